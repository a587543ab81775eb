-- :name add
INSERT INTO earlier_decision (digest, case_id, outcome, code, decided_by, decided_at) VALUES (?, ?, ?, ?, ?, ?)

-- :name drop
DELETE FROM earlier_decision WHERE case_id = ?

-- :name of
SELECT case_id, outcome, code, decided_by, decided_at FROM earlier_decision WHERE digest = ? ORDER BY decided_at DESC, case_id
