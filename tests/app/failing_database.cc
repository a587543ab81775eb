#include "failing_database.h"

#include <unistd.h>

#include <csignal>

namespace rightsdesk::app {
namespace {

constexpr char kWords[] = "The database failed.";

class FailingConnection final : public store::Connection {
 public:
  FailingConnection(std::shared_ptr<store::Connection> inner, NthFailure& failure) : inner_(std::move(inner)), failure_(failure) {}

  std::int64_t execute(std::string_view sql, std::vector<store::Value> const& values) override {
    statement();
    return inner_->execute(sql, values);
  }
  void query(std::string_view sql, std::vector<store::Value> const& values, std::function<void(store::Row const&)> const& row) override {
    statement();
    inner_->query(sql, values, row);
  }
  void prepare(std::string_view sql) override { inner_->prepare(sql); }
  void begin() override {
    inner_->begin();
    ++transactions_begun_;
  }
  void begin_look() override {
    inner_->begin_look();
    ++transactions_begun_;
  }
  void begin_in_turn() override {
    inner_->begin_in_turn();
    ++transactions_begun_;
  }
  void commit() override {
    killing();
    bool const counts = failure_.way == Failing::commit_refused || failure_.way == Failing::commit_cut_off || failure_.way == Failing::commit_unheard;
    if (!counts || ++failure_.seen != failure_.at) return inner_->commit();
    if (failure_.way == Failing::commit_unheard) inner_->commit();
    else inner_->roll_back();
    if (failure_.way == Failing::commit_refused) throw Fault(kWords, "the commit was refused");
    throw store::OutcomeUnknown(kWords, "the connection was lost during the commit");
  }
  void roll_back() noexcept override { inner_->roll_back(); }
  [[nodiscard]] bool mid_transaction() const override { return inner_->mid_transaction(); }
  [[nodiscard]] bool usable() const override { return inner_->usable(); }
  [[nodiscard]] bool healthy() override { return inner_->healthy(); }

 private:
  void killing() {
    if (failure_.way == Failing::killed && ++failure_.seen == failure_.at) ::kill(::getpid(), SIGKILL);
  }
  void statement() {
    killing();
    if (failure_.way != Failing::statement && failure_.way != Failing::try_again) return;
    if (++failure_.seen != failure_.at) return;
    if (failure_.way == Failing::try_again) throw store::TryAgain(kWords, "deadlock");
    throw Fault(kWords, "the disk of the database failed");
  }
  std::shared_ptr<store::Connection> inner_;
  NthFailure& failure_;
};

}  // namespace

std::shared_ptr<store::Connection> FailingDatabase::connection() { return std::make_shared<FailingConnection>(inner_.connection(), failure_); }

}  // namespace rightsdesk::app
