#include "main/journal_watch.h"

#include <cstdio>
#include <nlohmann/json.hpp>

#include "core/json.h"

namespace rightsdesk {
namespace {

constexpr std::chrono::minutes kBetweenLooks{1};

void tell(Json const& line) { std::fprintf(stderr, "%s\n", line.dump().c_str()); }
void tell_fault(std::string const& detail) { tell({{"event", "fault"}, {"what", "intake_journal"}, {"detail", detail}}); }

}  // namespace

void JournalWatch::look() {
  auto const now = house_.clock().now();
  if (looked_ && now >= *looked_ && now - *looked_ < kBetweenLooks) return;
  looked_ = now;
  try {
    compare();
  } catch (Fault const& fault) {  // told, and tried again in a minute
    tell_fault(fault.internal());
  }
}

void JournalWatch::compare() {
  auto const journal = spool_.read();
  for (auto const number : journal.damaged) tell_fault("line " + std::to_string(number) + " is not as it was written");
  auto const connection = house_.database().connection();
  for (auto const& line : store::missing_requests(*connection, journal)) rebuild(line);
  spool_.sweep(*connection, journal, *looked_);
}

void JournalWatch::rebuild(store::JournalLine const& line) {
  auto const& reference = line.references.front();
  tell({{"event", "fault"}, {"what", "request_missing"}, {"reference", reference}});
  auto const kept = spool_.request(line);
  if (!kept) return tell_fault(kept.error().text);
  try {
    if (app::rebuild_request(house_.office(), *kept) == app::Rebuilt::now) tell({{"event", "request_rebuilt"}, {"reference", reference}});
  } catch (Fault const& fault) {
    tell_fault(fault.internal());
  }
}

}  // namespace rightsdesk
