#pragma once
// Acts over many places, remarks and differences, as their pages show them. Pure.
#include <string>
#include <vector>

#include "app/differences.h"
#include "app/page_times.h"
#include "app/reach.h"
#include "app/remarks.h"
#include "web/pages/words.h"
#include "web/templates/view.h"

namespace rightsdesk::web::review {

/// One place that is reached, with a link to it and what holds there now.
View context_view(CaseId const& about, app::Context const& one);

/// What a decision for all would reach, with the form that makes it.
struct ContextsShown {
  CaseId about;
  app::Reach reach;
  app::Contexts contexts;
  app::Ruling offered = {};  ///< what stands in the form; an outcome leaves its button alone
};
View contexts_view(ContextsShown const& shown, std::vector<law::Exemption> const& exemptions);
/// The reach as the fields of a form, and back; Malformed for a kind that does not exist.
std::string reach_word(app::Reach::Kind kind);
app::Reach::Kind reach_from(std::string const& word);

View acts_view(std::vector<app::ReviewAct> const& acts, NameOf const& name_of);

/// `shown`: those of one scope, or of the whole case; `scope` is what a new remark is about (empty: no form).
View remarks_view(CaseId const& about, std::vector<app::RemarkLine> const& shown, std::string const& scope, NameOf const& name_of);

/// Pages that were on the screen only briefly: those to explain, and those that somebody explained.
View brief_view(CaseId const& about, app::BriefPages const& brief, NameOf const& name_of);
View differences_view(CaseId const& about, std::vector<app::Difference> const& list, NameOf const& name_of);

}  // namespace rightsdesk::web::review
