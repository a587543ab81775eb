-- :name versions
SELECT kind, name, number, content, stood_over, made_by, reason, made_on FROM rule_version WHERE kind = ? AND name = ? ORDER BY number

-- :name latest
SELECT r.kind, r.name, r.number, r.content, r.stood_over, r.made_by, r.reason, r.made_on FROM rule_version r
WHERE r.kind = ? AND r.number = (SELECT MAX(o.number) FROM rule_version o WHERE o.kind = r.kind AND o.name = r.name) ORDER BY r.name

-- :name put
INSERT INTO rule_version (kind, name, number, content, stood_over, made_by, reason, made_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?)

-- :name fits
SELECT fits FROM letter_fit WHERE digest = ? ORDER BY id LIMIT 1

-- :name keep_fits
INSERT INTO letter_fit (id, digest, fits) VALUES (?, ?, ?)
