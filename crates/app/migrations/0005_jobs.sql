-- Work that is done later: saved in the transaction of the deed that asks for it, done by whichever process takes it first. What it is about stands here as ids, never as somebody's
-- name, address or secret.
CREATE TABLE jobs_job (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    -- What may be asked for only once: one run of something that happens every day.
    once TEXT UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'given-up')),
    due_at BIGINT NOT NULL,
    tries BIGINT NOT NULL DEFAULT 0,
    -- A process that takes a job has it until then; when it is gone by then, another one takes it.
    leased_until BIGINT,
    asked_at BIGINT NOT NULL,
    ended_at BIGINT,
    trouble TEXT NOT NULL DEFAULT ''
);
CREATE INDEX jobs_job_by_due ON jobs_job (state, due_at);
CREATE INDEX jobs_job_by_end ON jobs_job (ended_at);
-- A link to choose another password, kept as a digest like every secret; used once.
CREATE TABLE people_reset (
    digest TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people_person (id) ON DELETE CASCADE,
    ends_at BIGINT NOT NULL
);
CREATE INDEX people_reset_by_person ON people_reset (person);
