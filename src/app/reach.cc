#include "app/reach.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/original.h"
#include "core/text.h"
#include "redaction/elsewhere.h"

namespace rightsdesk::app {
namespace {

using redaction::Outcome;
using redaction::Place;
using redaction::Proposal;

constexpr std::size_t kAround = 60, kMostShown = 200;

struct Opened {
  collection::CollectedRecord row;
  document::Document document;
};

/// Every place that is reached, still within the transaction.
struct Reached {
  std::string words;
  std::vector<CasePerson> people = {};
  std::vector<Proposal> proposals = {};
  std::vector<Place> unmarked = {};
  std::vector<collection::PageRow> pages = {};
  std::size_t own = 0;
};

std::string name_of(CasePerson const& person) {
  auto const& names = person.known.described.names;
  return names.empty() ? "Somebody" : names.front().full;
}

std::vector<collection::CollectedRecord> included(Work& work, CaseId const& id) {
  auto rows = work.records().of_case(id);
  std::erase_if(rows, [](auto const& row) { return !collection::in_hand(row) || row.document.empty(); });
  return rows;
}

Result<Opened> record_of(Work& work, CaseId const& id, RecordId const& record) {
  for (auto& row : included(work, id)) {
    if (row.id != record) continue;
    auto document = text_of(work, row);
    return Opened{std::move(row), std::move(document)};
  }
  return refused("not_found", "There is no such record in this case.");
}

std::string words_at(document::Document const& document, Place const& place) {
  return tidied(slice(document.pages.at(static_cast<std::size_t>(place.page - 1)).text, place.begin, place.end));
}

Result<Reached> reach_people(Work& work, CaseId const& id, Reach const& reach) {
  if (reach.people.empty()) return refused("missing", "Select at least one person.", "person");
  Reached reached;
  std::set<PersonId> const wanted(reach.people.begin(), reach.people.end());
  for (auto& person : work.reviews().people(id)) {
    if (wanted.count(person.known.id) == 0) continue;
    if (person.known.standing == redaction::Standing::subject) {
      return refused("subject", "This is the person who asks. Their own data is not withheld as another person’s.");
    }
    reached.words += (reached.words.empty() ? "" : ", ") + name_of(person);
    reached.people.push_back(std::move(person));
  }
  if (reached.people.size() != wanted.size()) return refused("not_found", "There is no such person in this case.");
  for (auto& proposal : work.reviews().marks_of_case(id)) {
    if (wanted.count(proposal.mention.person) == 0) continue;
    bool const own = proposal.decision.outcome != Outcome::undecided;
    reached.own += own ? 1 : 0;
    if (!own) reached.proposals.push_back(std::move(proposal));
  }
  return reached;
}

/// The same words wherever they stand: those that were marked, and those that nobody has marked yet.
class SameWords {
 public:
  SameWords(std::string const& words, redaction::Elsewhere const& elsewhere) : key_(folded(words)), elsewhere_(elsewhere) {}
  void look_in(Opened const& opened, std::vector<Proposal> proposals, Reached& reached) const {
    std::vector<redaction::Mention> already;
    for (auto& proposal : proposals) {
      already.push_back(proposal.mention);
      auto const& place = proposal.mention.place;
      if (place.begin < place.end && folded(words_at(opened.document, place)) == key_) reached.proposals.push_back(std::move(proposal));
    }
    for (auto const& mention : elsewhere_.in(opened.document, opened.row.id, already)) reached.unmarked.push_back(mention.place);
  }

