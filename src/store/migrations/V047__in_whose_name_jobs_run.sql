-- The colleague who asked for a step: their rights are asked again while it runs. Empty: the program itself, or another system.
ALTER TABLE job ADD COLUMN asked_by VARCHAR(26) NOT NULL DEFAULT '';
