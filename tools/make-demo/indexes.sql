-- Built after the rows: faster than keeping them while loading.
ALTER TABLE ssd_person
  ADD INDEX person_nhs (pers_single_unique_id), ADD INDEX person_upn (pers_upn),
  ADD INDEX person_surname_dob (pers_surname, pers_dob), ADD INDEX person_dob (pers_dob, pers_forename),
  ADD INDEX person_forename (pers_forename);
ALTER TABLE former_name ADD INDEX former_person (fnam_person_id), ADD INDEX former_surname (fnam_surname);
ALTER TABLE contact_detail ADD INDEX contact_person (cond_person_id), ADD INDEX contact_value (cond_value);
ALTER TABLE ssd_address ADD INDEX address_person (addr_person_id), ADD INDEX address_postcode (addr_address_postcode);
ALTER TABLE ssd_family ADD INDEX family_person (fami_person_id), ADD INDEX family_family (fami_family_id);
ALTER TABLE ssd_mother ADD INDEX mother_person (moth_person_id), ADD INDEX mother_child (moth_childs_person_id);
ALTER TABLE relationship ADD INDEX relation_person (rela_person_id), ADD INDEX relation_related (rela_related_person_id);
ALTER TABLE ssd_linked_identifiers ADD INDEX linked_person (link_person_id), ADD INDEX linked_value (link_identifier_value);
ALTER TABLE ssd_involvements ADD INDEX involvement_person (invo_person_id);
ALTER TABLE ssd_contacts ADD INDEX contacts_person (cont_person_id);
ALTER TABLE ssd_cin_episodes ADD INDEX cin_person (cine_person_id);
ALTER TABLE ssd_cin_assessments ADD INDEX assessment_person (cina_person_id);
ALTER TABLE ssd_cp_plans ADD INDEX plan_person (cppl_person_id);
ALTER TABLE ssd_cla_episodes ADD INDEX episode_person (clae_person_id);
ALTER TABLE ssd_cla_placement ADD INDEX placement_person (clap_person_id);
ALTER TABLE ssd_legal_status ADD INDEX legal_person (lega_person_id);
ALTER TABLE ssd_care_leavers ADD INDEX leaver_person (clea_person_id);
ALTER TABLE case_note ADD INDEX note_person_date (note_person_id, note_date);
ALTER TABLE group_attendance ADD INDEX attendance_person (grat_person_id), ADD INDEX attendance_session (grat_group_name, grat_session_date);
