#pragma once
// Reviewed records -> the disclosure pack a resident holds in the hand, the schedule of redactions and the search
// certificate. What each part holds: docs/pack-format.md.
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/personal.h"
#include "core/result.h"
#include "disclosure/instalment.h"
#include "law/exemption.h"
#include "law/register.h"
#include "redaction/burn.h"
#include "search/search.h"

namespace rightsdesk::disclosure {

/// Pages that are kept elsewhere while a pack is made, so that one record's are in memory and not all.
struct PagesApart {
  std::set<std::string> codes;                              ///< codes_on the pages
  std::function<std::vector<redaction::BurnedPage>()> open;  ///< the same pages each time
};
/// Every code on these pages; empty where a label is generic.
std::set<std::string> codes_on(std::vector<redaction::BurnedPage> const& pages);

struct PackRecord {
  redaction::BurnedRecord record;  ///< without its pages where they are kept apart
  std::string source;  ///< the title of the system it was held in
  bool newer = false;  ///< made or changed after the request was received
  std::optional<PagesApart> apart = {};
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
  /// The last day on which a service keeps what it holds about them, by the service's id (law.md 3.3); those that cannot be worked out are not there.
  std::map<std::string, Date> kept_until = {};
  double text_size = 11;  ///< points; 18 or 24 for large print
  /// A file is cut at the next record after so many pages, so that nobody has to open a thousand at once and the making takes no more
  /// memory for ten thousand than for one.
  int pages_in_a_volume = 250;
  std::optional<Instalment> part = {};  ///< none: this pack is the whole answer
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
  int volume = 1;      ///< of the pack
  int page = 0;        ///< of the volume
  std::string record;  ///< title as shown
  std::string code;    ///< empty where the label is generic
  int count = 0;
};

/// A box of pixels that must be one colour: for the release gate.
struct SolidBox {
  int volume = 1;
  int page = 0;  ///< of the volume
  double x = 0, y = 0, width = 0, height = 0;  ///< points of the pack's page
};

/// Where a page of a record begins.
struct PlacedPage {
  RecordId record;  ///< empty: the records end here
  int number = 0;   ///< BurnedPage::number
  int volume = 1, page = 0;  ///< as in SolidBox
};

/// Where things stand, for the release gate and for whoever has to mend what it finds.
struct Places {
  std::vector<SolidBox> boxes = {};
  std::vector<PlacedPage> pages = {};  ///< as they stand, one after the other
};
/// The page of a record that stands on that page of the volume; of several the first. Nullopt before the records and after them.
std::optional<PlacedPage> stands_on(Places const& places, int volume, int page);

/// The pack itself: its volumes, in order, and where everything stands in them.
struct PackVolumes {
  std::vector<Part> pack;
  Places places = {};
  std::vector<std::string> warnings = {};       ///< "2 characters have no glyph: grinning face"
};

struct DisclosurePack {
  std::vector<Part> pack, schedule;  ///< volumes, in order; nearly always one
  Part certificate;
  std::map<std::string, int> page_of_part;      ///< "letter", "how_to_read", "contents", …; counted through all volumes
  std::map<RecordId, int> page_of_record;       ///< where each record begins, counted likewise
  std::vector<ScheduleRow> rows;
  Places places;
  std::vector<std::string> warnings;            ///< as PackVolumes
};

/// Where the files of a pack go as soon as each is whole, one at a time, on whatever thread made it; the Part that is left behind has no bytes.
using PutAside = std::function<void(Part const& part)>;

/// "srr-2026-0417" for "SRR/2026-0417".
std::string file_stem(std::string const& reference);

/// Sets the whole pack. `templates_folder` is templates/pack; without `aside` every part keeps its bytes. The same input gives the same bytes.
/// Refused: a source still planned, asked or waiting for its owner (search_not_finished, all of them named), a code without a row in
/// `exemptions` (unknown_code), an image that cannot be read (unreadable_image).
/// Throws Fault when a template is missing or names something that is not there.
Result<DisclosurePack> make_pack(PackInput const& input, std::string const& templates_folder, PutAside const& aside = {});
/// The same without what stands beside the pack, for its other sizes: schedule and certificate are not made a second time.
Result<PackVolumes> make_volumes(PackInput const& input, std::string const& templates_folder, PutAside const& aside = {});

}  // namespace rightsdesk::disclosure
