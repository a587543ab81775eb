#include "app/grounds.h"

#include <algorithm>

#include "core/text.h"
#include "law/opinion_window.h"
#include "person/kind_words.h"

namespace rightsdesk::app {
namespace {

constexpr char kSilent = '~';
using Kind = law::RecordField::Kind;
using Places = std::map<std::string, std::vector<WithheldPlace>>;  ///< by code

law::Exemption const* exemption_in(Office const& office, std::string const& code) {
  auto const& rows = office.rules.exemptions;
  auto const found = std::find_if(rows.begin(), rows.end(), [&](auto const& row) { return row.code == code; });
  return found == rows.end() ? nullptr : &*found;
}

std::string name_of(CasePerson const& person) {
  auto const& names = person.known.described.names;
  auto const name = names.empty() ? std::string("Somebody") : names.front().full;
  return person.known.role.empty() ? name : name + ", " + person.known.role;
}

/// Collects every withheld place of the included records, each scope once.
class Withheld {
 public:
  Withheld(Work& work, CaseId const& id) : work_(work) {
    for (auto const& person : work.reviews().people(id)) {
      people_[person.known.id] = person.decision;
      names_[person.known.id] = name_of(person);
    }
    for (auto const& record : work.records().of_case(id)) {
      if (collection::in_hand(record)) read(record);
    }
  }
  [[nodiscard]] Places const& places() const { return places_; }

 private:
  void read(collection::CollectedRecord const& record) {
    std::set<int> whole;
    for (auto const& page : work_.records().pages(record.id)) {
      if (page.whole_code.empty()) continue;
      whole.insert(page.number);
      auto const where = record.id.str() + "/" + std::to_string(page.number);
      add(page.whole_code, {"page:" + where, "“" + record.title.reveal() + "”, the whole of page " + std::to_string(page.number), where});
    }
    for (auto const& proposal : work_.reviews().proposals(record.id)) {
      auto const& place = proposal.mention.place;
      auto const decision = redaction::decision_for(proposal, people_);
      if (decision.outcome != redaction::Outcome::withhold || whole.count(place.page) > 0) continue;
      auto const where = record.id.str() + "/" + std::to_string(place.page);
      if (auto const person = names_.find(proposal.mention.person); person != names_.end()) {
        add(decision.code, {"person:" + proposal.mention.person.str(), person->second, "people"});
      } else {
        add(decision.code, {"proposal:" + proposal.id.str(), "“" + record.title.reveal() + "”, page " + std::to_string(place.page) + ": " + person::one_of_kind(proposal.mention.kind), where});
      }
    }
  }
  void add(std::string const& code, WithheldPlace place) {
    if (seen_.insert(code + " " + place.scope).second) places_[code].push_back(std::move(place));
  }

