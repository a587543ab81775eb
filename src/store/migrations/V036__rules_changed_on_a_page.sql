-- Letters, rules of keeping and roles that an administrator changed on a page: every version, over the file.
CREATE TABLE rule_version (
  kind VARCHAR(20) NOT NULL,
  name VARCHAR(60) NOT NULL,
  number BIGINT NOT NULL,
  content MEDIUMTEXT NOT NULL,
  stood_over VARCHAR(64) NOT NULL,
  made_by VARCHAR(60) NOT NULL,
  reason VARCHAR(2000) NOT NULL,
  made_on VARCHAR(10) NOT NULL,
  PRIMARY KEY (kind, name, number)
);
