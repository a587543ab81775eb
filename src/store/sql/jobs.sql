-- Every UPDATE of a leased job names its fencing token. open_key becomes the job's id when it ends, so that its
-- idempotency key is free again.

-- :name add
INSERT INTO job (id, kind, about, argument, idempotency_key, open_key, state, run_at, attempts, worker, token,
                 lease_until, last_error)
VALUES (?, ?, ?, ?, ?, ?, 'ready', ?, 0, '', 0, ?, '');

-- :name next
SELECT id, kind, about, argument, idempotency_key, attempts, token
FROM job WHERE state = 'ready' AND run_at <= ? ORDER BY run_at, id LIMIT 1;

-- :name next_after
SELECT id, kind, about, argument, idempotency_key, attempts, token
FROM job WHERE state = 'ready' AND about > ? AND run_at <= ? ORDER BY about, run_at, id LIMIT 1;

-- :name next_from_the_first
SELECT id, kind, about, argument, idempotency_key, attempts, token
FROM job WHERE state = 'ready' AND about <= ? AND run_at <= ? ORDER BY about, run_at, id LIMIT 1;

-- :name take
UPDATE job SET state = 'leased', worker = ?, lease_until = ?, attempts = attempts + 1, token = token + 1
WHERE id = ? AND token = ? AND state = 'ready';

-- :name still_mine
UPDATE job SET state = 'leased' WHERE id = ? AND token = ? AND state = 'leased';

-- :name heartbeat
UPDATE job SET lease_until = ? WHERE id = ? AND token = ? AND state = 'leased';

-- :name finish
UPDATE job SET state = 'done', open_key = id, last_error = '' WHERE id = ? AND token = ? AND state = 'leased';

-- :name retry
UPDATE job SET state = 'ready', last_error = ?, run_at = ? WHERE id = ? AND token = ? AND state = 'leased';

-- :name bury
UPDATE job SET state = 'dead', open_key = id, last_error = ? WHERE id = ? AND token = ? AND state = 'leased';

-- :name reap
UPDATE job SET state = 'ready', run_at = ?, last_error = 'the worker stopped before it was done'
WHERE state = 'leased' AND lease_until < ? AND attempts < ?;

-- :name reap_spent
UPDATE job SET state = 'dead', open_key = id, last_error = 'the worker stopped before it was done'
WHERE state = 'leased' AND lease_until < ? AND attempts >= ?;

-- :name give_back
UPDATE job SET state = 'ready', run_at = ?, last_error = 'the worker stopped before it was done'
WHERE state = 'leased' AND worker = ? AND attempts < ?;

-- :name give_back_spent
UPDATE job SET state = 'dead', open_key = id, last_error = 'the worker stopped before it was done'
WHERE state = 'leased' AND worker = ? AND attempts >= ?;

-- :name revive
UPDATE job SET state = 'ready', open_key = idempotency_key, run_at = ?, attempts = 0 WHERE id = ? AND state = 'dead';

-- :name about
SELECT id, kind, about, argument, idempotency_key, attempts, token, state, last_error
FROM job WHERE about = ? ORDER BY run_at, id;

-- :name tally
SELECT state, COUNT(*) FROM job GROUP BY state;

-- :name waiting_since
SELECT MIN(run_at) FROM job WHERE state = 'ready';

-- :name by_kind
SELECT kind, state, COUNT(*) FROM job GROUP BY kind, state ORDER BY kind, state;
