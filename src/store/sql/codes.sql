-- :name add
INSERT INTO one_time_code (id, about, purpose, code_hash, expires_at, tries, spent) VALUES (?, ?, ?, ?, ?, 0, 0);

-- :name spend_earlier
UPDATE one_time_code SET spent = 1 WHERE about = ? AND purpose = ? AND spent = 0;

-- :name waiting
SELECT id, code_hash, expires_at FROM one_time_code WHERE about = ? AND purpose = ? AND spent = 0
ORDER BY expires_at DESC, id LIMIT 1;

-- :name count_try
UPDATE one_time_code SET tries = tries + 1 WHERE id = ? AND spent = 0 AND tries < ?;

-- :name spend
UPDATE one_time_code SET spent = 1 WHERE id = ? AND spent = 0;

-- :name forget_older
DELETE FROM one_time_code WHERE expires_at < ?;
