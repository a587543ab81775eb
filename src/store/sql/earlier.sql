-- :name add
INSERT INTO earlier_decision (digest, case_id, outcome, code, decided_by, decided_at, hashed_again) VALUES (?, ?, ?, ?, ?, ?, ?)

-- :name drop
DELETE FROM earlier_decision WHERE case_id = ?

-- :name of
SELECT case_id, outcome, code, decided_by, decided_at FROM earlier_decision WHERE digest = ? ORDER BY decided_at DESC, case_id

-- :name hashed_less
SELECT digest, case_id, hashed_again FROM earlier_decision WHERE hashed_again < ? ORDER BY hashed_again, digest LIMIT ?

-- :name hash_on
UPDATE earlier_decision SET digest = ?, hashed_again = ? WHERE digest = ? AND hashed_again = ?
