#include "app/cover.h"

#include <algorithm>

#include "app/acts.h"
#include "app/case_desk.h"

namespace rightsdesk::app {
namespace {

constexpr char kCover[] = "cover";  // a note of whoever is away: its name "who stands in/first day", its content "first day/last day"
constexpr int kLongestDays = 366;

OwnNote note_of(Cover const& cover, Instant now) { return {kCover, cover.by.str() + "/" + to_iso(cover.from), to_iso(cover.from) + "/" + to_iso(cover.to), now}; }

Cover cover_in(OwnDesk::Owned const& kept) {
  auto const slash = kept.note.content.find('/');
  auto const from = parse_date(kept.note.content.substr(0, slash)), to = parse_date(kept.note.content.substr(slash + 1));
  ENSURE(from && to, "a cover without its days");
  return {kept.owner, StaffId(kept.note.name.substr(0, kept.note.name.find('/'))), *from, *to};
}

std::vector<Cover> all_covers(Work& work) {
  std::vector<Cover> all;
  for (auto const& kept : work.own().all_of(kCover)) all.push_back(cover_in(kept));
  std::sort(all.begin(), all.end(), [](Cover const& one, Cover const& other) {
    return std::tuple{one.from, one.of.str(), one.by.str()} < std::tuple{other.from, other.of.str(), other.by.str()};
  });
  return all;
}

bool meet(Cover const& one, Cover const& other) { return one.from <= other.to && other.from <= one.to; }

Done days_are_right(NewCover const& wish, Date today) {
  if (!wish.from) return refused("missing", "Enter the first day.", "from");
  if (!wish.to) return refused("missing", "Enter the last day.", "to");
  if (*wish.to < *wish.from) return refused("order", "The last day must not come before the first.", "to");
  if (*wish.to < today) return refused("past", "The last day must not have passed.", "to");
  if (days_between(*wish.from, *wish.to) >= kLongestDays) return refused("too_long", "The days must be within one year.", "to");
  return done();
}

Done fits_in(Work& work, Cover const& wish, NewCover const& names) {
  for (auto const& other : all_covers(work)) {
    if (!meet(wish, other)) continue;
    if (other.of == wish.of) return refused("covered", "Somebody stands in for " + names.of.name + " on one of these days already. End that first.", "from");
    if (other.of == wish.by) return refused("away", names.by.name + " is away on one of these days. Choose somebody else.", "by");
    if (other.by == wish.of) return refused("away", names.of.name + " stands in for somebody on one of these days. End that first.", "of");
  }
  return done();
}

Done allowed(Actor const& actor, StaffId const& of) {
  if (of == actor.id || may_arrange_for_others(actor)) return done();
  return refused("not_permitted", "A manager or the data protection officer arranges this for somebody else.");
}

Done looked_at(Work& work, Office const& office, Actor const& actor, NewCover const& wish) {
  if (wish.of.id.empty()) return refused("missing", "Select who is away.", "of");
  if (wish.by.id.empty()) return refused("missing", "Select who stands in.", "by");
  if (auto may = allowed(actor, wish.of.id); !may) return may;
  if (wish.of.id == wish.by.id) return refused("yourself", "Nobody stands in for themselves. Select somebody else.", "by");
  if (auto right = days_are_right(wish, office.clock.today()); !right) return right;
  return fits_in(work, {wish.of.id, wish.by.id, *wish.from, *wish.to}, wish);
}

std::string in_the_ledger(Cover const& cover) {
  return "of=" + cover.of.str() + " by=" + cover.by.str() + " from=" + to_iso(cover.from) + " to=" + to_iso(cover.to);
}

void drop_those_that_ended(Work& work, Date today) {
  for (auto const& kept : work.own().all_of(kCover)) {
    if (cover_in(kept).to < today) work.own().drop(kept.owner, kCover, kept.note.name);
  }
}

}  // namespace

bool may_arrange_for_others(Actor const& actor) { return actor.roles.count("dpo") > 0 || actor.roles.count("manager") > 0; }

std::vector<Cover> covers(Office& office, Actor const& actor) {
  std::vector<Cover> shown;
  office.works.look([&](Work& work) { shown = all_covers(work); });
  std::erase_if(shown, [&](Cover const& one) {
    bool const theirs = one.of == actor.id || one.by == actor.id;
    return one.to < office.clock.today() || (!theirs && !may_arrange_for_others(actor));
  });
  return shown;
}

Done may_cover(Office& office, Actor const& actor, NewCover const& wish) {
  Done answer = done();
  office.works.look([&](Work& work) { answer = looked_at(work, office, actor, wish); });
  return answer;
}

Done arrange_cover(Office& office, Actor const& actor, NewCover const& wish) {
  return in_one(office, [&](Work& work) -> Done {
    if (auto fine = looked_at(work, office, actor, wish); !fine) return fine;
    Cover const cover{wish.of.id, wish.by.id, *wish.from, *wish.to};
    drop_those_that_ended(work, office.clock.today());
    work.own().put(cover.of, note_of(cover, office.clock.now()));
    work.ledger().record({actor.id.str(), "cover_arranged", {}, in_the_ledger(cover)}, office.clock.now());
    return done();
  });
}

Done end_cover(Office& office, Actor const& actor, Cover const& cover) {
  return in_one(office, [&](Work& work) -> Done {
    if (auto may = allowed(actor, cover.of); !may) return may;
    auto const all = all_covers(work);
    if (std::find(all.begin(), all.end(), cover) == all.end()) return refused("not_found", "Nobody stands in there any more.");
    work.own().drop(cover.of, kCover, note_of(cover, office.clock.now()).name);
    work.ledger().record({actor.id.str(), "cover_ended", {}, in_the_ledger(cover)}, office.clock.now());
    return done();
  });
}

std::vector<Cover> covered_by(Work& work, StaffId const& colleague, Date today) {
  auto all = all_covers(work);
  std::erase_if(all, [&](Cover const& one) { return one.by != colleague || today < one.from || one.to < today; });
  return all;
}

}  // namespace rightsdesk::app
