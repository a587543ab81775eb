-- :name add
INSERT INTO inbox_message (id, message_hash, controller, reached, taken_at, kind, state, case_id, settled_by, settled_at, content_sealed)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :name known
SELECT COUNT(*) FROM inbox_message WHERE message_hash = ?

-- :name find
SELECT id, message_hash, controller, reached, taken_at, kind, state, case_id, settled_by, settled_at, content_sealed FROM inbox_message WHERE id = ?

-- :name oldest
SELECT id, message_hash, controller, reached, taken_at, kind, state, case_id, settled_by, settled_at, content_sealed
FROM inbox_message WHERE controller = ? AND state = ? ORDER BY reached, id LIMIT ?

-- :name newest
SELECT id, message_hash, controller, reached, taken_at, kind, state, case_id, settled_by, settled_at, content_sealed
FROM inbox_message WHERE controller = ? AND state = ? ORDER BY taken_at DESC, id DESC LIMIT ?

-- :name count
SELECT COUNT(*) FROM inbox_message WHERE controller = ? AND state = ?

-- :name of_case
SELECT id, message_hash, controller, reached, taken_at, kind, state, case_id, settled_by, settled_at, content_sealed
FROM inbox_message WHERE case_id = ? AND state IN ('opened', 'joined') ORDER BY reached, id

-- :name settle
UPDATE inbox_message SET state = ?, case_id = ?, settled_by = ?, settled_at = ?, content_sealed = ? WHERE id = ? AND state = ?

-- :name to_forget
SELECT id, message_hash, controller, reached, taken_at, kind, state, case_id, settled_by, settled_at, content_sealed
FROM inbox_message WHERE state IN ('set_aside', 'not_a_request') AND settled_at < ?

-- :name forget
UPDATE inbox_message SET state = 'forgotten', content_sealed = '' WHERE id = ?

-- :name place
SELECT validity, last_uid, looked_at, failed_since, failure FROM inbox_place WHERE mailbox = ?

-- :name drop_place
DELETE FROM inbox_place WHERE mailbox = ?

-- :name add_place
INSERT INTO inbox_place (mailbox, validity, last_uid, looked_at, failed_since, failure) VALUES (?, ?, ?, ?, ?, ?)

-- A case goes, and the messages that belong to it.
-- :name drop_case
DELETE FROM inbox_message WHERE case_id = ? AND state IN ('opened', 'joined')
