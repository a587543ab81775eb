-- No statement changes or removes an entry; the triggers of V001 refuse it, and in production the account should not have
-- been granted it: GRANT SELECT, INSERT on ledger; SELECT, UPDATE on ledger_head.

-- Locks the head until the transaction ends.
-- :name take_next_number
UPDATE ledger_head SET number = number + 1 WHERE id = 1;

-- :name head
SELECT number, entry_hash FROM ledger_head WHERE id = 1;

-- :name add
INSERT INTO ledger (number, recorded_at, actor, what, about, detail, previous_hash, entry_hash)
VALUES (?, ?, ?, ?, ?, ?, ?, ?);

-- :name move_head
UPDATE ledger_head SET entry_hash = ? WHERE id = 1 AND number = ?;

-- :name about
SELECT number, recorded_at, actor, what, about, detail, previous_hash, entry_hash
FROM ledger WHERE about = ? ORDER BY number;

-- :name came_with
SELECT number, recorded_at, actor, what, case_id, detail, previous_hash, entry_hash
FROM imported_ledger WHERE case_id = ? ORDER BY recorded_at, number;

-- :name page
SELECT number, recorded_at, actor, what, about, detail, previous_hash, entry_hash
FROM ledger WHERE number > ? ORDER BY number LIMIT ?;

-- :name hash_of
SELECT entry_hash FROM ledger WHERE number = ?;

-- What a checkpoint is made for at once.
-- :name marked_since
SELECT COUNT(*) FROM ledger WHERE number > ? AND what IN ('released', 'part_released', 'case_anonymise', 'case_destroy');
