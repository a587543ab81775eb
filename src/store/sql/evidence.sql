-- :name next_number
SELECT COALESCE(MAX(number), 0) + 1 FROM evidence_file WHERE case_id = ?

-- :name add
INSERT INTO evidence_file (id, case_id, number, proof, document, blob_id, name_sealed, sha256, size, added_by, added_on, destroyed_on)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')

-- :name of_case
SELECT id, proof, document, blob_id, name_sealed, sha256, size, added_by, added_on, destroyed_on FROM evidence_file WHERE case_id = ? ORDER BY number

-- :name cases_with_files
SELECT DISTINCT case_id FROM evidence_file WHERE destroyed_on = '' ORDER BY case_id

-- :name set_destroyed
UPDATE evidence_file SET destroyed_on = ?, name_sealed = ? WHERE id = ? AND destroyed_on = ''
