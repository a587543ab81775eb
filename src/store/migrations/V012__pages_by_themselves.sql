-- A page of a long record by itself, so that showing one need not open the whole record; empty: it is in the record's document.
-- And which pages wait for a decision, without reading every proposal.

ALTER TABLE page ADD COLUMN content VARCHAR(40) NOT NULL DEFAULT '';

CREATE INDEX proposal_waiting ON proposal (case_id, outcome, record_id, page, person_id);
