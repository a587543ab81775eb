-- :name start
INSERT INTO session (token_hash, staff_id, started_at, seen_at, csrf, code_given_at) VALUES (?, ?, ?, ?, ?, ?);

-- :name find
SELECT staff_id, started_at, seen_at, csrf, code_given_at FROM session WHERE token_hash = ? AND seen_at > ? AND started_at > ?;

-- :name seen
UPDATE session SET seen_at = ? WHERE token_hash = ?;

-- :name code_given
UPDATE session SET code_given_at = ? WHERE token_hash = ?;

-- :name end
DELETE FROM session WHERE token_hash = ?;

-- :name end_all
DELETE FROM session WHERE staff_id = ?;

-- :name forget_ended
DELETE FROM session WHERE seen_at <= ? OR started_at <= ?;
