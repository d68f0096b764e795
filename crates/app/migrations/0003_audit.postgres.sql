CREATE FUNCTION walls_audits() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
    AS $$ SELECT EXISTS (SELECT 1 FROM walls_member m WHERE m.person = walls_actor() AND m.state = 'confirmed' AND m.role = 'auditor'
          AND m.since <= walls_today() AND (m.until IS NULL OR m.until > walls_today())) $$;
ALTER TABLE audit_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_event FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON audit_event TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY event_add ON audit_event FOR INSERT WITH CHECK (walls_acting('house') OR walls_acting('login') OR person = walls_actor());
CREATE POLICY event_own ON audit_event FOR SELECT USING (person = walls_actor());
CREATE POLICY event_read ON audit_event FOR SELECT USING (walls_acting('house') OR walls_audits());
