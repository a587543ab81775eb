-- :name next_number
SELECT COALESCE(MAX(number), 0) + 1 FROM commission WHERE case_id = ?

-- :name insert
INSERT INTO commission (id, number, case_id, purpose, source, title, task_id, state, answer, asked_on, answer_by, chased, chased_on, escalated_on, opened_at, answered_at, version, asked_sealed, reply_sealed)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)

-- :name update
UPDATE commission SET state = ?, answer = ?, answer_by = ?, chased = ?, chased_on = ?, escalated_on = ?, opened_at = ?, answered_at = ?, reply_sealed = ?, version = version + 1
WHERE id = ? AND version = ?

-- :name by_id
SELECT id, case_id, purpose, source, title, task_id, state, answer, asked_on, answer_by, chased, chased_on, escalated_on, opened_at, answered_at, version, asked_sealed, reply_sealed
FROM commission WHERE id = ?

-- :name of_case
SELECT id, case_id, purpose, source, title, task_id, state, answer, asked_on, answer_by, chased, chased_on, escalated_on, opened_at, answered_at, version, asked_sealed, reply_sealed
FROM commission WHERE case_id = ? ORDER BY number

-- :name waiting
SELECT id, case_id, purpose, source, title, task_id, state, answer, asked_on, answer_by, chased, chased_on, escalated_on, opened_at, answered_at, version, asked_sealed, reply_sealed
FROM commission WHERE state = 'waiting' ORDER BY asked_on, case_id, number

-- :name add_link
INSERT INTO commission_link (token_hash, commission_id, case_id, made_at) VALUES (?, ?, ?, ?)

-- :name by_link
SELECT commission_id FROM commission_link WHERE token_hash = ?
