#include "app/disposal_view.h"

#include <algorithm>
#include <array>

#include "app/circumstances.h"
#include "app/hold.h"
#include "core/text.h"
#include "retention/formula.h"

namespace rightsdesk::app {
namespace {

using retention::Disposal;
using retention::DisposalStatus;

bool contains(std::vector<std::string> const& list, std::string const& item) { return std::find(list.begin(), list.end(), item) != list.end(); }

/// Anything under `ended` and `died` that this case's tasks have written down.
retention::LifeFacts facts_of(Work& work, casework::Case const& about) {
  retention::LifeFacts facts;
  facts.born = about.subject.reveal().born;
  for (auto const& task : work.tasks().of_case(about.id)) {
    auto const& fields = task.fields.reveal();
    if (auto const ended = fields.find("ended"); ended != fields.end() && !ended->second.empty()) facts.matter_ended = parse_date(ended->second);
    if (auto const died = fields.find("died"); died != fields.end() && !died->second.empty()) facts.died = parse_date(died->second);
  }
  return facts;
}

bool concerns(law::Service const& service, casework::Case const& about, casework::Task const& task) {
  if (!task.concerns.empty()) return contains(service.systems, task.concerns);
  return about.services.empty() || contains(about.services, service.id);
}

std::string words_of(Disposal const& disposal, Disposing disposing) {
  auto const until = disposal.kept_until ? "Kept until " + in_words(*disposal.kept_until) + ". " : std::string{};
  switch (disposing) {
    case Disposing::held: return until + "A hold stands: nothing goes.";
    case Disposing::due: return until + "Its time has passed: look before anything goes.";
    case Disposing::kept: return until + "Its time has not passed.";
    case Disposing::unknown: return until + "Not known: this is no leave to delete.";
  }
  throw Bug("a way to be disposed of that has no words");
}

Disposing standing(Disposal const& disposal, std::vector<std::string> const& holds) {
  if (!holds.empty()) return Disposing::held;
  if (disposal.status == DisposalStatus::unknown) return Disposing::unknown;
  return disposal.status == DisposalStatus::expired_review ? Disposing::due : Disposing::kept;
}

DisposalLine line_of(std::string title, std::string as_worded, Disposal disposal, std::vector<std::string> const& holds) {
  DisposalLine line{std::move(title), std::move(as_worded), standing(disposal, holds), {}, {}};
  line.words = words_of(disposal, line.disposing);
  for (auto const& hold : holds) disposal = under_hold(std::move(disposal), hold);
  line.because = std::move(disposal.because);
  return line;
}

}  // namespace

std::string to_string(Disposing disposing) {
  static constexpr std::array kNames{"kept", "due", "held", "unknown"};
  return kNames.at(static_cast<std::size_t>(disposing));
}

std::map<std::string, Date> kept_until(Work& work, Office const& office, casework::Case const& about) {
  auto const facts = facts_of(work, about);
  std::map<std::string, Date> days;
  for (auto const& service : office.rules.controllers.at(about.controller).services) {
    auto const found = retention::disposal(service.retention.formula, facts, office.clock.today());
    if (found && found->status != DisposalStatus::unknown && found->kept_until) days[service.id] = *found->kept_until;
  }
  return days;
}

std::vector<DisposalLine> disposal_of(Work& work, Office const& office, casework::Case const& about, casework::Task const& task) {
  auto const facts = facts_of(work, about);
  auto const holds = holds_on_person(work, office, about);
  std::vector<DisposalLine> lines;
  std::vector<Disposal> each;
  for (auto const& service : office.rules.controllers.at(about.controller).services) {
    if (!concerns(service, about, task)) continue;
    auto found = retention::disposal(service.retention.formula, facts, office.clock.today());
    auto disposal = found ? *found : Disposal{DisposalStatus::unknown, {}, {}, service.retention.formula, {{service.retention.formula, found.error().text}}};
    each.push_back(disposal);
    lines.push_back(line_of(service.title, service.retention.as_worded, std::move(disposal), holds));
  }
  if (each.size() > 1) lines.push_back(line_of("Taken together", "", longest(each), holds));
  return lines;
}

}  // namespace rightsdesk::app
