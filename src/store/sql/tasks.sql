-- :name next_number
SELECT COALESCE(MAX(number), 0) + 1 FROM task WHERE case_id = ?

-- :name insert
INSERT INTO task (id, number, case_id, kind, state, outcome, about_sealed, made_by, made_on, ended_by, ended_on)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :name of_case
SELECT id, case_id, kind, state, outcome, about_sealed, made_by, made_on, ended_by, ended_on
FROM task WHERE case_id = ? ORDER BY number

-- :name by_id
SELECT id, case_id, kind, state, outcome, about_sealed, made_by, made_on, ended_by, ended_on
FROM task WHERE id = ?

-- :name open
SELECT id, case_id, kind, state, outcome, about_sealed, made_by, made_on, ended_by, ended_on
FROM task WHERE state = 'open' ORDER BY made_on, case_id, number

-- :name update
UPDATE task SET state = ?, outcome = ?, about_sealed = ?, ended_by = ?, ended_on = ?
WHERE id = ? AND state = 'open'
