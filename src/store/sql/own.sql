-- :name put
INSERT INTO staff_note (staff_id, kind, name, content, kept_at) VALUES (?, ?, ?, ?, ?)

-- :name of
SELECT kind, name, content, kept_at FROM staff_note WHERE staff_id = ? AND kind = ? ORDER BY name

-- :name drop
DELETE FROM staff_note WHERE staff_id = ? AND kind = ? AND name = ?

-- :name owner
SELECT staff_id FROM staff_note WHERE kind = ? AND content = ?

-- :name all_of
SELECT staff_id, kind, name, content, kept_at FROM staff_note WHERE kind = ? ORDER BY staff_id, name
