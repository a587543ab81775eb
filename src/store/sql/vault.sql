-- :name key
SELECT sealed_key, shredded FROM vault_key WHERE owner = ?;

-- :name add_key
INSERT INTO vault_key (owner, sealed_key, shredded) VALUES (?, ?, 0);

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