 private:
  std::string key_;
  redaction::Elsewhere const& elsewhere_;
};

Result<Reached> reach_words(Work& work, Office const& office, CaseId const& id, Reach const& reach) {
  auto const from = record_of(work, id, reach.record);
  if (!from) return tl::unexpected(from.error());
  Reached reached;
  for (auto const& proposal : work.reviews().proposals(reach.record)) {
    if (proposal.id == reach.proposal && proposal.mention.place.begin < proposal.mention.place.end) reached.words = words_at(from->document, proposal.mention.place);
  }
  if (reached.words.empty()) return refused("not_found", "There are no such words in this record.");
  std::vector<redaction::KnownPerson> subject;
  for (auto& person : work.reviews().people(id)) {
    if (person.known.standing == redaction::Standing::subject) subject.push_back(std::move(person.known));
  }
  redaction::Elsewhere const elsewhere({{reached.words, "person"}}, subject, office.rules.recognisers);
  SameWords const same(reached.words, elsewhere);
  for (auto const& row : included(work, id)) same.look_in({row, text_of(work, row)}, work.reviews().proposals(row.id), reached);
  return reached;
}

Result<Reached> reach_record(Work& work, CaseId const& id, Reach const& reach) {
  auto const from = record_of(work, id, reach.record);
  if (!from) return tl::unexpected(from.error());
  Reached reached;
  reached.words = "“" + from->row.title.reveal() + "”" + (reach.kind == Reach::Kind::page ? ", page " + std::to_string(reach.page) : "");
  if (reach.kind == Reach::Kind::whole_record) {
    reached.pages = work.records().pages(reach.record);
    return reached;
  }
  for (auto& proposal : work.reviews().proposals(reach.record)) {
    if (reach.kind == Reach::Kind::record || proposal.mention.place.page == reach.page) reached.proposals.push_back(std::move(proposal));
  }
  return reached;
}

Result<Reached> reached_by(Work& work, Office const& office, CaseId const& id, Reach const& reach) {
  if (reach.kind == Reach::Kind::people) return reach_people(work, id, reach);
  auto reached = reach.kind == Reach::Kind::words ? reach_words(work, office, id, reach) : reach_record(work, id, reach);
  if (reached && reached->proposals.empty() && reached->unmarked.empty() && reached->pages.empty()) return refused("nothing", "Nothing is marked there.");
  return reached;
}

/// The same for the same places, however they are decided by now.
std::string seal_of(Reached const& reached) {
  std::set<std::string> parts;
  for (auto const& person : reached.people) parts.insert("person " + person.known.id.str());
  for (auto const& proposal : reached.proposals) parts.insert("proposal " + proposal.id.str());
  for (auto const& page : reached.pages) parts.insert("page " + page.record.str() + "/" + std::to_string(page.number));
  for (auto const& place : reached.unmarked) {
    parts.insert("place " + place.record.str() + "/" + std::to_string(place.page) + "/" + std::to_string(place.begin) + "-" + std::to_string(place.end));
  }
  std::string all;
  for (auto const& part : parts) all += part + "\n";
  return sha256_hex(all);
}

/// Makes the snippets, opening each record once.
class Snippets {
 public:
  Snippets(Work& work, CaseId const& id) : work_(work), people_(people_decisions(work, id)) {
    int order = 0;
    for (auto& row : included(work, id)) {
      order_[row.id] = order++;
      rows_.emplace(row.id, std::move(row));
    }
  }

  void add(Place const& place, redaction::Decision const& holds) { all_.push_back({place, holds}); }
  void add(Proposal const& proposal) { add(proposal.mention.place, redaction::decision_for(proposal, people_)); }

  void fill(Contexts& contexts) {
    std::erase_if(all_, [&](auto const& one) { return rows_.count(one.first.record) == 0; });
    std::stable_sort(all_.begin(), all_.end(), [&](auto const& a, auto const& b) { return at(a.first) < at(b.first); });
    std::set<std::pair<RecordId, int>> pages;
    std::set<RecordId> records;
    for (auto const& [place, holds] : all_) {
      pages.emplace(place.record, place.page);
      records.insert(place.record);
      contexts.decided += holds.outcome == Outcome::undecided ? 0 : 1;
      if (contexts.shown.size() < kMostShown) contexts.shown.push_back(context(place, holds));
    }
    contexts.places = all_.size();
    contexts.pages = pages.size();
    contexts.records = records.size();
  }

