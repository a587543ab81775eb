-- Files that show who somebody is, until their day has come; and the bank-holiday data that open cases were last counted with.

CREATE TABLE evidence_file (
  id VARCHAR(40) NOT NULL PRIMARY KEY,
  case_id VARCHAR(40) NOT NULL,
  number BIGINT NOT NULL,
  proof VARCHAR(40) NOT NULL,
  document VARCHAR(60) NOT NULL,
  blob_id VARCHAR(40) NOT NULL,
  name_sealed MEDIUMBLOB NOT NULL,
  sha256 VARCHAR(64) NOT NULL,
  size BIGINT NOT NULL,
  added_by VARCHAR(60) NOT NULL,
  added_on VARCHAR(10) NOT NULL,
  destroyed_on VARCHAR(10) NOT NULL
);
CREATE INDEX evidence_file_case ON evidence_file (case_id, number);
CREATE INDEX evidence_file_kept ON evidence_file (destroyed_on, case_id);

CREATE TABLE holiday_data (
  version VARCHAR(64) NOT NULL,
  number BIGINT NOT NULL PRIMARY KEY,
  content MEDIUMTEXT NOT NULL,
  since VARCHAR(30) NOT NULL
);
