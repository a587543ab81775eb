#include "app/remarks.h"

#include <algorithm>
#include <map>

#include "app/circumstances.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

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

void log(Work& work, Office const& office, casework::Case const& about, Actor const& actor, std::string const& what, Remark const& remark) {
  record(work, office, about, actor.id.str(),
         {what, office.clock.today(), {{"remark", remark.id}, {"scope", remark.scope}}, "remark=" + remark.id + " scope=" + remark.scope});
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

Done add_remark(Office& office, CaseId const& id, Actor const& actor, std::string const& scope, std::string const& text) {
  if (tidied(text).empty()) return refused("missing", "Write your remark.", "text");
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_for_remarks(work, office, id, actor);
    if (!about) return tl::unexpected(about.error());
    if (!Scopes(work, id).named(scope)) return refused("not_found", "There is no such thing in this case.");
    auto remark = fresh(office, id, actor, scope);
    remark.text = Personal(tidied(text));
    work.review_log().add(remark);
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
    if (then == Then::stay_open) return done();
    found->closed_by = actor.id.str();
    found->closed_at = office.clock.now();
    work.review_log().set_closed(*found);
    log(work, office, *about, actor, "remark_closed", *found);
    return done();
  });
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
