#include "app/differences.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/earlier.h"
#include "app/own_strings.h"
#include "app/review_deed.h"
#include "app/reviewers_differ.h"
#include "core/original.h"
#include "core/text.h"
#include "disclosure/press.h"
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
  Stretches gone = {};  ///< by word of the page: the same page scanned again has them at other places
};

using Marks = std::vector<redaction::Proposal>;

/// A page of the case with its text and what is marked on it.
struct ReadPage {
  document::Page page;
  collection::PageRow row;
  Marks marks = {};
  bool plain_letters = false;  ///< a letter is a byte: no need to count code points

  [[nodiscard]] std::string words_at(Place const& place) const {
    return tidied(plain_letters && place.end <= page.text.size() ? page.text.substr(place.begin, place.end - place.begin) : slice(page.text, place.begin, place.end));
  }
};
struct ReadRecord {
  RecordId id;
  std::string title, dated;
  std::vector<ReadPage> pages;
};

std::vector<ReadRecord> read_case(Work& work, CaseId const& id) {
  std::map<RecordId, Marks> marks;
  for (auto& mark : work.reviews().marks_of_case(id)) marks[mark.mention.place.record].push_back(std::move(mark));
  std::vector<ReadRecord> records;
  for (auto const& row : work.records().of_case(id)) {
    if (!(collection::in_hand(row) || row.inclusion == collection::Inclusion::given) || row.document.empty()) continue;
    ReadRecord read{row.id, row.title.reveal(), row.dated, {}};
    auto document = text_of(work, row);
    for (auto& page : work.records().pages(row.id)) {
      auto& text = document.pages.at(static_cast<std::size_t>(page.number - 1));
      text.words = {};
      bool const plain_letters = count_code_points(text.text) == text.text.size();
      read.pages.push_back({std::move(text), std::move(page), {}, plain_letters});
    }
    for (auto& mark : marks[row.id]) {
      auto const index = static_cast<std::size_t>(mark.mention.place.page - 1);
      read.pages.at(index).marks.push_back(std::move(mark));
    }
    records.push_back(std::move(read));
  }
  return records;
}

