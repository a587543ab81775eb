-- How long each page of a review was on whose screen: `since` is the moment from which it is there, empty when it is not. Ids and times only.
CREATE TABLE page_shown (
  case_id VARCHAR(40) NOT NULL,
  record_id VARCHAR(40) NOT NULL,
  page BIGINT NOT NULL,
  staff_id VARCHAR(60) NOT NULL,
  seconds BIGINT NOT NULL,
  since VARCHAR(30) NOT NULL,
  PRIMARY KEY (record_id, page, staff_id)
);
CREATE INDEX page_shown_case ON page_shown (case_id, staff_id);
