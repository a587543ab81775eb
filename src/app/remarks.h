#pragma once
// Remarks of colleagues beside a person, a mention, a page or a record. An open one stops the review from being finished.
#include <string>
#include <vector>

#include "app/acts.h"
#include "app/assigning.h"
#include "app/review_log.h"

namespace rightsdesk::app {

struct RemarkLine {
  Remark remark;
  std::vector<Remark> answers;  ///< oldest first
  std::string about;            ///< for staff: the person's name, "“Case note”, page 3"
  std::string where;            ///< "people" or "record/page"
};
/// The open ones first, each with its answers; oldest first.
std::vector<RemarkLine> remarks_of(Office& office, CaseId const& id);
struct NewRemark {
  std::string scope, text;
  std::vector<Assignee> to = {};  ///< colleagues it is addressed to: it is on the Today of each until it is answered; empty: whoever reviews
};
/// Refused: missing (text), not_found (nothing of that scope in this case), not_among_them (the case is kept to others than one of `to`).
Done add_remark(Office& office, CaseId const& id, Actor const& actor, NewRemark const& remark);
/// An answer, after which the remark is closed, or stays open when it asks back: one that was addressed is then with whoever wrote it, and
/// with those it is addressed to again once that person answers. Refused: missing, not_found, closed.
enum class Then { close, stay_open };
Done answer_remark(Office& office, CaseId const& id, Actor const& actor, std::string const& remark, std::string const& text, Then then);

/// An open remark addressed to a colleague, as their Today shows it. Its words are on the case.
struct AskedOf {
  CaseId about;
  std::string reference, by;  ///< by: who waits for the answer, a StaffId
  std::string remark;
  Instant since;
  StaffId whose = {};  ///< to whom it is addressed
};

// Within a verb's own transaction.
/// Those that wait for this colleague, oldest first; none of a case that is not shown to whoever asks.
std::vector<AskedOf> asked_of_colleague(Work& work, StaffId const& colleague);
/// One open point for each open remark.
std::vector<OpenPoint> open_in_remarks(Work& work, CaseId const& id);

}  // namespace rightsdesk::app
