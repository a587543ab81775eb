-- Cases, their searches, records, reviews and packs. One dialect for SQLite and MySQL/MariaDB.
-- Text fields that end in _sealed hold personal data, encrypted under the case's key.

CREATE TABLE request (
  id VARCHAR(40) NOT NULL PRIMARY KEY,
  reference VARCHAR(40) NOT NULL UNIQUE,
  idempotency_key VARCHAR(120) NOT NULL UNIQUE,
  request_right VARCHAR(40) NOT NULL,
  controller VARCHAR(80) NOT NULL,
  channel VARCHAR(20) NOT NULL,
  received VARCHAR(10) NOT NULL,
  received_at VARCHAR(30) NOT NULL,
  answers_sealed MEDIUMBLOB NOT NULL
);

CREATE TABLE sar_case (
  id VARCHAR(40) NOT NULL PRIMARY KEY,
  request_id VARCHAR(40) NOT NULL,
  reference VARCHAR(40) NOT NULL UNIQUE,
  request_right VARCHAR(40) NOT NULL,
  controller VARCHAR(80) NOT NULL,
  jurisdiction VARCHAR(40) NOT NULL,
  state VARCHAR(40) NOT NULL,
  version BIGINT NOT NULL,
  received VARCHAR(10) NOT NULL,
  opened_at VARCHAR(30) NOT NULL,
  person_sealed MEDIUMBLOB NOT NULL,
  officer VARCHAR(40) NOT NULL
);
CREATE INDEX sar_case_state ON sar_case (state, received);
CREATE INDEX sar_case_opened ON sar_case (opened_at);

CREATE TABLE case_event (
  case_id VARCHAR(40) NOT NULL,
  number BIGINT NOT NULL,
  what VARCHAR(60) NOT NULL,
  on_day VARCHAR(10) NOT NULL,
  at VARCHAR(30) NOT NULL,
  actor VARCHAR(60) NOT NULL,
  detail_sealed MEDIUMBLOB NOT NULL,
  PRIMARY KEY (case_id, number)
);

CREATE TABLE source_search (
  case_id VARCHAR(40) NOT NULL,
  source VARCHAR(80) NOT NULL,
  title VARCHAR(200) NOT NULL,
  owner VARCHAR(200) NOT NULL,
  state VARCHAR(20) NOT NULL,
  terms_sealed MEDIUMBLOB NOT NULL,
  found BIGINT NOT NULL,
  truncated BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  failure MEDIUMTEXT NOT NULL,
  reason MEDIUMTEXT NOT NULL,
  decided_by VARCHAR(60) NOT NULL,
  started VARCHAR(30) NOT NULL,
  ended VARCHAR(30) NOT NULL,
  PRIMARY KEY (case_id, source)
);

CREATE TABLE candidate (
  id VARCHAR(40) NOT NULL PRIMARY KEY,
  case_id VARCHAR(40) NOT NULL,
  source VARCHAR(80) NOT NULL,
  key_hash VARCHAR(64) NOT NULL,
  offered_sealed MEDIUMBLOB NOT NULL,
  weight_centibits BIGINT NOT NULL,
  verdict VARCHAR(20) NOT NULL,
  because_sealed MEDIUMBLOB NOT NULL,
  identity VARCHAR(20) NOT NULL,
  decided_by VARCHAR(60) NOT NULL,
  reason_sealed MEDIUMBLOB NOT NULL,
  decided_at VARCHAR(30) NOT NULL,
  UNIQUE (case_id, source, key_hash)
);

