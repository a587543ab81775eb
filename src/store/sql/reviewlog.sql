-- :name add
INSERT INTO review_log (id, case_id, kind, number, content_sealed, made_by, made_at, closed_by, closed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :name close
UPDATE review_log SET content_sealed = ?, closed_by = ?, closed_at = ? WHERE id = ? AND closed_by = ''

-- :name of_case
SELECT id, content_sealed, made_by, made_at, closed_by, closed_at FROM review_log WHERE case_id = ? AND kind = ? ORDER BY number, id

-- :name drop_kind
DELETE FROM review_log WHERE case_id = ? AND kind = ?

-- :name count
SELECT COUNT(*) FROM review_log WHERE case_id = ? AND kind = ?
