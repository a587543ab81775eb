// How long a refused sign-in takes, whatever was wrong: who measures must not learn which names there are (security.md A03). Two hundred tries each, the kinds
// in turn, so that what else the machine does meets them alike. Prints the median and p95 of each, and the widest distance between two medians as a part of
// the whole; Mann and Whitney's test says of each kind beside "unknown" how often chance alone would part them so.
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "alike.h"
#include "store/database.h"
#include "store/migrate.h"
#include "store/staff_store.h"

namespace {

using namespace rightsdesk;
constexpr int kTries = 200, kOfEachName = 4;  // a fifth failure locks an account

}  // namespace

int main() {
  auto const folder = std::filesystem::temp_directory_path() / "rightsdesk-sign-in-bench";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  store::Settings settings;
  settings.url = "sqlite:" + (folder / "store.db").string();
  auto const database = store::Database::open(settings);
  store::migrate(*database);
  auto const now = *parse_instant("2026-11-21T09:00:00Z");
  std::string const password = "nine wet herons stand about";
  for (int i = 0; i < kTries / kOfEachName; ++i) {
    for (std::string const kind : {"open", "disabled", "locked"}) {
      store::Staff staff(*database->connection());
      auto const added = staff.add({{}, "Priya Nair", kind + std::to_string(i), {"case_officer"}}, password);
      if (kind == "disabled") staff.set_account(*added, store::Account::disabled);
    }
    for (int failure = 0; failure < 5; ++failure) (void)store::sign_in(*database, "locked" + std::to_string(i), "another password", now);
  }
  std::vector<Kind> kinds{{"a name that nobody has"}, {"a wrong password"}, {"a disabled account, its own password"}, {"a locked account, its own password"}};
  for (int i = 0; i < kTries; ++i) {
    auto const number = std::to_string(i / kOfEachName);
    std::pair<std::string, std::string> const tries[] = {{"nobody" + number, password}, {"open" + number, "another password"}, {"disabled" + number, password}, {"locked" + number, password}};
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
      auto const from = std::chrono::steady_clock::now();
      if (store::sign_in(*database, tries[kind].first, tries[kind].second, now)) return std::puts("somebody was let in"), 1;
      kinds[kind].milliseconds.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - from).count());
    }
  }
  print_alike("refused sign-in, 200 tries each", kinds);
  std::filesystem::remove_all(folder);
}
