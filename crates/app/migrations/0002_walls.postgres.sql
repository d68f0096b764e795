-- The second wall. A transaction says who acts (app.actor), on which day (app.today), and as what (app.acting: 'person', 'login', 'house'); the policies follow the
-- edges themselves. The owner of the tables, who only migrates and whose functions these are, reads past them; the server's own role does not.
CREATE FUNCTION walls_acting(what text) RETURNS boolean LANGUAGE sql STABLE
    AS $$ SELECT current_setting('app.acting', true) = what $$;
CREATE FUNCTION walls_actor() RETURNS text LANGUAGE sql STABLE
    AS $$ SELECT CASE WHEN walls_acting('person') THEN nullif(current_setting('app.actor', true), '') END $$;
CREATE FUNCTION walls_today() RETURNS text LANGUAGE sql STABLE
    AS $$ SELECT current_setting('app.today', true) $$;
-- Roles that see the whole programme.
CREATE FUNCTION walls_sees_all() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
    AS $$ SELECT EXISTS (SELECT 1 FROM walls_member m WHERE m.person = walls_actor() AND m.state = 'confirmed'
          AND m.role IN ('programme-manager', 'finance', 'auditor') AND m.since <= walls_today() AND (m.until IS NULL OR m.until > walls_today())) $$;
-- The programme manager keeps everything; a partner's administrator the people of its own company.
CREATE FUNCTION walls_manages() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
    AS $$ SELECT EXISTS (SELECT 1 FROM walls_member m WHERE m.person = walls_actor() AND m.state = 'confirmed' AND m.role = 'programme-manager'
          AND m.since <= walls_today() AND (m.until IS NULL OR m.until > walls_today())) $$;