/// Reads the case once, and notes each word and page with how it is treated.
class Survey {
 public:
  Survey(Work& work, Office const& office, CaseId const& id) : people_(people_decisions(work, id)) {
    auto const records = read_case(work, id);
    for (auto const& record : records) note_decided(record);
    if (auto const about = case_in(work, id)) note_what_has_to_go(own_strings(about->subject.reveal()));
    std::vector<redaction::KnownPerson> subject;
    for (auto& person : work.reviews().people(id)) {
      if (person.known.standing == redaction::Standing::subject) subject.push_back(std::move(person.known));
    }
    redaction::Elsewhere const elsewhere(found_, subject, office.rules.recognisers);
    for (auto const& record : records) {
      for (auto const& page : record.pages) look_at(record, page, elsewhere);
      look_at_its_day(record);
    }
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
  [[nodiscard]] std::vector<PageStanding> const& standings() const { return standings_; }

 private:
  void note_decided(ReadRecord const& record) {
    for (auto const& page : record.pages) {
      if (!page.row.whole_code.empty()) continue;
      for (auto const& mark : page.marks) note_words(mark, page.words_at(mark.mention.place), redaction::decision_for(mark, people_).outcome);
    }
  }

  void note_words(redaction::Proposal const& mark, std::string const& text, Outcome outcome) {
    if (text.empty() || outcome == Outcome::undecided || mark.mention.kind == "rest") return;
    if (outcome == Outcome::withhold && known_.emplace(text, mark.mention.kind).second) found_.push_back({text, mark.mention.kind, {}});
    note(text, mark.mention.place, outcome == Outcome::withhold);
  }

  void note(std::string const& text, Place const& place, bool withheld) {
    auto const same = folded(text);
    auto& line = words_[same];
    if (line.text.empty()) {
      line.text = text;
      line.key = sha256_hex("words\n" + same).substr(0, 26);
    }
    auto const where = where_of(place.record, place.page);
    auto& first = withheld ? line.where_withheld : line.where_released;
    if (first.empty()) first = where;
    ++(withheld ? line.withheld : line.released);
    line.standing = sha256_hex(line.standing + where + "/" + std::to_string(place.begin) + (withheld ? "-" : "+"));
  }

  /// Once through its words: what the page is known again by, which of them go, and what is withheld somewhere else and stands here
  /// unmarked, so that it stays readable.
  void look_at(ReadRecord const& record, ReadPage const& page, redaction::Elsewhere const& elsewhere) {
    auto const words = redaction::words_of(page.page);
    look_for_standing(record, page, words, elsewhere);
    std::vector<std::string> lower;
    for (auto const& word : words.words) lower.push_back(word.lower);
    auto const key = page_key(lower);
    if (key.empty()) return;
    Treated treated{where_of(record.id, page.row.number), record.title, page.row.number, page.row};
    for (auto const& mark : page.marks) {
      auto const outcome = redaction::decision_for(mark, people_).outcome;
      treated.open = treated.open || outcome == Outcome::undecided;
      if (outcome == Outcome::withhold) treated.gone.insert(stretch_of(words.words, mark.mention.place));
    }
    standings_.push_back({treated.where, treated.title, key, treated.number, decided_page(page.row, page.marks, people_)});
    pages_[key].push_back(std::move(treated));
  }

  static std::pair<std::size_t, std::size_t> stretch_of(std::vector<redaction::Token> const& words, Place const& place) {
    auto const first = std::partition_point(words.begin(), words.end(), [&](auto const& word) { return word.end <= place.begin; });
    auto const last = std::partition_point(first, words.end(), [&](auto const& word) { return word.begin < place.end; });
    return {static_cast<std::size_t>(first - words.begin()), static_cast<std::size_t>(last - words.begin())};
  }

  void look_for_standing(ReadRecord const& record, ReadPage const& page, redaction::PageWords const& words, redaction::Elsewhere const& elsewhere) {
    if (!page.row.whole_code.empty()) return;
    std::vector<redaction::Mention> already;
    for (auto const& mark : page.marks) already.push_back(mark.mention);
    auto const standing = elsewhere.on(words, record.id, already);
    for (auto const& mention : standing) {
      auto const text = page.words_at(mention.place);
      if (words_.count(folded(text)) > 0) note(text, mention.place, false);
    }
    look_for_standing_in_any_letters(record, page, words, standing);
  }

  /// What is withheld somewhere is looked for on the finished pack too, in any case of its letters: whoever reviews is told before.
  void note_what_has_to_go(std::set<std::string> const& own) {
    for (auto const& [same, line] : words_) {
      if (line.withheld == 0 || !is_looked_for(same, own)) continue;
      to_go_.add(redaction::key_words(line.text), keys_to_go_.size());
      keys_to_go_.push_back(same);
    }
  }

  /// The pack's lists give each record's day, which may have been withheld as somebody's.
  void look_at_its_day(ReadRecord const& record) {
    for (auto const& found : to_go_.in(disclosure::day_in_words(record.dated))) note(keys_to_go_.at(found.index), {record.id, 1, 0, 0}, false);
  }

  /// `counted`: where they were found with the capitals they have.
  void look_for_standing_in_any_letters(ReadRecord const& record, ReadPage const& page, redaction::PageWords const& words, std::vector<redaction::Mention> const& counted) {
    for (auto const& found : to_go_.in(words.words)) {
      Place const place{record.id, page.row.number, found.begin, found.end};
      auto const same = [&](Place const& one) { return one.begin == place.begin && one.end == place.end; };
      auto const goes_or_is_counted = [&](redaction::Proposal const& mark) {
        auto const& there = mark.mention.place;
        bool const meets = there.begin < place.end && place.begin < there.end;
        return meets && (same(there) || redaction::decision_for(mark, people_).outcome != Outcome::release);
      };
      if (std::any_of(page.marks.begin(), page.marks.end(), goes_or_is_counted)) continue;
      if (std::any_of(counted.begin(), counted.end(), [&](auto const& one) { return same(one.place); })) continue;
      note(keys_to_go_.at(found.index), place, false);
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

  std::map<PersonId, redaction::Decision> people_;
  std::map<std::string, Difference> words_;
  std::map<std::string, std::vector<Treated>> pages_;
  std::vector<PageStanding> standings_;
  std::set<std::pair<std::string, std::string>> known_;  // what is in found_ already
  std::vector<redaction::FoundWords> found_;
  redaction::WordSequences to_go_;
  std::vector<std::string> keys_to_go_;  // by the number of the sequence, folded
};

std::string in_short(Difference::Kind kind) {
  if (kind == Difference::Kind::reviewers) return "reviewers";
  return kind == Difference::Kind::words ? "words" : kind == Difference::Kind::page ? "page" : "elsewhere";
}

}  // namespace

std::vector<Difference> differences_in(Work& work, Office const& office, CaseId const& id) {
  Survey survey(work, office, id);
  auto all = survey.take();
  for (auto& one : decided_otherwise(work, id, survey.standings())) all.push_back(std::move(one));
  for (auto& one : reviewers_differ(work, id)) all.push_back(std::move(one));
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
  office.works.look([&](Work& work) { all = differences_in(work, office, id); });
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

std::vector<OpenPoint> open_in(std::vector<Difference> const& all) {
  auto const open = std::count_if(all.begin(), all.end(), [](auto const& line) { return !line.justified; });
  if (open == 0) return {};
  return {{std::to_string(open) + (open == 1 ? " text or page is treated in two ways" : " texts or pages are treated in two ways") + ": change it, or say why it is right",
           "inconsistencies"}};
}

}  // namespace rightsdesk::app
