#include "main/daily_round.h"

#include <cstdio>
#include <nlohmann/json.hpp>

#include "app/come_back.h"
#include "app/evidence.h"
#include "app/figures.h"
#include "app/house_figures.h"
#include "app/owners.h"
#include "app/standing.h"
#include "app/updates.h"
#include "core/json.h"

namespace rightsdesk {
namespace {

constexpr int kCountedInOneGo = 200;
constexpr std::chrono::minutes kBetweenCounts{1};
constexpr std::chrono::days kAnswersKept{30};  // to a client that may repeat what it asked; and what it was told

}  // namespace

void DailyRound::count(app::Office& office) {
  auto const now = office.clock.now();
  if (next_count_ && now < *next_count_) return;
  try {
    if (app::count_some(office, kCountedInOneGo) < kCountedInOneGo) next_count_ = now + kBetweenCounts;
  } catch (Fault const& fault) {
    next_count_ = now + kBetweenCounts;
    Json const line{{"event", "fault"}, {"what", "figures"}, {"detail", fault.internal()}};
    std::fprintf(stderr, "%s\n", line.dump().c_str());
  }
}

void DailyRound::look(app::Office& office) {
  auto const today = office.clock.today();
  auto const now = office.clock.now();
  if (done_ == today || (not_before_ && now < *not_before_)) return;
  try {
    app::bring_all_up_to_date(office);
    auto const pressed = app::press_owners(office);
    auto const destroyed = app::destroy_due_evidence(office);
    auto const forms = app::destroy_due_forms(office);
    auto const updates = app::send_updates(office);
    auto const figures = app::forget_house_figures(office);
    clients_.forget_given(now - kAnswersKept);
    hooks_.forget_ended(now - kAnswersKept);
    presses_.forget_older(now - std::chrono::days(1));
    int mail = 0;
    inbox_.in_one([&](app::Work&, app::InboxStore& store) { mail = store.forget(now - std::chrono::days(app::kMailKeptDays)); });
    done_ = today;
    Json const line{{"event", "daily_round"}, {"chased", pressed.chased}, {"escalated", pressed.escalated}, {"left_to_people", pressed.left_to_people},
                    {"evidence_destroyed", destroyed}, {"mail_forgotten", mail}, {"figures_forgotten", figures}, {"forms_destroyed", forms}, {"updates_sent", updates.sent}, {"updates_not_written", updates.not_written}};
    std::fprintf(stderr, "%s\n", line.dump().c_str());
  } catch (Fault const& fault) {
    not_before_ = now + std::chrono::minutes(1);
    Json const line{{"event", "fault"}, {"what", "daily_round"}, {"detail", fault.internal()}};
    std::fprintf(stderr, "%s\n", line.dump().c_str());
  }
}

}  // namespace rightsdesk
