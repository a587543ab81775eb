#include "app/letter_facts.h"

#include <algorithm>

#include "app/acts.h"
#include "app/download_term.h"
#include "app/evidence.h"
#include "app/grounds.h"
#include "app/holidays.h"
#include "app/instalments.h"
#include "app/reaching.h"
#include "app/resident.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

using Lines = std::vector<std::string>;
using notices::FactKind;
using notices::Facts;

void put(Facts& facts, std::string const& name, std::string const& text) {
  if (!tidied(text).empty()) facts[name] = tidied(text);
}

Lines lines_of(std::string const& text, char between) {
  Lines lines;
  for (auto const& line : split(text, between)) {
    if (!tidied(line).empty()) lines.push_back(tidied(line));
  }
  return lines;
}

/// What somebody typed into the form, so that neither GOV.UK Notify nor a mail programme makes a link or a mark of it: whoever sends a
/// request chooses whose address our first letter goes to. "www.a.example" becomes "www. a. example", "[here](b" "[here] (b".
std::string without_links(std::string const& typed) {
  std::string text;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    char const c = typed[i], next = i + 1 < typed.size() ? typed[i + 1] : ' ';
    text += c;
    bool const letter_follows = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || static_cast<unsigned char>(next) >= 0x80;
    if ((c == '.' && letter_follows) || (c == ':' && next == '/') || (c == ']' && next == '(')) text += ' ';
  }
  return text;
}

void put_case(Facts& facts, Work& work, Office const& office, casework::Case const& about) {
  auto const& requester = about.requester.reveal();
  put(facts, "reference", about.reference);
  facts["received"] = about.received;
  put(facts, "right", office.rules.letters.right_words.at(about.right));
  put(facts, "requester", without_links(requester.name.full));
  if (auto address = address_lines(requester); !address.empty()) facts["requester_address"] = std::move(address);
  put(facts, "asked", without_links(about.wanted.reveal()));
  put(facts, "standing", state_for_resident(work, office, about));
  for (auto const& event : work.cases().events(about.id)) {
    bool const asked = event.what == "id_requested" || event.what == "authority_requested";
    if (asked && event.detail.count("doubt") > 0) put(facts, "doubt", event.detail.at("doubt"));
  }
}

void put_clock(Facts& facts, Work& work, Office const& office, casework::Case const& about) {
  facts["dated"] = office.clock.today();
  auto const due = due_of(work, office, about);
  if (due.due) facts["due"] = *due.due;
  auto timeline = casework::timeline_of(about, work.cases().events(about.id));
  timeline.events.push_back({"extended", office.clock.today(), {}, {}});
  auto const longer = law::due_date(timeline, *holidays_in_force(work, office));
  if (longer && longer->extended && longer->due && !due.extended) facts["new_due"] = *longer->due;
}

void put_controller(Facts& facts, Office const& office, casework::Case const& about) {
  auto const& controller = office.rules.controllers.at(about.controller);
  auto const& policy = office.rules.letters.policy;
  put(facts, "controller", controller.name);
  put(facts, "email", controller.contact_email);
  put(facts, "phone", controller.contact_phone);
  put(facts, "address", controller.contact_address);
  put(facts, "dpo", controller.data_protection_officer);
  put(facts, "complaint_route", controller.complaint_route);
  put(facts, "regulator", controller.regulator.empty() ? policy.regulator_contact : controller.regulator);
  put(facts, "regulator_name", controller.regulator_name.empty() ? policy.regulator_name : controller.regulator_name);
}

/// What this council accepts: for authority where that was asked for last, else for identity.
void put_evidence(Facts& facts, Work& work, Office const& office, casework::Case const& about) {
  std::string wanted = "identity";
  for (auto const& event : work.cases().events(about.id)) {
    if (event.what == "id_requested") wanted = "identity";
    if (event.what == "authority_requested") wanted = "authority";
  }
  auto const& proof = proof_of(office, about, wanted);
  Lines enough, documents;
  for (auto const& way : proof.enough) enough.push_back(way.title);
  for (auto const& document : proof.documents) documents.push_back(law::words_for(document));
  facts["evidence_enough"] = enough;
  facts["evidence_documents"] = documents;
  facts["evidence_kept"] = std::to_string(proof.keep_days) + (proof.keep_days == 1 ? " day" : " days");
}

