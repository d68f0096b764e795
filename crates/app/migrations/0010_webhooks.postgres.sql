-- Endpoints and deliveries are of whoever made them; the worker sends.
ALTER TABLE webhooks_endpoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhooks_endpoint FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON webhooks_endpoint TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY endpoint_own ON webhooks_endpoint USING (person = walls_actor()) WITH CHECK (person = walls_actor());
CREATE POLICY endpoint_work ON webhooks_endpoint USING (walls_acting('work')) WITH CHECK (walls_acting('work'));
CREATE POLICY endpoint_kept ON webhooks_endpoint FOR SELECT USING (walls_acting('house'));
CREATE POLICY endpoint_restored ON webhooks_endpoint FOR INSERT WITH CHECK (walls_acting('house'));
ALTER TABLE webhooks_delivery ENABLE ROW LEVEL SECURITY;
ALTER TABLE webhooks_delivery FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON webhooks_delivery TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY delivery_own ON webhooks_delivery USING (person = walls_actor()) WITH CHECK (person = walls_actor());
CREATE POLICY delivery_work ON webhooks_delivery USING (walls_acting('work')) WITH CHECK (walls_acting('work'));
-- The worker follows the log, and tells whoever it gives up on.
ALTER POLICY event_read ON audit_event USING (walls_acting('house') OR walls_acting('work') OR walls_audits());
ALTER POLICY notice_tell ON notices_notice WITH CHECK (walls_acting('login') OR walls_acting('house') OR walls_acting('work') OR walls_is_somebody());
