CREATE TRIGGER audit_event_stays BEFORE UPDATE ON audit_event BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
CREATE TRIGGER audit_event_is_kept BEFORE DELETE ON audit_event BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END;
