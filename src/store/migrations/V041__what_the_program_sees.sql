-- What the program sees of a case by itself, worked out from the case like the rest of its line: its flags and its journey, how many pages there are and how many
-- were checked, the day its keeping runs out, and whom it is about as a keyed hash (empty where that is not sure).
ALTER TABLE case_standing ADD COLUMN flags VARCHAR(700) NOT NULL DEFAULT '';
ALTER TABLE case_standing ADD COLUMN journey VARCHAR(4) NOT NULL DEFAULT '';
ALTER TABLE case_standing ADD COLUMN pages BIGINT NOT NULL DEFAULT 0;
ALTER TABLE case_standing ADD COLUMN pages_checked BIGINT NOT NULL DEFAULT 0;
ALTER TABLE case_standing ADD COLUMN keep_until VARCHAR(10) NOT NULL DEFAULT '9999-12-31';
ALTER TABLE case_standing ADD COLUMN person_key VARCHAR(64) NOT NULL DEFAULT '';
CREATE INDEX case_standing_person ON case_standing (person_key, workflow, received);
CREATE INDEX sar_case_arose_from ON sar_case (arose_from);
