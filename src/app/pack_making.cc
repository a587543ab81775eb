#include "app/pack_making.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "app/acts.h"
#include "app/differences.h"
#include "app/disposal_view.h"
#include "app/grounds.h"
#include "app/instalments.h"
#include "app/matching_view.h"
#include "app/own_strings.h"
#include "app/reaching.h"
#include "app/remarks.h"
#include "app/short_forms.h"
#include "core/text.h"
#include "disclosure/short_forms.h"
#include "redaction/burn.h"
#include "redaction/put_aside.h"
#include "settings/service.h"

namespace rightsdesk::app {
namespace {

using redaction::Outcome;

struct Reviewed {
  std::vector<disclosure::PackRecord> records;
  std::set<std::string> withheld;  ///< tidied strings that were taken out of any of them
  std::vector<OpenPoint> blockers;
  std::set<std::string> released;  ///< folded strings that somebody decided to release
};

std::string source_title(std::vector<search::SourceSearch> const& plan, std::string const& source) {
  for (auto const& row : plan) {
    if (row.source == source) return row.title;
  }
  return source;
}

/// The record as it may leave; its pages are put aside, for with their pictures they do not all fit into memory.
disclosure::PackRecord burned(redaction::ReviewedRecord const& reviewed, std::shared_ptr<Spool> const& spool, disclosure::ShortFormsSeen& short_forms) {
  disclosure::PackRecord given;
  given.record = redaction::burn(reviewed);
  auto const pages = std::exchange(given.record.pages, {});
  short_forms.note(given.record.title);
  for (auto const& page : pages) short_forms.note(page);
  auto const name = "pages of " + given.record.record.str();
  spool->keep(name, redaction::bytes_of(pages));
  given.apart = disclosure::PagesApart{disclosure::codes_on(pages), [spool, name] { return redaction::pages_of(spool->open(name)); }};
  return given;
}

document::Document whole_document(Work& work, collection::CollectedRecord const& row, std::vector<collection::PageRow> const& pages) {
  auto document = document_of(work, row);
  document.title = row.title.reveal();
  document.author = row.author.reveal();
  document.dated = row.dated;
  for (auto& page : document.pages) {
    for (auto const& kept : pages) {
      if (kept.number != page.number || kept.image.empty()) continue;
      if (!page.image) page.image.emplace();
      page.image->bytes = work.blobs().open(kept.image);
    }
  }
  return document;
}

std::vector<redaction::PageReview> page_reviews(std::vector<collection::PageRow> const& pages, SilentPlaces const& silent) {
  std::vector<redaction::PageReview> reviews;
  for (auto const& page : pages) {
    redaction::PageReview review;
    review.page = page.number;
    review.checked = page.checked;
    review.by = StaffId(page.checked_by);
    if (!page.whole_code.empty()) {
      review.whole = {Outcome::withhold, silent.code_of(page), page.whole_reason, StaffId(page.whole_by), {}};
    }
    reviews.push_back(review);
  }
  return reviews;
}

void note_released(document::Document const& document, std::vector<redaction::Proposal> const& proposals,
                   std::map<PersonId, redaction::Decision> const& people, std::set<std::string>& released) {
  for (auto const& proposal : proposals) {
    auto const& place = proposal.mention.place;
    if (redaction::decision_for(proposal, people).outcome != Outcome::release) continue;
    released.insert(folded(tidied(slice(document.pages.at(static_cast<std::size_t>(place.page - 1)).text, place.begin, place.end))));
  }
}

/// The proposals with what holds at each written on it, under the code that its place has.
std::vector<redaction::Proposal> placed(std::vector<redaction::Proposal> proposals, std::map<PersonId, redaction::Decision> const& people, SilentPlaces const& silent) {
  for (auto& proposal : proposals) {
    auto decision = redaction::decision_for(proposal, people);
    if (decision.outcome != Outcome::withhold) continue;
    decision.code = silent.code_at(proposal, decision);
    proposal.decision = std::move(decision);
  }
  return proposals;
}

Reviewed review_all(Work& work, casework::Case const& about, std::shared_ptr<Spool> const& spool, disclosure::ShortFormsSeen& short_forms) {
  Reviewed reviewed;
  auto const& id = about.id;
  auto const plan = work.searches().plan_of(id);
  auto const people = people_decisions(work, id);
  SilentPlaces const silent(work, id);
  for (auto const& row : work.records().of_case(id)) {
    if (!collection::in_hand(row)) continue;
    if (row.document.empty()) {
      reviewed.blockers.push_back({"“" + row.title.reveal() + "” has not been read", "records"});
      continue;
    }
    auto const pages = work.records().pages(row.id);
    auto document = whole_document(work, row, pages);
    auto const proposals = placed(work.reviews().proposals(row.id), people, silent);
    note_released(document, proposals, people, reviewed.released);
    auto finished = redaction::finish_review(row.id, std::move(document), proposals, people, page_reviews(pages, silent));
    if (finished) {
      for (auto const& text : redaction::withheld_strings(*finished)) reviewed.withheld.insert(tidied(text));
      auto& given = reviewed.records.emplace_back(burned(*finished, spool, short_forms));
      given.source = source_title(plan, row.source);
      given.newer = collection::is_newer_than(row, about.received);
      continue;
    }
    for (auto const& open : finished.error()) {
      auto const page = std::to_string(open.page);
      reviewed.blockers.push_back({"“" + row.title.reveal() + "”, page " + page + ": " + open.what, row.id.str() + "/" + page});
    }
  }
  return reviewed;
}

/// A named person has said why these words may stand in one place and go in another.
void note_justified(Work& work, Office const& office, CaseId const& id, Reviewed& reviewed) {
  for (auto const& line : differences_in(work, office, id)) {
    if (!line.justified) reviewed.blockers.push_back({"“" + line.text + "” is treated in two ways, and nobody has said why", "inconsistencies"});
    if (line.justified && line.kind == Difference::Kind::words) reviewed.released.insert(folded(line.text));
  }
}

std::vector<std::string> strings_for_gate(Reviewed const& reviewed, person::Description const& subject) {
  auto const own = own_strings(subject);
  std::vector<std::string> wanted;
  for (auto const& text : reviewed.withheld) {
    auto const key = folded(text);
    if (is_looked_for(key, own) && !reviewed.released.contains(key)) wanted.push_back(text);
  }
  return wanted;
}

/// The text of a burned page as it will stand in the pack, folded, one space between words, a space at each end.
std::string remaining_text(redaction::BurnedPage const& page) {
  std::string text;
  for (auto const& line : page.lines) {
    for (auto const& run : line) {
      if (auto const* kept = std::get_if<redaction::Text>(&run)) text += kept->utf8;
    }
    text += " ";
  }
  for (auto const& word : page.words) text += word.utf8 + " ";
  return " " + folded(tidied(text)) + " ";
}

bool is_letter_or_digit(char c) { return static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) != 0; }

bool stands_whole(std::string const& text, std::string const& words) {
  for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) {
    if (!is_letter_or_digit(text[at - 1]) && !is_letter_or_digit(text[at + words.size()])) return true;
  }
  return false;
}

