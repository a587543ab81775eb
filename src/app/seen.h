#pragma once
// The works as one colleague sees them. A case that is kept to others, or is another controller's, is not there: not found, not
// listed, not counted, none of its tasks. What the law weighs across all cases of a person still sees them (CaseStore::for_rules).
#include <string>

#include "app/work.h"

namespace rightsdesk::app {

struct Viewer {
  StaffId colleague;
  std::string controller;  ///< whose desk this is
};

class SeenWorks final : public Works {
 public:
  /// `whole` must outlive it.
  SeenWorks(Works& whole, Viewer viewer) : whole_(whole), viewer_(std::move(viewer)) {}
  void in_one(std::function<void(Work&)> const& work) override;
  void look(std::function<void(Work&)> const& work) override;
  Works& for_rules() override { return whole_.for_rules(); }

 private:
  Works& whole_;
  Viewer viewer_;
};

}  // namespace rightsdesk::app