/// What stands in the event of the release; before it, what would stand there today.
void put_term(Facts& facts, Work& work, Office const& office, casework::Case const& about, int version) {
  auto const term = term_of(work.cases().events(about.id), version);
  auto const& policy = office.rules.controllers.at(about.controller).download;
  facts["open_until"] = term ? term->last_day : plus_days(office.clock.today(), policy.days);
  facts["times"] = std::to_string(term ? term->times : policy.times);
}

void put_review(Facts& facts, Work& work, Office const& office, casework::Case const& about) {
  auto const packs = work.packs().of_case(about.id);
  if (packs.empty()) return;
  auto const pack = pack_that_left(work, about.id).value_or(packs.front());
  facts["pages"] = std::to_string(pack.pages);
  put_term(facts, work, office, about, pack.version);
  auto const records = work.records().of_case(about.id);
  facts["nothing_held"] = std::none_of(records.begin(), records.end(), [](auto const& record) { return record.inclusion != collection::Inclusion::left_out; });
  auto const codes = codes_withheld(work, about.id);
  Lines reasons;
  bool generic = false;
  for (auto const& row : exemptions_of_case(work, office, about.id)) {
    if (codes.count(row.code) == 0) continue;
    if (row.label == law::LabelMode::open) reasons.push_back(row.title + " (" + row.provision + "). " + row.plain_reason);
    generic = generic || row.label == law::LabelMode::generic;
  }
  facts["reasons"] = reasons;
  facts["generic"] = generic;
  facts["awaiting"] = codes.count("S3P2-6") > 0;
  auto const part = instalment_of(work, about.id, pack.version);
  facts["last_part"] = part && part->to_come == 0;
  facts["more"] = part && part->added;
  if (!part || part->to_come == 0) return;
  facts["to_come"] = part->to_come == 1 ? std::string("1 record") : std::to_string(part->to_come) + " records";
  facts["why_later"] = part->why_later;
}

Result<notices::Fact> fact_from(notices::FactNeed const& need, std::string const& text) {
  switch (need.kind) {
    case FactKind::text:
    case FactKind::choice: return notices::Fact(tidied(text));
    case FactKind::list: return notices::Fact(lines_of(text, '\n'));
    case FactKind::yes_no: return notices::Fact(text == "yes");
    case FactKind::date: {
      if (auto const day = parse_date(tidied(text))) return notices::Fact(*day);
      return refused("not_real", "\"" + need.label + "\" must be a real date.", need.name);
    }
  }
  return refused("not_real", "This cannot be read.", need.name);
}

}  // namespace

notices::Facts known_facts(Work& work, Office const& office, casework::Case const& about, notices::Letter const& letter) {
  Facts all;
  put_case(all, work, office, about);
  put_clock(all, work, office, about);
  put_controller(all, office, about);
  put_evidence(all, work, office, about);
  put_review(all, work, office, about);
  Facts known;
  for (auto const& need : letter.facts) {
    if (need.from == notices::FactFrom::person) continue;
    if (auto const found = all.find(need.name); found != all.end()) known.insert(*found);
  }
  return known;
}

Result<notices::Facts> with_typed(notices::Letter const& letter, notices::Facts known, Typed const& typed) {
  for (auto const& need : letter.facts) {
    auto const given = typed.find(need.name);
    if (given == typed.end() || known.count(need.name) > 0 || tidied(given->second).empty()) continue;
    auto fact = fact_from(need, given->second);
    if (!fact) return tl::unexpected(fact.error());
    known[need.name] = std::move(*fact);
  }
  return known;
}

}  // namespace rightsdesk::app
