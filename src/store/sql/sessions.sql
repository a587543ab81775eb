-- :name start
INSERT INTO session (token_hash, staff_id, started_at, seen_at, csrf, code_given_at) VALUES (?, ?, ?, ?, ?, ?);

-- :name find
SELECT staff_id, started_at, seen_at, csrf, code_given_at FROM session WHERE token_hash = ? AND seen_at > ? AND started_at > ?;

-- :name seen
UPDATE session SET seen_at = ? WHERE token_hash = ?;

-- :name code_given
UPDATE session SET code_given_at = ? WHERE token_hash = ?;

-- :name note_browser
UPDATE session SET browser = ? WHERE token_hash = ?;

-- :name open_of
SELECT token_hash, started_at, seen_at, browser FROM session WHERE staff_id = ? AND seen_at > ? AND started_at > ? ORDER BY seen_at DESC, started_at DESC, token_hash;

-- :name end
DELETE FROM session WHERE token_hash = ?;

-- :name end_all
DELETE FROM session WHERE staff_id = ?;

-- :name forget_ended
DELETE FROM session WHERE seen_at <= ? OR started_at <= ?;

-- :name came_from_elsewhere
UPDATE session SET council_subject = ?, council_session = ? WHERE token_hash = ?;

-- :name of_council_subject
SELECT token_hash, staff_id, council_session FROM session WHERE council_subject = ?;

-- :name of_council_session
SELECT token_hash, staff_id, council_session FROM session WHERE council_session = ?;

-- :name log_out_taken
SELECT taken_at FROM council_log_out WHERE id_hash = ?;

-- :name take_log_out
INSERT INTO council_log_out (id_hash, taken_at) VALUES (?, ?);

-- :name forget_log_outs
DELETE FROM council_log_out WHERE taken_at < ?;
