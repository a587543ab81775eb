-- :name replace
UPDATE kept_form SET sealed_answers = ?, kept_until = ? WHERE way_hash = ?

-- :name add
INSERT INTO kept_form (id, way_hash, sealed_answers, kept_until) VALUES (?, ?, ?, ?)

-- :name by_way
SELECT id, sealed_answers, kept_until FROM kept_form WHERE way_hash = ?

-- :name forget
DELETE FROM kept_form WHERE way_hash = ?

-- :name forget_due
DELETE FROM kept_form WHERE kept_until < ?
