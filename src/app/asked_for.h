#pragma once
// A step runs in the name of whoever asked for it: their rights are asked again whenever it looks or writes.
#include <optional>
#include <string>

#include "app/office.h"

namespace rightsdesk::app {

/// Thrown where a step would go on without the rights it was asked for with: nothing of the transaction stands.
class RightsGone : public Fault {
 public:
  using Fault::Fault;
};

/// The queue as this colleague uses it: what they add runs in their name, and so does what they try again after it was refused to another.
class JobsInTheName final : public JobQueue {
 public:
  /// `work` must outlive it.
  JobsInTheName(Work& work, StaffId colleague) : work_(work), colleague_(std::move(colleague)) {}
  void add(std::string const& kind, CaseId const& about, std::string const& argument, std::string const& key) override;
  void finish(Job const& job) override { work_.jobs().finish(job); }
  std::vector<Standing> of_case(CaseId const& about) override { return work_.jobs().of_case(about); }
  int revive(CaseId const& about) override;

 private:
  Work& work_;
  StaffId colleague_;
};

/// Why a step of this kind may not go on in the colleague's name (without a name in it), or nothing: the account was switched off, the case is kept to others,
/// or none of their roles may do what the step does.
std::optional<std::string> no_longer_may(Work& work, Office const& office, Job const& job, StaffId const& colleague);

/// Does the whole step in the name of whoever asked for it; further steps that it adds are in the same name. Throws RightsGone.
void do_in_the_name(Office& office, Job const& job, void (*step)(Office&, Job const&));

}  // namespace rightsdesk::app
