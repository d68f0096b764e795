-- Companies: the vendor itself, its partners, its distributors. A company may be partner and distributor at once.
CREATE TABLE people_company (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    country TEXT NOT NULL,
    city TEXT NOT NULL DEFAULT '',
    type TEXT NOT NULL DEFAULT '',
    vendor BIGINT NOT NULL DEFAULT 0 CHECK (vendor IN (0, 1)),
    partner BIGINT NOT NULL DEFAULT 0 CHECK (partner IN (0, 1)),
    distributor BIGINT NOT NULL DEFAULT 0 CHECK (distributor IN (0, 1)),
    joined TEXT,
    left_on TEXT,
    version BIGINT NOT NULL DEFAULT 1,
    changed_at BIGINT NOT NULL
);
CREATE INDEX people_company_by_name ON people_company (name, id);
-- All that is known of a person stands in one row with an id that says nothing: who is forgotten is this row, gone.
CREATE TABLE people_person (
    id TEXT PRIMARY KEY,
    mail TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    password TEXT,
    state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'disabled')),
    created_at BIGINT NOT NULL
);
-- A login session. The row knows a digest of what the browser holds, never the thing itself.
CREATE TABLE people_login (
    digest TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people_person (id) ON DELETE CASCADE,
    begun_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE INDEX people_login_by_person ON people_login (person);
-- An invitation, likewise kept as a digest; used once.
CREATE TABLE people_invitation (
    digest TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people_person (id) ON DELETE CASCADE,
    ends_at BIGINT NOT NULL,
    -- What it opens: this, and no other that waits for the same person.
    membership TEXT NOT NULL
);
-- Failed logins, by address of the mail and by address of the network, so that guessing is slow and nobody is locked out by somebody else.
CREATE TABLE people_failure (
    id TEXT PRIMARY KEY,
    mail_digest TEXT NOT NULL,
    network TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX people_failure_by_mail ON people_failure (mail_digest, at);
CREATE INDEX people_failure_by_network ON people_failure (network, at);