CREATE FUNCTION walls_keeps(people_of text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
    AS $$ SELECT walls_manages() OR EXISTS (SELECT 1 FROM walls_member m WHERE m.person = walls_actor() AND m.company = people_of AND m.state = 'confirmed'
          AND m.role = 'partner-admin' AND m.since <= walls_today() AND (m.until IS NULL OR m.until > walls_today())) $$;
CREATE FUNCTION walls_keeps_person(who text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
    AS $$ SELECT EXISTS (SELECT 1 FROM walls_member m WHERE m.person = who AND walls_keeps(m.company)) $$;
-- Companies the actor is a member of.
CREATE FUNCTION walls_belongs(to_company text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
    AS $$ SELECT EXISTS (SELECT 1 FROM walls_member m WHERE m.person = walls_actor() AND m.company = to_company AND m.state = 'confirmed'
          AND m.since <= walls_today() AND (m.until IS NULL OR m.until > walls_today())) $$;
-- Companies the actor works with: its own, those it looks after, subsidiaries that share.
CREATE FUNCTION walls_works_with(company text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
    AS $$ SELECT walls_belongs(company)
          OR EXISTS (SELECT 1 FROM walls_cam c WHERE c.person = walls_actor() AND c.partner = company
               AND c.since <= walls_today() AND (c.until IS NULL OR c.until > walls_today())
               AND EXISTS (SELECT 1 FROM walls_member m WHERE m.person = c.person AND m.role = 'cam' AND m.state = 'confirmed'
                    AND m.since <= walls_today() AND (m.until IS NULL OR m.until > walls_today())))
          OR EXISTS (SELECT 1 FROM walls_parent p WHERE p.child = company AND p.shares <> 'none' AND walls_belongs(p.parent)
               AND p.since <= walls_today() AND (p.until IS NULL OR p.until > walls_today())) $$;
-- And those it only serves: it sees the company, and nobody who works there.
CREATE FUNCTION walls_reaches(company text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
    AS $$ SELECT walls_works_with(company)
          OR EXISTS (SELECT 1 FROM walls_distributes d WHERE d.reseller = company AND walls_belongs(d.distributor)
               AND d.since <= walls_today() AND (d.until IS NULL OR d.until > walls_today())) $$;
-- People the actor may know of: itself, colleagues, people of companies it may keep or looks after.
CREATE FUNCTION walls_knows(of_person text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
    AS $$ SELECT of_person = walls_actor()
          OR EXISTS (SELECT 1 FROM walls_member m WHERE m.person = of_person AND walls_works_with(m.company))
          OR EXISTS (SELECT 1 FROM walls_cam c WHERE c.person = of_person AND walls_works_with(c.partner)) $$;

ALTER TABLE people_company ENABLE ROW LEVEL SECURITY;
ALTER TABLE people_company FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON people_company TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY company_read ON people_company FOR SELECT USING (walls_acting('house') OR walls_sees_all() OR walls_reaches(id));
CREATE POLICY company_add ON people_company FOR INSERT WITH CHECK (walls_acting('house') OR walls_manages());
CREATE POLICY company_change ON people_company FOR UPDATE USING (walls_acting('house') OR walls_manages());

ALTER TABLE people_person ENABLE ROW LEVEL SECURITY;
ALTER TABLE people_person FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON people_person TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY person_read ON people_person FOR SELECT USING (walls_acting('house') OR walls_acting('login') OR walls_sees_all() OR walls_knows(id));
CREATE POLICY person_add ON people_person FOR INSERT WITH CHECK (walls_acting('house') OR walls_acting('login'));
CREATE POLICY person_forgotten ON people_person FOR DELETE USING (walls_acting('login'));
CREATE POLICY person_change ON people_person FOR UPDATE USING (walls_acting('house') OR walls_acting('login') OR id = walls_actor());

ALTER TABLE people_login ENABLE ROW LEVEL SECURITY;
ALTER TABLE people_login FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON people_login TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY login_by_login ON people_login USING (walls_acting('login')) WITH CHECK (walls_acting('login'));
CREATE POLICY login_ended ON people_login FOR DELETE USING (walls_keeps_person(person));
CREATE POLICY login_found ON people_login FOR SELECT USING (walls_keeps_person(person));

ALTER TABLE people_invitation ENABLE ROW LEVEL SECURITY;
ALTER TABLE people_invitation FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON people_invitation TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY invitation_by_login ON people_invitation USING (walls_acting('login') OR walls_acting('house'));
CREATE POLICY invitation_add ON people_invitation FOR INSERT WITH CHECK (walls_keeps_person(person));

ALTER TABLE people_failure ENABLE ROW LEVEL SECURITY;
ALTER TABLE people_failure FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON people_failure TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY failure_by_login ON people_failure USING (walls_acting('login')) WITH CHECK (walls_acting('login'));

ALTER TABLE walls_member ENABLE ROW LEVEL SECURITY;
ALTER TABLE walls_member FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON walls_member TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY member_read ON walls_member FOR SELECT
    USING (walls_acting('house') OR walls_acting('login') OR walls_sees_all() OR person = walls_actor() OR walls_works_with(company));
CREATE POLICY member_add ON walls_member FOR INSERT WITH CHECK (walls_acting('house') OR walls_keeps(company));
CREATE POLICY member_change ON walls_member FOR UPDATE USING (walls_acting('login') OR walls_keeps(company));

ALTER TABLE walls_cam ENABLE ROW LEVEL SECURITY;
ALTER TABLE walls_cam FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON walls_cam TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY cam_read ON walls_cam FOR SELECT USING (walls_acting('house') OR walls_sees_all() OR person = walls_actor() OR walls_works_with(partner));
CREATE POLICY cam_add ON walls_cam FOR INSERT WITH CHECK (walls_acting('house') OR walls_manages());
CREATE POLICY cam_change ON walls_cam FOR UPDATE USING (walls_acting('house') OR walls_manages());

ALTER TABLE walls_distributes ENABLE ROW LEVEL SECURITY;
ALTER TABLE walls_distributes FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON walls_distributes TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY distributes_read ON walls_distributes FOR SELECT
    USING (walls_acting('house') OR walls_sees_all() OR walls_belongs(distributor) OR walls_belongs(reseller));
CREATE POLICY distributes_add ON walls_distributes FOR INSERT WITH CHECK (walls_acting('house') OR walls_manages());
CREATE POLICY distributes_change ON walls_distributes FOR UPDATE USING (walls_acting('house') OR walls_manages());

ALTER TABLE walls_parent ENABLE ROW LEVEL SECURITY;
ALTER TABLE walls_parent FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON walls_parent TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY parent_read ON walls_parent FOR SELECT
    USING (walls_acting('house') OR walls_sees_all() OR walls_works_with(parent) OR walls_works_with(child));
CREATE POLICY parent_add ON walls_parent FOR INSERT WITH CHECK (walls_acting('house') OR walls_manages());
CREATE POLICY parent_change ON walls_parent FOR UPDATE USING (walls_acting('house') OR walls_manages());

ALTER TABLE walls_done ENABLE ROW LEVEL SECURITY;
ALTER TABLE walls_done FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON walls_done TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY done_own ON walls_done USING (person = walls_actor()) WITH CHECK (person = walls_actor());
