#include "app/differences.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/earlier.h"
#include "app/review_deed.h"
#include "core/original.h"
#include "core/text.h"
#include "redaction/elsewhere.h"
#include "redaction/remaining.h"

namespace rightsdesk::app {
namespace {

using redaction::Outcome;
using redaction::Place;
using Stretches = std::set<std::pair<std::size_t, std::size_t>>;

std::string where_of(RecordId const& record, int page) { return record.str() + "/" + std::to_string(page); }

/// How one page is treated: whole, or which of its words go; `open` while something waits for a decision.
struct Treated {
  std::string where, title;
  int number = 1;
  collection::PageRow row;
  bool open = false;
  Stretches gone = {};  ///< by word of the page
};

/// Reads the case once, and notes each word and page with how it is treated.
class Survey {
 public:
  Survey(Work& work, Office const& office, CaseId const& id) : work_(work), people_(people_decisions(work, id)) {
    for (auto& proposal : work.reviews().proposals_of_case(id)) by_record_[proposal.mention.place.record].push_back(std::move(proposal));
    std::vector<std::pair<collection::CollectedRecord, document::Document>> read;
    for (auto& row : work.records().of_case(id)) {
      if (!collection::in_hand(row) || row.document.empty()) continue;
      auto document = document_of(work, row);
      read_record(row, document);
      read.emplace_back(std::move(row), std::move(document));
    }
    look_for_standing(work, office, id, read);
  }

  std::vector<Difference> take() {
    std::vector<Difference> all;
    for (auto& [key, line] : words_) {
      if (line.withheld > 0 && line.released > 0) all.push_back(std::move(line));
    }
    for (auto const& [text, pages] : pages_) {
      if (auto line = of_pages(pages)) all.push_back(std::move(*line));
    }
    return all;
  }

 private:
  void read_record(collection::CollectedRecord const& row, document::Document const& document) {
    auto const rows = work_.records().pages(row.id);
    std::map<int, Treated> treated;
    for (auto const& page : rows) treated[page.number] = {where_of(row.id, page.number), row.title.reveal(), page.number, page};
    for (auto const& proposal : by_record_[row.id]) {
      auto const& place = proposal.mention.place;
      auto const outcome = redaction::decision_for(proposal, people_).outcome;
      auto const& text = document.pages.at(static_cast<std::size_t>(place.page - 1)).text;
      auto& page = treated[place.page];
      page.open = page.open || outcome == Outcome::undecided;
      if (outcome == Outcome::withhold) note_gone(page, text, place);
      if (page.row.whole_code.empty()) note_words(proposal, tidied(slice(text, place.begin, place.end)), outcome);
    }
    for (auto& [number, page] : treated) {
      auto const words = redaction::key_words(document.pages.at(static_cast<std::size_t>(number - 1)).text);
      auto const key = page_key(words);
      if (!key.empty()) pages_[key].push_back(std::move(page));
    }
  }

  /// Words by their number on the page: the same page scanned again has them at other places.
  static void note_gone(Treated& page, std::string const& text, Place const& place) {
    auto const before = redaction::key_words(slice(text, 0, place.begin)).size();
    auto const inside = redaction::key_words(slice(text, place.begin, place.end)).size();
    page.gone.emplace(before, before + inside);
  }

  void note_words(redaction::Proposal const& proposal, std::string const& text, Outcome outcome) {
    if (text.empty() || outcome == Outcome::undecided || proposal.mention.kind == "rest") return;
    if (outcome == Outcome::withhold) found_.push_back({text, proposal.mention.kind, {}});
    note(text, proposal.mention.place, outcome == Outcome::withhold);
  }

  void note(std::string const& text, Place const& place, bool withheld) {
    auto& line = words_[folded(text)];
    if (line.text.empty()) {
      line.text = text;
      line.key = sha256_hex("words\n" + folded(text)).substr(0, 26);
    }
    auto const where = where_of(place.record, place.page);
    auto& first = withheld ? line.where_withheld : line.where_released;
    if (first.empty()) first = where;
    ++(withheld ? line.withheld : line.released);
    line.standing = sha256_hex(line.standing + where + "/" + std::to_string(place.begin) + (withheld ? "-" : "+"));
  }

