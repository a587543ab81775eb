-- The last form of each session, so that a button pressed twice is done once whichever servers it reaches. Keyed by a hash of the session's cookies; the answer is
-- sealed under a key of the vault key and of those cookies, and goes when the session asks for its next page.
CREATE TABLE pressed (
  session_hash VARCHAR(64) NOT NULL PRIMARY KEY,
  form_hash VARCHAR(64) NOT NULL,
  sending VARCHAR(40) NOT NULL,
  begun_at VARCHAR(27) NOT NULL,
  answered_at VARCHAR(27) NOT NULL DEFAULT '',
  answer_sealed MEDIUMBLOB NOT NULL
);
CREATE INDEX pressed_age ON pressed (begun_at);
