#include "app/asked_for.h"

#include <algorithm>
#include <map>

#include "app/circumstances.h"
#include "app/readers.h"
#include "app/review_log.h"
#include "app/work_through.h"

namespace rightsdesk::app {
namespace {

constexpr char kNoLonger[] = "Whoever asked for this";  // begins every refusal: such steps go on in the name of who tries them again

/// The acts that lead to a step: who may do one of them may have it done.
std::set<std::string> const& acts_behind(std::string const& kind) {
  static std::map<std::string, std::set<std::string>> const acts{{"search_source", {"search"}},
                                                                 {"collect_candidate", {"decide_candidate"}},
                                                                 {"read_record", {"search", "decide_candidate", "decide_record", "review"}},
                                                                 {"propose", {"search", "finish_search", "review", "decide_candidate", "decide_record"}},
                                                                 {"build_pack", {"build_pack"}}};
  static std::set<std::string> const none;
  auto const found = acts.find(kind);
  return found == acts.end() ? none : found->second;
}

/// In whatever state the case is by now: whether it is the moment was asked when the step was. A workflow that knows none of the acts asks nothing.
bool role_for_one_of(workflow::Table const& table, std::set<std::string> const& acts, std::set<std::string> const& roles) {
  std::set<std::string> by;
  for (auto const& one : table.may)
    if (acts.contains(one.event)) by.insert(one.by.begin(), one.by.end());
  for (auto const& one : table.moves)
    if (acts.contains(one.event)) by.insert(one.by.begin(), one.by.end());
  return by.empty() || std::any_of(roles.begin(), roles.end(), [&](auto const& role) { return by.contains(role); });
}

/// With the queue of one colleague.
class WorkInTheName final : public WorkThrough {
 public:
  WorkInTheName(Work& whole, StaffId const& colleague) : WorkThrough(whole), jobs_(whole, colleague) {}
  JobQueue& jobs() override { return jobs_; }

 private:
  JobsInTheName jobs_;
};

class WorksInTheName final : public Works {
 public:
  WorksInTheName(Office& office, Job const& job, StaffId colleague) : office_(office), job_(job), colleague_(std::move(colleague)) {}
  void in_one(std::function<void(Work&)> const& work) override { office_.works.in_one(asked_first(work)); }
  void look(std::function<void(Work&)> const& work) override { office_.works.look(asked_first(work)); }
  Works& for_rules() override { return office_.works.for_rules(); }

 private:
  std::function<void(Work&)> asked_first(std::function<void(Work&)> const& work) {
    return [this, &work](Work& whole) {
      if (auto const why = no_longer_may(whole, office_, job_, colleague_)) throw RightsGone("This was stopped.", *why);
      WorkInTheName named(whole, colleague_);
      work(named);
    };
  }
  Office& office_;
  Job const& job_;
  StaffId colleague_;
};

}  // namespace

void JobsInTheName::add(std::string const& kind, CaseId const& about, std::string const& argument, std::string const& key) {
  work_.jobs().add(kind, about, argument, key);
  work_.readers().set_asker(key, colleague_);
}

int JobsInTheName::revive(CaseId const& about) {
  work_.readers().set_asker_of_dead(about, kNoLonger, colleague_);
  return work_.jobs().revive(about);
}

std::optional<std::string> no_longer_may(Work& work, Office const& office, Job const& job, StaffId const& colleague) {
  auto const roles = work.readers().roles_now(colleague);
  if (!roles) return std::string(kNoLonger) + " may not sign in any more.";
  auto const about = job.about.empty() ? std::nullopt : work.cases().find(job.about);
  if (!about) return std::nullopt;
  if (work.readers().kept_from(colleague).contains(about->id)) return std::string(kNoLonger) + " is not among the people that the case is kept to.";
  auto const& acts = acts_behind(job.kind);
  if (!role_for_one_of(workflow_of(office, *about).table(), acts, *roles)) return std::string(kNoLonger) + " does not have the role for it any more.";
  return std::nullopt;
}

void do_in_the_name(Office& office, Job const& job, void (*step)(Office&, Job const&)) {
  StaffId colleague;
  office.works.look([&](Work& work) { colleague = work.readers().asker(job.id); });
  if (colleague.empty()) return step(office, job);
  WorksInTheName works(office, job, colleague);
  auto named = office.over(works);
  step(named, job);
}

}  // namespace rightsdesk::app
