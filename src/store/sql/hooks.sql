-- :name add
INSERT INTO hook (id, client_id, controller, url, kinds, secrets_sealed, from_entry, made_at, ended_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '')

-- :name all
SELECT id, client_id, controller, url, kinds, made_at, ended_at,
(SELECT COUNT(*) FROM hook_message WHERE hook_message.hook_id = hook.id AND hook_message.state = 'waiting'),
(SELECT COUNT(*) FROM hook_message WHERE hook_message.hook_id = hook.id AND hook_message.state = 'dead')
FROM hook ORDER BY made_at, id

-- :name find
SELECT id, client_id, controller, url, kinds, made_at, ended_at,
(SELECT COUNT(*) FROM hook_message WHERE hook_message.hook_id = hook.id AND hook_message.state = 'waiting'),
(SELECT COUNT(*) FROM hook_message WHERE hook_message.hook_id = hook.id AND hook_message.state = 'dead')
FROM hook WHERE id = ?

-- :name secrets
SELECT secrets_sealed FROM hook WHERE id = ? AND ended_at = ''

-- :name set_secrets
UPDATE hook SET secrets_sealed = ? WHERE id = ? AND ended_at = ''

-- :name end
UPDATE hook SET ended_at = ? WHERE id = ? AND ended_at = ''

-- :name drop_waiting
DELETE FROM hook_message WHERE hook_id = ? AND state = 'waiting'

-- :name cursor
SELECT entry FROM hook_cursor WHERE id = 1

-- :name newest
SELECT number FROM ledger_head WHERE id = 1

-- :name move_cursor
UPDATE hook_cursor SET entry = ? WHERE id = 1 AND entry = ?

-- :name entries
SELECT number, recorded_at, what, about FROM ledger WHERE number > ? ORDER BY number LIMIT ?

-- :name told_of
SELECT controller FROM sar_case WHERE id = ? AND id NOT IN (SELECT case_id FROM case_reader)

-- :name good
SELECT id, controller, kinds, from_entry FROM hook WHERE ended_at = ''

-- :name add_message
INSERT INTO hook_message (id, hook_id, entry, kind, case_id, happened_at, state, attempts, next_try, last_error) VALUES (?, ?, ?, ?, ?, ?, 'waiting', 0, ?, '')

-- :name due
SELECT id, hook_id, kind, case_id, happened_at, state, attempts, last_error FROM hook_message WHERE state = 'waiting' AND next_try <= ? ORDER BY next_try, entry, id LIMIT 1

-- :name take
UPDATE hook_message SET attempts = attempts + 1, next_try = ? WHERE id = ? AND attempts = ? AND state = 'waiting'

-- :name reference
SELECT reference FROM sar_case WHERE id = ? AND id NOT IN (SELECT case_id FROM case_reader)

-- :name url
SELECT url FROM hook WHERE id = ? AND ended_at = ''

-- :name delivered
UPDATE hook_message SET state = 'delivered', last_error = '', next_try = ? WHERE id = ? AND state = 'waiting'

-- :name again
UPDATE hook_message SET last_error = ?, next_try = ? WHERE id = ? AND state = 'waiting'

-- :name hold
UPDATE hook_message SET next_try = ? WHERE hook_id = ? AND state = 'waiting' AND next_try < ?

-- :name give_up
UPDATE hook_message SET state = 'dead', last_error = ?, next_try = ? WHERE id = ? AND state = 'waiting'

-- :name drop
DELETE FROM hook_message WHERE id = ?

-- :name drop_case
DELETE FROM hook_message WHERE case_id = ?

-- :name messages
SELECT id, hook_id, kind, case_id, happened_at, state, attempts, last_error FROM hook_message WHERE hook_id = ? ORDER BY entry DESC LIMIT ?

-- :name dead
SELECT COUNT(*) FROM hook_message JOIN hook ON hook.id = hook_message.hook_id WHERE hook_message.state = 'dead' AND hook.ended_at = ''

-- :name revive
UPDATE hook_message SET state = 'waiting', attempts = 0, next_try = ? WHERE hook_id = ? AND state = 'dead'

-- :name forget_ended
DELETE FROM hook_message WHERE state <> 'waiting' AND next_try < ?

-- :name sealed_after
SELECT id, secrets_sealed FROM hook WHERE id > ? ORDER BY id LIMIT ?

-- :name seal_again
UPDATE hook SET secrets_sealed = ? WHERE id = ? AND secrets_sealed = ?
