-- :name add
INSERT INTO gone_case (case_id, rule, gone_on, request_right, received, due, answered, withdrawn, outcome)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :name all
SELECT case_id, rule, gone_on, request_right, received, due, answered, withdrawn, outcome FROM gone_case ORDER BY case_id

-- :name drop_pages
DELETE FROM page WHERE record_id IN (SELECT id FROM record WHERE case_id = ?)

-- :name drop_records
DELETE FROM record WHERE case_id = ?

-- :name drop_proposals
DELETE FROM proposal WHERE case_id = ?

-- :name drop_people
DELETE FROM case_person WHERE case_id = ?

-- :name drop_candidates
DELETE FROM candidate WHERE case_id = ?

-- :name drop_searches
DELETE FROM source_search WHERE case_id = ?

-- :name drop_packs
DELETE FROM pack WHERE case_id = ?

-- :name drop_readers
DELETE FROM case_reader WHERE case_id = ?

-- :name drop_ways_in
DELETE FROM case_way_in WHERE case_id = ?

-- :name drop_tasks
DELETE FROM task WHERE case_id = ?

-- :name drop_grounds
DELETE FROM ground_record WHERE case_id = ?

-- :name drop_commissions
DELETE FROM commission WHERE case_id = ?

-- :name drop_commission_links
DELETE FROM commission_link WHERE case_id = ?

-- :name drop_messages
DELETE FROM outbox WHERE about = ?

-- :name drop_codes
DELETE FROM one_time_code WHERE about = ?

-- :name drop_chunks
DELETE FROM vault_chunk WHERE blob_id IN (SELECT id FROM vault_blob WHERE owner = ?)

-- :name drop_blobs
DELETE FROM vault_blob WHERE owner = ?

-- :name request_of
SELECT request_id FROM sar_case WHERE id = ?

-- :name drop_case
DELETE FROM sar_case WHERE id = ?

-- :name cases_of_request
SELECT COUNT(*) FROM sar_case WHERE request_id = ?

-- :name drop_request
DELETE FROM request WHERE id = ?

-- :name drop_evidence
DELETE FROM evidence_file WHERE case_id = ?

-- :name drop_review_log
DELETE FROM review_log WHERE case_id = ?

-- :name drop_earlier
DELETE FROM earlier_decision WHERE case_id = ?
