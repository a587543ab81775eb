-- The next job of the next case in turn is found by one step into this index, however many wait.
CREATE INDEX job_turn ON job (state, about, run_at, id);
