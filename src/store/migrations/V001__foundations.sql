-- What every room stands on: the ledger, the vault, the jobs, the staff and the residents' papers in progress.
-- The dialect both engines read: VARCHAR(n), BIGINT, MEDIUMTEXT, MEDIUMBLOB; ids are ours; an instant is its 27 characters
-- of text ("2026-11-21T22:49:29.000001Z", in order as text); a statement ends at a ; that ends a line.

-- A row with no reason cannot be added: the triggers below try to, and so stop whoever would change what is written once.
CREATE TABLE insert_only (
  why VARCHAR(100) NOT NULL PRIMARY KEY
);

CREATE TABLE ledger (
  number BIGINT NOT NULL PRIMARY KEY,
  recorded_at VARCHAR(27) NOT NULL,
  actor VARCHAR(64) NOT NULL,
  what VARCHAR(64) NOT NULL,
  about VARCHAR(26) NOT NULL,
  detail MEDIUMTEXT NOT NULL,
  previous_hash VARCHAR(64) NOT NULL,
  entry_hash VARCHAR(64) NOT NULL
);
CREATE INDEX ledger_about ON ledger (about, number);
CREATE TABLE ledger_head (
  id BIGINT NOT NULL PRIMARY KEY,
  number BIGINT NOT NULL,
  entry_hash VARCHAR(64) NOT NULL,
  turns BIGINT NOT NULL
);
INSERT INTO ledger_head (id, number, entry_hash, turns)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000', 0);
-- MariaDB with a binary log lets only log_bin_trust_function_creators=1 or SUPER make these two.
CREATE TRIGGER ledger_is_never_changed BEFORE UPDATE ON ledger
FOR EACH ROW BEGIN INSERT INTO insert_only (why) VALUES (NULL); END;
CREATE TRIGGER ledger_is_never_shortened BEFORE DELETE ON ledger
FOR EACH ROW BEGIN INSERT INTO insert_only (why) VALUES (NULL); END;

-- A case's data key, sealed under the vault key; empty once the case has been shredded.
CREATE TABLE vault_key (
  owner VARCHAR(26) NOT NULL PRIMARY KEY,
  sealed_key MEDIUMBLOB NOT NULL,
  shredded BIGINT NOT NULL
);
CREATE TABLE vault_blob (
  id VARCHAR(26) NOT NULL PRIMARY KEY,
  owner VARCHAR(26) NOT NULL,
  bytes BIGINT NOT NULL,
  chunks BIGINT NOT NULL,
  FOREIGN KEY (owner) REFERENCES vault_key (owner)
);
CREATE INDEX vault_blob_owner ON vault_blob (owner);
CREATE TABLE vault_chunk (
  blob_id VARCHAR(26) NOT NULL,
  position BIGINT NOT NULL,
  sealed MEDIUMBLOB NOT NULL,
  PRIMARY KEY (blob_id, position),
  FOREIGN KEY (blob_id) REFERENCES vault_blob (id)
);

-- open_key is the idempotency key while the job has not ended, and its own id afterwards.
CREATE TABLE job (
  id VARCHAR(26) NOT NULL PRIMARY KEY,
  kind VARCHAR(64) NOT NULL,
  about VARCHAR(26) NOT NULL,
  argument VARCHAR(200) NOT NULL,
  idempotency_key VARCHAR(200) NOT NULL,
  open_key VARCHAR(200) NOT NULL UNIQUE,
  state VARCHAR(10) NOT NULL,
  run_at VARCHAR(27) NOT NULL,
  attempts BIGINT NOT NULL,
  worker VARCHAR(64) NOT NULL,
  token BIGINT NOT NULL,
  lease_until VARCHAR(27) NOT NULL,
  last_error VARCHAR(500) NOT NULL
);
CREATE INDEX job_due ON job (state, run_at, id);
CREATE INDEX job_about ON job (about, state);

CREATE TABLE staff (
  id VARCHAR(26) NOT NULL PRIMARY KEY,
  name VARCHAR(200) NOT NULL,
  sign_in_name VARCHAR(200) NOT NULL UNIQUE,
  password_hash VARCHAR(200) NOT NULL,
  roles VARCHAR(500) NOT NULL,
  disabled BIGINT NOT NULL,
  failures BIGINT NOT NULL,
  locked_until VARCHAR(27) NOT NULL
);
CREATE TABLE session (
  token_hash VARCHAR(64) NOT NULL PRIMARY KEY,
  staff_id VARCHAR(26) NOT NULL,
  started_at VARCHAR(27) NOT NULL,
  seen_at VARCHAR(27) NOT NULL,
  csrf VARCHAR(26) NOT NULL,
  FOREIGN KEY (staff_id) REFERENCES staff (id)
);
CREATE INDEX session_staff ON session (staff_id);
CREATE INDEX session_seen ON session (seen_at);

-- A resident's unfinished form: what they wrote is sealed, and found only with the cookie it was written under.
CREATE TABLE draft (
  cookie_hash VARCHAR(64) NOT NULL PRIMARY KEY,
  sealed_answers MEDIUMBLOB NOT NULL,
  saved_at VARCHAR(27) NOT NULL
);
CREATE INDEX draft_saved ON draft (saved_at);

CREATE TABLE one_time_code (
  id VARCHAR(26) NOT NULL PRIMARY KEY,
  about VARCHAR(26) NOT NULL,
  purpose VARCHAR(64) NOT NULL,
  code_hash VARCHAR(64) NOT NULL,
  expires_at VARCHAR(27) NOT NULL,
  tries BIGINT NOT NULL,
  spent BIGINT NOT NULL
);
CREATE INDEX one_time_code_about ON one_time_code (about, purpose, spent);

CREATE TABLE outbox (
  id VARCHAR(64) NOT NULL PRIMARY KEY,
  channel VARCHAR(20) NOT NULL,
  sealed_message MEDIUMBLOB NOT NULL,
  state VARCHAR(10) NOT NULL,
  attempts BIGINT NOT NULL,
  next_try VARCHAR(27) NOT NULL,
  last_error VARCHAR(500) NOT NULL
);
CREATE INDEX outbox_waiting ON outbox (state, next_try, id);
