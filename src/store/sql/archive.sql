-- A whole case, table by table: what is read is what is written, column by column (case_archive.cc takes the names from here).

-- :name read_request
SELECT id, reference, idempotency_key, request_right, controller, channel, received, received_at,
answers_sealed
FROM request WHERE id IN (SELECT request_id FROM sar_case WHERE id = ?) ORDER BY id

-- :name write_request
INSERT INTO request (id, reference, idempotency_key, request_right, controller, channel, received,
received_at, answers_sealed)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :name read_sar_case
SELECT id, request_id, reference, request_right, controller, jurisdiction, state, version, received,
opened_at, person_sealed, officer, workflow, arose_from
FROM sar_case WHERE id = ? ORDER BY id

-- :name write_sar_case
INSERT INTO sar_case (id, request_id, reference, request_right, controller, jurisdiction, state, version,
received, opened_at, person_sealed, officer, workflow, arose_from)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :name read_case_event
SELECT case_id, number, what, on_day, at, actor, detail_sealed
FROM case_event WHERE case_id = ? ORDER BY number

-- :name write_case_event
INSERT INTO case_event (case_id, number, what, on_day, at, actor, detail_sealed)
VALUES (?, ?, ?, ?, ?, ?, ?)

-- :name read_source_search
SELECT case_id, source, title, owner, state, terms_sealed, found, truncated, attempts, failure, reason,
decided_by, started, ended
FROM source_search WHERE case_id = ? ORDER BY source

-- :name write_source_search
INSERT INTO source_search (case_id, source, title, owner, state, terms_sealed, found, truncated, attempts,
failure, reason, decided_by, started, ended)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :name read_candidate
SELECT id, case_id, source, key_hash, offered_sealed, weight_centibits, verdict, because_sealed, identity,
decided_by, reason_sealed, decided_at
FROM candidate WHERE case_id = ? ORDER BY id

