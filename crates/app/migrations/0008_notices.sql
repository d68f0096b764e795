-- What somebody is told: by its kind and what it is about, as ids. What it says is worked out when it is read, with the rights its reader has then.
CREATE TABLE notices_notice (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people_person (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    company TEXT REFERENCES people_company (id),
    role TEXT NOT NULL DEFAULT '',
    at BIGINT NOT NULL,
    read_at BIGINT
);
CREATE INDEX notices_notice_by_person ON notices_notice (person, at);
-- What somebody does not want by mail.
CREATE TABLE notices_wish (
    person TEXT NOT NULL REFERENCES people_person (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    by_mail BIGINT NOT NULL CHECK (by_mail IN (0, 1)),
    PRIMARY KEY (person, kind)
);
