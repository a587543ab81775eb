-- :name insert
INSERT INTO proposal (id, case_id, record_id, page, begins, ends, region, kind, tier, person_id, because_sealed, origin, outcome, code, reason_sealed, decided_by, decided_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :name of_record
SELECT id, case_id, record_id, page, begins, ends, region, kind, tier, person_id, because_sealed, origin, outcome, code, reason_sealed, decided_by, decided_at
FROM proposal WHERE record_id = ? ORDER BY page, begins, ends, id

-- :name on_page
SELECT id, case_id, record_id, page, begins, ends, region, kind, tier, person_id, because_sealed, origin, outcome, code, reason_sealed, decided_by, decided_at
FROM proposal WHERE record_id = ? AND page = ? ORDER BY begins, ends, id

-- :name count
SELECT record_id, COUNT(*) FROM proposal WHERE case_id = ? GROUP BY record_id

-- :name waiting
SELECT record_id, page, COUNT(*) FROM proposal
WHERE case_id = ? AND outcome = 'undecided' AND person_id NOT IN (SELECT id FROM case_person WHERE case_id = ? AND outcome <> 'undecided')
GROUP BY record_id, page ORDER BY record_id, page

-- :name of_case
SELECT id, case_id, record_id, page, begins, ends, region, kind, tier, person_id, because_sealed, origin, outcome, code, reason_sealed, decided_by, decided_at
FROM proposal WHERE case_id = ? ORDER BY record_id, page, begins, ends, id

-- :name marks_of_case
SELECT id, record_id, page, begins, ends, region, kind, tier, person_id, origin, outcome, code, decided_by, decided_at
FROM proposal WHERE case_id = ? ORDER BY record_id, page, begins, ends, id

-- :name decide
UPDATE proposal SET outcome = ?, code = ?, reason_sealed = ?, decided_by = ?, decided_at = ? WHERE id = ?

-- :name drop_undecided
DELETE FROM proposal WHERE record_id = ? AND origin = 'program' AND outcome = 'undecided'

-- :name drop
DELETE FROM proposal WHERE id = ?
