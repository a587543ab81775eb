-- :name add
INSERT INTO outbox (id, channel, sealed_message, state, attempts, next_try, last_error, about, made_at, carrier_id)
VALUES (?, ?, ?, 'waiting', 0, ?, '', ?, ?, '');

-- :name waiting
SELECT id, channel, sealed_message, state, attempts, last_error, about, carrier_id, made_at
FROM outbox WHERE state = 'waiting' AND next_try <= ? ORDER BY next_try, id LIMIT ?;

-- :name to_ask
SELECT id, channel, sealed_message, state, attempts, last_error, about, carrier_id, made_at
FROM outbox WHERE state = 'sent' AND next_try <= ? AND carrier_id <> '' ORDER BY next_try, id LIMIT ?;

-- :name take
UPDATE outbox SET attempts = attempts + 1, next_try = ? WHERE id = ? AND attempts = ? AND state = 'waiting';

-- :name sent
UPDATE outbox SET state = 'sent', last_error = '', carrier_id = '' WHERE id = ? AND state = 'waiting';

-- :name restored
UPDATE outbox SET carrier_id = ? WHERE state = 'waiting';

-- :name sent_by
UPDATE outbox SET state = 'sent', last_error = '', carrier_id = ?, next_try = ? WHERE id = ? AND state = 'waiting';

-- :name retry
UPDATE outbox SET last_error = ?, next_try = ? WHERE id = ? AND state = 'waiting';

-- :name fail
UPDATE outbox SET state = 'failed', last_error = ? WHERE id = ? AND (state = 'waiting' OR state = 'sent');

-- :name delivered
UPDATE outbox SET state = 'delivered' WHERE id = ? AND state = 'sent';

-- :name came_back
UPDATE outbox SET state = 'sent' WHERE id = ? AND state = 'delivered';

-- :name ask_again
UPDATE outbox SET next_try = ? WHERE id = ? AND state = 'sent';

-- :name ask_no_more
UPDATE outbox SET carrier_id = '' WHERE id = ? AND state = 'sent';

-- :name count
SELECT COUNT(*) FROM outbox WHERE about = ? AND channel = ? AND made_at >= ?;

-- :name find
SELECT id, channel, sealed_message, state, attempts, last_error, about, carrier_id, made_at FROM outbox WHERE id = ?;

-- :name forget_sent
DELETE FROM outbox WHERE state <> 'waiting' AND next_try < ?;

-- :name by_state
SELECT state, COUNT(*) FROM outbox GROUP BY state ORDER BY state;

-- :name sealed_after
SELECT id, sealed_message FROM outbox WHERE id > ? ORDER BY id LIMIT ?;

-- :name seal_again
UPDATE outbox SET sealed_message = ? WHERE id = ? AND sealed_message = ?;
