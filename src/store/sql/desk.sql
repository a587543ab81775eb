-- The cases as lists look at them. A filter that asks nothing is given as '' or as the widest range.
-- The `sight` of each list: 1 for all cases; else 0, the viewer's controller and the viewer, who are shown no case that is kept to others.

-- :name mark
UPDATE case_standing SET stale = stale + 1, figured = 0 WHERE case_id = ?

-- :name open
INSERT INTO case_standing (case_id, reference, workflow, state, officer, received, is_open, phase, due, act_by, closed_on, services, changes, controller, stale)
SELECT id, reference, workflow, state, officer, received, 1, 'waiting', '9999-12-31', '9999-12-31', '9999-12-31', '', 0, controller, 1 FROM sar_case WHERE id = ?

-- :name put
UPDATE case_standing SET state = ?, officer = ?, is_open = ?, phase = ?, due = ?, act_by = ?, closed_on = ?, services = ?, changes = ?, controller = ?, tags = ?, flags = ?, journey = ?, pages = ?, pages_checked = ?, keep_until = ?, person_key = ?, stale = 0, figured = 0 WHERE case_id = ?

-- :name stale
SELECT case_id FROM case_standing WHERE stale > 0 ORDER BY stale, case_id LIMIT ?

-- :name open_after
SELECT case_id FROM case_standing WHERE is_open = 1 AND case_id > ? ORDER BY case_id LIMIT ?

-- :name all_after
SELECT case_id FROM case_standing WHERE case_id > ? ORDER BY case_id LIMIT ?

-- :name person
SELECT person_key FROM case_standing WHERE case_id = ?

-- :name mark_later
UPDATE case_standing SET stale = stale + 1 WHERE person_key = ? AND workflow = ? AND received >= ? AND case_id <> ?

-- :name asked_before
SELECT case_id FROM case_standing WHERE person_key = ? AND workflow = ? AND received <= ? AND controller = ? AND case_id <> ?
AND case_id NOT IN (SELECT case_id FROM case_reader) LIMIT 1

-- :name drop
DELETE FROM case_standing WHERE case_id = ?

-- :name drop_tasks
DELETE FROM task_standing WHERE case_id = ?

