-- A second factor: the secret from which a telephone works out its codes, and the last of its half minutes whose code was accepted. Codes are worked out anew to compare them, so the secret stands
-- here as it is.
CREATE TABLE people_factor (
    person TEXT PRIMARY KEY REFERENCES people_person (id) ON DELETE CASCADE,
    secret TEXT NOT NULL,
    confirmed BIGINT NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1)),
    last_step BIGINT NOT NULL DEFAULT 0,
    made_at BIGINT NOT NULL
);
-- Codes for when the telephone is lost, as digests; each works once.
CREATE TABLE people_recovery (
    digest TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people_person (id) ON DELETE CASCADE
);
CREATE INDEX people_recovery_by_person ON people_recovery (person);
-- Somebody who said the right password and still owes a code: this opens nothing.
CREATE TABLE people_halfway (
    digest TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people_person (id) ON DELETE CASCADE,
    ends_at BIGINT NOT NULL
);
CREATE INDEX people_halfway_by_person ON people_halfway (person);
