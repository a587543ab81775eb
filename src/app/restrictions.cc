#include "app/restrictions.h"

#include <algorithm>

#include "app/acts.h"
#include "app/circumstances.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

constexpr char kAllowed[] = "restricted_use_allowed";
using casework::CaseEvent;

std::string field_of(casework::Task const& task, std::string const& id) {
  auto const& fields = task.fields.reveal();
  auto const found = fields.find(id);
  return found == fields.end() ? std::string{} : found->second;
}

/// The day since which the case restricts, if it does so now.
std::optional<Date> in_force_since(Work& work, Office const& office, casework::Case const& other) {
  if (other.right != law::Right::restriction || !workflow_of(office, other).state(other.state).open) return std::nullopt;
  std::optional<Date> since;
  for (auto const& event : work.cases().events(other.id)) {
    if (event.what == "restrict") since = event.on;
    if (event.what == "lift") since.reset();
  }
  return since;
}

/// Is this case the very checking that a restriction on this ground waits for?
bool is_the_check(std::string const& ground, casework::Case const& about) {
  return (ground == "18_1_a" && about.right == law::Right::rectification) || (ground == "18_1_d" && about.right == law::Right::objection);
}

std::string allowed_on(std::vector<CaseEvent> const& events, CaseId const& restriction) {
  std::string ground;
  for (auto const& event : events) {
    if (event.what == kAllowed && detail_of(event, "restriction") == restriction.str()) ground = detail_of(event, "ground");
  }
  return ground;
}

std::string ground_words(std::string const& ground) {
  for (auto const& [key, words] : grounds_of_use()) {
    if (key == ground) return words;
  }
  return {};
}

}  // namespace

std::vector<std::pair<std::string, std::string>> const& grounds_of_use() {
  static std::vector<std::pair<std::string, std::string>> const kGrounds{{"consent", "The person agrees to this use"},
                                                                         {"claims", "Legal claims"},
                                                                         {"protection", "Protection of another person"},
                                                                         {"public_interest", "Important public interest"}};
  return kGrounds;
}

bool may_allow_use(Actor const& actor) { return actor.roles.count("manager") > 0 || actor.roles.count("social_worker") > 0; }

std::vector<Restriction> restrictions_on(Work& work, Office const& office, casework::Case const& about) {
  std::vector<Restriction> all;
  std::vector<std::string> restricting;
  for (auto const& [name, workflow] : office.rules.workflows) {
    if (workflow.table().right == law::to_string(law::Right::restriction)) restricting.push_back(name);
  }
  for (auto const& other : other_cases_of_person(work, about, restricting)) {
    auto const since = in_force_since(work, office, other);
    if (!since) continue;
    Restriction one{other.id, other.reference, *since, {}};
    one.shown = work.cases().find(other.id).has_value();
    if (!one.shown) one.reference = "another case";
    for (auto const& task : work.tasks().of_case(other.id)) {
      if (task.kind != "restriction_ground" || task.outcome != "met") continue;
      if (one.shown) one.scope = field_of(task, "scope");
      one.ground = field_of(task, "ground");
    }
    if (is_the_check(one.ground, about)) continue;
    one.allowed = ground_words(allowed_on(work.cases().events(about.id), other.id));
    all.push_back(std::move(one));
  }
  return all;
}

Done heed_restrictions(Work& work, Office const& office, casework::Case const& about) {
  Refusal refusal{"restricted", "The use of this person’s data is limited. A manager or social worker must first record the ground for this use (Art 18(2)), on the Work page.", {}, {}};
  for (auto const& one : restrictions_on(work, office, about)) {
    if (one.allowed.empty()) refusal.because.push_back({"work", "Limited by " + one.reference + " since " + in_words(one.since)});
  }
  if (refusal.because.empty()) return done();
  return tl::unexpected(std::move(refusal));
}

Done allow_restricted_use(Office& office, CaseId const& id, Actor const& actor, std::string const& ground, std::string const& use) {
  if (!may_allow_use(actor)) return refused("not_permitted", "A manager or a social worker allows the use of data that are limited.");
  if (ground.empty()) return refused("missing", "Select the ground for this use", "ground");
  if (ground_words(ground).empty()) return refused("not_offered", "Select one of the grounds of Article 18(2)", "ground");
  if (tidied(use).empty()) return refused("missing", "Say which use, by whom, and why. It goes on the record", "use");
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    auto const restrictions = restrictions_on(work, office, *about);
    if (restrictions.empty()) return refused("no_restriction", "Nothing of this person is limited by another case.");
    for (auto const& one : restrictions) {
      auto const restricting = work.cases().for_rules().find(one.about);
      record(work, office, *about, actor.id.str(),
             {kAllowed, office.clock.today(), {{"restriction", one.about.str()}, {"limited_by", one.reference}, {"ground", ground}, {"use", tidied(use)}},
              "restriction=" + one.about.str() + " ground=" + ground});
      record(work, office, *restricting, actor.id.str(),
             {"used_while_restricted", office.clock.today(), {{"reference", about->reference}, {"ground", ground_words(ground)}, {"use", tidied(use)}},
              "case=" + id.str() + " ground=" + ground});
    }
    return done();
  });
}

std::set<std::pair<std::string, std::string>> restricted_records(Office& office, CaseId const& id) {
  std::set<std::pair<std::string, std::string>> records;
  office.works.in_one([&](Work& work) {
    records.clear();
    auto const about = case_in(work, id);
    if (!about) return;
    for (auto const& one : restrictions_on(work, office, *about)) {
      for (auto const& candidate : work.searches().candidates(one.about)) {
        if (candidate.identity == search::Identity::confirmed) records.insert({candidate.offered.source, candidate.offered.key});
      }
    }
  });
  return records;
}

}  // namespace rightsdesk::app
