#pragma once
// What is kept beside the decisions of a review: acts that can be undone, remarks, differences that were justified, where the same
// text stands, and what was decided about pages and people that may come back in a later case.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/id.h"
#include "core/personal.h"
#include "redaction/review.h"

namespace rightsdesk::app {

/// One place as it stood before an act and as the act left it. Undecided: nothing stood there of its own.
struct Changed {
  std::string scope;  ///< "person:<id>", "proposal:<record>/<id>" or "page:<record>/<n>"
  redaction::Decision was = {}, became = {};
  bool made = false;  ///< the act itself marked this place: undone, it is gone again
};
/// One act of a named person over one or many places. It is undone whole or not at all; a place that somebody decided again since
/// keeps that later decision.
struct ReviewAct {
  std::string id;
  CaseId about;
  std::string what;                    ///< "people", "words", "mention", "place", "page", "record", "keep_only", "twins", "earlier"
  Personal<std::string> words = {};    ///< what it was about, for staff
  std::vector<Changed> places = {};
  redaction::Decision ruling = {};     ///< with author and time
  std::string undone_by = {};
  std::optional<Instant> undone_at = {};
  Personal<std::string> undone_reason = {};
};

/// What a colleague wrote beside the file. Open until somebody answers or closes it.
struct Remark {
  std::string id;
  CaseId about;
  std::string scope;  ///< "person:<id>", "proposal:<record>/<id>", "page:<record>/<n>" or "record:<id>"
  std::string answers = {};  ///< the remark that this one answers; empty: it begins a thread
  Personal<std::string> text;
  std::string made_by;
  Instant made_at;
  std::string closed_by = {};
  std::optional<Instant> closed_at = {};
  std::vector<StaffId> to = {};  ///< the colleagues it is addressed to; empty: whoever reviews
};

/// The same words or the same page treated in two ways, and a named person's reason why that is right. It holds as long as the
/// places stand as they stood when it was given.
struct Justification {
  std::string id;
  CaseId about;
  std::string key;       ///< of the difference
  std::string standing;  ///< digest of its places and how each is treated
  Personal<std::string> reason;
  std::string made_by;
  Instant made_at;
};

/// The pages that a second person looks at before a large answer is released, drawn when its review was finished (app/second_look.h).
struct PageDraw {
  std::string id;
  CaseId about;
  std::string seed;  ///< 32 hex digits: with it anybody draws the same pages again
  int pages = 0;     ///< of the whole answer
  std::map<std::string, std::string> drawn;  ///< "record/page" to why: "lot", "safeguarding", "override", "unsure" or "all"
  std::string made_by;
  Instant made_at;
};
/// What the second person found on one of them.
struct PageLook {
  std::string id;
  CaseId about;
  std::string draw;   ///< PageDraw::id
  std::string where;  ///< "record/page"
  enum class Found { right, wrong } found = Found::right;
  Personal<std::string> reason = {};  ///< of what is wrong
  std::string made_by;
  Instant made_at;
};

/// How long one page was on one person's screen.
struct PageShown {
  CaseId about;
  RecordId record;
  int page = 1;
  std::string who;  ///< StaffId
  int seconds = 0;  ///< of the times that are over
  std::optional<Instant> since = {};  ///< it is there now
};

/// What one reader tells the next about a document before they open it.
struct ContentWarning {
  std::string id;
  CaseId about;
  RecordId record;
  Personal<std::string> words;
  std::string made_by;
  Instant made_at;
  std::string closed_by = {};
  std::optional<Instant> closed_at = {};  ///< taken off
};

/// Kept within one case; every text is sealed under the case's key and goes with it.
class ReviewLog {
 public:
  virtual ~ReviewLog() = default;
  virtual void add(ReviewAct const& act) = 0;
  virtual void set_undone(ReviewAct const& act) = 0;
  virtual std::vector<ReviewAct> acts(CaseId const& about) = 0;  ///< newest first
  virtual void add(Remark const& remark) = 0;
  virtual void set_closed(Remark const& remark) = 0;
  virtual std::vector<Remark> remarks(CaseId const& about) = 0;  ///< oldest first
  virtual void add(Justification const& one) = 0;
  virtual std::vector<Justification> justifications(CaseId const& about) = 0;  ///< newest first
  virtual void add(PageDraw const& draw) = 0;
  virtual std::vector<PageDraw> draws(CaseId const& about) = 0;  ///< newest first
  virtual void add(PageLook const& look) = 0;
  virtual std::vector<PageLook> looks(CaseId const& about) = 0;  ///< oldest first
  virtual void add(ContentWarning const& warning) = 0;
  virtual void set_closed(ContentWarning const& warning) = 0;
  virtual std::vector<ContentWarning> warnings(CaseId const& about) = 0;  ///< oldest first
  virtual void put(PageShown const& shown) = 0;  ///< in place of what was kept of this page and person
  virtual std::vector<PageShown> pages_shown(CaseId const& about) = 0;
  /// What this person has on the screen, and what is kept of this page for them.
  virtual std::vector<PageShown> on_screen(CaseId const& about, std::string const& who, RecordId const& record, int page) = 0;
  /// Where the same text stands, as the program last found it (JSON); empty: never looked.
  virtual void put_same_text(CaseId const& about, std::string const& json, Instant now) = 0;
  virtual std::string same_text(CaseId const& about) = 0;
  /// How many pages each page stands on or shares a passage with (JSON), kept apart: a page that is shown needs no more.
  virtual void put_standings(CaseId const& about, std::string const& json, Instant now) = 0;
  virtual std::string standings(CaseId const& about) = 0;
};

/// What was decided elsewhere about the same page or the same person. Nothing else of that case is told.
struct EarlierDecision {
  CaseId about;
  redaction::Decision decision;  ///< without its reason
};
/// Over all cases of the house. It keeps no text: what is looked for is a keyed hash of what the caller gives.
class EarlierDecisions {
 public:
  virtual ~EarlierDecisions() = default;
  struct Kept {
    std::string of;  ///< what the page says or who the person is; only its keyed hash is kept
    redaction::Decision decision;
  };
  virtual void put(CaseId const& about, std::vector<Kept> const& decisions) = 0;  ///< in place of what the case put before
  virtual std::vector<EarlierDecision> of(std::string const& what) = 0;           ///< newest first, the asking case's own among them
};

}  // namespace rightsdesk::app
