-- What the browser of a session calls itself, in a few words ("Firefox on Windows"), for its owner. Empty: not known, or a session from before.
ALTER TABLE session ADD COLUMN browser VARCHAR(60) NOT NULL DEFAULT '';
