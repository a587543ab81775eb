-- The last day of an other system's key. Empty: a key from before keys had one.
ALTER TABLE client ADD COLUMN ends_on VARCHAR(10) NOT NULL DEFAULT '';