 private:
  std::tuple<int, int, std::size_t> at(Place const& place) const { return {order_.at(place.record), place.page, place.begin}; }

  Context context(Place const& place, redaction::Decision const& holds) {
    auto const& row = rows_.at(place.record);
    if (open_.row.id != place.record) open_ = {row, text_of(work_, row)};
    auto const& text = open_.document.pages.at(static_cast<std::size_t>(place.page - 1)).text;
    Context one;
    one.title = row.title.reveal();
    one.where = place.record.str() + "/" + std::to_string(place.page);
    one.holds = holds;
    if (place.begin >= place.end) return one;
    one.before = tidied(slice(text, place.begin > kAround ? place.begin - kAround : 0, place.begin));
    one.words = tidied(slice(text, place.begin, place.end));
    one.after = tidied(slice(text, place.end, place.end + kAround));
    return one;
  }

  Work& work_;
  std::map<PersonId, redaction::Decision> people_;
  std::map<RecordId, collection::CollectedRecord> rows_;
  std::map<RecordId, int> order_;
  std::vector<std::pair<Place, redaction::Decision>> all_;
  Opened open_;
};

void decide_each(Deed& deed, Reached const& reached, Reach::Kind kind) {
  for (auto const& person : reached.people) deed.person(person);
  if (kind == Reach::Kind::people) return;
  for (auto const& proposal : reached.proposals) deed.mention(proposal);
  for (auto const& place : reached.unmarked) deed.mark(place, "passage");
  for (auto const& page : reached.pages) deed.page(page);
}

std::string word_of(Reach::Kind kind) {
  switch (kind) {
    case Reach::Kind::people: return "people";
    case Reach::Kind::words: return "words";
    case Reach::Kind::page: return "page";
    case Reach::Kind::record: return "record";
    case Reach::Kind::whole_record: return "whole_record";
  }
  throw Bug("a reach without a word");
}

}  // namespace

Result<Contexts> contexts_of(Office& office, CaseId const& id, Reach const& reach) {
  Result<Contexts> result = refused("not_found", "There is no such case.");
  office.works.look([&](Work& work) {
    auto const reached = reached_by(work, office, id, reach);
    if (!reached) {
      result = tl::unexpected(reached.error());
      return;
    }
    Contexts contexts;
    contexts.words = reached->words;
    contexts.own = reached->own;
    contexts.seal = seal_of(*reached);
    Snippets snippets(work, id);
    for (auto const& proposal : reached->proposals) snippets.add(proposal);
    for (auto const& place : reached->unmarked) snippets.add(place, {});
    for (auto const& page : reached->pages) {
      redaction::Decision const holds{page.whole_code.empty() ? Outcome::undecided : Outcome::withhold, page.whole_code};
      snippets.add({page.record, page.number}, holds);
    }
    snippets.fill(contexts);
    result = std::move(contexts);
  });
  return result;
}

Done decide_all(Office& office, CaseId const& id, Actor const& actor, Reach const& reach, Ruling const& ruling, std::string const& seal) {
  if (auto known = check_code(office, ruling.outcome, ruling.code); !known) return known;
  bool const whole = reach.kind == Reach::Kind::whole_record && ruling.outcome == Outcome::withhold;
  if (whole && tidied(ruling.reason).empty()) return refused("missing", "Say why every page is withheld.", "reason");
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_under_review(work, office, id, actor);
    if (!about) return tl::unexpected(about.error());
    auto const reached = reached_by(work, office, id, reach);
    if (!reached) return tl::unexpected(reached.error());
    if (seal_of(*reached) != seal) return refused("changed", "This reaches other places than those you were shown. Look at them again, then decide.");
    Deed deed({work, office, *about, actor}, word_of(reach.kind), ruling);
    decide_each(deed, *reached, reach.kind);
    deed.kept("decided_together", reached->words, {{"what", word_of(reach.kind)}});
    return done();
  });
}

}  // namespace rightsdesk::app
