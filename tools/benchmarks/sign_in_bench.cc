// How long a refused sign-in takes, whatever was wrong: who measures must not learn which names there are (security.md A03). Two hundred tries each, the kinds
// in turn, so that what else the machine does meets them alike. Prints the median and p95 of each, and the widest distance between two medians as a part of
// the whole; Mann and Whitney's test says of each kind beside "unknown" how often chance alone would part them so.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/migrate.h"
#include "store/staff_store.h"

namespace {

using namespace rightsdesk;
constexpr int kTries = 200, kOfEachName = 4;  // a fifth failure locks an account

struct Kind {
  std::string words;
  std::vector<double> milliseconds = {};
};

double quantile(std::vector<double> times, double part) {
  std::sort(times.begin(), times.end());
  return times[static_cast<std::size_t>(part * static_cast<double>(times.size() - 1))];
}

/// Two-sided, by the normal approximation; ties count half.
double chance_of_difference(std::vector<double> const& one, std::vector<double> const& other) {
  double wins = 0;
  for (auto a : one) {
    for (auto b : other) wins += a < b ? 1 : a == b ? 0.5 : 0;
  }
  auto const n = static_cast<double>(one.size()), m = static_cast<double>(other.size());
  auto const distance = std::abs(wins - n * m / 2) / std::sqrt(n * m * (n + m + 1) / 12);
  return std::erfc(distance / std::sqrt(2.0));
}

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
  double least = 1e9, most = 0;
  std::printf("%-40s %8s %8s %s\n", "refused sign-in, 200 tries each", "median", "p95, ms", "by chance alone, beside the first");
  for (auto const& kind : kinds) {
    auto const median = quantile(kind.milliseconds, 0.5);
    least = std::min(least, median);
    most = std::max(most, median);
    std::printf("%-40s %8.2f %8.2f %.2f\n", kind.words.c_str(), median, quantile(kind.milliseconds, 0.95), chance_of_difference(kinds.front().milliseconds, kind.milliseconds));
  }
  std::printf("medians differ by %.2f %%\n", 100 * (most - least) / most);
  std::filesystem::remove_all(folder);
}