OpenPoint place_of(redaction::BurnedRecord const& record, redaction::BurnedPage const& page) {
  auto const number = std::to_string(page.number);
  return {"“" + record.title + "”, page " + number, record.record.str() + "/" + number};
}

/// The same words withheld in one place and left standing in another: each is a blocker with the first of the places to go to.
std::vector<OpenPoint> conflicts(std::vector<disclosure::PackRecord> const& records, std::vector<std::string> const& withheld) {
  std::map<std::string, std::vector<OpenPoint>> standing;
  for (auto const& record : records) {
    for (auto const& page : record.apart->open()) {
      auto const text = remaining_text(page);
      for (auto const& words : withheld) {
        if (stands_whole(text, folded(words))) standing[words].push_back(place_of(record.record, page));
      }
    }
  }
  std::vector<OpenPoint> blockers;
  for (auto const& [words, places] : standing) {
    blockers.push_back({"“" + words + "” is withheld in one place and still stands in " + std::to_string(places.size()) +
                            (places.size() == 1 ? " other: " : " others, the first is ") + places.front().what,
                        places.front().where});
  }
  return blockers;
}

void add_words(std::string const& text, std::set<std::string>& words) {
  std::string word;
  for (char c : folded(text) + " ") {
    if (is_letter_or_digit(c)) {
      word += c;
    } else if (!word.empty()) {
      words.insert(std::exchange(word, {}));
    }
  }
}

/// What the pack says in the register's own words and in systems' names.
std::vector<std::string> words_of_the_register(disclosure::PackInput const& input) {
  std::vector<std::string> all;
  for (auto const& service : input.controller.services) {
    all.push_back(service.title);
    for (auto const& purpose : service.purposes) {
      all.push_back(purpose.text);
      all.push_back(purpose.basis_as_worded);
    }
    for (auto const* words : {&service.categories, &service.recipients, &service.data_sources}) all.insert(all.end(), words->begin(), words->end());
    for (auto const& words : {service.transfers, service.automated_decisions, service.retention.as_worded}) all.push_back(words);
  }
  for (auto const& source : input.searches) all.push_back(source.title);
  return all;
}

