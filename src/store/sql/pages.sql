-- :name exists
SELECT 1 FROM page WHERE record_id = ? AND number = ?

-- :name insert
INSERT INTO page (record_id, number, fixed, image, content, checked, checked_by, flags, whole_code, whole_reason_sealed, whole_by)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :name of_record
SELECT record_id, number, fixed, image, content, checked, checked_by, flags, whole_code, whole_reason_sealed, whole_by
FROM page WHERE record_id = ? ORDER BY number

-- :name one
SELECT record_id, number, fixed, image, content, checked, checked_by, flags, whole_code, whole_reason_sealed, whole_by
FROM page WHERE record_id = ? AND number = ?

-- :name reading_order
SELECT page.record_id, page.number, page.checked, page.whole_code
FROM record JOIN page ON page.record_id = record.id WHERE record.case_id = ? AND record.left_out = 0 AND record.part = 0
ORDER BY record.dated, record.source, record.id, page.number

-- :name review
UPDATE page SET checked = ?, checked_by = ?, whole_code = ?, whole_reason_sealed = ?, whole_by = ? WHERE record_id = ? AND number = ?

-- :name drop
DELETE FROM page WHERE record_id = ? AND number = ?
