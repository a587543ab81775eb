-- What is left of a case whose time had come: no name, no document, nothing that was sent. Figures only where the rule says so.

CREATE TABLE gone_case (
  case_id VARCHAR(40) NOT NULL PRIMARY KEY,
  rule VARCHAR(60) NOT NULL,
  gone_on VARCHAR(10) NOT NULL,
  request_right VARCHAR(40) NOT NULL,
  received VARCHAR(10) NOT NULL,
  due VARCHAR(10) NOT NULL,
  answered VARCHAR(10) NOT NULL,
  withdrawn VARCHAR(10) NOT NULL,
  outcome VARCHAR(20) NOT NULL
);
