-- :name set
UPDATE page_shown SET seconds = ?, since = ? WHERE record_id = ? AND page = ? AND staff_id = ?

-- :name add
INSERT INTO page_shown (case_id, record_id, page, staff_id, seconds, since) VALUES (?, ?, ?, ?, ?, ?)

-- :name of_case
SELECT record_id, page, staff_id, seconds, since FROM page_shown WHERE case_id = ? ORDER BY record_id, page, staff_id

-- :name of_reader
SELECT record_id, page, staff_id, seconds, since FROM page_shown WHERE case_id = ? AND staff_id = ? AND (since <> '' OR (record_id = ? AND page = ?))

-- :name drop_case
DELETE FROM page_shown WHERE case_id = ?
