-- What is said to SQLite alone.

-- synchronous=EXTRA is FULL plus a sync of the folder after the journal is removed: without it a commit we have
-- acknowledged could be rolled back by the old journal after a power cut.
-- :name session
PRAGMA journal_mode = DELETE;
PRAGMA synchronous = EXTRA;
PRAGMA foreign_keys = ON;
PRAGMA secure_delete = ON;
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
PRAGMA temp_store = MEMORY;

-- :name journal
PRAGMA journal_mode;

-- :name foreign_keys
PRAGMA foreign_keys;

-- :name begin
BEGIN IMMEDIATE;

-- :name begin_look
BEGIN;

-- :name only_look
PRAGMA query_only = ON;

-- :name may_write
PRAGMA query_only = OFF;

-- :name commit
COMMIT;

-- :name roll_back
ROLLBACK;

-- :name triggers
SELECT COUNT(*) FROM sqlite_master WHERE type = 'trigger';
