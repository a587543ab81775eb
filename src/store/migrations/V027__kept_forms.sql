-- Unfinished forms that their writers asked us to keep. What they wrote is sealed under a key that takes the vault key and what only they have: the words
-- of a card, or the e-mail address they proved to be theirs. Neither stands here.
CREATE TABLE kept_form (
  id VARCHAR(26) NOT NULL PRIMARY KEY,
  way_hash VARCHAR(64) NOT NULL UNIQUE,
  sealed_answers MEDIUMBLOB NOT NULL,
  kept_until VARCHAR(10) NOT NULL
);
CREATE INDEX kept_form_until ON kept_form (kept_until);
