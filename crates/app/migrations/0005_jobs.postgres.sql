-- Whoever belongs somewhere may ask for work; only the worker takes it.
CREATE FUNCTION walls_is_somebody() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
    AS $$ SELECT EXISTS (SELECT 1 FROM walls_member m WHERE m.person = walls_actor() AND m.state = 'confirmed'
          AND m.since <= walls_today() AND (m.until IS NULL OR m.until > walls_today())) $$;
ALTER TABLE jobs_job ENABLE ROW LEVEL SECURITY;
ALTER TABLE jobs_job FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON jobs_job TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY job_work ON jobs_job USING (walls_acting('work')) WITH CHECK (walls_acting('work'));
CREATE POLICY job_ask ON jobs_job FOR INSERT WITH CHECK (walls_acting('login') OR walls_acting('house') OR walls_is_somebody());
CREATE POLICY job_read ON jobs_job FOR SELECT USING (walls_sees_all());
CREATE POLICY job_change ON jobs_job FOR UPDATE USING (walls_manages());
ALTER TABLE people_reset ENABLE ROW LEVEL SECURITY;
ALTER TABLE people_reset FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON people_reset TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY reset_by_login ON people_reset USING (walls_acting('login')) WITH CHECK (walls_acting('login'));
CREATE POLICY done_swept ON walls_done USING (walls_acting('work'));
