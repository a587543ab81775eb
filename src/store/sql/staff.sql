-- :name add
INSERT INTO staff (id, name, sign_in_name, password_hash, roles, disabled, failures, locked_until)
VALUES (?, ?, ?, ?, ?, ?, 0, '');

-- :name find
SELECT id, name, sign_in_name, roles, disabled FROM staff WHERE id = ?;

-- :name all
SELECT id, name, sign_in_name, roles, disabled FROM staff ORDER BY name, id;

-- :name sign_in
SELECT id, name, sign_in_name, roles, disabled, password_hash, failures, locked_until, password_ends FROM staff WHERE sign_in_name = ?;

-- :name count_failure
UPDATE staff SET failures = failures + 1 WHERE id = ?;

-- :name count_refusal
UPDATE refused_sign_in SET times = times + 1 WHERE slot = ?;

-- :name first_refusal
INSERT INTO refused_sign_in (slot, times) VALUES (?, 1);

-- :name lock
UPDATE staff SET failures = 0, locked_until = ? WHERE id = ?;

-- :name clear_failures
UPDATE staff SET failures = 0, locked_until = '' WHERE id = ?;

-- :name set_name
UPDATE staff SET name = ? WHERE id = ?;

-- :name set_roles
UPDATE staff SET roles = ? WHERE id = ?;

-- :name set_disabled
UPDATE staff SET disabled = ? WHERE id = ?;

-- :name set_password
UPDATE staff SET password_hash = ?, failures = 0, locked_until = '', password_ends = '' WHERE id = ?;

-- :name end_password_at
UPDATE staff SET password_ends = ? WHERE id = ?;
