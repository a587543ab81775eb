#pragma once
// Remarks of colleagues beside a person, a mention, a page or a record. An open one stops the review from being finished.
#include <string>
#include <vector>

#include "app/acts.h"
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
/// Refused: missing (text), not_found (nothing of that scope in this case).
Done add_remark(Office& office, CaseId const& id, Actor const& actor, std::string const& scope, std::string const& text);
/// An answer, after which the remark is closed, or stays open when it asks back. Refused: missing, not_found, closed.
enum class Then { close, stay_open };
Done answer_remark(Office& office, CaseId const& id, Actor const& actor, std::string const& remark, std::string const& text, Then then);

// Within a verb's own transaction.
/// One open point for each open remark.
std::vector<OpenPoint> open_in_remarks(Work& work, CaseId const& id);

}  // namespace rightsdesk::app
