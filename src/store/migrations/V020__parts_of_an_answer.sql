-- A record may come in a later part of the answer (1), or have gone out in an earlier one (2); 0: in the pack that is made next, unless it is left out.

ALTER TABLE record ADD COLUMN part BIGINT NOT NULL DEFAULT 0;
