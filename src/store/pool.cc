#include "store/pool.h"

#include <chrono>
#include <condition_variable>
#include <mutex>

#include "core/busy.h"

namespace rightsdesk::store {
namespace {

using Steady = std::chrono::steady_clock;
constexpr auto kLongestWait = std::chrono::seconds(10);
constexpr auto kTrustedIdle = std::chrono::seconds(5);

struct Idle {
  std::unique_ptr<Connection> connection;
  Steady::time_point since;
};

/// Shared by the pool and every connection lent, so that a connection may outlive the pool.
struct Shelf {
  std::mutex mutex;
  std::condition_variable given_back;
  std::vector<Idle> idle;
  std::size_t lent = 0;

  void take_back(std::unique_ptr<Connection> connection) {
    if (connection && connection->mid_transaction()) connection->roll_back();
    std::lock_guard const lock(mutex);
    --lent;
    bool const lost = connection && !connection->usable();
    if (lost) idle.clear();  // what ended this one has most likely ended its neighbours
    if (connection && !lost && !connection->mid_transaction()) idle.push_back({std::move(connection), Steady::now()});
    given_back.notify_one();
  }
};

class Pool final : public Database {
 public:
  Pool(Engine engine, std::size_t most) : engine_(std::move(engine)), most_(most), shelf_(std::make_shared<Shelf>()) {}

  std::string engine() const override { return engine_.name; }

  std::shared_ptr<Connection> connection() override {
    auto lent = ready_connection();
    auto give_back = [shelf = shelf_](Connection* raw) { shelf->take_back(std::unique_ptr<Connection>(raw)); };
    return {lent.release(), give_back};
  }

 private:
  std::unique_ptr<Connection> ready_connection() {
    auto idle = reserve_place();
    try {
      bool const trusted = idle.connection && Steady::now() - idle.since < kTrustedIdle;
      if (idle.connection && (trusted ? idle.connection->usable() : idle.connection->healthy())) {
        return std::move(idle.connection);
      }
      idle.connection.reset();
      return engine_.connect();
    } catch (...) {
      shelf_->take_back(nullptr);
      throw;
    }
  }

  Idle reserve_place() {
    std::unique_lock lock(shelf_->mutex);
    bool const free = shelf_->given_back.wait_for(lock, kLongestWait, [&] { return shelf_->lent < most_; });
    if (!free) throw Busy("all database connections are in use");
    ++shelf_->lent;
    if (shelf_->idle.empty()) return {};
    auto idle = std::move(shelf_->idle.back());
    shelf_->idle.pop_back();
    return idle;
  }

  Engine const engine_;
  std::size_t const most_;
  std::shared_ptr<Shelf> const shelf_;
};

}  // namespace

std::unique_ptr<Database> make_pool(Engine engine, std::size_t most) {
  ENSURE(most > 0, "a pool holds at least one connection");
  return std::make_unique<Pool>(std::move(engine), most);
}

}  // namespace rightsdesk::store
