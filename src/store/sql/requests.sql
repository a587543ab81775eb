-- :name insert
INSERT INTO request (id, reference, idempotency_key, request_right, controller, channel, received, received_at, answers_sealed)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