-- :name write_candidate
INSERT INTO candidate (id, case_id, source, key_hash, offered_sealed, weight_centibits, verdict,
because_sealed, identity, decided_by, reason_sealed, decided_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :name read_record
SELECT id, case_id, source, key_hash, candidate_id, parent_id, about_sealed, media_type, dated, sha256, size,
original, collected_at, reading, reading_note_sealed, document, pages, left_out, left_out_reason_sealed,
left_out_by, part, read_by
FROM record WHERE case_id = ? ORDER BY id

-- :name write_record
INSERT INTO record (id, case_id, source, key_hash, candidate_id, parent_id, about_sealed, media_type, dated,
sha256, size, original, collected_at, reading, reading_note_sealed, document, pages, left_out,
left_out_reason_sealed, left_out_by, part, read_by)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :name read_page
SELECT record_id, number, fixed, image, content, checked, checked_by, flags, whole_code, whole_reason_sealed, whole_by
FROM page WHERE record_id IN (SELECT id FROM record WHERE case_id = ?) ORDER BY record_id, number

-- :name write_page
INSERT INTO page (record_id, number, fixed, image, content, checked, checked_by, flags, whole_code,
whole_reason_sealed, whole_by)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :name read_case_person
SELECT id, case_id, standing, known_sealed, origin, outcome, code, reason_sealed, decided_by, decided_at,
asked_sealed
FROM case_person WHERE case_id = ? ORDER BY id

-- :name write_case_person
INSERT INTO case_person (id, case_id, standing, known_sealed, origin, outcome, code, reason_sealed,
decided_by, decided_at, asked_sealed)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :name read_proposal
SELECT id, case_id, record_id, page, begins, ends, region, kind, tier, person_id, because_sealed, origin,
outcome, code, reason_sealed, decided_by, decided_at
FROM proposal WHERE case_id = ? ORDER BY id

-- :name write_proposal
INSERT INTO proposal (id, case_id, record_id, page, begins, ends, region, kind, tier, person_id,
because_sealed, origin, outcome, code, reason_sealed, decided_by, decided_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :name read_pack
SELECT id, case_id, version, state, pack, schedule, certificate, pack_sha256, pages, gate_report,
blockers_sealed, built_by, released_by, built_at, released_at, forms
FROM pack WHERE case_id = ? ORDER BY id

-- :name write_pack
INSERT INTO pack (id, case_id, version, state, pack, schedule, certificate, pack_sha256, pages, gate_report,
blockers_sealed, built_by, released_by, built_at, released_at, forms)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :name read_task
SELECT id, number, case_id, kind, state, outcome, about_sealed, made_by, made_on, ended_by, ended_on
FROM task WHERE case_id = ? ORDER BY id

-- :name write_task
INSERT INTO task (id, number, case_id, kind, state, outcome, about_sealed, made_by, made_on, ended_by,
ended_on)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :name read_ground_record
SELECT id, case_id, code, silent, content_sealed, made_by, made_at
FROM ground_record WHERE case_id = ? ORDER BY id

-- :name write_ground_record
INSERT INTO ground_record (id, case_id, code, silent, content_sealed, made_by, made_at)
VALUES (?, ?, ?, ?, ?, ?, ?)

-- :name read_commission
SELECT id, number, case_id, purpose, source, title, task_id, state, answer, asked_on, answer_by, chased,
chased_on, escalated_on, opened_at, answered_at, version, asked_sealed, reply_sealed
FROM commission WHERE case_id = ? ORDER BY id

-- :name write_commission
INSERT INTO commission (id, number, case_id, purpose, source, title, task_id, state, answer, asked_on,
answer_by, chased, chased_on, escalated_on, opened_at, answered_at, version, asked_sealed, reply_sealed)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :name read_evidence_file
SELECT id, case_id, number, proof, document, blob_id, name_sealed, sha256, size, added_by, added_on,
destroyed_on
FROM evidence_file WHERE case_id = ? ORDER BY id

-- :name write_evidence_file
INSERT INTO evidence_file (id, case_id, number, proof, document, blob_id, name_sealed, sha256, size, added_by,
added_on, destroyed_on)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :name read_review_log
SELECT id, case_id, kind, number, content_sealed, made_by, made_at, closed_by, closed_at
FROM review_log WHERE case_id = ? ORDER BY id

-- :name write_review_log
INSERT INTO review_log (id, case_id, kind, number, content_sealed, made_by, made_at, closed_by, closed_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :name read_imported_ledger
SELECT case_id, number, recorded_at, actor, what, detail, previous_hash, entry_hash
FROM imported_ledger WHERE case_id = ? ORDER BY number, entry_hash

-- :name write_imported_ledger
INSERT INTO imported_ledger (case_id, number, recorded_at, actor, what, detail, previous_hash, entry_hash)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)

-- :name blobs_of
SELECT id FROM vault_blob WHERE owner = ? ORDER BY id

-- :name cases_of_controller
SELECT id, reference FROM sar_case WHERE controller = ? ORDER BY opened_at, id

-- That somebody asked for it in vain is nothing that happened to it.
-- :name last_entry
SELECT what, detail FROM ledger WHERE about = ? AND what <> 'tried_in_vain' ORDER BY number DESC LIMIT 1

-- :name request_there
SELECT COUNT(*) FROM request WHERE id = ?

-- :name case_there
SELECT COUNT(*) FROM sar_case WHERE id = ? OR reference = ?

-- :name gone_there
SELECT COUNT(*) FROM gone_case WHERE case_id = ?

-- :name jobs_open
SELECT COUNT(*) FROM job WHERE about = ? AND state NOT IN ('done', 'dead')

-- :name cases_of_request
SELECT id FROM sar_case WHERE request_id = ? ORDER BY opened_at, id

-- :name read_inbox_message
SELECT id, message_hash, controller, reached, taken_at, kind, state, case_id, settled_by, settled_at, content_sealed
FROM inbox_message WHERE case_id = ? AND state IN ('opened', 'joined') ORDER BY id

-- :name write_inbox_message
INSERT INTO inbox_message (id, message_hash, controller, reached, taken_at, kind, state, case_id, settled_by, settled_at, content_sealed)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
