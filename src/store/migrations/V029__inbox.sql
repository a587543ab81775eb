-- Messages of the council's request mailbox, each until a person has made it a case, joined it to one, or set it aside.

-- message_hash: of its Message-ID and its body: the same message is taken once. case_id: what became of it; empty until then. content_sealed: under a
-- key of the message's own, and under the case's once it belongs to one.
CREATE TABLE inbox_message (
  id VARCHAR(40) NOT NULL PRIMARY KEY,
  message_hash VARCHAR(64) NOT NULL UNIQUE,
  controller VARCHAR(80) NOT NULL,
  reached VARCHAR(10) NOT NULL,
  taken_at VARCHAR(27) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  state VARCHAR(20) NOT NULL,
  case_id VARCHAR(40) NOT NULL,
  settled_by VARCHAR(64) NOT NULL,
  settled_at VARCHAR(27) NOT NULL,
  content_sealed MEDIUMBLOB NOT NULL
);
CREATE INDEX inbox_message_state ON inbox_message (state, reached, id);
CREATE INDEX inbox_message_case ON inbox_message (case_id);

-- How far the mailbox was read, and since when it cannot be.
CREATE TABLE inbox_place (
  mailbox VARCHAR(200) NOT NULL PRIMARY KEY,
  validity BIGINT NOT NULL,
  last_uid BIGINT NOT NULL,
  looked_at VARCHAR(27) NOT NULL,
  failed_since VARCHAR(27) NOT NULL,
  failure VARCHAR(400) NOT NULL
);
