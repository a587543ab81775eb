#pragma once
// Works within a transaction that is open already: for verbs that stand or fall with something beside them.
#include "app/work.h"

namespace rightsdesk::app {

/// What a verb takes back is not taken back here: whoever opened the transaction rolls all of it back when the verb refuses.
class BoundWorks final : public Works {
 public:
  /// `work` must outlive it.
  explicit BoundWorks(Work& work) : work_(work) {}
  void in_one(std::function<void(Work&)> const& work) override { work(work_); }
  void look(std::function<void(Work&)> const& work) override { work(work_); }

 private:
  Work& work_;
};

}  // namespace rightsdesk::app