-- :name add_task
INSERT INTO task_standing (task_id, case_id, reference, workflow, kind, officer, made_on, due, chase_on, escalate_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :name tasks
SELECT task_standing.task_id, task_standing.case_id, task_standing.reference, task_standing.workflow, task_standing.kind, task_standing.officer, task_standing.made_on,
task_standing.due, task_standing.chase_on, task_standing.escalate_on FROM task_standing JOIN case_standing ON case_standing.case_id = task_standing.case_id
WHERE (? = 1 OR (case_standing.controller = ? AND case_standing.case_id NOT IN (SELECT case_id FROM case_reader WHERE case_id NOT IN (SELECT case_id FROM case_reader WHERE staff_id = ?))))
AND (? = '' OR task_standing.officer = '' OR task_standing.officer = ?)
AND (? = '' OR task_standing.due <= ? OR task_standing.chase_on <= ? OR task_standing.escalate_on <= ?) ORDER BY task_standing.due, task_standing.made_on, task_standing.task_id

-- :name list
SELECT case_id, reference, workflow, state, officer, received, is_open, phase, due, act_by, closed_on, services, changes, controller, tags, flags, journey, pages, pages_checked, keep_until FROM case_standing
WHERE (? = 1 OR (case_standing.controller = ? AND case_standing.case_id NOT IN (SELECT case_id FROM case_reader WHERE case_id NOT IN (SELECT case_id FROM case_reader WHERE staff_id = ?))))
AND is_open = ? AND (? = '' OR phase = ?) AND due >= ? AND due <= ? AND act_by >= ? AND act_by <= ?
AND (? = '' OR reference LIKE ?) AND (? = '' OR workflow = ?) AND (? = '' OR state = ?) AND (? = '' OR services LIKE ?) AND (? = '' OR officer = ?) AND (? = '' OR tags LIKE ?) AND (? = '' OR flags LIKE ?) AND keep_until <= ?
ORDER BY CASE ? WHEN 'received' THEN received WHEN 'reference' THEN reference WHEN 'state' THEN state WHEN 'right' THEN workflow WHEN 'closed' THEN closed_on ELSE due END, case_id
LIMIT ? OFFSET ?

-- :name list_backwards
SELECT case_id, reference, workflow, state, officer, received, is_open, phase, due, act_by, closed_on, services, changes, controller, tags, flags, journey, pages, pages_checked, keep_until FROM case_standing
WHERE (? = 1 OR (case_standing.controller = ? AND case_standing.case_id NOT IN (SELECT case_id FROM case_reader WHERE case_id NOT IN (SELECT case_id FROM case_reader WHERE staff_id = ?))))
AND is_open = ? AND (? = '' OR phase = ?) AND due >= ? AND due <= ? AND act_by >= ? AND act_by <= ?
AND (? = '' OR reference LIKE ?) AND (? = '' OR workflow = ?) AND (? = '' OR state = ?) AND (? = '' OR services LIKE ?) AND (? = '' OR officer = ?) AND (? = '' OR tags LIKE ?) AND (? = '' OR flags LIKE ?) AND keep_until <= ?
ORDER BY CASE ? WHEN 'received' THEN received WHEN 'reference' THEN reference WHEN 'state' THEN state WHEN 'right' THEN workflow WHEN 'closed' THEN closed_on ELSE due END DESC, case_id
LIMIT ? OFFSET ?

-- :name list_after
SELECT case_id, reference, workflow, state, officer, received, is_open, phase, due, act_by, closed_on, services, changes, controller, tags, flags, journey, pages, pages_checked, keep_until FROM case_standing
WHERE (? = 1 OR (case_standing.controller = ? AND case_standing.case_id NOT IN (SELECT case_id FROM case_reader WHERE case_id NOT IN (SELECT case_id FROM case_reader WHERE staff_id = ?))))
AND is_open = ? AND (? = '' OR phase = ?) AND due >= ? AND due <= ? AND act_by >= ? AND act_by <= ?
AND (? = '' OR reference LIKE ?) AND (? = '' OR workflow = ?) AND (? = '' OR state = ?) AND (? = '' OR services LIKE ?) AND (? = '' OR officer = ?) AND (? = '' OR tags LIKE ?) AND (? = '' OR flags LIKE ?) AND keep_until <= ?
AND case_id > ? ORDER BY case_id LIMIT ?

-- :name count
SELECT COUNT(*) FROM case_standing
WHERE (? = 1 OR (case_standing.controller = ? AND case_standing.case_id NOT IN (SELECT case_id FROM case_reader WHERE case_id NOT IN (SELECT case_id FROM case_reader WHERE staff_id = ?))))
AND is_open = ? AND (? = '' OR phase = ?) AND due >= ? AND due <= ? AND act_by >= ? AND act_by <= ?
AND (? = '' OR reference LIKE ?) AND (? = '' OR workflow = ?) AND (? = '' OR state = ?) AND (? = '' OR services LIKE ?) AND (? = '' OR officer = ?) AND (? = '' OR tags LIKE ?) AND (? = '' OR flags LIKE ?) AND keep_until <= ?

-- Most cases are closed: these read the table from end to end, for SQLite would look each line up by an index. They sort what they sort by alone, and
-- fetch the lines of the one page then: a page far back would sort every whole line before it.
-- :name list_closed
SELECT shown.case_id, shown.reference, shown.workflow, shown.state, shown.officer, shown.received, shown.is_open, shown.phase, shown.due, shown.act_by, shown.closed_on, shown.services, shown.changes, shown.controller, shown.tags, shown.flags, shown.journey, shown.pages, shown.pages_checked, shown.keep_until
FROM (SELECT case_id FROM case_standing
WHERE (? = 1 OR (case_standing.controller = ? AND case_standing.case_id NOT IN (SELECT case_id FROM case_reader WHERE case_id NOT IN (SELECT case_id FROM case_reader WHERE staff_id = ?))))
AND is_open + 0 = ? AND (? = '' OR phase = ?) AND due >= ? AND due <= ? AND act_by >= ? AND act_by <= ?
AND (? = '' OR reference LIKE ?) AND (? = '' OR workflow = ?) AND (? = '' OR state = ?) AND (? = '' OR services LIKE ?) AND (? = '' OR officer = ?) AND (? = '' OR tags LIKE ?) AND (? = '' OR flags LIKE ?) AND keep_until <= ?
ORDER BY CASE ? WHEN 'received' THEN received WHEN 'reference' THEN reference WHEN 'state' THEN state WHEN 'right' THEN workflow WHEN 'closed' THEN closed_on ELSE due END, case_id
LIMIT ? OFFSET ?) AS chosen JOIN case_standing AS shown ON shown.case_id = chosen.case_id
ORDER BY CASE ? WHEN 'received' THEN shown.received WHEN 'reference' THEN shown.reference WHEN 'state' THEN shown.state WHEN 'right' THEN shown.workflow WHEN 'closed' THEN shown.closed_on ELSE shown.due END, shown.case_id

-- :name list_backwards_closed
SELECT shown.case_id, shown.reference, shown.workflow, shown.state, shown.officer, shown.received, shown.is_open, shown.phase, shown.due, shown.act_by, shown.closed_on, shown.services, shown.changes, shown.controller, shown.tags, shown.flags, shown.journey, shown.pages, shown.pages_checked, shown.keep_until
FROM (SELECT case_id FROM case_standing
WHERE (? = 1 OR (case_standing.controller = ? AND case_standing.case_id NOT IN (SELECT case_id FROM case_reader WHERE case_id NOT IN (SELECT case_id FROM case_reader WHERE staff_id = ?))))
AND is_open + 0 = ? AND (? = '' OR phase = ?) AND due >= ? AND due <= ? AND act_by >= ? AND act_by <= ?
AND (? = '' OR reference LIKE ?) AND (? = '' OR workflow = ?) AND (? = '' OR state = ?) AND (? = '' OR services LIKE ?) AND (? = '' OR officer = ?) AND (? = '' OR tags LIKE ?) AND (? = '' OR flags LIKE ?) AND keep_until <= ?
ORDER BY CASE ? WHEN 'received' THEN received WHEN 'reference' THEN reference WHEN 'state' THEN state WHEN 'right' THEN workflow WHEN 'closed' THEN closed_on ELSE due END DESC, case_id
LIMIT ? OFFSET ?) AS chosen JOIN case_standing AS shown ON shown.case_id = chosen.case_id
ORDER BY CASE ? WHEN 'received' THEN shown.received WHEN 'reference' THEN shown.reference WHEN 'state' THEN shown.state WHEN 'right' THEN shown.workflow WHEN 'closed' THEN shown.closed_on ELSE shown.due END DESC, shown.case_id

-- :name count_closed
SELECT COUNT(*) FROM case_standing
WHERE (? = 1 OR (case_standing.controller = ? AND case_standing.case_id NOT IN (SELECT case_id FROM case_reader WHERE case_id NOT IN (SELECT case_id FROM case_reader WHERE staff_id = ?))))
AND is_open + 0 = ? AND (? = '' OR phase = ?) AND due >= ? AND due <= ? AND act_by >= ? AND act_by <= ?
AND (? = '' OR reference LIKE ?) AND (? = '' OR workflow = ?) AND (? = '' OR state = ?) AND (? = '' OR services LIKE ?) AND (? = '' OR officer = ?) AND (? = '' OR tags LIKE ?) AND (? = '' OR flags LIKE ?) AND keep_until <= ?

-- :name counts
SELECT COUNT(*), COALESCE(SUM(CASE WHEN phase = 'running' AND due < ? THEN 1 ELSE 0 END), 0),
COALESCE(SUM(CASE WHEN phase = 'running' AND due >= ? AND act_by <= ? THEN 1 ELSE 0 END), 0),
COALESCE(SUM(CASE WHEN phase = 'running' AND due >= ? AND act_by > ? THEN 1 ELSE 0 END), 0),
COALESCE(SUM(CASE WHEN phase = 'waiting' THEN 1 ELSE 0 END), 0), COALESCE(SUM(CASE WHEN phase = 'stopped' THEN 1 ELSE 0 END), 0),
COALESCE(SUM(CASE WHEN officer = '' THEN 1 ELSE 0 END), 0)
FROM case_standing WHERE is_open = 1
AND (? = 1 OR (case_standing.controller = ? AND case_standing.case_id NOT IN (SELECT case_id FROM case_reader WHERE case_id NOT IN (SELECT case_id FROM case_reader WHERE staff_id = ?))))

-- :name closed
SELECT COUNT(*) FROM case_standing WHERE (? = 1 OR (case_standing.controller = ? AND case_standing.case_id NOT IN (SELECT case_id FROM case_reader WHERE case_id NOT IN (SELECT case_id FROM case_reader WHERE staff_id = ?))))
AND is_open = 0

-- :name workload
SELECT officer, COUNT(*), COALESCE(SUM(CASE WHEN phase = 'running' AND due < ? THEN 1 ELSE 0 END), 0),
COALESCE(SUM(CASE WHEN phase = 'running' AND due >= ? AND act_by <= ? THEN 1 ELSE 0 END), 0)
FROM case_standing WHERE is_open = 1
AND (? = 1 OR (case_standing.controller = ? AND case_standing.case_id NOT IN (SELECT case_id FROM case_reader WHERE case_id NOT IN (SELECT case_id FROM case_reader WHERE staff_id = ?))))
GROUP BY officer ORDER BY officer

-- :name states
SELECT DISTINCT workflow, state FROM case_standing WHERE (? = 1 OR (case_standing.controller = ? AND case_standing.case_id NOT IN (SELECT case_id FROM case_reader WHERE case_id NOT IN (SELECT case_id FROM case_reader WHERE staff_id = ?))))
AND is_open = 1 ORDER BY workflow, state

-- :name received_since
SELECT COUNT(*) FROM case_standing WHERE (? = 1 OR (case_standing.controller = ? AND case_standing.case_id NOT IN (SELECT case_id FROM case_reader WHERE case_id NOT IN (SELECT case_id FROM case_reader WHERE staff_id = ?))))
AND received > ?

-- :name closed_since
SELECT COUNT(*) FROM case_standing WHERE (? = 1 OR (case_standing.controller = ? AND case_standing.case_id NOT IN (SELECT case_id FROM case_reader WHERE case_id NOT IN (SELECT case_id FROM case_reader WHERE staff_id = ?))))
AND is_open = 0 AND closed_on > ?

-- :name took
SELECT received, closed_on FROM case_standing WHERE (? = 1 OR (case_standing.controller = ? AND case_standing.case_id NOT IN (SELECT case_id FROM case_reader WHERE case_id NOT IN (SELECT case_id FROM case_reader WHERE staff_id = ?))))
AND is_open = 0 AND workflow = ? AND closed_on > ? ORDER BY case_id LIMIT 5000

-- :name pages
SELECT pack.pages FROM pack JOIN case_standing ON case_standing.case_id = pack.case_id
WHERE (? = 1 OR (case_standing.controller = ? AND case_standing.case_id NOT IN (SELECT case_id FROM case_reader WHERE case_id NOT IN (SELECT case_id FROM case_reader WHERE staff_id = ?))))
AND case_standing.workflow = ? AND pack.state = 'released' AND case_standing.received > ? ORDER BY pack.id LIMIT 5000

-- :name due_counts
SELECT due, state, COUNT(*) FROM case_standing WHERE (? = 1 OR (case_standing.controller = ? AND case_standing.case_id NOT IN (SELECT case_id FROM case_reader WHERE case_id NOT IN (SELECT case_id FROM case_reader WHERE staff_id = ?))))
AND is_open = 1 AND phase = 'running' GROUP BY due, state ORDER BY due, state

-- :name received_by_month
SELECT SUBSTR(received, 1, 7), COUNT(*) FROM case_standing
WHERE (? = 1 OR (case_standing.controller = ? AND case_standing.case_id NOT IN (SELECT case_id FROM case_reader WHERE case_id NOT IN (SELECT case_id FROM case_reader WHERE staff_id = ?))))
GROUP BY SUBSTR(received, 1, 7) ORDER BY SUBSTR(received, 1, 7)

-- :name closed_by_month
SELECT SUBSTR(closed_on, 1, 7), COUNT(*) FROM case_standing WHERE (? = 1 OR (case_standing.controller = ? AND case_standing.case_id NOT IN (SELECT case_id FROM case_reader WHERE case_id NOT IN (SELECT case_id FROM case_reader WHERE staff_id = ?))))
AND is_open = 0 GROUP BY SUBSTR(closed_on, 1, 7) ORDER BY SUBSTR(closed_on, 1, 7)

-- :name service_counts
SELECT services, COUNT(*) FROM case_standing WHERE (? = 1 OR (case_standing.controller = ? AND case_standing.case_id NOT IN (SELECT case_id FROM case_reader WHERE case_id NOT IN (SELECT case_id FROM case_reader WHERE staff_id = ?))))
AND is_open = 1 GROUP BY services ORDER BY services
