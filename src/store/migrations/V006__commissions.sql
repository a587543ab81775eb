-- What the owners of sources are asked in writing, what they answer, and the ways in to their one-time pages (hashes alone).

CREATE TABLE commission (
  id VARCHAR(40) NOT NULL PRIMARY KEY,
  number BIGINT NOT NULL,
  case_id VARCHAR(40) NOT NULL,
  purpose VARCHAR(20) NOT NULL,
  source VARCHAR(80) NOT NULL,
  title VARCHAR(200) NOT NULL,
  task_id VARCHAR(40) NOT NULL,
  state VARCHAR(20) NOT NULL,
  answer VARCHAR(20) NOT NULL,
  asked_on VARCHAR(10) NOT NULL,
  answer_by VARCHAR(10) NOT NULL,
  chased BIGINT NOT NULL,
  chased_on VARCHAR(10) NOT NULL,
  escalated_on VARCHAR(10) NOT NULL,
  opened_at VARCHAR(30) NOT NULL,
  answered_at VARCHAR(30) NOT NULL,
  version BIGINT NOT NULL,
  asked_sealed MEDIUMBLOB NOT NULL,
  reply_sealed MEDIUMBLOB NOT NULL
);
CREATE INDEX commission_case ON commission (case_id, number);
CREATE INDEX commission_state ON commission (state, asked_on);

CREATE TABLE commission_link (
  token_hash VARCHAR(64) NOT NULL PRIMARY KEY,
  commission_id VARCHAR(40) NOT NULL,
  case_id VARCHAR(40) NOT NULL,
  made_at VARCHAR(30) NOT NULL
);
CREATE INDEX commission_link_case ON commission_link (case_id);
