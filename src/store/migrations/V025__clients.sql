-- The council's other systems: each with a key of which the hash is kept, and what they were answered to what may come twice.

-- scopes: separated by spaces. used_at, ended_at: empty when never.
CREATE TABLE client (
  id VARCHAR(40) NOT NULL PRIMARY KEY,
  name VARCHAR(400) NOT NULL,
  controller VARCHAR(80) NOT NULL,
  scopes VARCHAR(400) NOT NULL,
  key_hash VARCHAR(64) NOT NULL,
  made_by VARCHAR(64) NOT NULL,
  made_at VARCHAR(27) NOT NULL,
  used_at VARCHAR(27) NOT NULL,
  ended_at VARCHAR(27) NOT NULL
);
CREATE UNIQUE INDEX client_key ON client (key_hash);

-- once_hash: of the client's own key for one request. status 0: begun, and not answered. No personal data in an answer; it is sealed, since it
-- may hold a secret that was shown once.
CREATE TABLE client_answer (
  client_id VARCHAR(40) NOT NULL,
  once_hash VARCHAR(64) NOT NULL,
  fingerprint VARCHAR(64) NOT NULL,
  status BIGINT NOT NULL,
  answer_sealed MEDIUMBLOB NOT NULL,
  location VARCHAR(400) NOT NULL,
  given_at VARCHAR(27) NOT NULL,
  PRIMARY KEY (client_id, once_hash)
);
CREATE INDEX client_answer_age ON client_answer (given_at);
