-- The cases as the figures look at them, a line a case: counted from the case itself, and out of date (figured = 0 on its line of the lists) from the moment
-- anything happens to it. A day that does not exist is 9999-12-31, a number -1. No personal data; goes with its case.
CREATE TABLE case_figure (
  case_id VARCHAR(40) NOT NULL PRIMARY KEY,
  controller VARCHAR(80) NOT NULL,
  right_name VARCHAR(40) NOT NULL,
  requester VARCHAR(40) NOT NULL,
  services VARCHAR(1000) NOT NULL,
  sources VARCHAR(2000) NOT NULL,
  received VARCHAR(10) NOT NULL,
  clock VARCHAR(20) NOT NULL,
  due VARCHAR(10) NOT NULL,
  answered VARCHAR(10) NOT NULL,
  withdrawn VARCHAR(10) NOT NULL,
  acknowledged VARCHAR(10) NOT NULL,
  outcome VARCHAR(20) NOT NULL,
  extended_ground VARCHAR(20) NOT NULL,
  late_cause VARCHAR(40) NOT NULL,
  pause_days BIGINT NOT NULL,
  identity_days BIGINT NOT NULL,
  clock_days BIGINT NOT NULL,
  pages BIGINT NOT NULL,
  recipients_to_tell BIGINT NOT NULL,
  at_regulator BIGINT NOT NULL,
  regulator_upheld BIGINT NOT NULL,
  lifted_unannounced BIGINT NOT NULL,
  waits VARCHAR(200) NOT NULL,
  withheld VARCHAR(4000) NOT NULL,
  state VARCHAR(40) NOT NULL,
  is_open BIGINT NOT NULL,
  worked_on VARCHAR(10) NOT NULL,
  disputed BIGINT NOT NULL,
  held BIGINT NOT NULL,
  reviewed BIGINT NOT NULL,
  arose_from VARCHAR(40) NOT NULL
);
CREATE INDEX case_figure_open ON case_figure (is_open, case_id);
CREATE INDEX case_figure_arisen ON case_figure (arose_from, case_id);
ALTER TABLE case_standing ADD COLUMN figured BIGINT NOT NULL DEFAULT 0;
CREATE INDEX case_standing_figured ON case_standing (figured, case_id);

-- What was counted of the whole house for a regulator, asked for by a colleague; kept for a while. Numbers alone.
CREATE TABLE house_figure (
  id VARCHAR(40) NOT NULL PRIMARY KEY,
  controller VARCHAR(80) NOT NULL,
  first_day VARCHAR(10) NOT NULL,
  last_day VARCHAR(10) NOT NULL,
  asked_by VARCHAR(40) NOT NULL,
  asked_at VARCHAR(30) NOT NULL,
  made_at VARCHAR(30) NOT NULL,
  content MEDIUMTEXT NOT NULL
);
