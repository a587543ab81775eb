-- :name exists
SELECT 1 FROM page WHERE record_id = ? AND number = ?

-- :name insert
INSERT INTO page (record_id, number, fixed, image, checked, checked_by, flags, whole_code, whole_reason_sealed, whole_by)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :name of_record
SELECT record_id, number, fixed, image, checked, checked_by, flags, whole_code, whole_reason_sealed, whole_by
FROM page WHERE record_id = ? ORDER BY number

-- :name review
UPDATE page SET checked = ?, checked_by = ?, whole_code = ?, whole_reason_sealed = ?, whole_by = ? WHERE record_id = ? AND number = ?

-- :name drop
DELETE FROM page WHERE record_id = ? AND number = ?
