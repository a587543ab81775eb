-- :name add
INSERT INTO acknowledged (reference_hash) VALUES (?);

-- :name page
SELECT reference_hash FROM acknowledged WHERE reference_hash > ? ORDER BY reference_hash LIMIT ?;
