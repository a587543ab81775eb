-- What stands on the record of each withholding: the ground, what it is about, what was weighed, by whom.

CREATE TABLE ground_record (
  id VARCHAR(40) NOT NULL PRIMARY KEY,
  case_id VARCHAR(40) NOT NULL,
  code VARCHAR(20) NOT NULL,
  silent BIGINT NOT NULL,
  content_sealed MEDIUMBLOB NOT NULL,
  made_by VARCHAR(60) NOT NULL,
  made_at VARCHAR(30) NOT NULL
);
CREATE INDEX ground_record_case ON ground_record (case_id, made_at);
