-- A case that is kept to named people: they are its rows, and nobody else of the staff is shown that it exists. No row: every role that
-- may look.
CREATE TABLE case_reader (
  case_id VARCHAR(40) NOT NULL,
  staff_id VARCHAR(26) NOT NULL,
  PRIMARY KEY (case_id, staff_id),
  FOREIGN KEY (staff_id) REFERENCES staff (id)
);
CREATE INDEX case_reader_staff ON case_reader (staff_id);
