#include "app/second_look.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/circumstances.h"
#include "app/documents.h"
#include "app/instalments.h"
#include "core/original.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

using redaction::Outcome;

constexpr char kLot[] = "lot", kSafeguarding[] = "safeguarding", kOverride[] = "override", kUnsure[] = "unsure", kEveryPage[] = "all";
constexpr std::size_t kSeedDigits = 32;

std::string place_of(RecordId const& record, int page) { return record.str() + "/" + std::to_string(page); }

/// The pages that are drawn whatever the lot says, each with why.
class AskedForCare {
 public:
  AskedForCare(Work& work, CaseId const& id) : work_(work), id_(id) {
    for (auto const& person : work.reviews().people(id)) {
      decided_[person.known.id] = person.decision;
      if (!person.about_them.safeguarding.empty()) flagged_.insert(person.known.id);
    }
  }
  std::map<std::string, std::string> pages() {
    for (auto const& mark : work_.reviews().marks_of_case(id_)) see(mark);
    for (auto const& record : work_.records().of_case(id_)) {
      if (!collection::in_hand(record)) continue;
      for (auto const& page : work_.records().pages(record.id)) see(page);
    }
    return std::move(drawn_);
  }

 private:
  void see(redaction::Proposal const& mark) {
    auto const where = place_of(mark.mention.place.record, mark.mention.place.page);
    if (flagged_.count(mark.mention.person) > 0) drawn_[where] = kSafeguarding;
    auto const of_person = decided_.find(mark.mention.person);
    bool const person_decided = of_person != decided_.end() && of_person->second.outcome != Outcome::undecided;
    bool const otherwise = mark.decision.outcome != Outcome::undecided && person_decided && mark.decision.outcome != of_person->second.outcome;
    if (otherwise) drawn_.emplace(where, kOverride);
    if (mark.mention.tier == redaction::Tier::suspect) drawn_.emplace(where, kUnsure);
  }
  void see(collection::PageRow const& page) {
    auto const where = place_of(page.record, page.number);
    if (!page.whole_code.empty()) drawn_.emplace(where, kOverride);
    if (is_for_eyes(page)) drawn_.emplace(where, kUnsure);
  }

  Work& work_;
  CaseId id_;
  std::map<PersonId, redaction::Decision> decided_;
  std::set<PersonId> flagged_;
  std::map<std::string, std::string> drawn_;
};

std::vector<std::string> pages_in_order(Work& work, CaseId const& id) {
  std::vector<std::string> pages;
  for (auto const& page : work.records().reading_order(id)) pages.push_back(place_of(page.record, page.number));
  return pages;
}

std::map<std::string, std::string> every_page(std::vector<std::string> const& pages) {
  std::map<std::string, std::string> drawn;
  for (auto const& page : pages) drawn[page] = kEveryPage;
  return drawn;
}

std::map<std::string, std::string> draw_from(Work& work, CaseId const& id, std::vector<std::string> const& pages, settings::SecondLook const& policy, std::string const& seed) {
  auto const care = AskedForCare(work, id).pages();
  std::map<std::string, std::string> drawn;
  std::vector<std::string> rest;
  for (auto const& page : pages) {
    auto const found = care.find(page);
    if (found == care.end()) rest.push_back(page);
    else drawn.insert(*found);
  }
  for (auto const& page : drawn_by_lot(rest, policy, seed)) drawn[page] = kLot;
  return drawn;
}

bool ever_wrong(Work& work, CaseId const& id) {
  auto const looks = work.review_log().looks(id);
  return std::any_of(looks.begin(), looks.end(), [](auto const& look) { return look.found == PageLook::Found::wrong; });
}

PageDraw fresh_draw(Office const& office, CaseId const& id, Actor const& actor) {
  PageDraw draw;
  draw.id = fresh_id_text();
  draw.about = id;
  draw.seed = sha256_hex(fresh_id_text() + fresh_id_text()).substr(0, kSeedDigits);
  draw.made_by = actor.id.str();
  draw.made_at = office.clock.now();
  return draw;
}

