-- Every kind of request has its workflow; its tasks are kept. A case may arise from another one.
ALTER TABLE sar_case ADD COLUMN workflow VARCHAR(40) NOT NULL DEFAULT '';
ALTER TABLE sar_case ADD COLUMN arose_from VARCHAR(40) NOT NULL DEFAULT '';
UPDATE sar_case SET workflow = request_right;
CREATE INDEX sar_case_request ON sar_case (request_id, opened_at);

CREATE TABLE task (
  id VARCHAR(40) NOT NULL PRIMARY KEY,
  number BIGINT NOT NULL,
  case_id VARCHAR(40) NOT NULL,
  kind VARCHAR(60) NOT NULL,
  state VARCHAR(20) NOT NULL,
  outcome VARCHAR(60) NOT NULL,
  about_sealed MEDIUMBLOB NOT NULL,
  made_by VARCHAR(60) NOT NULL,
  made_on VARCHAR(10) NOT NULL,
  ended_by VARCHAR(60) NOT NULL,
  ended_on VARCHAR(10) NOT NULL,
  UNIQUE (case_id, number)
);
CREATE INDEX task_open ON task (state, made_on);
