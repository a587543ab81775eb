-- Thamesbrook children's social care: a reporting database in the shape of the Standard Safeguarding Dataset
-- (its published data model: names and meanings of columns), and six tables of the case system beside it.
-- Keys are text. Dates are local calendar days. '' and NULL both mean "not held".
CREATE TABLE ssd_person (
  pers_person_id        VARCHAR(20)  NOT NULL PRIMARY KEY,  -- 'P0040117'
  pers_legacy_id        VARCHAR(20)  NULL,                  -- number in the system before this one
  pers_upn              VARCHAR(13)  NULL,                  -- unique pupil number, check letter first
  pers_forename         VARCHAR(100) NOT NULL DEFAULT '',   -- may be empty: one-word names
  pers_surname          VARCHAR(100) NOT NULL DEFAULT '',
  pers_sex              CHAR(1)      NULL,                  -- F, M, U
  pers_ethnicity        VARCHAR(10)  NULL,                  -- DfE code
  pers_dob              DATE         NULL,
  pers_expected_dob     DATE         NULL,                  -- unborn
  pers_single_unique_id VARCHAR(10)  NULL,                  -- NHS number, ten digits
  pers_death_date       DATE         NULL,
  pers_is_mother        CHAR(1)      NULL                   -- Y, N
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE former_name (
  fnam_table_id   VARCHAR(20)  NOT NULL PRIMARY KEY,
  fnam_person_id  VARCHAR(20)  NOT NULL,
  fnam_forename   VARCHAR(100) NOT NULL DEFAULT '',
  fnam_surname    VARCHAR(100) NOT NULL DEFAULT '',
  fnam_type       VARCHAR(20)  NOT NULL,                    -- birth, previous, known_as
  fnam_end_date   DATE         NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE contact_detail (
  cond_table_id   VARCHAR(20)  NOT NULL PRIMARY KEY,
  cond_person_id  VARCHAR(20)  NOT NULL,
  cond_type       VARCHAR(10)  NOT NULL,                    -- phone, mobile, email
  cond_value      VARCHAR(120) NOT NULL,                    -- as typed
  cond_end_date   DATE         NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE ssd_address (
  addr_table_id           VARCHAR(20)  NOT NULL PRIMARY KEY,
  addr_person_id          VARCHAR(20)  NOT NULL,
  addr_address_type       VARCHAR(20)  NOT NULL,            -- Home, Placement, Correspondence
  addr_address_start_date DATE         NULL,
  addr_address_end_date   DATE         NULL,                -- NULL: current
  addr_address_postcode   VARCHAR(8)   NULL,
  addr_address_line       VARCHAR(200) NOT NULL,            -- 'Flat 6, 81 Cooperage Row, Thamesbrook'
  addr_address_json       VARCHAR(400) NOT NULL             -- {"FLAT":"6","HOUSE":"81","STREET":"Cooperage Row","TOWN":"Thamesbrook","POSTCODE":"RM22 5TJ"}
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE ssd_family (
  fami_table_id  VARCHAR(20) NOT NULL PRIMARY KEY,
  fami_family_id VARCHAR(20) NOT NULL,
  fami_person_id VARCHAR(20) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE ssd_mother (
  moth_table_id         VARCHAR(20) NOT NULL PRIMARY KEY,
  moth_person_id        VARCHAR(20) NOT NULL,
  moth_childs_person_id VARCHAR(20) NOT NULL,
  moth_childs_dob       DATE        NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- `rela_related_person_id` is the `rela_relation` of `rela_person_id`: ('P0040117', 'P0040101', 'mother').
CREATE TABLE relationship (
  rela_table_id          VARCHAR(20)  NOT NULL PRIMARY KEY,
  rela_person_id         VARCHAR(20)  NOT NULL,
  rela_related_person_id VARCHAR(20)  NOT NULL,
  rela_relation          VARCHAR(40)  NOT NULL,             -- mother, father, stepfather, twin, sibling, half-sibling, grandparent, aunt, son, daughter, partner, foster carer, neighbour, referrer, friend, other child in placement
  rela_note              VARCHAR(200) NULL                  -- 'asked to remain anonymous'
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE ssd_linked_identifiers (
  link_table_id         VARCHAR(20) NOT NULL PRIMARY KEY,
  link_person_id        VARCHAR(20) NOT NULL,
  link_identifier_type  VARCHAR(40) NOT NULL,               -- Former UPN, National Insurance number, NHS number, Home Office reference, Unique Learner Number
  link_identifier_value VARCHAR(40) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Council staff, and the professionals of other bodies that the case system knows by name.
CREATE TABLE ssd_professionals (
  prof_professional_id         VARCHAR(20)  NOT NULL PRIMARY KEY,
  prof_staff_id                VARCHAR(20)  NULL,
  prof_professional_name       VARCHAR(120) NOT NULL,
  prof_social_worker_registration_no VARCHAR(20) NULL,
  prof_professional_job_title  VARCHAR(80)  NOT NULL,       -- Social worker, Health visitor, Teacher, Independent reviewing officer, …
  prof_professional_department VARCHAR(120) NOT NULL,
  prof_professional_phone      VARCHAR(40)  NULL,
  prof_professional_email      VARCHAR(120) NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE ssd_involvements (
  invo_involvements_id        VARCHAR(20) NOT NULL PRIMARY KEY,
  invo_professional_id        VARCHAR(20) NOT NULL,
  invo_professional_role      VARCHAR(80) NOT NULL,
  invo_person_id              VARCHAR(20) NOT NULL,
  invo_involvement_start_date DATE        NULL,
  invo_involvement_end_date   DATE        NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE ssd_contacts (
  cont_contact_id          VARCHAR(20)  NOT NULL PRIMARY KEY,
  cont_person_id           VARCHAR(20)  NOT NULL,
  cont_contact_date        DATE         NOT NULL,
  cont_contact_source_code VARCHAR(5)   NOT NULL,           -- DfE referral source: 1A, 2A, 3A, …
  cont_contact_source_desc VARCHAR(80)  NOT NULL,
  cont_contact_outcome     VARCHAR(80)  NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE ssd_cin_episodes (
  cine_referral_id           VARCHAR(20) NOT NULL PRIMARY KEY,
  cine_person_id             VARCHAR(20) NOT NULL,
  cine_referral_date         DATE        NOT NULL,
  cine_cin_primary_need_code VARCHAR(4)  NOT NULL,
  cine_referral_source_desc  VARCHAR(80) NOT NULL,
  cine_close_date            DATE        NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE ssd_cin_assessments (
  cina_assessment_id         VARCHAR(20) NOT NULL PRIMARY KEY,
  cina_person_id             VARCHAR(20) NOT NULL,
  cina_referral_id           VARCHAR(20) NOT NULL,
  cina_assessment_start_date DATE        NOT NULL,
  cina_assessment_auth_date  DATE        NULL,
  cina_assessment_worker_id  VARCHAR(20) NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE ssd_cp_plans (
  cppl_cp_plan_id              VARCHAR(20) NOT NULL PRIMARY KEY,
  cppl_person_id               VARCHAR(20) NOT NULL,
  cppl_cp_plan_start_date      DATE        NOT NULL,
  cppl_cp_plan_end_date        DATE        NULL,
  cppl_cp_plan_latest_category VARCHAR(20) NOT NULL         -- NEG, PHY, SAB, EMO, MUL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE ssd_cla_episodes (
  clae_cla_episode_id           VARCHAR(20) NOT NULL PRIMARY KEY,
  clae_person_id                VARCHAR(20) NOT NULL,
  clae_cla_episode_start_date   DATE        NOT NULL,
  clae_cla_episode_ceased_date  DATE        NULL,
  clae_cla_primary_need_code    VARCHAR(4)  NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE ssd_cla_placement (
  clap_cla_placement_id         VARCHAR(20)  NOT NULL PRIMARY KEY,
  clap_person_id                VARCHAR(20)  NOT NULL,
  clap_cla_placement_start_date DATE         NOT NULL,
  clap_cla_placement_end_date   DATE         NULL,
  clap_cla_placement_type       VARCHAR(10)  NOT NULL,      -- U1, U4, K2, P2
  clap_cla_placement_postcode   VARCHAR(8)   NULL,
  clap_cla_placement_provider   VARCHAR(120) NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE ssd_legal_status (
  lega_legal_status_id         VARCHAR(20) NOT NULL PRIMARY KEY,
  lega_person_id               VARCHAR(20) NOT NULL,
  lega_legal_status            VARCHAR(4)  NOT NULL,        -- V2, C1, C2
  lega_legal_status_start_date DATE        NOT NULL,
  lega_legal_status_end_date   DATE        NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE ssd_care_leavers (
  clea_table_id                    VARCHAR(20)  NOT NULL PRIMARY KEY,
  clea_person_id                   VARCHAR(20)  NOT NULL,
  clea_care_leaver_eligibility     VARCHAR(20)  NOT NULL,   -- Relevant, Former relevant, Qualifying
  clea_care_leaver_latest_contact  DATE         NULL,
  clea_care_leaver_accommodation   VARCHAR(10)  NULL,
  clea_care_leaver_personal_advisor VARCHAR(120) NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE case_note (
  note_id          VARCHAR(20)  NOT NULL PRIMARY KEY,       -- 'N00000001'
  note_person_id   VARCHAR(20)  NOT NULL,                   -- whose file it lies on; not always whom it is about
  note_date        DATE         NOT NULL,                   -- day of the event
  note_recorded_at DATETIME     NOT NULL,
  note_type        VARCHAR(40)  NOT NULL,                   -- Home visit, Telephone call, Strategy discussion, …
  note_title       VARCHAR(120) NOT NULL,
  note_author_id   VARCHAR(20)  NULL,                       -- ssd_professionals
  note_text        MEDIUMTEXT   NOT NULL                    -- UTF-8, lines end in \n
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE group_attendance (
  grat_table_id     VARCHAR(20)  NOT NULL PRIMARY KEY,
  grat_group_name   VARCHAR(80)  NOT NULL,
  grat_session_date DATE         NOT NULL,
  grat_venue        VARCHAR(80)  NOT NULL,
  grat_person_id    VARCHAR(20)  NOT NULL,
  grat_attended     CHAR(1)      NOT NULL,                  -- Y, N
  grat_note         VARCHAR(200) NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- Set by whoever limits the use of a file (UK GDPR Art 18): the case system shows it and lets nobody use the file without a ground.
CREATE TABLE restriction_marker (
  mark_person_id  VARCHAR(20)  NOT NULL PRIMARY KEY,
  mark_words      VARCHAR(500) NOT NULL,
  mark_set_at     DATETIME     NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- What stood in a field before it was corrected. Written by the database itself (history.sql).
CREATE TABLE field_history (
  hist_number     INT          NOT NULL AUTO_INCREMENT PRIMARY KEY,
  hist_person_id  VARCHAR(20)  NOT NULL,
  hist_field      VARCHAR(20)  NOT NULL,                    -- given name, family name, address, phone, mobile, email
  hist_before     VARCHAR(250) NULL,
  hist_after      VARCHAR(250) NULL,
  hist_changed_at DATETIME     NOT NULL,
  KEY hist_person (hist_person_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
