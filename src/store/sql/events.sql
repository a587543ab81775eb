-- :name next_number
SELECT COALESCE(MAX(number), 0) + 1 FROM case_event WHERE case_id = ?

-- :name insert
INSERT INTO case_event (case_id, number, what, on_day, at, actor, detail_sealed) VALUES (?, ?, ?, ?, ?, ?, ?)

-- :name of_case
SELECT case_id, number, what, on_day, at, actor, detail_sealed FROM case_event WHERE case_id = ? ORDER BY number
