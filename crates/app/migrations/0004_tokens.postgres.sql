ALTER TABLE people_token ENABLE ROW LEVEL SECURITY;
ALTER TABLE people_token FORCE ROW LEVEL SECURITY;
CREATE POLICY owner_all ON people_token TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY token_own ON people_token USING (person = walls_actor()) WITH CHECK (person = walls_actor());
CREATE POLICY token_shown ON people_token FOR SELECT USING (walls_acting('login'));
CREATE POLICY token_used ON people_token FOR UPDATE USING (walls_acting('login'));
