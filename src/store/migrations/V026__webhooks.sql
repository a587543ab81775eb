-- Who of other systems is told what happened to cases, and what is still to be told: references of cases and kinds of event, nothing else.

-- kinds: separated by spaces. secrets_sealed: the newest first, with the day of each. from_entry: told of what the ledger had after it.
CREATE TABLE hook (
  id VARCHAR(40) NOT NULL PRIMARY KEY,
  client_id VARCHAR(40) NOT NULL,
  controller VARCHAR(80) NOT NULL,
  url VARCHAR(600) NOT NULL,
  kinds VARCHAR(1000) NOT NULL,
  secrets_sealed MEDIUMBLOB NOT NULL,
  from_entry BIGINT NOT NULL,
  made_at VARCHAR(27) NOT NULL,
  ended_at VARCHAR(27) NOT NULL
);

-- entry: of the ledger. One message for each hook and entry, however often it is gathered.
CREATE TABLE hook_message (
  id VARCHAR(40) NOT NULL PRIMARY KEY,
  hook_id VARCHAR(40) NOT NULL,
  entry BIGINT NOT NULL,
  kind VARCHAR(60) NOT NULL,
  case_id VARCHAR(40) NOT NULL,
  happened_at VARCHAR(27) NOT NULL,
  state VARCHAR(20) NOT NULL,
  attempts BIGINT NOT NULL,
  next_try VARCHAR(27) NOT NULL,
  last_error VARCHAR(400) NOT NULL
);
CREATE UNIQUE INDEX hook_message_entry ON hook_message (hook_id, entry);
CREATE INDEX hook_message_due ON hook_message (state, next_try, entry);
CREATE INDEX hook_message_case ON hook_message (case_id);

-- How far the ledger was gathered: from where it stands now.
CREATE TABLE hook_cursor (
  id BIGINT NOT NULL PRIMARY KEY,
  entry BIGINT NOT NULL
);
INSERT INTO hook_cursor (id, entry) SELECT 1, number FROM ledger_head WHERE id = 1;
