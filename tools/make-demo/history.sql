-- The case system keeps what stood in a field before it was changed: nothing is overwritten without a trace.
-- Loaded last, into the database that runs: a trigger belongs to its database.
CREATE TRIGGER ssd_person_history AFTER UPDATE ON ssd_person FOR EACH ROW
  INSERT INTO field_history (hist_person_id, hist_field, hist_before, hist_after, hist_changed_at)
  SELECT NEW.pers_person_id, 'given name', OLD.pers_forename, NEW.pers_forename, CURRENT_TIMESTAMP FROM DUAL
  WHERE BINARY OLD.pers_forename <> BINARY NEW.pers_forename UNION ALL
  SELECT NEW.pers_person_id, 'family name', OLD.pers_surname, NEW.pers_surname, CURRENT_TIMESTAMP FROM DUAL
  WHERE BINARY OLD.pers_surname <> BINARY NEW.pers_surname;
CREATE TRIGGER ssd_address_history AFTER UPDATE ON ssd_address FOR EACH ROW
  INSERT INTO field_history (hist_person_id, hist_field, hist_before, hist_after, hist_changed_at)
  VALUES (NEW.addr_person_id, 'address', CONCAT_WS(', ', OLD.addr_address_line, OLD.addr_address_postcode),
          CONCAT_WS(', ', NEW.addr_address_line, NEW.addr_address_postcode), CURRENT_TIMESTAMP);
CREATE TRIGGER contact_detail_history AFTER UPDATE ON contact_detail FOR EACH ROW
  INSERT INTO field_history (hist_person_id, hist_field, hist_before, hist_after, hist_changed_at)
  VALUES (NEW.cond_person_id, NEW.cond_type, OLD.cond_value, NEW.cond_value, CURRENT_TIMESTAMP);
