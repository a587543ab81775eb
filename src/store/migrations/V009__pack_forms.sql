-- The same pack in other forms: web pages, plain text, large print. A JSON list; empty for packs made before.

ALTER TABLE pack ADD COLUMN forms MEDIUMTEXT;
