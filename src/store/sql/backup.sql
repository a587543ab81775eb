-- What a backup is held against when it comes back.

-- :name cases
SELECT COUNT(*) FROM sar_case;

-- :name records
SELECT COUNT(*) FROM record;

-- :name blobs
SELECT COUNT(*) FROM vault_blob;

-- :name packs
SELECT COUNT(*) FROM pack;

-- :name schema
SELECT MAX(version) FROM schema_migration;

-- :name hash_of_entry
SELECT entry_hash FROM ledger WHERE number = ?;
