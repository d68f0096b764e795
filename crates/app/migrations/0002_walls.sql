-- The edges of the graph that says who sees what. Each has its days and who granted it; an edge ends, it is not deleted.
CREATE TABLE walls_member (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people_person (id) ON DELETE CASCADE,
    company TEXT NOT NULL REFERENCES people_company (id),
    role TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('invited', 'accepted', 'confirmed', 'ended')),
    since TEXT NOT NULL,
    until TEXT,
    granted_by TEXT,
    confirmed_by TEXT,
    CHECK (confirmed_by IS NULL OR role <> 'finance' OR granted_by IS NULL OR confirmed_by <> granted_by)
);
CREATE INDEX walls_member_by_person ON walls_member (person);
CREATE INDEX walls_member_by_company ON walls_member (company);
CREATE UNIQUE INDEX walls_member_once ON walls_member (person, company, role) WHERE state <> 'ended';
CREATE TABLE walls_cam (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people_person (id) ON DELETE CASCADE,
    partner TEXT NOT NULL REFERENCES people_company (id),
    since TEXT NOT NULL,
    until TEXT,
    granted_by TEXT
);
CREATE INDEX walls_cam_by_person ON walls_cam (person, partner);
CREATE INDEX walls_cam_by_partner ON walls_cam (partner);
CREATE TABLE walls_distributes (
    id TEXT PRIMARY KEY,
    distributor TEXT NOT NULL REFERENCES people_company (id),
    reseller TEXT NOT NULL REFERENCES people_company (id),
    since TEXT NOT NULL,
    until TEXT,
    granted_by TEXT
);
CREATE INDEX walls_distributes_by_distributor ON walls_distributes (distributor, reseller);
CREATE INDEX walls_distributes_by_reseller ON walls_distributes (reseller);
CREATE TABLE walls_parent (
    id TEXT PRIMARY KEY,
    parent TEXT NOT NULL REFERENCES people_company (id),
    child TEXT NOT NULL REFERENCES people_company (id),
    shares TEXT NOT NULL DEFAULT 'none' CHECK (shares IN ('none', 'read', 'manage')),
    since TEXT NOT NULL,
    until TEXT,
    granted_by TEXT
);
CREATE INDEX walls_parent_by_parent ON walls_parent (parent, child);
-- What a form was answered with: sent twice, it is done once and answered the same.
CREATE TABLE walls_done (
    once TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES people_person (id) ON DELETE CASCADE,
    answer TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (person, once)
);
