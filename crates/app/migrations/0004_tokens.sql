-- What programs come in with: the row knows a digest of it. It acts for its person, never beyond it, and no longer than it says.
CREATE TABLE people_token (
    id TEXT PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL REFERENCES people_person (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    writes BIGINT NOT NULL CHECK (writes IN (0, 1)),
    made_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX people_token_by_person ON people_token (person);
-- The same key with another content is not the same form.
ALTER TABLE walls_done ADD COLUMN content TEXT NOT NULL DEFAULT '';
