-- :name add
INSERT INTO outbox (id, channel, sealed_message, state, attempts, next_try, last_error)
VALUES (?, ?, ?, 'waiting', 0, ?, '');

-- :name waiting
SELECT id, channel, sealed_message, state, attempts, last_error
FROM outbox WHERE state = 'waiting' AND next_try <= ? ORDER BY next_try, id LIMIT ?;

-- :name take
UPDATE outbox SET attempts = attempts + 1, next_try = ? WHERE id = ? AND attempts = ? AND state = 'waiting';

-- :name sent
UPDATE outbox SET state = 'sent', last_error = '' WHERE id = ? AND state = 'waiting';

-- :name retry
UPDATE outbox SET last_error = ?, next_try = ? WHERE id = ? AND state = 'waiting';

-- :name give_up
UPDATE outbox SET state = 'failed' WHERE id = ? AND state = 'waiting' AND attempts >= ?;

-- :name find
SELECT id, channel, sealed_message, state, attempts, last_error FROM outbox WHERE id = ?;

-- :name forget_sent
DELETE FROM outbox WHERE state = 'sent' AND next_try < ?;

-- :name by_state
SELECT state, COUNT(*) FROM outbox GROUP BY state ORDER BY state;
