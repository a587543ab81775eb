-- :name standing
SELECT form_hash, sending, begun_at, answered_at, answer_sealed FROM pressed WHERE session_hash = ?;

-- :name begin
INSERT INTO pressed (session_hash, form_hash, sending, begun_at, answered_at, answer_sealed) VALUES (?, ?, ?, ?, '', '');

-- :name begin_instead
UPDATE pressed SET form_hash = ?, sending = ?, begun_at = ?, answered_at = '', answer_sealed = '' WHERE session_hash = ? AND sending = ?;

-- :name answered
UPDATE pressed SET answered_at = ?, answer_sealed = ? WHERE session_hash = ? AND sending = ?;

-- :name forget
DELETE FROM pressed WHERE session_hash = ? AND sending = ?;

-- :name forget_older
DELETE FROM pressed WHERE begun_at < ?;
