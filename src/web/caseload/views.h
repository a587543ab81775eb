#pragma once
// The DPO team's pages as values. Pure: a read model in, a View out.
#include <map>
#include <string>
#include <vector>

#include "app/candidate_groups.h"
#include "app/caseload.h"
#include "app/decided.h"
#include "app/deliveries.h"
#include "app/evidence.h"
#include "app/release.h"
#include "app/review_desk.h"
#include "app/search_desk.h"
#include "app/search_plan.h"
#include "web/pages/paging.h"
#include "web/pages/words.h"
#include "web/templates/view.h"

namespace rightsdesk::web::caseload {

/// The identity bar and the sub-navigation of every page of a case; `tab` is the id of the one shown.
View case_frame(app::CaseOverview const& overview, std::string const& tab);
View overview_view(app::CaseOverview const& overview, NameOf const& name_of);
View people_view(app::CaseOverview const& overview, NameOf const& name_of);
View evidence_view(CaseId const& about, std::vector<app::EvidenceLine> const& lines);
View timeline_view(app::CaseOverview const& overview, Slice const& slice, NameOf const& name_of);
/// The entries that came with the case first.
View audit_view(app::LedgerOfCase const& ledger, Slice const& slice, NameOf const& name_of);
/// The search of a case as its page shows it.
struct PlanShown {
  std::vector<search::SourceSearch> plan = {};
  std::vector<app::PlannedSource> proposed = {};       ///< what a search would ask, while none has begun
  std::vector<commission::Commission> asked = {};      ///< what owners were asked; shown with the sources that wait for them
};
/// `open_events`: what this person may do now; without "search" or "finish_search" those buttons are not there.
View plan_view(PlanShown const& shown, NameOf const& name_of,
               std::vector<std::string> const& open_events = {"search", "finish_search"});
/// Records that another case's restriction reaches, as (source, key).
using Restricted = std::set<std::pair<std::string, std::string>>;
View candidates_view(std::vector<app::CandidateGroup> const& groups, person::Description const& subject, NameOf const& name_of,
                     Restricted const& restricted = {});
/// `received`: of the request; what is newer is marked.
/// `other_readers`: of the records that another reader read, today's.
View records_view(std::vector<collection::CollectedRecord> const& records, Date received, NameOf const& name_of, std::map<RecordId, std::string> const& other_readers = {});
/// The form that chooses what goes first.
View part_view(std::vector<collection::CollectedRecord> const& records, intake::FormAnswers const& typed, std::vector<Refusal> const& mistakes);
View progress_view(std::vector<app::RecordLine> const& records);

struct PackDesk {
  CaseId about;
  std::vector<app::PackRow> packs;  ///< newest first
  std::vector<app::OpenPoint> open;  ///< of the review: each leads to its place
  app::Recipient recipient;
  std::vector<app::DeliveryLine> deliveries = {};  ///< newest first
  std::vector<app::DownloadLine> downloads = {};
  std::vector<app::JobQueue::Standing> jobs = {};  ///< of the case, those that are not done
};
View packs_view(PackDesk const& desk, NameOf const& name_of);

/// Those of the slice.
View decisions_view(CaseId const& about, std::vector<app::Decided> const& all, Slice const& slice, NameOf const& name_of);

/// The address of an open point's place.
std::string review_link(CaseId const& about, std::string const& where);

}  // namespace rightsdesk::web::caseload
