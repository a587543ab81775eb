#include "app/same_pages.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <nlohmann/json.hpp>

#include "core/original.h"
#include "core/text.h"
#include "redaction/same_text.h"

namespace rightsdesk::app {
namespace {

using redaction::Decision;
using redaction::Outcome;
using redaction::Place;
using redaction::Proposal;
using redaction::SameRun;

constexpr std::size_t kAround = 60, kMostTold = 300;

struct PageOf {
  RecordId record;
  int page = 1;
  friend bool operator==(PageOf const&, PageOf const&) = default;
};
struct Found {
  std::vector<PageOf> pages;
  std::vector<std::vector<std::size_t>> groups;
  std::vector<SameRun> runs;
};

std::string json_of(std::vector<redaction::PageText> const& pages, redaction::SameText const& same) {
  auto places = Json::array(), runs = Json::array();
  for (auto const& page : pages) places.push_back(Json::array({page.record.str(), page.page}));
  for (auto const& run : same.runs) runs.push_back(Json::array({run.first, run.other, run.first_begin, run.first_end, run.other_begin, run.other_end}));
  return Json{{"pages", places}, {"groups", same.groups}, {"runs", runs}}.dump();
}

Found found_in(Work& work, CaseId const& id) {
  Found found;
  auto const text = work.review_log().same_text(id);
  if (text.empty()) return found;
  auto const json = Json::parse(text);
  for (auto const& page : json.at("pages")) found.pages.push_back({RecordId(page.at(0).get<std::string>()), page.at(1)});
  found.groups = json.at("groups").get<std::vector<std::vector<std::size_t>>>();
  for (auto const& run : json.at("runs")) found.runs.push_back({run.at(0), run.at(1), run.at(2), run.at(3), run.at(4), run.at(5)});
  return found;
}

SameRun turned(SameRun const& run) { return {run.other, run.first, run.other_begin, run.other_end, run.first_begin, run.first_end}; }

/// The runs that lead from one page to others, each written from that page. What two pages share with a third they share with each
/// other as far as both runs go.
std::vector<SameRun> runs_from(Found const& found, std::size_t here) {
  std::vector<SameRun> direct, all;
  for (auto const& run : found.runs) {
    if (run.first == here) direct.push_back(run);
    if (run.other == here) direct.push_back(turned(run));
  }
  all = direct;
  for (auto const& to_first : direct) {
    for (auto const& run : found.runs) {
      if (run.first != to_first.other || run.other == here) continue;
      auto const begin = std::max(run.first_begin, to_first.other_begin), end = std::min(run.first_end, to_first.other_end);
      if (begin >= end) continue;
      auto const mine = to_first.first_begin + (begin - to_first.other_begin), theirs = run.other_begin + (begin - run.first_begin);
      all.push_back({here, run.other, mine, mine + (end - begin), theirs, theirs + (end - begin)});
    }
  }
  return all;
}

/// The records of the case as they stand in it now, each document opened once.
class Records {
 public:
  Records(Work& work, CaseId const& id) : work_(work) {
    for (auto& row : work.records().of_case(id)) {
      if (collection::in_hand(row) && !row.document.empty()) rows_.emplace(row.id, std::move(row));
    }
  }
  [[nodiscard]] bool has(RecordId const& id) const { return rows_.count(id) > 0; }
  std::string const& text(PageOf const& page) {
    auto& document = documents_[page.record];
    if (document.pages.empty()) document = text_of(work_, rows_.at(page.record));
    return document.pages.at(static_cast<std::size_t>(page.page - 1)).text;
  }
  [[nodiscard]] std::string title(RecordId const& id) const { return rows_.at(id).title.reveal(); }
  std::vector<Proposal> const& proposals(RecordId const& id) {
    auto const [at, fresh] = proposals_.try_emplace(id);
    if (fresh) at->second = work_.reviews().proposals(id);
    return at->second;
  }

