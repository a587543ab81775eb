#pragma once
// A council with very many cases, for benchmarks: of invented people, as if they had come in over three years, written at once and not act by act.
#include <algorithm>
#include <array>
#include <string>

#include "app/acts.h"
#include "intake/request.h"
#include "main/house.h"

namespace rightsdesk {

inline constexpr int kAtATime = 500;
inline constexpr std::array kRights{"access", "rectification", "erasure", "objection"};
inline constexpr std::array kServices{"social-care", "housing", "schools", "council-tax"};

class Town {
 public:
  /// `house` outlives it.
  explicit Town(House& house) : house_(house), today_(house.clock().today()) {}

  void fill(int open, int closed) {
    for (int made = 0; made < open + closed; made += kAtATime) {
      house_.office().works.in_one([&](app::Work& work) {
        for (int i = made; i < std::min(made + kAtATime, open + closed); ++i) add(work, i, i < open);
      });
    }
  }

 private:
  /// Open ones came in within the last 60 days, so that some are late; closed ones within three years.
  void add(app::Work& work, int number, bool open) {
    auto const received = plus_days(today_, open ? -(number * 7 % 60) : -(100 + number * 13 % 1000));
    casework::Case one = case_of(number, received);
    intake::Request request;
    request.id = one.request;
    request.reference = one.reference;
    request.right = one.right;
    request.controller = one.controller;
    request.received = received;
    request.received_at = noon(received);
    work.cases().add(request, one, "bench-" + std::to_string(number));
    work.cases().append({one.id, 0, "request", received, noon(received), "requester", {}});
    if (open) {
      for (int i = 0; i < 6; ++i) work.cases().append({one.id, 0, "note", received, noon(received), "program", {{"note", "Looked at " + std::to_string(i)}}});
      for (auto const* kind : {"clarification_awaited", "refusal", "extension"}) work.tasks().add(task_of(one.id, kind, received));
      return;
    }
    auto const answered = plus_days(received, 15 + number % 31);
    work.cases().append({one.id, 0, "letter_sent", answered, noon(answered), "program", {{"letter", number % 3 == 0 ? "L-3" : "L-2"}}});
    work.cases().append({one.id, 0, "answered", answered, noon(answered), "program", {}});
    work.cases().move(one, "closed");
  }

  casework::Case case_of(int number, Date received) {
    casework::Case one;
    one.id = CaseId::fresh();
    one.request = RequestId::fresh();
    one.reference = intake::fresh_reference();
    one.workflow = kRights[static_cast<std::size_t>(number) % kRights.size()];
    one.right = law::right_from(one.workflow).value();
    one.controller = "thamesbrook";
    one.state = "received";
    one.received = received;
    one.opened_at = noon(received);
    person::Description who;
    who.names.push_back({"Person " + std::to_string(number)});
    one.subject = Personal(who);
    one.services = {kServices[static_cast<std::size_t>(number) % kServices.size()]};
    if (number % 5 != 0) one.officer = StaffId("officer" + std::to_string(number % 12));
    return one;
  }

  static casework::Task task_of(CaseId const& about, char const* kind, Date made_on) {
    casework::Task task{TaskId::fresh(), about, kind};
    task.made_by = "program";
    task.made_on = made_on;
    return task;
  }
  static Instant noon(Date day) { return parse_instant(to_iso(day) + "T12:00:00Z").value(); }

  House& house_;
  Date today_;
};

}  // namespace rightsdesk