void keep(Work& work, Office const& office, casework::Case const& about, Actor const& actor, PageDraw const& draw, std::string const& what) {
  work.review_log().add(draw);
  std::map<std::string, std::string> const detail{{"pages", std::to_string(draw.pages)}, {"drawn", std::to_string(draw.drawn.size())}, {"seed", draw.seed}};
  record(work, office, about, actor.id.str(), {what, office.clock.today(), detail, "pages=" + detail.at("pages") + " drawn=" + detail.at("drawn") + " seed=" + draw.seed});
}

/// The newest draw with the newest look at each of its pages: those of the same review, before a page that was wrong widened it or after.
struct Round {
  PageDraw draw;
  std::map<std::string, PageLook> looks;
};
std::optional<Round> round_of(Work& work, CaseId const& id) {
  auto const draws = work.review_log().draws(id);
  if (draws.empty() || draws.front().drawn.empty()) return std::nullopt;
  Round round{draws.front(), {}};
  std::set<std::string> same_review;
  for (auto const& draw : draws) {
    if (draw.seed == round.draw.seed) same_review.insert(draw.id);
  }
  for (auto& look : work.review_log().looks(id)) {
    if (same_review.count(look.draw) > 0) round.looks.insert_or_assign(look.where, std::move(look));
  }
  return round;
}

struct Tally {
  int looked = 0, wrong = 0;
};
Tally tally_of(Round const& round) {
  Tally tally;
  for (auto const& [where, why] : round.draw.drawn) {
    auto const look = round.looks.find(where);
    if (look == round.looks.end()) continue;
    ++tally.looked;
    tally.wrong += look->second.found == PageLook::Found::wrong ? 1 : 0;
  }
  return tally;
}

std::string of_pages(int count) { return std::to_string(count) + (count == 1 ? " page" : " pages"); }

/// Whoever may release it, and nobody else.
Done may_look(Work& work, Office const& office, casework::Case const& about, Actor const& actor) {
  if (auto allowed = permitted(work, office, about, actor, release_event(work, about.id).move); !allowed) return allowed;
  auto const reviewed = open_in_guard(work, office, about, actor, "second_person");
  if (!reviewed.empty()) return refused("not_yet", reviewed.front().text + ".");
  return done();
}

/// Every page now, under the same seed: what was looked at already stands.
void widen(Work& work, Office const& office, casework::Case const& about, Actor const& actor, PageDraw const& from) {
  auto draw = from;
  draw.id = fresh_id_text();
  draw.made_by = actor.id.str();
  draw.made_at = office.clock.now();
  draw.drawn = every_page(pages_in_order(work, about.id));
  if (draw.drawn != from.drawn) keep(work, office, about, actor, draw, "second_look_widened");
}

}  // namespace

std::set<std::string> drawn_by_lot(std::vector<std::string> const& from, settings::SecondLook const& policy, std::string const& seed) {
  std::vector<std::pair<std::string, std::string>> lots;
  for (auto const& page : from) lots.emplace_back(sha256_hex(seed + " " + page), page);
  std::sort(lots.begin(), lots.end());
  auto const share = (from.size() * static_cast<std::size_t>(policy.share_percent) + 99) / 100;
  auto const wanted = std::min(from.size(), std::max(share, static_cast<std::size_t>(policy.at_least)));
  std::set<std::string> drawn;
  for (std::size_t i = 0; i < wanted; ++i) drawn.insert(lots[i].second);
  return drawn;
}

void draw_for_second_look(Work& work, Office const& office, casework::Case const& about, Actor const& actor) {
  auto const pages = pages_in_order(work, about.id);
  auto const& policy = office.rules.desk.second_look;
  bool const large = policy && static_cast<int>(pages.size()) >= policy->from_pages;
  bool const again = !work.review_log().draws(about.id).empty();
  if (!large && !again) return;
  auto draw = fresh_draw(office, about.id, actor);
  draw.pages = static_cast<int>(pages.size());
  if (ever_wrong(work, about.id)) draw.drawn = every_page(pages);
  else if (large) draw.drawn = draw_from(work, about.id, pages, *policy, draw.seed);
  keep(work, office, about, actor, draw, "second_look_drawn");
}

