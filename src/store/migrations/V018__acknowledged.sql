-- Which references were ever given here: what the intake journal outside the database is held against. Never removed, so that a case
-- that was disposed of is not taken for one that was lost. A hash: what is left of a destroyed case names nothing.
CREATE TABLE acknowledged (
  reference_hash VARCHAR(64) NOT NULL PRIMARY KEY
);
