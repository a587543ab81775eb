-- :name exists
SELECT id FROM candidate WHERE case_id = ? AND source = ? AND key_hash = ?

-- :name insert
INSERT INTO candidate (id, case_id, source, key_hash, offered_sealed, weight_centibits, verdict, because_sealed, identity, decided_by, reason_sealed, decided_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :name reweigh
UPDATE candidate SET weight_centibits = ?, verdict = ?, because_sealed = ? WHERE id = ?

-- :name decide
UPDATE candidate SET identity = ?, decided_by = ?, reason_sealed = ?, decided_at = ? WHERE id = ?

-- :name of_case
SELECT id, case_id, offered_sealed, weight_centibits, verdict, because_sealed, identity, decided_by, reason_sealed, decided_at
FROM candidate WHERE case_id = ? ORDER BY source, weight_centibits DESC, id

-- :name undecided
SELECT COUNT(*) FROM candidate WHERE case_id = ? AND identity = ?

-- :name by_id
SELECT id, case_id, offered_sealed, weight_centibits, verdict, because_sealed, identity, decided_by, reason_sealed, decided_at
FROM candidate WHERE id = ?

-- :name rejected_elsewhere
SELECT other.id, other.case_id, other.offered_sealed, other.weight_centibits, other.verdict, other.because_sealed, other.identity, other.decided_by, other.reason_sealed, other.decided_at
FROM candidate mine JOIN candidate other ON other.source = mine.source AND other.key_hash = mine.key_hash
WHERE mine.case_id = ? AND other.case_id <> ? AND other.identity = 'rejected' ORDER BY other.decided_at, other.id
