-- :name drop
DELETE FROM source_check WHERE source = ?

-- :name add
INSERT INTO source_check (source, asked_by, asked_at, ended_at, steps) VALUES (?, ?, ?, ?, ?)

-- :name all
SELECT source, asked_by, asked_at, ended_at, steps FROM source_check ORDER BY source

-- :name searches_since
SELECT source, state, failure, ended FROM source_search WHERE ended >= ? ORDER BY ended DESC, source LIMIT 5000
