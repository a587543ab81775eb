-- :name key
SELECT sealed_key, shredded, wrapped_by FROM vault_key WHERE owner = ?;

-- :name add_key
INSERT INTO vault_key (owner, sealed_key, shredded, wrapped_by) VALUES (?, ?, 0, ?);

-- :name shred
UPDATE vault_key SET sealed_key = '', shredded = 1 WHERE owner = ?;

-- :name add_blob
INSERT INTO vault_blob (id, owner, bytes, chunks) VALUES (?, ?, ?, ?);

-- :name blob
SELECT owner, bytes, chunks FROM vault_blob WHERE id = ?;

-- :name add_chunk
INSERT INTO vault_chunk (blob_id, position, sealed) VALUES (?, ?, ?);

-- :name chunk
SELECT sealed FROM vault_chunk WHERE blob_id = ? AND position = ?;

-- :name drop_chunks
DELETE FROM vault_chunk WHERE blob_id = ?;

-- :name drop_blob
DELETE FROM vault_blob WHERE id = ?;

-- :name under_other_keys
SELECT owner, sealed_key, wrapped_by FROM vault_key WHERE shredded = 0 AND wrapped_by <> ? ORDER BY owner LIMIT ?;

-- :name wrap_again
UPDATE vault_key SET sealed_key = ?, wrapped_by = ? WHERE owner = ? AND wrapped_by = ? AND shredded = 0;

-- :name count_by_key
SELECT wrapped_by, COUNT(*) FROM vault_key WHERE shredded = 0 GROUP BY wrapped_by ORDER BY wrapped_by;

-- :name keys_after
SELECT owner, sealed_key, shredded, wrapped_by FROM vault_key WHERE owner > ? ORDER BY owner LIMIT ?;

-- :name blank_keys
UPDATE vault_key SET sealed_key = '' WHERE sealed_key <> '';

-- :name put_key
UPDATE vault_key SET sealed_key = ?, shredded = ?, wrapped_by = ? WHERE owner = ?;

-- :name put_new_key
INSERT INTO vault_key (owner, sealed_key, shredded, wrapped_by) VALUES (?, ?, ?, ?);

-- :name owner_stands
SELECT COUNT(*) FROM sar_case WHERE id = ?;

-- :name blobs_of_owner
SELECT COUNT(*) FROM vault_blob WHERE owner = ?;

-- :name still_blank
UPDATE vault_key SET shredded = 1 WHERE sealed_key = '' AND shredded = 0;

-- :name cases_without_key
SELECT c.id FROM sar_case c LEFT JOIN vault_key k ON k.owner = c.id WHERE k.owner IS NULL;

-- :name owners_without_key
SELECT DISTINCT b.owner FROM vault_blob b LEFT JOIN vault_key k ON k.owner = b.owner WHERE k.owner IS NULL;
