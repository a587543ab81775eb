-- What a later version might bring, for the rolling upgrade of tests/flow/cluster.mjs: a column, an index and a table, each over rows that are being written.
ALTER TABLE sar_case ADD COLUMN one_ahead VARCHAR(40) NOT NULL DEFAULT '';
CREATE INDEX sar_case_one_ahead ON sar_case (one_ahead);
ALTER TABLE session ADD COLUMN one_ahead BIGINT NOT NULL DEFAULT 0;
CREATE TABLE one_ahead (
  case_id VARCHAR(26) NOT NULL PRIMARY KEY,
  words_sealed MEDIUMBLOB NOT NULL
);
