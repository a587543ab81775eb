-- :name exists
SELECT 1 FROM case_person WHERE id = ?

-- :name insert
INSERT INTO case_person (id, case_id, standing, known_sealed, origin, outcome, code, reason_sealed, decided_by, decided_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :name describe
UPDATE case_person SET standing = ?, known_sealed = ? WHERE id = ?

-- :name decide
UPDATE case_person SET outcome = ?, code = ?, reason_sealed = ?, decided_by = ?, decided_at = ? WHERE id = ?

-- :name of_case
SELECT id, case_id, standing, known_sealed, origin, outcome, code, reason_sealed, decided_by, decided_at, asked_sealed
FROM case_person WHERE case_id = ? ORDER BY id

-- :name by_id
SELECT id, case_id, standing, known_sealed, origin, outcome, code, reason_sealed, decided_by, decided_at, asked_sealed
FROM case_person WHERE id = ?

-- :name ask
UPDATE case_person SET asked_sealed = ? WHERE id = ?
