-- :name of_case
SELECT staff_id FROM case_reader WHERE case_id = ? ORDER BY staff_id

-- :name kept_from
SELECT DISTINCT case_id FROM case_reader WHERE case_id NOT IN (SELECT case_id FROM case_reader WHERE staff_id = ?) ORDER BY case_id

-- :name clear
DELETE FROM case_reader WHERE case_id = ?

-- :name add
INSERT INTO case_reader (case_id, staff_id) VALUES (?, ?)
