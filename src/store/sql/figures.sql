-- The cases as the figures look at them; the `sight` of each list is that of desk.sql.

-- :name stale
SELECT case_id FROM case_standing WHERE figured = 0 ORDER BY case_id LIMIT ?

-- :name not_counted
SELECT COUNT(*) FROM case_standing WHERE figured = 0
AND (? = 1 OR (case_standing.controller = ? AND case_standing.case_id NOT IN (SELECT case_id FROM case_reader WHERE case_id NOT IN (SELECT case_id FROM case_reader WHERE staff_id = ?))))

-- :name drop
DELETE FROM case_figure WHERE case_id = ?

-- :name add
INSERT INTO case_figure (case_id, controller, right_name, requester, services, sources, received, clock, due, answered, withdrawn, acknowledged, outcome, extended_ground, late_cause, pause_days, identity_days, clock_days, pages, recipients_to_tell, at_regulator, regulator_upheld, lifted_unannounced, waits, withheld,
state, is_open, worked_on, disputed, held, reviewed, arose_from) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :name counted
UPDATE case_standing SET figured = 1 WHERE case_id = ?

-- :name since
SELECT case_id, controller, right_name, requester, services, sources, received, clock, due, answered, withdrawn, acknowledged, outcome, extended_ground, late_cause, pause_days, identity_days, clock_days, pages, recipients_to_tell, at_regulator, regulator_upheld, lifted_unannounced, waits, withheld FROM case_figure
WHERE (? = 1 OR (case_figure.controller = ? AND case_figure.case_id NOT IN (SELECT case_id FROM case_reader WHERE case_id NOT IN (SELECT case_id FROM case_reader WHERE staff_id = ?))))
AND (received >= ? OR CASE WHEN answered < withdrawn THEN answered ELSE withdrawn END >= ?) ORDER BY case_id

-- :name closed
SELECT case_figure.case_id, case_figure.arose_from, case_standing.reference, case_figure.state, case_figure.is_open, case_figure.worked_on, case_figure.disputed, case_figure.held, case_figure.reviewed
FROM case_figure JOIN case_standing ON case_standing.case_id = case_figure.case_id
WHERE (? = 1 OR (case_figure.controller = ? AND case_figure.case_id NOT IN (SELECT case_id FROM case_reader WHERE case_id NOT IN (SELECT case_id FROM case_reader WHERE staff_id = ?))))
AND case_figure.is_open = 0 ORDER BY case_figure.case_id

-- :name arisen
SELECT case_figure.case_id, case_figure.arose_from, case_standing.reference, case_figure.state, case_figure.is_open, case_figure.worked_on, case_figure.disputed, case_figure.held, case_figure.reviewed
FROM case_figure JOIN case_standing ON case_standing.case_id = case_figure.case_id WHERE case_figure.arose_from > '' ORDER BY case_figure.case_id

-- :name drop_house
DELETE FROM house_figure WHERE id = ?

-- :name add_house
INSERT INTO house_figure (id, controller, first_day, last_day, asked_by, asked_at, made_at, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?)

-- :name house
SELECT id, controller, first_day, last_day, asked_by, asked_at, made_at, content FROM house_figure WHERE controller = ? ORDER BY asked_at DESC, id

-- :name house_of
SELECT id, controller, first_day, last_day, asked_by, asked_at, made_at, content FROM house_figure WHERE id = ?

-- :name drop_old_house
DELETE FROM house_figure WHERE asked_at < ?
