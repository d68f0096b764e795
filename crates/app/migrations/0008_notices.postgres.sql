-- A deed may tell anybody something; who is told reads it, and nobody else. The door counts what is unread, the worker sends it.
ALTER TABLE notices_notice ENABLE ROW LEVEL SECURITY;
ALTER TABLE notices_notice FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON notices_notice TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY notice_read ON notices_notice FOR SELECT USING (person = walls_actor() OR walls_acting('login') OR walls_acting('work') OR walls_acting('house'));
CREATE POLICY notice_tell ON notices_notice FOR INSERT WITH CHECK (walls_acting('login') OR walls_acting('house') OR walls_is_somebody());
CREATE POLICY notice_mark ON notices_notice FOR UPDATE USING (person = walls_actor());
CREATE POLICY notice_swept ON notices_notice FOR DELETE USING (walls_acting('work'));
ALTER TABLE notices_wish ENABLE ROW LEVEL SECURITY;
ALTER TABLE notices_wish FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON notices_wish TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY wish_own ON notices_wish USING (person = walls_actor()) WITH CHECK (person = walls_actor());
CREATE POLICY wish_read ON notices_wish FOR SELECT USING (walls_acting('work') OR walls_acting('house'));
CREATE POLICY wish_restore ON notices_wish FOR INSERT WITH CHECK (walls_acting('house'));
