-- :name add
INSERT INTO client (id, name, controller, scopes, key_hash, made_by, made_at, used_at, ended_at, ends_on) VALUES (?, ?, ?, ?, ?, ?, ?, '', '', ?)

-- :name all
SELECT id, name, controller, scopes, made_at, used_at, ended_at, ends_on FROM client ORDER BY name, id

-- :name find
SELECT id, name, controller, scopes, made_at, used_at, ended_at, ends_on FROM client WHERE id = ?

-- :name by_key
SELECT id, name, controller, scopes, made_at, used_at, ended_at, ends_on FROM client WHERE key_hash = ? AND ended_at = ''

-- :name renew
UPDATE client SET ends_on = ? WHERE id = ? AND ended_at = ''

-- :name end
UPDATE client SET ended_at = ? WHERE id = ? AND ended_at = ''

-- :name used
UPDATE client SET used_at = ? WHERE id = ?

-- :name begin_answer
INSERT INTO client_answer (client_id, once_hash, fingerprint, status, answer_sealed, location, given_at) VALUES (?, ?, ?, 0, '', '', ?)

-- :name answer
SELECT fingerprint, status, answer_sealed, location FROM client_answer WHERE client_id = ? AND once_hash = ?

-- :name keep_answer
UPDATE client_answer SET status = ?, answer_sealed = ?, location = ?, given_at = ? WHERE client_id = ? AND once_hash = ?

-- :name forget_answers
DELETE FROM client_answer WHERE given_at < ?