 private:
  Work& work_;
  std::map<RecordId, collection::CollectedRecord> rows_;
  std::map<RecordId, document::Document> documents_;
  std::map<RecordId, std::vector<Proposal>> proposals_;
};

std::string where_of(PageOf const& page) { return page.record.str() + "/" + std::to_string(page.page); }

std::optional<std::size_t> index_of(Found const& found, RecordId const& record, int page) {
  auto const at = std::find(found.pages.begin(), found.pages.end(), PageOf{record, page});
  return at == found.pages.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - found.pages.begin()));
}

std::vector<std::size_t> group_of(Found const& found, std::size_t page) {
  for (auto const& group : found.groups) {
    if (std::find(group.begin(), group.end(), page) != group.end()) return group;
  }
  return {page};
}

/// One place elsewhere that this page's decision would reach.
struct Reached {
  Decision becomes;
  std::string kind;
  Place place;
  std::optional<Proposal> there = {};
  Decision holds = {};
};

class TakingOver {
 public:
  TakingOver(Work& work, CaseId const& id) : records_(work, id), people_(people_decisions(work, id)), found_(found_in(work, id)) {}

  std::vector<Reached> from(RecordId const& record, int page) {
    std::vector<Reached> reached;
    auto const here = index_of(found_, record, page);
    if (!here || !records_.has(record)) return reached;
    auto const runs = runs_from(found_, *here);
    for (auto const& proposal : records_.proposals(record)) {
      auto const decision = redaction::decision_for(proposal, people_);
      if (proposal.mention.place.page != page || decision.outcome == Outcome::undecided || proposal.mention.kind == "rest") continue;
      for (auto const& run : runs) reach(proposal, decision, run, reached);
    }
    return reached;
  }
  Records& records() { return records_; }

 private:
  void reach(Proposal const& proposal, Decision const& decision, SameRun const& run, std::vector<Reached>& reached) {
    auto const& to = found_.pages[run.other];
    if (!records_.has(to.record)) return;
    redaction::PageText const there{to.record, to.page, records_.text(to)};
    auto const place = redaction::carried(proposal.mention.place, records_.text({proposal.mention.place.record, proposal.mention.place.page}), there, run);
    if (!place || std::any_of(reached.begin(), reached.end(), [&](auto const& one) { return one.place == *place; })) return;
    Reached one{decision, proposal.mention.kind, *place};
    for (auto const& other : records_.proposals(to.record)) {
      auto const& marked = other.mention.place;
      if (marked.page != to.page || marked.begin >= place->end || place->begin >= marked.end) continue;
      one.there = other;
      one.holds = redaction::decision_for(other, people_);
      break;
    }
    bool const alike = one.holds.outcome == decision.outcome && one.holds.code == decision.code;
    bool const nothing_to_give = decision.outcome == Outcome::release && !one.there;
    if (!alike && !nothing_to_give) reached.push_back(std::move(one));
  }

  Records records_;
  std::map<PersonId, Decision> people_;
  Found found_;
};

std::string seal_of(std::vector<Reached> const& reached) {
  std::string all;
  for (auto const& one : reached) {
    all += where_of({one.place.record, one.place.page}) + " " + std::to_string(one.place.begin) + "-" + std::to_string(one.place.end) + " " +
           outcome_word(one.becomes.outcome) + one.becomes.code + " " + outcome_word(one.holds.outcome) + one.holds.code + "\n";
  }
  return sha256_hex(all);
}

Taken taken_of(Records& records, Reached const& one) {
  auto const& text = records.text({one.place.record, one.place.page});
  auto const begin = one.place.begin, end = one.place.end;
  Context context{records.title(one.place.record), where_of({one.place.record, one.place.page}), tidied(slice(text, begin > kAround ? begin - kAround : 0, begin)),
                  tidied(slice(text, begin, end)), tidied(slice(text, end, end + kAround)), one.holds};
  return {std::move(context), one.becomes};
}

std::string shortened(std::string const& text) { return count_code_points(text) <= kMostTold ? text : slice(text, 0, kMostTold) + " …"; }

