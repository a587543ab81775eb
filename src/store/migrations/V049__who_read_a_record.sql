-- Which reader, of which number, a record was read by; empty: not read, or before this was noted.
ALTER TABLE record ADD COLUMN read_by VARCHAR(120) NOT NULL DEFAULT '';
