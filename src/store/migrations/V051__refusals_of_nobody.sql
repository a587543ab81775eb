-- Where a refused sign-in of no open account is counted, so that it writes as much as one of an account: ten rows, that two seldom meet.
CREATE TABLE refused_sign_in (
  slot INTEGER NOT NULL PRIMARY KEY,
  times BIGINT NOT NULL
);