  /// What is withheld somewhere and that nobody has marked elsewhere stays readable there.
  void look_for_standing(Work& work, Office const& office, CaseId const& id,
                         std::vector<std::pair<collection::CollectedRecord, document::Document>> const& read) {
    std::vector<redaction::KnownPerson> subject;
    for (auto& person : work.reviews().people(id)) {
      if (person.known.standing == redaction::Standing::subject) subject.push_back(std::move(person.known));
    }
    redaction::Elsewhere const elsewhere(found_, subject, office.rules.recognisers);
    for (auto const& [row, document] : read) {
      std::set<int> whole;
      for (auto const& page : work.records().pages(row.id)) {
        if (!page.whole_code.empty()) whole.insert(page.number);
      }
      std::vector<redaction::Mention> already;
      for (auto const& proposal : by_record_[row.id]) already.push_back(proposal.mention);
      for (auto const& mention : elsewhere.in(document, row.id, already)) {
        auto const& place = mention.place;
        if (whole.count(place.page) > 0) continue;
        auto const text = tidied(slice(document.pages.at(static_cast<std::size_t>(place.page - 1)).text, place.begin, place.end));
        if (words_.count(folded(text)) > 0) note(text, place, false);
      }
    }
  }

  static std::optional<Difference> of_pages(std::vector<Treated> const& pages) {
    if (pages.size() < 2 || std::any_of(pages.begin(), pages.end(), [](auto const& page) { return page.open && page.row.whole_code.empty(); })) return std::nullopt;
    auto const& first = pages.front();
    Difference line{Difference::Kind::page};
    for (auto const& page : pages) {
      bool const more = !page.row.whole_code.empty() || (first.row.whole_code.empty() && page.gone.size() >= first.gone.size());
      auto& where = more ? line.where_withheld : line.where_released;
      if (where.empty()) where = page.where;
      ++(more ? line.withheld : line.released);
      line.standing = sha256_hex(line.standing + page.where + page.row.whole_code + treated_words(page));
    }
    bool const same = std::all_of(pages.begin(), pages.end(), [&](auto const& page) { return treated_words(page) == treated_words(first); });
    if (same) return std::nullopt;
    line.text = "“" + first.title + "”, page " + std::to_string(first.number) + ", stands " + std::to_string(pages.size()) + " times";
    line.key = sha256_hex("page\n" + first.where).substr(0, 26);
    return line;
  }

  static std::string treated_words(Treated const& page) {
    if (!page.row.whole_code.empty()) return "whole";
    return signature_of(page.gone);
  }

  Work& work_;
  std::map<PersonId, redaction::Decision> people_;
  std::map<RecordId, std::vector<redaction::Proposal>> by_record_;
  std::map<std::string, Difference> words_;
  std::map<std::string, std::vector<Treated>> pages_;
  std::vector<redaction::FoundWords> found_;
};

std::string in_short(Difference::Kind kind) {
  return kind == Difference::Kind::words ? "words" : kind == Difference::Kind::page ? "page" : "elsewhere";
}

}  // namespace

std::vector<Difference> differences_in(Work& work, Office const& office, CaseId const& id) {
  auto all = Survey(work, office, id).take();
  for (auto& one : decided_otherwise(work, id)) all.push_back(std::move(one));
  auto const justified = work.review_log().justifications(id);
  for (auto& line : all) {
    auto const found = std::find_if(justified.begin(), justified.end(), [&](auto const& one) { return one.key == line.key && one.standing == line.standing; });
    if (found != justified.end()) line.justified = *found;
  }
  std::stable_sort(all.begin(), all.end(), [](auto const& a, auto const& b) { return std::pair(a.kind, a.text) < std::pair(b.kind, b.text); });
  return all;
}

std::vector<Difference> differences(Office& office, CaseId const& id) {
  std::vector<Difference> all;
  office.works.in_one([&](Work& work) { all = differences_in(work, office, id); });
  return all;
}

Done justify_difference(Office& office, CaseId const& id, Actor const& actor, std::string const& key, std::string const& reason) {
  if (tidied(reason).empty()) return refused("missing", "Say why it is right to treat them in two ways.", "reason");
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_under_review(work, office, id, actor);
    if (!about) return tl::unexpected(about.error());
    auto const all = differences_in(work, office, id);
    auto const line = std::find_if(all.begin(), all.end(), [&](auto const& one) { return one.key == key; });
    if (line == all.end()) return refused("not_found", "This is no longer treated in two ways.");
    Justification const one{fresh_id_text(), id, line->key, line->standing, Personal(tidied(reason)), actor.id.str(), office.clock.now()};
    work.review_log().add(one);
    record(work, office, *about, actor.id.str(),
           {"difference_justified", office.clock.today(), {{"difference", key}, {"kind", in_short(line->kind)}, {"reason", tidied(reason)}},
            "difference=" + key + " kind=" + in_short(line->kind)});
    return done();
  });
}

std::vector<Open> open_in(std::vector<Difference> const& all) {
  auto const open = std::count_if(all.begin(), all.end(), [](auto const& line) { return !line.justified; });
  if (open == 0) return {};
  return {{std::to_string(open) + (open == 1 ? " text or page is treated in two ways" : " texts or pages are treated in two ways") + ": change it, or say why it is right",
           "inconsistencies"}};
}

}  // namespace rightsdesk::app
