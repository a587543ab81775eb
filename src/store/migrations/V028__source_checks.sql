-- The last time that somebody had a source tried out: who, when, and what each step came to. `ended_at` is empty until then.
CREATE TABLE source_check (
  source VARCHAR(100) NOT NULL PRIMARY KEY,
  asked_by VARCHAR(64) NOT NULL,
  asked_at VARCHAR(27) NOT NULL,
  ended_at VARCHAR(27) NOT NULL,
  steps MEDIUMTEXT NOT NULL
);
CREATE INDEX source_search_ended ON source_search (ended);