CREATE TABLE record (
  id VARCHAR(40) NOT NULL PRIMARY KEY,
  case_id VARCHAR(40) NOT NULL,
  source VARCHAR(80) NOT NULL,
  key_hash VARCHAR(64) NOT NULL,
  candidate_id VARCHAR(40) NOT NULL,
  parent_id VARCHAR(40) NOT NULL,
  about_sealed MEDIUMBLOB NOT NULL,
  media_type VARCHAR(120) NOT NULL,
  dated VARCHAR(30) NOT NULL,
  sha256 VARCHAR(64) NOT NULL,
  size BIGINT NOT NULL,
  original VARCHAR(40) NOT NULL,
  collected_at VARCHAR(30) NOT NULL,
  reading VARCHAR(20) NOT NULL,
  reading_note_sealed MEDIUMBLOB NOT NULL,
  document VARCHAR(40) NOT NULL,
  pages BIGINT NOT NULL,
  left_out BIGINT NOT NULL,
  left_out_reason_sealed MEDIUMBLOB NOT NULL,
  left_out_by VARCHAR(60) NOT NULL,
  UNIQUE (case_id, source, key_hash)
);

CREATE TABLE page (
  record_id VARCHAR(40) NOT NULL,
  number BIGINT NOT NULL,
  fixed BIGINT NOT NULL,
  image VARCHAR(40) NOT NULL,
  checked BIGINT NOT NULL,
  checked_by VARCHAR(60) NOT NULL,
  flags VARCHAR(120) NOT NULL,
  whole_code VARCHAR(20) NOT NULL,
  whole_reason_sealed MEDIUMBLOB NOT NULL,
  whole_by VARCHAR(60) NOT NULL,
  PRIMARY KEY (record_id, number)
);

CREATE TABLE case_person (
  id VARCHAR(40) NOT NULL PRIMARY KEY,
  case_id VARCHAR(40) NOT NULL,
  standing VARCHAR(20) NOT NULL,
  known_sealed MEDIUMBLOB NOT NULL,
  origin VARCHAR(60) NOT NULL,
  outcome VARCHAR(20) NOT NULL,
  code VARCHAR(20) NOT NULL,
  reason_sealed MEDIUMBLOB NOT NULL,
  decided_by VARCHAR(60) NOT NULL,
  decided_at VARCHAR(30) NOT NULL
);
CREATE INDEX case_person_case ON case_person (case_id);

CREATE TABLE proposal (
  id VARCHAR(40) NOT NULL PRIMARY KEY,
  case_id VARCHAR(40) NOT NULL,
  record_id VARCHAR(40) NOT NULL,
  page BIGINT NOT NULL,
  begins BIGINT NOT NULL,
  ends BIGINT NOT NULL,
  region VARCHAR(100) NOT NULL,
  kind VARCHAR(40) NOT NULL,
  tier VARCHAR(20) NOT NULL,
  person_id VARCHAR(40) NOT NULL,
  because_sealed MEDIUMBLOB NOT NULL,
  origin VARCHAR(60) NOT NULL,
  outcome VARCHAR(20) NOT NULL,
  code VARCHAR(20) NOT NULL,
  reason_sealed MEDIUMBLOB NOT NULL,
  decided_by VARCHAR(60) NOT NULL,
  decided_at VARCHAR(30) NOT NULL
);
CREATE INDEX proposal_record ON proposal (record_id, page, begins);
CREATE INDEX proposal_case ON proposal (case_id);

CREATE TABLE pack (
  id VARCHAR(40) NOT NULL PRIMARY KEY,
  case_id VARCHAR(40) NOT NULL,
  version BIGINT NOT NULL,
  state VARCHAR(20) NOT NULL,
  pack VARCHAR(40) NOT NULL,
  schedule VARCHAR(40) NOT NULL,
  certificate VARCHAR(40) NOT NULL,
  pack_sha256 VARCHAR(64) NOT NULL,
  pages BIGINT NOT NULL,
  gate_report MEDIUMTEXT NOT NULL,
  blockers_sealed MEDIUMBLOB NOT NULL,
  built_by VARCHAR(60) NOT NULL,
  released_by VARCHAR(60) NOT NULL,
  built_at VARCHAR(30) NOT NULL,
  released_at VARCHAR(30) NOT NULL,
  UNIQUE (case_id, version)
);
