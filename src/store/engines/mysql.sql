-- What is said to MySQL and MariaDB alone.

-- ANSI_QUOTES, PIPES_AS_CONCAT and NO_BACKSLASH_ESCAPES make the engine read the same SQL as SQLite does.
-- :name session
SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,ONLY_FULL_GROUP_BY,ANSI_QUOTES,PIPES_AS_CONCAT,NO_BACKSLASH_ESCAPES';
SET SESSION time_zone = '+00:00';
SET SESSION innodb_lock_wait_timeout = 5;
SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ;

-- :name has_snapshot_isolation
SHOW VARIABLES LIKE 'innodb_snapshot_isolation';

-- At its default isolation MariaDB loses updates without this (security.md finding 8).
-- :name snapshot_isolation
SET SESSION innodb_snapshot_isolation = ON;

-- :name has_sync_wait
SHOW VARIABLES LIKE 'wsrep_sync_wait';

-- :name sync_wait
SET SESSION wsrep_sync_wait = 7;

-- :name cipher
SHOW STATUS LIKE 'Ssl_cipher';

-- :name begin
START TRANSACTION;

-- :name begin_look
START TRANSACTION READ ONLY;

-- :name take_turn
UPDATE ledger_head SET turns = turns + 1 WHERE id = 1;

-- :name commit
COMMIT;

-- :name roll_back
ROLLBACK;

-- Text compares byte by byte, as in SQLite: an id is not the same id in capitals.
-- :name collation
ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- :name triggers
SELECT COUNT(*) FROM information_schema.triggers WHERE trigger_schema = DATABASE();

-- :name tables
SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE();

-- What the promises of durability rest on; each gives a name and a value.
-- :name flushed_at_commit
SHOW VARIABLES LIKE 'innodb_flush_log_at_trx_commit';

-- :name doublewrite
SHOW VARIABLES LIKE 'innodb_doublewrite';

-- :name largest_packet
SHOW VARIABLES LIKE 'max_allowed_packet';
