-- :name of_case
SELECT staff_id FROM case_reader WHERE case_id = ? ORDER BY staff_id

-- :name kept_from
SELECT DISTINCT case_id FROM case_reader WHERE case_id NOT IN (SELECT case_id FROM case_reader WHERE staff_id = ?)
AND case_id NOT IN (SELECT case_id FROM case_way_in WHERE staff_id = ? AND until_at > ?) ORDER BY case_id

-- :name may_see
SELECT 1 FROM sar_case c WHERE c.id = ? AND c.controller = ?
AND (NOT EXISTS (SELECT 1 FROM case_reader r WHERE r.case_id = c.id) OR EXISTS (SELECT 1 FROM case_reader r WHERE r.case_id = c.id AND r.staff_id = ?)
OR EXISTS (SELECT 1 FROM case_way_in w WHERE w.case_id = c.id AND w.staff_id = ? AND w.until_at > ?))

-- :name let_in
INSERT INTO case_way_in (case_id, staff_id, until_at) VALUES (?, ?, ?)

-- :name let_in_longer
UPDATE case_way_in SET until_at = ? WHERE case_id = ? AND staff_id = ?

-- :name clear
DELETE FROM case_reader WHERE case_id = ?

-- :name add
INSERT INTO case_reader (case_id, staff_id) VALUES (?, ?)

-- :name set_asker
UPDATE job SET asked_by = ? WHERE open_key = ? AND EXISTS (SELECT 1 FROM staff WHERE staff.id = ?)

-- :name set_asker_of_dead
UPDATE job SET asked_by = ? WHERE about = ? AND state = 'dead' AND last_error LIKE ? AND EXISTS (SELECT 1 FROM staff WHERE staff.id = ?)

-- :name asker
SELECT asked_by FROM job WHERE id = ?

-- :name roles_now
SELECT roles FROM staff WHERE id = ? AND disabled = 0
