-- :name put
INSERT INTO staff_device (staff_id, sealed_secret, added_at, last_step, failures, locked_until) VALUES (?, ?, ?, ?, 0, '');

-- :name find
SELECT sealed_secret, last_step, failures, locked_until, added_at FROM staff_device WHERE staff_id = ?;

-- :name count_try
UPDATE staff_device SET failures = failures + 1 WHERE staff_id = ? AND locked_until <= ?;

-- :name lock
UPDATE staff_device SET locked_until = ? WHERE staff_id = ?;

-- :name use_step
UPDATE staff_device SET last_step = ?, failures = 0, locked_until = '' WHERE staff_id = ? AND last_step < ?;

-- :name clear_tries
UPDATE staff_device SET failures = 0, locked_until = '' WHERE staff_id = ?;

-- :name remove
DELETE FROM staff_device WHERE staff_id = ?;

-- :name add_recovery_code
INSERT INTO staff_recovery_code (staff_id, place, code_hash, spent_at) VALUES (?, ?, ?, '');

-- :name recovery_code
SELECT code_hash FROM staff_recovery_code WHERE staff_id = ? AND place = ? AND spent_at = '';

-- :name spend_recovery_code
UPDATE staff_recovery_code SET spent_at = ? WHERE staff_id = ? AND place = ? AND spent_at = '';

-- :name recovery_codes_left
SELECT COUNT(*) FROM staff_recovery_code WHERE staff_id = ? AND spent_at = '';

-- :name remove_recovery_codes
DELETE FROM staff_recovery_code WHERE staff_id = ?;

-- :name begin
INSERT INTO sign_in_begun (token_hash, staff_id, started_at, sealed_secret) VALUES (?, ?, ?, ?);

-- :name begun
SELECT staff_id, sealed_secret FROM sign_in_begun WHERE token_hash = ? AND started_at > ?;

-- :name end_begun
DELETE FROM sign_in_begun WHERE token_hash = ?;

-- :name end_all_begun
DELETE FROM sign_in_begun WHERE staff_id = ?;

-- :name forget_begun
DELETE FROM sign_in_begun WHERE started_at <= ?;

-- :name sealed_after
SELECT staff_id, sealed_secret FROM staff_device WHERE staff_id > ? ORDER BY staff_id LIMIT ?;

-- :name seal_again
UPDATE staff_device SET sealed_secret = ? WHERE staff_id = ? AND sealed_secret = ?;
