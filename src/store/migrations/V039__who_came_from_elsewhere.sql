-- Hashes of who the council's identity provider said somebody is, and of their sign-in there, so that it can end their sessions here. Empty: a local account, or
-- a session from before.
ALTER TABLE session ADD COLUMN council_subject VARCHAR(64) NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN council_session VARCHAR(64) NOT NULL DEFAULT '';
CREATE INDEX session_council_subject ON session (council_subject);
CREATE INDEX session_council_session ON session (council_session);

-- Log-outs of the provider's that were taken: none is taken twice.
CREATE TABLE council_log_out (
  id_hash VARCHAR(64) NOT NULL PRIMARY KEY,
  taken_at VARCHAR(27) NOT NULL
);
CREATE INDEX council_log_out_taken ON council_log_out (taken_at);