/// Single words that our own letters, headings and lists use: a surname like Will or Page cannot be looked for in them.
/// What a colleague typed for this pack is none of ours.
std::set<std::string> words_of_ours(std::string const& folder, settings::PackWords const& given, disclosure::PackInput const& input) {
  std::set<std::string> words, meanings;
  for (auto const& form : given.short_forms) meanings.insert(form.meaning);
  for (auto const& file : std::filesystem::directory_iterator(folder)) add_words(settings::file_text(file.path().string()), words);
  for (auto const& row : input.glossary) {
    if (meanings.contains(row.meaning)) add_words(row.meaning, words);
  }
  for (auto const& row : input.support) add_words(row.name + " " + row.what, words);
  for (auto const& text : words_of_the_register(input)) add_words(text, words);
  return words;
}

std::vector<disclosure::LeftOut> left_out_rows(Work& work, CaseId const& id, std::vector<search::SourceSearch> const& plan) {
  std::map<std::pair<std::string, std::string>, int> counts;
  for (auto const& row : work.records().of_case(id)) {
    if (row.inclusion != collection::Inclusion::left_out) continue;
    bool const other_person = row.inclusion_reason.rfind("Not the person", 0) == 0;
    // The reason a rejected record was somebody else's may name them: the requester is told only that it was not theirs.
    ++counts[{source_title(plan, row.source), other_person ? "It is not about you." : row.inclusion_reason}];
  }
  std::vector<disclosure::LeftOut> rows;
  for (auto const& [key, count] : counts) {
    if (key.second != "It is not about you.") rows.push_back({key.first, key.second, count});
  }
  return rows;
}

disclosure::PackInput facts_of(Work& work, Office const& office, casework::Case const& about) {
  disclosure::PackInput input;
  input.reference = about.reference;
  auto const packs = work.packs().of_case(about.id);
  input.version = packs.empty() ? 1 : packs.front().version + 1;
  auto const& requester = about.requester.reveal();
  input.requester = Personal(requester.name.full);
  input.requester_address = address_lines(requester);
  input.subject = Personal(about.subject.reveal().names.front().full);
  input.asked = about.wanted;
  input.received = about.received;
  input.due = due_of(work, office, about).due;
  input.dated = office.clock.today();
  input.made_at = office.clock.now();
  input.controller = office.rules.controllers.at(about.controller);
  auto const& policy = office.rules.letters.policy;
  if (input.controller.regulator_name.empty()) input.controller.regulator_name = policy.regulator_name;
  if (input.controller.regulator.empty()) input.controller.regulator = policy.regulator_contact;
  input.officer = "The data protection team";
  input.pages_in_a_volume = policy.pages_in_a_volume;
  input.part = instalment_of(work, about.id, input.version);
  input.searches = work.searches().plan_of(about.id);
  input.left_out = left_out_rows(work, about.id, input.searches);
  input.exemptions = exemptions_of_case(work, office, about.id);
  input.kept_until = kept_until(work, office, about);
  return input;
}

}  // namespace

Result<PackMaking, std::vector<OpenPoint>> gather_pack(Office& office, CaseId const& id) {
  PackMaking making;
  std::vector<OpenPoint> blockers;
  office.works.in_one([&](Work& work) {
    making = {};
    making.spool = std::make_shared<Spool>();
    blockers.clear();
    auto const about = work.cases().find(id);
    ENSURE(about.has_value(), "a pack for a case that is not there");
    std::ranges::copy(open_in_search(work, id), std::back_inserter(blockers));
    std::ranges::copy(open_in_grounds(work, office, id), std::back_inserter(blockers));
    std::ranges::copy(open_in_remarks(work, id), std::back_inserter(blockers));
    auto const& words = office.rules.pack_words.at(about->controller);
    disclosure::ShortFormsSeen short_forms(known_short_forms(work, office, *about));
    auto reviewed = review_all(work, *about, making.spool, short_forms);
    note_justified(work, office, id, reviewed);
    std::ranges::copy(reviewed.blockers, std::back_inserter(blockers));
    if (!blockers.empty()) return;
    making.input = facts_of(work, office, *about);
    for (auto const& text : words_of_the_register(making.input)) short_forms.note(text);
    making.input.glossary = short_forms.rows();
    making.input.support = words.support;
    making.withheld = strings_for_gate(reviewed, subject_as_known(work, *about));
    auto const take_out_of_head = redaction::taking_out_of_heads(making.withheld);
    for (auto& given : reviewed.records) take_out_of_head(given.record);
    making.input.records = std::move(reviewed.records);
    blockers = conflicts(making.input.records, making.withheld);
    auto const ours = words_of_ours(office.tree + "/templates/pack", words, making.input);
    std::erase_if(making.withheld, [&](std::string const& text) { return ours.count(folded(text)) > 0; });
  });
  if (!blockers.empty()) return tl::unexpected(std::move(blockers));
  return making;
}

}  // namespace rightsdesk::app
