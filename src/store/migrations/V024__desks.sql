-- The cases and open tasks as lists and homes look at them, so that none is opened to be counted; worked out from the case itself and
-- out of date (stale) from the moment anything happens to it. A day that does not exist is 9999-12-31. No personal data.
CREATE TABLE case_standing (
  case_id VARCHAR(40) NOT NULL PRIMARY KEY,
  reference VARCHAR(40) NOT NULL,
  workflow VARCHAR(40) NOT NULL,
  state VARCHAR(40) NOT NULL,
  officer VARCHAR(40) NOT NULL,
  received VARCHAR(10) NOT NULL,
  is_open BIGINT NOT NULL,
  phase VARCHAR(10) NOT NULL,
  due VARCHAR(10) NOT NULL,
  act_by VARCHAR(10) NOT NULL,
  closed_on VARCHAR(10) NOT NULL,
  services VARCHAR(1000) NOT NULL,
  changes BIGINT NOT NULL,
  controller VARCHAR(80) NOT NULL,
  stale BIGINT NOT NULL
);
CREATE INDEX case_standing_due ON case_standing (is_open, due, case_id);
CREATE INDEX case_standing_closed ON case_standing (is_open, closed_on, controller, workflow, received, case_id);
CREATE INDEX case_standing_stale ON case_standing (stale, case_id);
INSERT INTO case_standing (case_id, reference, workflow, state, officer, received, is_open, phase, due, act_by, closed_on, services, changes, controller, stale)
SELECT id, reference, workflow, state, officer, received, 1, 'waiting', '9999-12-31', '9999-12-31', '9999-12-31', '', 0, controller, 1 FROM sar_case;

CREATE TABLE task_standing (
  task_id VARCHAR(40) NOT NULL PRIMARY KEY,
  case_id VARCHAR(40) NOT NULL,
  reference VARCHAR(40) NOT NULL,
  workflow VARCHAR(40) NOT NULL,
  kind VARCHAR(60) NOT NULL,
  officer VARCHAR(40) NOT NULL,
  made_on VARCHAR(10) NOT NULL,
  due VARCHAR(10) NOT NULL,
  chase_on VARCHAR(10) NOT NULL,
  escalate_on VARCHAR(10) NOT NULL
);
CREATE INDEX task_standing_case ON task_standing (case_id);

-- What a member of staff keeps for themselves: saved views, the hash of a calendar's secret, where they stopped reading.
CREATE TABLE staff_note (
  staff_id VARCHAR(40) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  name VARCHAR(100) NOT NULL,
  content VARCHAR(2000) NOT NULL,
  kept_at VARCHAR(30) NOT NULL,
  PRIMARY KEY (staff_id, kind, name)
);
