-- What is kept beside the decisions of a review: each act with what stood before it (so that it can be undone as one), remarks,
-- differences that somebody justified, where the same text stands. And, without any text, what was decided about a page or a
-- person that may come back in a later case: found by a keyed hash only.

CREATE TABLE review_log (
  id VARCHAR(40) NOT NULL PRIMARY KEY,
  case_id VARCHAR(40) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  number BIGINT NOT NULL,
  content_sealed MEDIUMBLOB NOT NULL,
  made_by VARCHAR(60) NOT NULL,
  made_at VARCHAR(30) NOT NULL,
  closed_by VARCHAR(60) NOT NULL,
  closed_at VARCHAR(30) NOT NULL
);
CREATE INDEX review_log_case ON review_log (case_id, kind, number);

CREATE TABLE earlier_decision (
  digest VARCHAR(64) NOT NULL,
  case_id VARCHAR(40) NOT NULL,
  outcome VARCHAR(20) NOT NULL,
  code VARCHAR(20) NOT NULL,
  decided_by VARCHAR(60) NOT NULL,
  decided_at VARCHAR(30) NOT NULL
);
CREATE INDEX earlier_decision_digest ON earlier_decision (digest);
CREATE INDEX earlier_decision_case ON earlier_decision (case_id);

ALTER TABLE case_person ADD COLUMN asked_sealed MEDIUMBLOB;
