-- :name insert
INSERT INTO sar_case (id, request_id, reference, request_right, controller, jurisdiction, state, version, received, opened_at, person_sealed, officer, workflow, arose_from)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :name by_id
SELECT id, request_id, reference, request_right, controller, jurisdiction, state, version, received, opened_at, person_sealed, officer, workflow, arose_from
FROM sar_case WHERE id = ?

-- :name by_reference
SELECT id, request_id, reference, request_right, controller, jurisdiction, state, version, received, opened_at, person_sealed, officer, workflow, arose_from
FROM sar_case WHERE reference = ?

-- :name by_key
SELECT c.id, c.request_id, c.reference, c.request_right, c.controller, c.jurisdiction, c.state, c.version, c.received, c.opened_at, c.person_sealed, c.officer, c.workflow, c.arose_from
FROM sar_case c JOIN request r ON r.id = c.request_id AND r.reference = c.reference WHERE r.idempotency_key = ?

-- :name all
SELECT id, request_id, reference, request_right, controller, jurisdiction, state, version, received, opened_at, person_sealed, officer, workflow, arose_from
FROM sar_case ORDER BY opened_at DESC, id

-- :name of_request
SELECT id, request_id, reference, request_right, controller, jurisdiction, state, version, received, opened_at, person_sealed, officer, workflow, arose_from
FROM sar_case WHERE request_id = ? ORDER BY opened_at, id

-- :name arisen_from
SELECT id, request_id, reference, request_right, controller, jurisdiction, state, version, received, opened_at, person_sealed, officer, workflow, arose_from
FROM sar_case WHERE arose_from = ? ORDER BY opened_at, id

-- :name move
UPDATE sar_case SET state = ?, version = version + 1 WHERE id = ? AND version = ?

-- :name set_officer
UPDATE sar_case SET officer = ?, version = version + 1 WHERE id = ? AND version = ?

-- :name set_person
UPDATE sar_case SET person_sealed = ?, version = version + 1 WHERE id = ? AND version = ?
