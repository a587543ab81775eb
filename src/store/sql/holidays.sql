-- :name latest
SELECT content, number FROM holiday_data ORDER BY number DESC LIMIT 1

-- :name put
INSERT INTO holiday_data (version, number, content, since) VALUES (?, ?, ?, ?)
