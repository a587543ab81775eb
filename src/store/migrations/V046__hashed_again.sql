-- How many changes of the service's key a hash of an earlier decision went through: its text is not kept, so the hash is hashed on.
ALTER TABLE earlier_decision ADD COLUMN hashed_again BIGINT NOT NULL DEFAULT 0;
