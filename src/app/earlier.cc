#include "app/earlier.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "core/original.h"
#include "core/text.h"
#include "redaction/remaining.h"

namespace rightsdesk::app {
namespace {

using redaction::Decision;
using redaction::Outcome;

constexpr std::size_t kFewestLetters = 20;

/// By what somebody is known again: a name alone is not enough, it goes with a birthday, a number, an address of theirs or of the
/// household whose file this is.
std::vector<std::string> keys_of(CasePerson const& person, casework::Case const& about) {
  auto const& known = person.known.described;
  if (known.names.empty()) return {};
  auto const begin = "person\n" + about.controller + "\n", name = folded(tidied(known.names.front().full));
  std::vector<std::string> keys;
  if (known.born) keys.push_back(begin + name + "\nborn\n" + to_iso(*known.born));
  for (auto const& one : known.identifiers) keys.push_back(begin + one.kind + "\n" + folded(one.value));
  for (auto const& phone : known.phones) keys.push_back(begin + name + "\nphone\n" + phone);
  for (auto const& email : known.emails) keys.push_back(begin + name + "\nemail\n" + folded(email));
  auto const lives = [&](person::Address const& address) {
    if (!address.postcode.empty()) keys.push_back(begin + name + "\nhome\n" + folded(address.postcode));
  };
  std::for_each(known.addresses.begin(), known.addresses.end(), lives);
  auto const& household = about.subject.reveal().addresses;
  std::for_each(household.begin(), household.end(), lives);
  return keys;
}

/// What a page is kept under for later cases of the same controller.
std::string kept_key(casework::Case const& about, std::string const& key) { return "page\n" + about.controller + "\n" + key; }

/// Of one page alone; without a key when it says too little to be known again.
PageStanding standing_of(Work& work, collection::CollectedRecord const& row, collection::PageRow const& page) {
  auto const key = page_key(redaction::key_words(one_page_of(work, row, page).pages.front().text));
  if (key.empty()) return {};
  auto const proposals = work.reviews().proposals_on(row.id, page.number);
  std::map<PersonId, Decision> people;
  for (auto const& proposal : proposals) {
    auto const& id = proposal.mention.person;
    if (id.empty() || people.count(id) > 0) continue;
    if (auto const person = work.reviews().person(id)) people[id] = person->decision;
  }
  return {row.id.str() + "/" + std::to_string(page.number), row.title.reveal(), key, page.number, decided_page(page, proposals, people)};
}

/// Those of a record that say enough to be known again.
void add_pages_of(Work& work, collection::CollectedRecord const& row, std::map<PersonId, Decision> const& people, std::vector<PageStanding>& all) {
  auto const document = text_of(work, row);
  std::map<int, std::vector<redaction::Proposal>> marks;
  for (auto& proposal : work.reviews().proposals(row.id)) marks[proposal.mention.place.page].push_back(std::move(proposal));
  for (auto const& page : work.records().pages(row.id)) {
    auto const key = page_key(redaction::key_words(document.pages.at(static_cast<std::size_t>(page.number - 1)).text));
    if (key.empty()) continue;
    all.push_back({row.id.str() + "/" + std::to_string(page.number), row.title.reveal(), key, page.number, decided_page(page, marks[page.number], people)});
  }
}

std::vector<PageStanding> pages_of(Work& work, casework::Case const& about) {
  std::vector<PageStanding> all;
  auto const people = people_decisions(work, about.id);
  for (auto const& row : work.records().of_case(about.id)) {
    if (collection::in_hand(row) && !row.document.empty()) add_pages_of(work, row, people, all);
  }
  return all;
}

/// The newest decision of another case that is still there.
std::optional<EarlierOffer> newest_elsewhere(Work& work, CaseId const& id, std::string const& key) {
  for (auto& found : work.earlier().of(key)) {
    if (found.about == id) continue;
    if (auto const other = work.cases().find(found.about)) return EarlierOffer{{}, {}, std::move(found.decision), other->reference};
  }
  return std::nullopt;
}

std::optional<EarlierOffer> newest_elsewhere(Work& work, casework::Case const& about, CasePerson const& person) {
  std::optional<EarlierOffer> newest;
  for (auto const& key : keys_of(person, about)) {
    auto found = newest_elsewhere(work, about.id, key);
    if (found && (!newest || found->decision.at > newest->decision.at)) newest = std::move(found);
  }
  if (newest) newest->person = person.known.id;
  return newest;
}

std::string name_of(CasePerson const& person) { return person.known.described.names.front().full; }

Difference difference_of(EarlierOffer const& there, Decision const& here, std::string const& text, std::string const& where) {
  Difference line{Difference::Kind::elsewhere};
  line.text = text;
  line.key = sha256_hex("elsewhere\n" + where + "\n" + there.person.str() + "\n" + there.reference).substr(0, 26);
  bool const withheld = here.outcome == Outcome::withhold;
  (withheld ? line.where_withheld : line.where_released) = where;
  line.withheld = line.released = 1;
  line.other_case = there.reference;
  line.there = there.decision;
  line.standing = sha256_hex(line.key + here.code + (withheld ? "-" : "+") + there.decision.code + to_iso(there.decision.at));
  return line;
}

}  // namespace

Decision decided_page(collection::PageRow const& row, std::vector<redaction::Proposal> const& marks, std::map<PersonId, Decision> const& people) {
  if (!row.whole_code.empty()) return {Outcome::withhold, row.whole_code, {}, StaffId(row.whole_by), {}};
  Decision last{Outcome::release, {}, {}, StaffId(row.checked_by), {}};
  for (auto const& mark : marks) {
    auto const decision = redaction::decision_for(mark, people);
    if (decision.outcome == Outcome::undecided) return {};
    last.at = std::max(last.at, decision.at);
  }
  return last;
}

bool may_see_other_cases(Actor const& actor) {
  static std::set<std::string> const kMay{"reviewer", "second_reviewer", "legal", "dpo"};
  return std::any_of(actor.roles.begin(), actor.roles.end(), [](auto const& role) { return kMay.count(role) > 0; });
}

std::string page_key(std::vector<std::string> const& words) {
  std::string key;
  std::size_t letters = 0;
  for (auto const& word : words) {
    key += word + " ";
    letters += word.size();
  }
  return letters < kFewestLetters ? std::string{} : sha256_hex(key);
}

std::string signature_of(std::set<std::pair<std::size_t, std::size_t>> const& gone) {
  if (gone.empty()) return {};
  std::string all;
  for (auto const& [begin, end] : gone) all += std::to_string(begin) + "-" + std::to_string(end) + " ";
  return sha256_hex(all).substr(0, 16);
}

std::vector<EarlierOffer> earlier_of_people(Office& office, CaseId const& id) {
  std::vector<EarlierOffer> offers;
  office.works.look([&](Work& work) {
    offers.clear();
    auto const about = work.cases().find(id);
    if (!about) return;
    for (auto const& person : work.reviews().people(id)) {
      if (person.decision.outcome != Outcome::undecided || person.known.standing == redaction::Standing::subject) continue;
      if (auto offer = newest_elsewhere(work, *about, person)) offers.push_back(std::move(*offer));
    }
  });
  return offers;
}

std::optional<EarlierOffer> earlier_of_page(Office& office, CaseId const& id, RecordId const& record, int number) {
  std::optional<EarlierOffer> offer;
  office.works.look([&](Work& work) {
    offer.reset();
    auto const about = work.cases().find(id);
    auto const row = work.records().find(record);
    if (!about || !row || row->about != id) return;
    auto const page = work.records().page(record, number);
    if (!page || !collection::in_hand(*row) || row->document.empty()) return;
    auto const standing = standing_of(work, *row, *page);
    if (standing.key.empty() || standing.decision.outcome == Outcome::withhold) return;
    offer = newest_elsewhere(work, id, kept_key(*about, standing.key));
    if (offer) offer->where = standing.where;
  });
  return offer;
}

std::vector<Difference> decided_otherwise(Work& work, CaseId const& id, std::vector<PageStanding> const& pages) {
  std::vector<Difference> all;
  auto const about = work.cases().find(id);
  if (!about) return all;
  for (auto const& person : work.reviews().people(id)) {
    if (person.decision.outcome == Outcome::undecided || person.known.standing == redaction::Standing::subject) continue;
    auto const there = newest_elsewhere(work, *about, person);
    if (there && there->decision.outcome != person.decision.outcome) all.push_back(difference_of(*there, person.decision, name_of(person), "people"));
  }
  for (auto const& page : pages) {
    if (page.decision.outcome == Outcome::undecided) continue;
    auto const there = newest_elsewhere(work, id, kept_key(*about, page.key));
    if (!there) continue;
    if (there->decision.outcome != page.decision.outcome) all.push_back(difference_of(*there, page.decision, "“" + page.title + "”, page " + std::to_string(page.number), page.where));
  }
  return all;
}

void keep_for_later(Work& work, Office const& office, CaseId const& id) {
  std::vector<EarlierDecisions::Kept> kept;
  auto const about = work.cases().find(id);
  ENSURE(about.has_value(), "decisions are kept of a case that is not there");
  for (auto const& person : work.reviews().people(id)) {
    if (person.decision.outcome == Outcome::undecided || person.known.standing == redaction::Standing::subject) continue;
    for (auto const& key : keys_of(person, *about)) kept.push_back({key, person.decision});
  }
  for (auto const& page : pages_of(work, *about)) {
    auto decision = page.decision;
    if (decision.outcome == Outcome::undecided) continue;
    if (decision.at == Instant{}) decision.at = office.clock.now();
    kept.push_back({kept_key(*about, page.key), decision});
  }
  work.earlier().put(id, kept);
}

}  // namespace rightsdesk::app
