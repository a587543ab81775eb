-- Which case a message belongs to, when it was made, and what its carrier calls it: so that what does not arrive is told of there.

ALTER TABLE outbox ADD COLUMN about VARCHAR(26) NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN made_at VARCHAR(27) NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN carrier_id VARCHAR(64) NOT NULL DEFAULT '';
CREATE INDEX outbox_about ON outbox (about, channel, made_at);
