-- Where somebody's systems want to be told what happens. The secret signs what is sent, so it stands here as it is; it signs, and opens nothing.
CREATE TABLE webhooks_endpoint (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people_person (id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    secret TEXT NOT NULL,
    kinds TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('on', 'paused')),
    failures BIGINT NOT NULL DEFAULT 0,
    made_at BIGINT NOT NULL,
    -- The last event of the log before it was made: it is told of those after.
    after_number BIGINT NOT NULL
);
CREATE INDEX webhooks_endpoint_by_person ON webhooks_endpoint (person);
CREATE TABLE webhooks_delivery (
    id TEXT PRIMARY KEY,
    endpoint TEXT NOT NULL REFERENCES webhooks_endpoint (id) ON DELETE CASCADE,
    person TEXT NOT NULL REFERENCES people_person (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    company TEXT,
    body TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'given-up')),
    at BIGINT NOT NULL,
    tries BIGINT NOT NULL DEFAULT 0,
    tried_at BIGINT,
    status BIGINT,
    trouble TEXT NOT NULL DEFAULT ''
);
CREATE INDEX webhooks_delivery_by_endpoint ON webhooks_delivery (endpoint, at);
-- Deliveries follow the audit log: up to this event they were asked for.
CREATE TABLE webhooks_followed (id BIGINT PRIMARY KEY CHECK (id = 1), number BIGINT NOT NULL);
INSERT INTO webhooks_followed (id, number) VALUES (1, 0);
