-- What colleagues tagged a case with: ids of config/desk.yaml, worked out from the case's events like the rest of the line.
ALTER TABLE case_standing ADD COLUMN tags VARCHAR(700) NOT NULL DEFAULT '';
