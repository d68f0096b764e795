-- One row for every deed, each chained to the one before it. Nothing here is ever changed or taken away.
CREATE TABLE audit_event (
    number BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    person TEXT,
    deed TEXT NOT NULL,
    company TEXT,
    object TEXT NOT NULL,
    details TEXT NOT NULL,
    request TEXT NOT NULL,
    chain TEXT NOT NULL
);
CREATE INDEX audit_event_by_object ON audit_event (object, number);
-- The last link: whoever writes next waits for this row.
CREATE TABLE audit_head (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    number BIGINT NOT NULL,
    chain TEXT NOT NULL
);
INSERT INTO audit_head (id, number, chain) VALUES (1, 0, '');