/// One other page beside this one.
SamePage beside(Records& records, Found const& found, std::size_t here, std::size_t other, std::vector<SameRun> const& runs, bool alike) {
  SamePage page{records.title(found.pages[other].record), where_of(found.pages[other]), alike, 0, {}, {}};
  std::vector<std::pair<std::size_t, std::size_t>> mine, theirs;
  for (auto const& run : runs) {
    if (run.other != other) continue;
    mine.emplace_back(run.first_begin, run.first_end);
    theirs.emplace_back(run.other_begin, run.other_end);
    page.shared += run.first_end - run.first_begin;
  }
  if (!alike) return page;
  page.only_here = shortened(redaction::only_here(records.text(found.pages[here]), mine));
  page.only_there = shortened(redaction::only_here(records.text(found.pages[other]), theirs));
  return page;
}

/// How many other pages each page shares words with, directly or with the same stretch of a third.
class Sharing {
 public:
  Sharing(std::size_t pages, std::vector<SameRun> const& runs) : by_first_(pages), direct_(pages), marked_(pages, 0) {
    for (auto const& run : runs) {
      by_first_[run.first].push_back(&run);
      direct_[run.first].push_back(run);
      direct_[run.other].push_back(turned(run));
    }
  }

  /// Of `alike`, which are counted already, none.
  std::size_t others_beside(std::size_t here, std::vector<std::size_t> const& alike) {
    ++round_;
    marked_[here] = round_;
    for (auto const page : alike) marked_[page] = round_;
    std::size_t others = 0;
    auto const mark = [&](std::size_t page) { others += std::exchange(marked_[page], round_) == round_ ? 0 : 1; };
    for (auto const& run : direct_[here]) {
      mark(run.other);
      for (auto const page : sharing(run.other, run.other_begin, run.other_end)) mark(page);
    }
    return others;
  }

 private:
  /// The pages whose runs lie on this stretch of `first`, each once.
  std::vector<std::size_t> const& sharing(std::size_t first, std::size_t begin, std::size_t end) {
    auto const [at, fresh] = known_.try_emplace({first, begin, end});
    if (!fresh) return at->second;
    std::set<std::size_t> pages;
    for (auto const* run : by_first_[first]) {
      if (std::max(run->first_begin, begin) < std::min(run->first_end, end)) pages.insert(run->other);
    }
    at->second.assign(pages.begin(), pages.end());
    return at->second;
  }

  std::vector<std::vector<SameRun const*>> by_first_;
  std::vector<std::vector<SameRun>> direct_;
  std::vector<std::size_t> marked_;  // in which round
  std::size_t round_ = 0;
  std::map<std::tuple<std::size_t, std::size_t, std::size_t>, std::vector<std::size_t>> known_;
};

/// {"record/page": [times, passages]} of the pages that do not stand alone.
std::string standings_json(std::vector<redaction::PageText> const& pages, redaction::SameText const& same) {
  std::map<std::size_t, std::vector<std::size_t> const*> group_of_page;
  for (auto const& group : same.groups) {
    for (auto const page : group) group_of_page[page] = &group;
  }
  Sharing sharing(pages.size(), same.runs);
  auto json = Json::object();
  for (std::size_t here = 0; here < pages.size(); ++here) {
    auto const found = group_of_page.find(here);
    auto const others = found == group_of_page.end() ? std::vector<std::size_t>{} : *found->second;
    auto const passages = sharing.others_beside(here, others);
    auto const times = std::max<std::size_t>(others.size(), 1);
    if (times > 1 || passages > 0) json[where_of({pages[here].record, pages[here].page})] = Json::array({times, passages});
  }
  return json.dump();
}

}  // namespace

