-- Where somebody reads the time; without one, in UTC.
ALTER TABLE people_person ADD COLUMN zone TEXT NOT NULL DEFAULT '';
