#pragma once
// Inverse redaction: of a page or record that is mostly about others only chosen lines are kept. Everything else is withheld under
// one ground for one reason, as one act, through the same gate as any other withholding.
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/review_deed.h"

namespace rightsdesk::app {

/// A line of a page, to be chosen.
struct KeepLine {
  int page = 1, number = 1;    ///< number: from 1 on its page
  std::string text;
  bool names_subject = false;  ///< the program saw one of the subject's names; what is kept, a person chooses
};
struct KeepDesk {
  std::string title;
  std::vector<KeepLine> lines;  ///< of the page, or of the whole record
};
/// `page` 0: the whole record. Refused: not_found.
Result<KeepDesk> keep_desk(Office& office, CaseId const& id, RecordId const& record, int page);

struct KeepOnly {
  RecordId record;
  int page = 0;                            ///< 0: the whole record
  std::set<std::pair<int, int>> lines = {};  ///< (page, number) of those kept
};
/// A page as it would leave.
struct KeepPage {
  int number = 1;
  std::vector<std::string> kept;  ///< its lines; empty: the page goes whole
  std::size_t goes = 0;           ///< lines that go
  std::size_t open = 0;           ///< proposals inside what is kept that still wait for a decision
};
struct KeepShown {
  std::string title;
  std::vector<KeepPage> pages;
  std::string seal;  ///< of the lines and of the record's text
};
/// Refused: not_found; missing (no line chosen); no_such_line; chosen (lines were chosen here before).
Result<KeepShown> keep_shown(Office& office, CaseId const& id, KeepOnly const& keep);
/// Refused also: no_exemption; missing (reason); changed (the record was read anew since it was shown).
Done keep_only(Office& office, CaseId const& id, Actor const& actor, KeepOnly const& keep, Ruling const& ruling, std::string const& seal);

}  // namespace rightsdesk::app
