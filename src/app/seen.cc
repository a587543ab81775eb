#include "app/seen.h"

#include "app/asked_for.h"
#include "app/case_desk.h"
#include "app/readers.h"
#include "app/review_log.h"
#include "app/work_through.h"

namespace rightsdesk::app {
namespace {

using casework::Case;

/// Which cases the viewer is shown; asked of the store once a transaction.
class Sight {
 public:
  Sight(Work& whole, Viewer const& viewer) : whole_(whole), viewer_(viewer) {}
  bool shows(Case const& about) { return about.controller == viewer_.controller && !kept_from().contains(about.id); }
  /// Asked before anything of the case is read.
  bool shows(CaseId const& id) { return whole_.readers().may_see(id, viewer_.controller, viewer_.colleague); }

 private:
  std::set<CaseId> const& kept_from() {
    if (!kept_from_) kept_from_ = whole_.readers().kept_from(viewer_.colleague);
    return *kept_from_;
  }
  Work& whole_;
  Viewer const& viewer_;
  std::optional<std::set<CaseId>> kept_from_;
};

class SeenCases final : public casework::CaseStore {
 public:
  SeenCases(casework::CaseStore& whole, Sight& sight) : whole_(whole), sight_(sight) {}
  CaseStore& for_rules() override { return whole_; }
  bool add(intake::Request const& request, Case const& opened, std::string const& key) override { return whole_.add(request, opened, key); }
  void add_beside(Case const& opened) override { whole_.add_beside(opened); }
  std::vector<Case> arisen_from(CaseId const& first) override { return shown(whole_.arisen_from(first)); }
  std::vector<Case> of_request(RequestId const& request) override { return shown(whole_.of_request(request)); }
  std::optional<Case> find(CaseId const& id) override { return sight_.shows(id) ? whole_.find(id) : std::nullopt; }
  std::optional<Case> find_by_reference(std::string const& reference) override { return shown(whole_.find_by_reference(reference)); }
  std::optional<Case> find_by_key(std::string const& key) override { return shown(whole_.find_by_key(key)); }
  std::vector<Case> all() override { return shown(whole_.all()); }
  bool move(Case const& seen, std::string const& to_state) override { return whole_.move(seen, to_state); }
  bool set_officer(Case const& seen, StaffId const& officer) override { return whole_.set_officer(seen, officer); }
  bool set_requester(Case const& seen, Personal<intake::Requester> const& requester) override { return whole_.set_requester(seen, requester); }
  void append(casework::CaseEvent event) override { whole_.append(std::move(event)); }
  std::vector<casework::CaseEvent> events(CaseId const& about) override { return whole_.events(about); }

 private:
  std::optional<Case> shown(std::optional<Case> found) {
    if (found && !sight_.shows(*found)) found.reset();
    return found;
  }
  std::vector<Case> shown(std::vector<Case> found) {
    std::erase_if(found, [this](Case const& one) { return !sight_.shows(one); });
    return found;
  }
  casework::CaseStore& whole_;
  Sight& sight_;
};

class SeenTasks final : public casework::TaskStore {
 public:
  SeenTasks(casework::TaskStore& whole, Sight& sight) : whole_(whole), sight_(sight) {}
  void add(casework::Task const& task) override { whole_.add(task); }
  std::vector<casework::Task> of_case(CaseId const& about) override { return whole_.of_case(about); }
  std::optional<casework::Task> find(TaskId const& id) override {
    auto found = whole_.find(id);
    if (found && !sight_.shows(found->about)) found.reset();
    return found;
  }
  bool update(casework::Task const& task) override { return whole_.update(task); }
  std::vector<casework::Task> open() override {
    auto all = whole_.open();
    std::erase_if(all, [this](casework::Task const& task) { return !sight_.shows(task.about); });
    return all;
  }

 private:
  casework::TaskStore& whole_;
  Sight& sight_;
};

/// What is kept for a case is reached through the case, which is not there; only what is found or listed without one is looked at here.
class SeenWork final : public WorkThrough {
 public:
  SeenWork(Work& whole, Viewer const& viewer)
      : WorkThrough(whole), sight_(whole, viewer), cases_(whole.cases(), sight_), tasks_(whole.tasks(), sight_), jobs_(whole, viewer.colleague),
        desk_(whole.desk().for_viewer({viewer.colleague, viewer.controller})) {}
  casework::CaseStore& cases() override { return cases_; }
  casework::TaskStore& tasks() override { return tasks_; }
  JobQueue& jobs() override { return jobs_; }
  CaseDesk& desk() override { return *desk_; }

 private:
  Sight sight_;
  SeenCases cases_;
  SeenTasks tasks_;
  JobsInTheName jobs_;
  std::unique_ptr<CaseDesk> desk_;
};

}  // namespace

void SeenWorks::in_one(std::function<void(Work&)> const& work) {
  whole_.in_one([&](Work& whole) {
    SeenWork seen(whole, viewer_);
    work(seen);
  });
}

void SeenWorks::look(std::function<void(Work&)> const& work) {
  whole_.look([&](Work& whole) {
    SeenWork seen(whole, viewer_);
    work(seen);
  });
}

}  // namespace rightsdesk::app
