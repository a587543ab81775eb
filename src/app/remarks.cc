#include "app/remarks.h"

#include <algorithm>
#include <map>

#include "app/case_desk.h"
#include "app/circumstances.h"
#include "app/readers.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

constexpr char kAsked[] = "asked";  // a note of whoever an open remark waits for

/// What a scope names, for staff, and where it is looked at; nothing when the case has no such thing.
class Scopes {
 public:
  Scopes(Work& work, CaseId const& id) : work_(work) {
    for (auto const& person : work.reviews().people(id)) {
      auto const& names = person.known.described.names;
      people_[person.known.id.str()] = names.empty() ? "Somebody" : names.front().full;
    }
    for (auto& row : work.records().of_case(id)) rows_.emplace(row.id.str(), std::move(row));
  }

  struct Named {
    std::string about, where;
  };
  std::optional<Named> named(std::string const& scope) {
    auto const colon = scope.find(':');
    if (colon == std::string::npos) return std::nullopt;
    auto const kind = scope.substr(0, colon), rest = scope.substr(colon + 1);
    if (kind == "person") {
      auto const found = people_.find(rest);
      return found == people_.end() ? std::nullopt : std::optional(Named{found->second, "people"});
    }
    auto const slash = rest.find('/');
    auto const row = rows_.find(rest.substr(0, slash));
    if (row == rows_.end()) return std::nullopt;
    auto const title = "“" + row->second.title.reveal() + "”";
    if (kind == "record") return Named{title, rest + "/1"};
    if (slash == std::string::npos) return std::nullopt;
    return kind == "page" ? page(rest, title) : kind == "proposal" ? proposal(rest.substr(slash + 1), row->second.id, title) : std::nullopt;
  }

 private:
  std::optional<Named> page(std::string const& where, std::string const& title) {
    auto const slash = where.find('/');
    for (auto const& page : work_.records().pages(RecordId(where.substr(0, slash)))) {
      if (std::to_string(page.number) == where.substr(slash + 1)) return Named{title + ", page " + std::to_string(page.number), where};
    }
    return std::nullopt;
  }
  std::optional<Named> proposal(std::string const& id, RecordId const& record, std::string const& title) {
    for (auto const& proposal : work_.reviews().proposals(record)) {
      auto const page = std::to_string(proposal.mention.place.page);
      if (proposal.id.str() == id) return Named{title + ", page " + page + ": a " + proposal.mention.kind, record.str() + "/" + page};
    }
    return std::nullopt;
  }

  Work& work_;
  std::map<std::string, std::string> people_;
  std::map<std::string, collection::CollectedRecord> rows_;
};

/// Anybody who works the case may write to the reviewers, and the reviewers may answer: adding a note asks no more.
Result<casework::Case> case_for_remarks(Work& work, Office const& office, CaseId const& id, Actor const& actor) {
  auto about = case_in(work, id);
  if (!about) return about;
  if (auto allowed = permitted(work, office, *about, actor, "add_note"); !allowed) return tl::unexpected(allowed.error());
  return about;
}

std::string those_named(std::vector<StaffId> const& colleagues) {
  std::string ids;
  for (auto const& one : colleagues) ids += (ids.empty() ? "" : ",") + one.str();
  return ids;
}

void log(Work& work, Office const& office, casework::Case const& about, Actor const& actor, std::string const& what, Remark const& remark) {
  record(work, office, about, actor.id.str(),
         {what, office.clock.today(), {{"remark", remark.id}, {"scope", remark.scope}},
          "remark=" + remark.id + " scope=" + remark.scope + (remark.to.empty() ? "" : " to=" + those_named(remark.to))});
}

Remark fresh(Office const& office, CaseId const& id, Actor const& actor, std::string const& scope) {
  Remark remark;
  remark.id = fresh_id_text();
  remark.about = id;
  remark.scope = scope;
  remark.made_by = actor.id.str();
  remark.made_at = office.clock.now();
  return remark;
}

/// Nobody is asked about a case that is not shown to them.
Done all_may_see(Work& work, casework::Case const& about, std::vector<Assignee> const& to) {
  auto const readers = work.readers().of_case(about.id);
  for (auto const& one : to) {
    if (!readers.empty() && readers.count(one.id) == 0) return refused("not_among_them", "This case is kept to named people, and " + one.name + " is not among them.", "to");
  }
  return done();
}

void wait_for(Work& work, Remark const& remark, std::vector<StaffId> const& colleagues, Instant now) {
  for (auto const& one : colleagues) work.own().put(one, {kAsked, remark.id, remark.about.str(), now});
}

void wait_no_more(Work& work, Remark const& remark) {
  for (auto const& one : remark.to) work.own().drop(one, kAsked, remark.id);
  work.own().drop(StaffId(remark.made_by), kAsked, remark.id);
}

