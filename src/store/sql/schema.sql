-- Which migrations a database has had.

-- :name make_migrations
CREATE TABLE IF NOT EXISTS schema_migration (
  version VARCHAR(100) NOT NULL PRIMARY KEY,
  checksum VARCHAR(64) NOT NULL,
  done BIGINT NOT NULL,
  whole BIGINT NOT NULL
);

-- :name make_runner
CREATE TABLE IF NOT EXISTS schema_runner (
  id BIGINT NOT NULL PRIMARY KEY,
  turns BIGINT NOT NULL
);

-- What programs that do not know a migration can go on over (store/additions.h).
-- :name make_additions
CREATE TABLE IF NOT EXISTS schema_addition (
  version VARCHAR(100) NOT NULL PRIMARY KEY
);

-- :name drop_addition
DELETE FROM schema_addition WHERE version = ?;

-- :name note_addition
INSERT INTO schema_addition (version) VALUES (?);

-- :name additions
SELECT version FROM schema_addition ORDER BY version;

-- :name how_many
SELECT COUNT(*) FROM schema_migration;

-- :name runner
SELECT turns FROM schema_runner WHERE id = 1;

-- :name first_runner
INSERT INTO schema_runner (id, turns) VALUES (1, 0);

-- :name take_runner
UPDATE schema_runner SET turns = turns + 1 WHERE id = 1;

-- :name applied
SELECT version, checksum, done, whole FROM schema_migration ORDER BY version;

-- :name add
INSERT INTO schema_migration (version, checksum, done, whole) VALUES (?, ?, ?, ?);

-- :name count
UPDATE schema_migration SET done = ? WHERE version = ?;