std::optional<SecondLookDesk> second_look(Office& office, CaseId const& id, Actor const& actor) {
  std::optional<SecondLookDesk> desk;
  office.works.look([&](Work& work) {
    desk.reset();
    auto const about = work.cases().find(id);
    auto const round = about ? round_of(work, id) : std::nullopt;
    if (!round) return;
    auto const tally = tally_of(*round);
    desk = SecondLookDesk{round->draw, {}, tally.looked, tally.wrong};
    if (auto const may = may_look(work, office, *about, actor); !may) desk->refused = may.error().text;
    std::map<RecordId, std::string> titles;
    for (auto const& row : work.records().of_case(id)) titles[row.id] = row.title.reveal();
    for (auto const& page : work.records().reading_order(id)) {
      auto const where = place_of(page.record, page.number);
      auto const why = round->draw.drawn.find(where);
      if (why == round->draw.drawn.end()) continue;
      auto const look = round->looks.find(where);
      desk->pages.push_back({where, titles[page.record], page.number, why->second, look == round->looks.end() ? std::nullopt : std::optional(look->second)});
    }
  });
  return desk;
}

Done look_at_page(Office& office, CaseId const& id, Actor const& actor, std::string const& where, PageLook::Found found, std::string const& reason) {
  bool const wrong = found == PageLook::Found::wrong;
  if (wrong && tidied(reason).empty()) return refused("missing", "Say what is wrong on this page.", "reason");
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    if (auto may = may_look(work, office, *about, actor); !may) return may;
    auto const round = round_of(work, id);
    if (!round || round->draw.drawn.count(where) == 0) return refused("not_drawn", "This page was not drawn for a second look.");
    work.review_log().add(PageLook{fresh_id_text(), id, round->draw.id, where, found, Personal(wrong ? tidied(reason) : std::string{}), actor.id.str(), office.clock.now()});
    record(work, office, *about, actor.id.str(), {"page_looked_at", office.clock.today(), {{"page", where}, {"found", wrong ? "wrong" : "right"}}, "page=" + where + (wrong ? " found=wrong" : " found=right")});
    if (wrong) widen(work, office, *about, actor, round->draw);
    return done();
  });
}

Because open_in_second_look(Work& work, CaseId const& id) {
  auto const round = round_of(work, id);
  if (!round) return {};
  auto const tally = tally_of(*round);
  int const waiting = static_cast<int>(round->draw.drawn.size()) - tally.looked;
  Because open;
  if (tally.wrong > 0) open.push_back({"second", of_pages(tally.wrong) + " with something wrong: open the review again"});
  if (waiting > 0) open.push_back({"second", of_pages(waiting) + " of the second look not looked at yet"});
  return open;
}

std::string second_look_words(Work& work, CaseId const& id) {
  auto const round = round_of(work, id);
  if (!round) return {};
  std::map<std::string, int> whys;
  for (auto const& [where, why] : round->draw.drawn) ++whys[why];
  static std::vector<std::pair<char const*, char const*>> const kWords{{kSafeguarding, "where somebody may come to harm"}, {kOverride, "decided otherwise than for the person, or withheld whole"},
                                                                       {kUnsure, "read badly or only suspected"}, {kLot, "by lot"}, {kEveryPage, "because one was wrong"}};
  std::string parts;
  for (auto const& [why, words] : kWords) {
    if (whys.count(why) > 0) parts += (parts.empty() ? "" : ", ") + std::to_string(whys[why]) + " " + words;
  }
  return std::to_string(tally_of(*round).looked) + " of " + of_pages(round->draw.pages) + " looked at again (" + parts + "), drawn from the seed " + round->draw.seed;
}

}  // namespace rightsdesk::app
