-- What was found when the words of a letter were looked at, so that it is looked for once and not at each sending: by a digest of all that it depends on.
-- The same may stand twice, when two servers looked at once.
CREATE TABLE letter_fit (
  id VARCHAR(40) NOT NULL PRIMARY KEY,
  digest VARCHAR(64) NOT NULL,
  fits BIGINT NOT NULL
);
CREATE INDEX letter_fit_digest ON letter_fit (digest);
