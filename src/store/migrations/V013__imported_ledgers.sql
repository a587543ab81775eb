-- The ledger's entries of a case that came from another installation, as they stood there: evidence, never part of our own chain.
CREATE TABLE imported_ledger (
  case_id VARCHAR(40) NOT NULL,
  number BIGINT NOT NULL,
  recorded_at VARCHAR(27) NOT NULL,
  actor VARCHAR(64) NOT NULL,
  what VARCHAR(64) NOT NULL,
  detail MEDIUMTEXT NOT NULL,
  previous_hash VARCHAR(64) NOT NULL,
  entry_hash VARCHAR(64) NOT NULL,
  PRIMARY KEY (case_id, entry_hash)
);
CREATE TRIGGER imported_ledger_is_never_changed BEFORE UPDATE ON imported_ledger
FOR EACH ROW BEGIN INSERT INTO insert_only (why) VALUES (NULL); END;
CREATE TRIGGER imported_ledger_is_never_shortened BEFORE DELETE ON imported_ledger
FOR EACH ROW BEGIN INSERT INTO insert_only (why) VALUES (NULL); END;