Result<SamePages> same_pages(Office& office, CaseId const& id, RecordId const& record, int page) {
  Result<SamePages> result = refused("not_found", "There is no such page.");
  office.works.look([&](Work& work) {
    Records records(work, id);
    auto const found = found_in(work, id);
    auto const here = index_of(found, record, page);
    if (!here || !records.has(record)) return;
    SamePages same{records.title(record), {}};
    auto const group = group_of(found, *here);
    auto const runs = runs_from(found, *here);
    std::set<std::size_t> others;
    for (auto const& run : runs) others.insert(run.other);
    for (auto const other : group) {
      if (other != *here && records.has(found.pages[other].record)) same.pages.push_back(beside(records, found, *here, other, runs, true));
      others.erase(other);
    }
    for (auto const other : others) {
      if (other != *here && records.has(found.pages[other].record)) same.pages.push_back(beside(records, found, *here, other, runs, false));
    }
    result = std::move(same);
  });
  return result;
}

Standing standing_of(Office& office, CaseId const& id, RecordId const& record, int page) {
  Standing standing;
  office.works.look([&](Work& work) {
    standing = {};
    auto const text = work.review_log().standings(id);
    if (text.empty()) return;
    auto const json = Json::parse(text);
    auto const found = json.find(where_of({record, page}));
    if (found != json.end()) standing = {found->at(0).get<std::size_t>(), found->at(1).get<std::size_t>()};
  });
  return standing;
}

std::vector<SameGroup> same_groups(Office& office, CaseId const& id) {
  std::vector<SameGroup> groups;
  office.works.look([&](Work& work) {
    groups.clear();
    Records const records(work, id);
    auto const found = found_in(work, id);
    for (auto const& members : found.groups) {
      SameGroup group;
      for (auto const member : members) {
        auto const& page = found.pages[member];
        if (records.has(page.record)) group.pages.push_back({records.title(page.record), where_of(page), true, 0, {}, {}});
      }
      if (group.pages.size() > 1) groups.push_back(std::move(group));
    }
  });
  return groups;
}

Result<TakeOver> take_over_shown(Office& office, CaseId const& id, RecordId const& record, int page) {
  TakeOver shown;
  office.works.look([&](Work& work) {
    shown = {};
    TakingOver taking(work, id);
    auto const reached = taking.from(record, page);
    for (auto const& one : reached) shown.places.push_back(taken_of(taking.records(), one));
    shown.seal = seal_of(reached);
  });
  return shown;
}

Done take_over(Office& office, CaseId const& id, Actor const& actor, RecordId const& record, int page, std::string const& seal) {
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_under_review(work, office, id, actor);
    if (!about) return tl::unexpected(about.error());
    TakingOver taking(work, id);
    auto const reached = taking.from(record, page);
    if (reached.empty()) return refused("nothing", "There is nothing to take over.");
    if (seal_of(reached) != seal) return refused("changed", "This reaches other places than those you were shown. Look at them again, then decide.");
    Deed deed({work, office, *about, actor}, "twins", {});
    for (auto const& one : reached) {
      Ruling const ruling{one.becomes.outcome, one.becomes.code, one.becomes.reason};
      if (one.there) {
        deed.mention(*one.there, ruling);
      } else {
        deed.mark(one.place, one.kind == "area" ? "passage" : one.kind, ruling);
      }
    }
    deed.kept("decided_together", "“" + taking.records().title(record) + "”, page " + std::to_string(page), {{"what", "twins"}, {"record", record.str()}, {"page", std::to_string(page)}});
    return done();
  });
}

void compare_pages(Office& office, CaseId const& id) {
  std::vector<redaction::PageText> pages;
  office.works.in_one([&](Work& work) {
    pages.clear();
    for (auto const& row : work.records().of_case(id)) {
      if (!collection::in_hand(row) || row.document.empty()) continue;
      for (auto& page : text_of(work, row).pages) pages.push_back({row.id, page.number, std::move(page.text)});
    }
  });
  auto const same = redaction::same_text(pages);
  auto const standings = standings_json(pages, same);
  office.works.in_one([&](Work& work) {
    work.review_log().put_same_text(id, json_of(pages, same), office.clock.now());
    work.review_log().put_standings(id, standings, office.clock.now());
  });
}

}  // namespace rightsdesk::app
