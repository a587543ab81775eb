-- What `rightsdesk verify` asks. Each dangling_ statement gives the id of a row that refers to nothing.

-- :name dangling_case
SELECT c.id FROM sar_case c LEFT JOIN request r ON r.id = c.request_id WHERE r.id IS NULL;

-- :name dangling_request
SELECT r.id FROM request r LEFT JOIN sar_case c ON c.request_id = r.id WHERE c.id IS NULL;

-- Events outlive their case.
-- :name dangling_event
SELECT DISTINCT e.case_id FROM case_event e LEFT JOIN sar_case c ON c.id = e.case_id LEFT JOIN gone_case g ON g.case_id = e.case_id
WHERE c.id IS NULL AND g.case_id IS NULL;

-- :name dangling_search
SELECT s.case_id FROM source_search s LEFT JOIN sar_case c ON c.id = s.case_id WHERE c.id IS NULL;

-- :name dangling_candidate
SELECT n.id FROM candidate n LEFT JOIN sar_case c ON c.id = n.case_id WHERE c.id IS NULL;

-- :name dangling_record
SELECT r.id FROM record r LEFT JOIN sar_case c ON c.id = r.case_id WHERE c.id IS NULL;

-- :name dangling_record_candidate
SELECT r.id FROM record r LEFT JOIN candidate n ON n.id = r.candidate_id WHERE r.candidate_id <> '' AND n.id IS NULL;

-- :name dangling_record_parent
SELECT r.id FROM record r LEFT JOIN record p ON p.id = r.parent_id WHERE r.parent_id <> '' AND p.id IS NULL;

-- :name dangling_page
SELECT p.record_id FROM page p LEFT JOIN record r ON r.id = p.record_id WHERE r.id IS NULL;

-- :name dangling_proposal
SELECT p.id FROM proposal p LEFT JOIN record r ON r.id = p.record_id WHERE r.id IS NULL;

-- :name dangling_person
SELECT p.id FROM case_person p LEFT JOIN sar_case c ON c.id = p.case_id WHERE c.id IS NULL;

-- :name dangling_pack
SELECT p.id FROM pack p LEFT JOIN sar_case c ON c.id = p.case_id WHERE c.id IS NULL;

-- :name dangling_task
SELECT t.id FROM task t LEFT JOIN sar_case c ON c.id = t.case_id WHERE c.id IS NULL;

-- :name dangling_ground
SELECT g.id FROM ground_record g LEFT JOIN sar_case c ON c.id = g.case_id WHERE c.id IS NULL;

-- :name dangling_commission
SELECT m.id FROM commission m LEFT JOIN sar_case c ON c.id = m.case_id WHERE c.id IS NULL;

-- :name dangling_link
SELECT l.commission_id FROM commission_link l LEFT JOIN commission m ON m.id = l.commission_id WHERE m.id IS NULL;

-- :name dangling_evidence
SELECT e.id FROM evidence_file e LEFT JOIN sar_case c ON c.id = e.case_id WHERE c.id IS NULL;

-- :name dangling_review_log
SELECT l.id FROM review_log l LEFT JOIN sar_case c ON c.id = l.case_id WHERE c.id IS NULL;

-- :name dangling_job
SELECT j.id FROM job j LEFT JOIN sar_case c ON c.id = j.about WHERE j.about <> '' AND c.id IS NULL AND j.state IN ('ready', 'leased');

-- :name dangling_mail
SELECT m.id FROM inbox_message m LEFT JOIN sar_case c ON c.id = m.case_id WHERE m.state IN ('opened', 'joined') AND c.id IS NULL;

-- :name dangling_chunk
SELECT DISTINCT k.blob_id FROM vault_chunk k LEFT JOIN vault_blob b ON b.id = k.blob_id WHERE b.id IS NULL;

-- Documents that a row names and that are not there.
-- :name dangling_original
SELECT r.id FROM record r LEFT JOIN vault_blob b ON b.id = r.original WHERE b.id IS NULL;

-- :name dangling_document
SELECT r.id FROM record r LEFT JOIN vault_blob b ON b.id = r.document WHERE r.document <> '' AND b.id IS NULL;

-- :name dangling_picture
SELECT p.record_id FROM page p LEFT JOIN vault_blob b ON b.id = p.image WHERE p.image <> '' AND b.id IS NULL;

-- :name dangling_page_content
SELECT p.record_id FROM page p LEFT JOIN vault_blob b ON b.id = p.content WHERE p.content <> '' AND b.id IS NULL;

-- :name dangling_pack_file
SELECT p.id FROM pack p LEFT JOIN vault_blob b ON b.id = p.pack WHERE p.pack <> '' AND b.id IS NULL;

-- :name dangling_schedule
SELECT p.id FROM pack p LEFT JOIN vault_blob b ON b.id = p.schedule WHERE p.schedule <> '' AND b.id IS NULL;

-- :name dangling_certificate
SELECT p.id FROM pack p LEFT JOIN vault_blob b ON b.id = p.certificate WHERE p.certificate <> '' AND b.id IS NULL;

-- :name dangling_evidence_file
SELECT e.id FROM evidence_file e LEFT JOIN vault_blob b ON b.id = e.blob_id WHERE e.destroyed_on = '' AND b.id IS NULL;

-- A step's outcome in the ledger twice: the same record collected, or read, under one number.
-- :name twice_in_ledger
SELECT about, what, detail FROM ledger WHERE what = 'record_collected' GROUP BY about, what, detail HAVING COUNT(*) > 1;

-- The same thing collected twice for one candidate, with the same bytes.
-- :name twice_collected
SELECT candidate_id, key_hash FROM record WHERE candidate_id <> '' GROUP BY candidate_id, key_hash HAVING COUNT(*) > 1;

-- :name twice_open
SELECT kind, idempotency_key FROM job WHERE state IN ('ready', 'leased') GROUP BY kind, idempotency_key HAVING COUNT(*) > 1;

-- :name blobs
SELECT id, owner FROM vault_blob WHERE id > ? ORDER BY id LIMIT ?;

-- What a row says of the bytes it names.
-- :name sums
SELECT original, sha256 FROM record
UNION ALL SELECT blob_id, sha256 FROM evidence_file WHERE destroyed_on = ''
UNION ALL SELECT pack, pack_sha256 FROM pack WHERE pack <> '';

-- :name at_rest
SELECT c.id FROM sar_case c WHERE NOT EXISTS (SELECT 1 FROM job j WHERE j.about = c.id AND j.state IN ('ready', 'leased')) ORDER BY c.id;

-- :name blobs_of
SELECT id FROM vault_blob WHERE owner = ? ORDER BY id;

-- :name ownerless
SELECT b.id FROM vault_blob b LEFT JOIN sar_case c ON c.id = b.owner LEFT JOIN inbox_message m ON m.id = b.owner WHERE c.id IS NULL AND m.id IS NULL;