/// An answer that asks back: the next word is the other side's.
void turn_round(Work& work, Remark const& remark, Actor const& actor, Instant now) {
  if (remark.to.empty()) return;
  wait_no_more(work, remark);
  bool const by_its_maker = remark.made_by == actor.id.str();
  wait_for(work, remark, by_its_maker ? remark.to : std::vector<StaffId>{StaffId(remark.made_by)}, now);
}

}  // namespace

std::vector<RemarkLine> remarks_of(Office& office, CaseId const& id) {
  std::vector<RemarkLine> lines;
  office.works.look([&](Work& work) {
    lines.clear();
    Scopes scopes(work, id);
    auto const all = work.review_log().remarks(id);
    for (auto const& remark : all) {
      if (!remark.answers.empty()) continue;
      auto const named = scopes.named(remark.scope).value_or(Scopes::Named{"Something that is no longer there", ""});
      lines.push_back({remark, {}, named.about, named.where});
    }
    for (auto const& remark : all) {
      for (auto& line : lines) {
        if (line.remark.id == remark.answers) line.answers.push_back(remark);
      }
    }
  });
  std::stable_partition(lines.begin(), lines.end(), [](auto const& line) { return !line.remark.closed_at; });
  return lines;
}

Done add_remark(Office& office, CaseId const& id, Actor const& actor, NewRemark const& wish) {
  if (tidied(wish.text).empty()) return refused("missing", "Write your remark.", "text");
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_for_remarks(work, office, id, actor);
    if (!about) return tl::unexpected(about.error());
    if (!Scopes(work, id).named(wish.scope)) return refused("not_found", "There is no such thing in this case.");
    if (auto seen = all_may_see(work, *about, wish.to); !seen) return seen;
    auto remark = fresh(office, id, actor, wish.scope);
    remark.text = Personal(tidied(wish.text));
    for (auto const& one : wish.to) remark.to.push_back(one.id);
    work.review_log().add(remark);
    wait_for(work, remark, remark.to, office.clock.now());
    log(work, office, *about, actor, "remark_made", remark);
    return done();
  });
}

Done answer_remark(Office& office, CaseId const& id, Actor const& actor, std::string const& remark_id, std::string const& text, Then then) {
  if (tidied(text).empty()) return refused("missing", "Write your answer.", "answer");
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_for_remarks(work, office, id, actor);
    if (!about) return tl::unexpected(about.error());
    auto all = work.review_log().remarks(id);
    auto const found = std::find_if(all.begin(), all.end(), [&](auto const& one) { return one.id == remark_id && one.answers.empty(); });
    if (found == all.end()) return refused("not_found", "There is no such remark in this case.");
    if (found->closed_at) return refused("closed", "Somebody has closed this remark already.");
    auto answer = fresh(office, id, actor, found->scope);
    answer.answers = found->id;
    answer.text = Personal(tidied(text));
    work.review_log().add(answer);
    log(work, office, *about, actor, "remark_answered", *found);
    if (then == Then::stay_open) {
      turn_round(work, *found, actor, office.clock.now());
      return done();
    }
    wait_no_more(work, *found);
    found->closed_by = actor.id.str();
    found->closed_at = office.clock.now();
    work.review_log().set_closed(*found);
    log(work, office, *about, actor, "remark_closed", *found);
    return done();
  });
}

std::vector<AskedOf> asked_of_colleague(Work& work, StaffId const& colleague) {
  std::vector<AskedOf> asked;
  for (auto const& note : work.own().of(colleague, kAsked)) {
    auto const about = work.cases().find(CaseId(note.content));
    if (!about) continue;
    auto const all = work.review_log().remarks(about->id);
    auto const remark = std::find_if(all.begin(), all.end(), [&](auto const& one) { return one.id == note.name; });
    if (remark == all.end() || remark->closed_at) continue;
    auto const turned = std::find_if(all.rbegin(), all.rend(), [&](auto const& one) { return one.answers == note.name; });
    auto const by = turned == all.rend() ? remark->made_by : turned->made_by;
    asked.push_back({about->id, about->reference, by, remark->id, note.kept_at, colleague});
  }
  std::sort(asked.begin(), asked.end(), [](auto const& one, auto const& other) { return one.since < other.since; });
  return asked;
}

std::vector<OpenPoint> open_in_remarks(Work& work, CaseId const& id) {
  std::vector<OpenPoint> open;
  Scopes scopes(work, id);
  for (auto const& remark : work.review_log().remarks(id)) {
    if (!remark.answers.empty() || remark.closed_at) continue;
    auto const named = scopes.named(remark.scope).value_or(Scopes::Named{"Something that is no longer there", "remarks"});
    open.push_back({named.about + ": a remark waits for an answer", "remarks"});
  }
  return open;
}

}  // namespace rightsdesk::app
