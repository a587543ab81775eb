-- When a password that somebody else gave opens nothing any more; empty: it is its owner's own.
ALTER TABLE staff ADD COLUMN password_ends VARCHAR(27) NOT NULL DEFAULT '';

-- Who was let into a case that is kept to others, by two people, until when.
CREATE TABLE case_way_in (
  case_id VARCHAR(26) NOT NULL,
  staff_id VARCHAR(26) NOT NULL,
  until_at VARCHAR(27) NOT NULL,
  PRIMARY KEY (case_id, staff_id)
);
CREATE INDEX case_way_in_staff ON case_way_in (staff_id, until_at);
