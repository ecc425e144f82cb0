CREATE TRIGGER event_log_refuses_update BEFORE UPDATE ON event_log
BEGIN
  SELECT RAISE(ABORT, 'append-only: event_log');
END;

CREATE TRIGGER event_log_refuses_delete BEFORE DELETE ON event_log
BEGIN
  SELECT RAISE(ABORT, 'append-only: event_log');
END;

CREATE TRIGGER audit_log_refuses_update BEFORE UPDATE ON audit_log
BEGIN
  SELECT RAISE(ABORT, 'append-only: audit_log');
END;

CREATE TRIGGER audit_log_refuses_delete BEFORE DELETE ON audit_log
BEGIN
  SELECT RAISE(ABORT, 'append-only: audit_log');
END;