  Work& work_;
  std::map<PersonId, redaction::Decision> people_;
  std::map<PersonId, std::string> names_;
  std::set<std::string> seen_;
  Places places_;
};

/// An opinion counts only within six months of the day it is relied on; today, until the pack is made.
bool still_good(GroundRecord const& record, law::Exemption const& exemption, Date today) {
  for (auto const& field : exemption.must_record) {
    if (field.kind != Kind::opinion_date) continue;
    auto const given = record.fields.reveal().find(field.id);
    auto const day = given == record.fields.reveal().end() ? std::nullopt : parse_date(given->second);
    if (!day || *day < law::opinion_window(today).earliest) return false;
  }
  return true;
}

Done check_field(law::RecordField const& field, std::string const& text, Date today) {
  auto const words = tidied(text);
  if (words.empty() && !field.optional) return refused("missing", "Enter: " + field.ask, field.id);
  if (words.empty() || field.kind == Kind::text) return done();
  auto const day = parse_date(words);
  if (!day) return refused("not_real", "\"" + field.ask + "\" must be a real date.", field.id);
  if (field.kind == Kind::opinion_date && (*day < law::opinion_window(today).earliest || *day > today)) {
    return refused("too_old", "An opinion counts for six months. Ask the health professional again (Data Protection Act 2018, Schedule 3).", field.id);
  }
  return done();
}

bool may_record(law::Exemption const& exemption, Actor const& actor) {
  if (exemption.recorded_by.empty()) return true;
  return std::any_of(actor.roles.begin(), actor.roles.end(), [&](auto const& role) { return exemption.recorded_by.count(role) > 0; });
}

Done check(law::Exemption const& exemption, NewGroundRecord const& ground, Actor const& actor, Date today) {
  if (!may_record(exemption, actor)) return refused("not_permitted", "The record of " + exemption.code + " is made by: " + exemption.decides + ".");
  if (ground.scopes.empty()) return refused("missing", "Select what this record is about.", "scope");
  if (tidied(ground.decided_by).empty()) return refused("missing", "Enter the name and role of whoever decided.", "decided_by");
  if (!tidied(ground.silent_reason).empty() && !exemption.silent_possible) return refused("not_silent", "The label of this ground cannot be left off.", "silent_reason");
  for (auto const& field : exemption.must_record) {
    auto const given = ground.fields.find(field.id);
    if (auto fits = check_field(field, given == ground.fields.end() ? std::string{} : given->second, today); !fits) return fits;
  }
  return done();
}

Done all_withheld(Work& work, CaseId const& id, NewGroundRecord const& ground) {
  Withheld const withheld(work, id);
  auto const here = withheld.places().find(ground.code);
  std::set<std::string> known;
  if (here != withheld.places().end()) {
    for (auto const& place : here->second) known.insert(place.scope);
  }
  if (std::includes(known.begin(), known.end(), ground.scopes.begin(), ground.scopes.end())) return done();
  return refused("not_withheld", "Something you selected is not withheld under this ground any more. Look at it again.", "scope");
}

GroundRecord made(Office const& office, CaseId const& id, Actor const& actor, NewGroundRecord const& ground) {
  GroundRecord row;
  row.id = fresh_id_text();
  row.about = id;
  row.code = ground.code;
  row.scopes = ground.scopes;
  auto fields = ground.fields;
  for (auto& [name, text] : fields) text = tidied(text);
  fields["decided_by"] = tidied(ground.decided_by);
  if (!tidied(ground.silent_reason).empty()) fields["silent_reason"] = tidied(ground.silent_reason);
  row.fields = Personal(std::move(fields));
  row.silent = !tidied(ground.silent_reason).empty();
  row.made_by = actor.id.str();
  row.made_at = office.clock.now();
  return row;
}

}  // namespace

std::vector<GroundToRecord> grounds_to_record(Work& work, Office const& office, CaseId const& id) {
  std::map<std::string, std::set<std::string>> good, ran_out;
  for (auto const& record : work.grounds().of_case(id)) {
    auto const* exemption = exemption_in(office, record.code);
    if (exemption == nullptr) continue;
    auto& into = still_good(record, *exemption, office.clock.today()) ? good : ran_out;
    into[record.code].insert(record.scopes.begin(), record.scopes.end());
  }
  std::vector<GroundToRecord> open;
  Withheld const withheld(work, id);
  for (auto const& [code, places] : withheld.places()) {
    auto const* exemption = exemption_in(office, code);
    if (exemption == nullptr || exemption->reason_suffices) continue;
    GroundToRecord ground{exemption, {}};
    for (auto const& place : places) {
      if (good[code].count(place.scope) > 0) continue;
      ground.places.push_back(place);
      if (ran_out[code].count(place.scope) > 0) ground.note = "An opinion is more than six months old. Ask again.";
    }
    if (!ground.places.empty()) open.push_back(std::move(ground));
  }
  return open;
}

std::vector<OpenPoint> open_in_grounds(Work& work, Office const& office, CaseId const& id) {
  std::vector<OpenPoint> open;
  for (auto const& ground : grounds_to_record(work, office, id)) {
    auto const count = ground.places.size();
    open.push_back({std::to_string(count) + (count == 1 ? " withholding under " : " withholdings under ") + ground.exemption->code + " (" + ground.exemption->title +
                        (count == 1 ? ") has no record of why" : ") have no record of why"),
                    "grounds"});
  }
  return open;
}

std::vector<law::Exemption> exemptions_of_case(Work& work, Office const& office, CaseId const& id) {
  auto rows = office.rules.exemptions;
  std::set<std::string> silent;
  for (auto const& record : work.grounds().of_case(id)) {
    if (record.silent) silent.insert(record.code);
  }
  for (auto const& code : silent) {
    auto twin = *exemption_in(office, code);
    twin.code += kSilent;
    twin.label = law::LabelMode::silent;
    rows.push_back(std::move(twin));
  }
  return rows;
}

SilentPlaces::SilentPlaces(Work& work, CaseId const& id) {
  for (auto const& person : work.reviews().people(id)) known_.insert(person.known.id);
  for (auto const& record : work.grounds().of_case(id)) {
    for (auto const& scope : record.scopes) silent_.emplace(record.code + " " + scope, record.silent);
  }
}

std::string SilentPlaces::twin_or(std::string const& code, std::string const& scope) const {
  auto const found = silent_.find(code + " " + scope);
  return found != silent_.end() && found->second ? code + kSilent : code;
}

std::string SilentPlaces::code_at(redaction::Proposal const& proposal, redaction::Decision const& decision) const {
  auto const& person = proposal.mention.person;
  return twin_or(decision.code, known_.count(person) > 0 ? "person:" + person.str() : "proposal:" + proposal.id.str());
}

std::string SilentPlaces::code_of(collection::PageRow const& page) const {
  return page.whole_code.empty() ? std::string{} : twin_or(page.whole_code, "page:" + page.record.str() + "/" + std::to_string(page.number));
}

std::string plain_code(std::string const& code) { return code.ends_with(kSilent) ? code.substr(0, code.size() - 1) : code; }

GroundsDesk grounds_desk(Office& office, CaseId const& id) {
  GroundsDesk desk;
  office.works.in_one([&](Work& work) { desk = {grounds_to_record(work, office, id), work.grounds().of_case(id)}; });
  return desk;
}

Done record_ground(Office& office, CaseId const& id, Actor const& actor, NewGroundRecord const& ground) {
  auto const* exemption = exemption_in(office, ground.code);
  if (exemption == nullptr) return refused("unknown_code", "There is no such ground.", "code");
  if (auto sound = check(*exemption, ground, actor, office.clock.today()); !sound) return sound;
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    if (auto allowed = permitted(work, office, *about, actor, "review"); !allowed) return allowed;
    if (auto withheld = all_withheld(work, id, ground); !withheld) return withheld;
    auto const row = made(office, id, actor, ground);
    work.grounds().add(row);
    auto const facts = "record=" + row.id + " code=" + row.code + " places=" + std::to_string(row.scopes.size()) + (row.silent ? " label=silent" : "");
    record(work, office, *about, actor.id.str(), {"ground_recorded", office.clock.today(), {{"code", row.code}, {"places", std::to_string(row.scopes.size())}, {"decided by", ground.decided_by}}, facts});
    return done();
  });
}

}  // namespace rightsdesk::app
