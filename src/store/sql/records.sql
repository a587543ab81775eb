-- :name exists
SELECT 1 FROM record WHERE case_id = ? AND source = ? AND key_hash = ?

-- :name insert
INSERT INTO record (id, case_id, source, key_hash, candidate_id, parent_id, about_sealed, media_type, dated, sha256, size, original, collected_at, reading, reading_note_sealed, document, pages, left_out, left_out_reason_sealed, left_out_by, part, read_by)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :name of_case
SELECT id, case_id, source, candidate_id, parent_id, about_sealed, media_type, dated, sha256, size, original, collected_at, reading, reading_note_sealed, document, pages, left_out, left_out_reason_sealed, left_out_by, part, read_by
FROM record WHERE case_id = ? ORDER BY dated, source, id

-- :name by_id
SELECT id, case_id, source, candidate_id, parent_id, about_sealed, media_type, dated, sha256, size, original, collected_at, reading, reading_note_sealed, document, pages, left_out, left_out_reason_sealed, left_out_by, part, read_by
FROM record WHERE id = ?

-- :name set_reading
UPDATE record SET reading = ?, reading_note_sealed = ?, document = ?, pages = ?, dated = ?, read_by = ? WHERE id = ?

-- :name set_inclusion
UPDATE record SET left_out = ?, left_out_reason_sealed = ?, left_out_by = ?, part = ? WHERE id = ?

-- :name count
SELECT reading, COUNT(*) FROM record WHERE case_id = ? AND left_out = 0 AND part = 0 GROUP BY reading

-- :name owner
SELECT case_id FROM record WHERE id = ?
