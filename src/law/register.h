#pragma once
// A controller's privacy notice as data: what it says, where it says it, and how the rights engine reads it.
#include <string>
#include <vector>

#include "law/bank_holidays.h"
#include "law/proof.h"

namespace rightsdesk::law {

/// Words of the notice a fact stands on.
struct Quoted {
  std::string notice;  ///< file name
  std::string quote;   ///< exact words
};

struct Purpose {
  std::string id;
  std::string text;                    ///< what for, as the notice words it
  std::vector<std::string> bases;      ///< as read: "6(1)(e)", "6(1)(c)", …
  std::string basis_as_worded;
  std::vector<std::string> article_9 = {};   ///< "9(2)(h)", …
  std::vector<std::string> schedule_1 = {};  ///< "Part 2 para 18", …
  std::vector<Quoted> from = {};
  bool direct_marketing = false;  ///< advertising directed to particular individuals: objection is absolute
  std::vector<std::string> systems = {};  ///< connector ids; empty: those of the service
};

struct RetentionRule {
  std::string as_worded;
  std::string formula;      ///< "RT-1" … as config/controllers/README.md lists them; "RT-7" when unstated
  std::string except = {};  ///< words of the notice that leave some records out of the rule; may be empty
};

struct Service {
  std::string id, title;
  std::vector<Purpose> purposes;
  std::vector<std::string> categories;
  std::vector<std::string> recipients;
  std::vector<std::string> data_sources;  ///< where the data come from, when not from the person
  std::vector<std::string> systems;       ///< connector ids
  std::string transfers;
  std::string automated_decisions;
  RetentionRule retention;
  std::vector<Quoted> from = {};
};

struct NoticeDefect {
  std::string id, text;
  std::vector<Quoted> from = {};
};

/// Days without sessions in the schools of its area, both included: a pupil's record is counted in school days (C-6).
struct SchoolClosure {
  Date from, to;
  std::string title;
};

/// How long what was released can be opened on the website, and how often.
struct DownloadPolicy {
  int days = 90;   ///< after the day of the release, the last one included
  int times = 10;  ///< each file
};

struct Controller {
  std::string id, name;
  Jurisdiction jurisdiction = Jurisdiction::england_and_wales;
  std::string registration;  ///< ICO registration, may be empty
  std::string contact_email, contact_phone, contact_address;
  std::string data_protection_officer;
  std::string complaint_route;  ///< to the controller (DPA 2018 s.164A)
  std::string regulator;        ///< name and address lines of the regulator
  std::string regulator_name = {};  ///< as it stands in a sentence; empty: the one of config/notices.yaml
  DownloadPolicy download = {};
  int child_view_prompt_age = 12;  ///< years; from then on a child is asked what they want, where a parent asks. A prompt, never a bar
  std::vector<Service> services;
  std::vector<NoticeDefect> defects = {};
  std::vector<Proof> proofs = {};  ///< its evidence matrix
  std::vector<SchoolClosure> school_closures = {};  ///< may be empty: then they are recorded by hand
};

/// What must be known before this controller can answer requests, and is not: "contact_email", "complaint_route", …
std::vector<std::string> missing_to_serve(Controller const& controller);

}  // namespace rightsdesk::law
