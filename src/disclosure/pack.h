#pragma once
// Reviewed records -> the disclosure pack a resident holds in the hand, the schedule of redactions and the search
// certificate. What each part holds: docs/pack-format.md.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/personal.h"
#include "core/result.h"
#include "law/exemption.h"
#include "law/register.h"
#include "redaction/burn.h"
#include "search/search.h"

namespace rightsdesk::disclosure {

struct PackRecord {
  redaction::BurnedRecord record;
  std::string source;  ///< the title of the system it was held in
  bool newer = false;  ///< made or changed after the request was received
};

/// Records found and not put in the pack, said plainly in the certificate.
struct LeftOut {
  std::string source;
  std::string reason;  ///< "The file is broken and cannot be opened."
  int count = 1;
};

struct GlossaryRow {
  std::string term, meaning;
};
struct SupportRow {
  std::string name, what, contact;
};

struct PackInput {
  std::string reference;
  int version = 1;
  Personal<std::string> requester;
  std::vector<std::string> requester_address;  ///< lines; may be empty
  Personal<std::string> subject;               ///< the same as `requester` when they ask for themselves
  Personal<std::string> asked;                 ///< what they asked for, in their words
  Date received;
  std::optional<Date> due;
  Date dated;                 ///< the day on the letter
  Instant made_at;            ///< the only instant in the files
  std::string officer;  ///< who signs
  law::Controller controller;
  std::vector<std::string> services;  ///< ids of the services whose notice is given; empty: all of the controller's
  std::vector<search::SourceSearch> searches;
  std::vector<PackRecord> records;  ///< in the order of the pack
  std::vector<LeftOut> left_out;
  std::vector<law::Exemption> exemptions;  ///< a row for every code on any page
  std::vector<GlossaryRow> glossary;
  std::vector<SupportRow> support;
  double text_size = 11;  ///< points; 18 or 24 for large print
};

struct Part {
  std::string file_name;
  std::string bytes;
  std::string sha256;
  int pages = 0;
};

/// A file of a pack that is not a PDF: its name is ours.
struct PackFile {
  std::string name, bytes;
};

/// One row of the schedule: what was taken out of one page. Never the text.
struct ScheduleRow {
  int page = 0;        ///< of the pack
  std::string record;  ///< title as shown
  std::string code;    ///< empty where the label is generic
  int count = 0;
};

/// A box of pixels that must be one colour: for the release gate.
struct SolidBox {
  int page = 0;
  double x = 0, y = 0, width = 0, height = 0;  ///< points of the pack's page
};

struct DisclosurePack {
  Part pack, schedule, certificate;
  std::map<std::string, int> page_of_part;      ///< "letter", "how_to_read", "contents", "notice", "certificate", "records", …
  std::map<RecordId, int> page_of_record;       ///< where each record begins
  std::vector<ScheduleRow> rows;
  std::vector<SolidBox> boxes;
  std::vector<std::string> warnings;            ///< "2 characters have no glyph: grinning face"
};

/// "srr-2026-0417" for "SRR/2026-0417".
std::string file_stem(std::string const& reference);

/// Sets the whole pack. `templates_folder` is templates/pack. The same input gives the same bytes.
/// Refused: a source still planned, asked or waiting for its owner (search_not_finished, all of them named), a code without a row in
/// `exemptions` (unknown_code), an image that cannot be read (unreadable_image).
/// Throws Fault when a template is missing or names something that is not there.
Result<DisclosurePack> make_pack(PackInput const& input, std::string const& templates_folder);

}  // namespace rightsdesk::disclosure
