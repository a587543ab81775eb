-- :name add
INSERT INTO draft (cookie_hash, sealed_answers, saved_at) VALUES (?, ?, ?);

-- :name replace
UPDATE draft SET sealed_answers = ?, saved_at = ? WHERE cookie_hash = ?;

-- :name load
SELECT sealed_answers FROM draft WHERE cookie_hash = ?;

-- :name forget
DELETE FROM draft WHERE cookie_hash = ?;

-- :name forget_older
DELETE FROM draft WHERE saved_at < ?;
