-- :name insert
INSERT INTO pack (id, case_id, version, state, pack, schedule, certificate, pack_sha256, pages, gate_report, blockers_sealed, built_by, released_by, built_at, released_at, forms)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :name update
UPDATE pack SET state = ?, pack = ?, schedule = ?, certificate = ?, pack_sha256 = ?, pages = ?, gate_report = ?, blockers_sealed = ?, built_by = ?, released_by = ?, built_at = ?, released_at = ?
WHERE id = ?

-- :name of_case
SELECT id, case_id, version, state, pack, schedule, certificate, pack_sha256, pages, gate_report, blockers_sealed, built_by, released_by, built_at, released_at, forms
FROM pack WHERE case_id = ? ORDER BY version DESC
