-- :name exists
SELECT 1 FROM source_search WHERE case_id = ? AND source = ?

-- :name insert
INSERT INTO source_search (title, owner, state, terms_sealed, found, truncated, attempts, failure, reason, decided_by, started, ended, case_id, source)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :name update
UPDATE source_search SET title = ?, owner = ?, state = ?, terms_sealed = ?, found = ?, truncated = ?, attempts = ?, failure = ?, reason = ?, decided_by = ?, started = ?, ended = ?
WHERE case_id = ? AND source = ?

-- :name of_case
SELECT case_id, source, title, owner, state, terms_sealed, found, truncated, attempts, failure, reason, decided_by, started, ended
FROM source_search WHERE case_id = ? ORDER BY title
