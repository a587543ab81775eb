-- :name add
INSERT INTO ground_record (id, case_id, code, silent, content_sealed, made_by, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)

-- :name of_case
SELECT id, code, silent, content_sealed, made_by, made_at FROM ground_record WHERE case_id = ? ORDER BY made_at DESC, id
