-- The second factor of the staff's local accounts: a device that shows codes, and ten codes for the day it is lost.

-- last_step: of the newest code that was used (RFC 6238): it and all before it are never accepted again. failures: wrong codes
-- since the last right one.
CREATE TABLE staff_device (
  staff_id VARCHAR(26) NOT NULL PRIMARY KEY,
  sealed_secret MEDIUMBLOB NOT NULL,
  added_at VARCHAR(27) NOT NULL,
  last_step BIGINT NOT NULL,
  failures BIGINT NOT NULL,
  locked_until VARCHAR(27) NOT NULL,
  FOREIGN KEY (staff_id) REFERENCES staff (id)
);

CREATE TABLE staff_recovery_code (
  staff_id VARCHAR(26) NOT NULL,
  place BIGINT NOT NULL,
  code_hash VARCHAR(200) NOT NULL,
  spent_at VARCHAR(27) NOT NULL,
  PRIMARY KEY (staff_id, place),
  FOREIGN KEY (staff_id) REFERENCES staff (id)
);

-- The password was right, the code is still to come. sealed_secret: of the device to be added; empty when there is one.
CREATE TABLE sign_in_begun (
  token_hash VARCHAR(64) NOT NULL PRIMARY KEY,
  staff_id VARCHAR(26) NOT NULL,
  started_at VARCHAR(27) NOT NULL,
  sealed_secret MEDIUMBLOB NOT NULL,
  FOREIGN KEY (staff_id) REFERENCES staff (id)
);
CREATE INDEX sign_in_begun_staff ON sign_in_begun (staff_id);

-- When this session last gave a code: at the sign-in, and again before an act that asks for one. Empty: never.
ALTER TABLE session ADD COLUMN code_given_at VARCHAR(27) NOT NULL DEFAULT '';
