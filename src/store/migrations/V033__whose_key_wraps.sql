-- Which key of the ring seals a case's data key: its id there. Empty: the installation's one key of before there were rings.
ALTER TABLE vault_key ADD COLUMN wrapped_by VARCHAR(26) NOT NULL DEFAULT '';
CREATE INDEX vault_key_wrapped_by ON vault_key (wrapped_by, owner);
