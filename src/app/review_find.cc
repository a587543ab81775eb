#include "app/review_find.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "app/case_desk.h"
#include "app/documents.h"
#include "app/review_log.h"

namespace rightsdesk::app {
namespace {

using redaction::Outcome;

constexpr char kStopped[] = "stopped";

using PageKey = std::pair<RecordId, int>;
std::string where_of(PageKey const& page) { return page.first.str() + "/" + std::to_string(page.second); }

/// The case's pages with what is known of each, read once and without any text.
class Pages {
 public:
  Pages(Work& work, CaseId const& id) : work_(work), id_(id), decided_(people_decisions(work, id)) {
    for (auto& row : work.records().of_case(id)) records_.emplace(row.id, std::move(row));
    for (auto& mark : work.reviews().marks_of_case(id)) {
      auto const& place = mark.mention.place;
      marks_[{place.record, place.page}].push_back(std::move(mark));
    }
  }

  std::vector<FoundPage> that_fit(FindPages const& wish) {
    auto const wanted = wish.what ? of(*wish.what) : std::optional<std::set<std::string>>{};
    std::vector<FoundPage> found;
    for (auto const& page : work_.records().reading_order(id_)) {
      PageKey const key{page.record, page.number};
      auto const record = records_.find(page.record);
      if (record == records_.end() || (wanted && wanted->count(where_of(key)) == 0)) continue;
      if (!wish.source.empty() && record->second.source != wish.source) continue;
      if (!wish.person.empty() && !has_person(key, wish.person)) continue;
      if (!wish.code.empty() && !has_code(page, wish.code)) continue;
      found.push_back({where_of(key), record->second.title.reveal(), record->second.source, page.number, static_cast<int>(marks_[key].size()), page.checked});
    }
    return found;
  }

  void offer(ReviewFind& find) {
    std::set<PersonId> mentioned;
    std::set<std::string> codes, sources;
    for (auto const& [key, marks] : marks_) {
      for (auto const& mark : marks) {
        mentioned.insert(mark.mention.person);
        auto const decision = redaction::decision_for(mark, decided_);
        if (decision.outcome == Outcome::withhold) codes.insert(decision.code);
      }
    }
    for (auto const& page : work_.records().reading_order(id_)) {
      if (page.withheld_whole) codes.insert(work_.records().page(page.record, page.number)->whole_code);
    }
    for (auto const& [id, record] : records_) sources.insert(record.source);
    for (auto const& person : work_.reviews().people(id_)) {
      auto const& names = person.known.described.names;
      if (mentioned.count(person.known.id) > 0 && !names.empty()) find.people.emplace_back(person.known.id, names.front().full);
    }
    std::sort(find.people.begin(), find.people.end(), [](auto const& a, auto const& b) { return a.second < b.second; });
    find.codes.assign(codes.begin(), codes.end());
    find.sources.assign(sources.begin(), sources.end());
  }

 private:
  bool has_person(PageKey const& key, PersonId const& person) {
    auto const& marks = marks_[key];
    return std::any_of(marks.begin(), marks.end(), [&](auto const& mark) { return mark.mention.person == person; });
  }
  bool has_code(collection::PageMark const& page, std::string const& code) {
    if (page.withheld_whole && work_.records().page(page.record, page.number)->whole_code == code) return true;
    auto const& marks = marks_[{page.record, page.number}];
    return std::any_of(marks.begin(), marks.end(), [&](auto const& mark) {
      auto const decision = redaction::decision_for(mark, decided_);
      return decision.outcome == Outcome::withhold && decision.code == code;
    });
  }

  std::set<std::string> of(Looked what) {
    switch (what) {
      case Looked::unchecked: return by_mark([](collection::PageMark const& page) { return !page.checked; });
      case Looked::withheld: return by_mark([](collection::PageMark const& page) { return page.withheld_whole; });
      case Looked::undecided: return undecided();
      case Looked::unsure: return unsure();
      case Looked::remarks: return with_remarks();
      case Looked::changed: return changed();
      case Looked::repeated: return repeated();
    }
    throw Bug("a way to look for pages without a name");
  }

  template <class Fits>
  std::set<std::string> by_mark(Fits const& fits) {
    std::set<std::string> found;
    for (auto const& page : work_.records().reading_order(id_)) {
      if (fits(page)) found.insert(where_of({page.record, page.number}));
    }
    return found;
  }

  std::set<std::string> undecided() {
    std::set<std::string> found;
    for (auto const& page : work_.reviews().waiting(id_)) found.insert(where_of({page.record, page.page}));
    return found;
  }

  /// Read badly or in two ways, not read, handwriting; or with a mark that the program is not sure of.
  std::set<std::string> unsure() {
    std::set<std::string> found;
    for (auto const& [key, marks] : marks_) {
      bool const suspect = std::any_of(marks.begin(), marks.end(), [](auto const& mark) { return mark.mention.tier == redaction::Tier::suspect; });
      if (suspect) found.insert(where_of(key));
    }
    for (auto const& [id, record] : records_) {
      for (auto const& page : work_.records().pages(id)) {
        if (is_for_eyes(page)) found.insert(where_of({id, page.number}));
      }
    }
    return found;
  }

  std::set<std::string> with_remarks() {
    std::set<std::string> found;
    for (auto const& remark : work_.review_log().remarks(id_)) {
      if (remark.closed_at || !remark.answers.empty()) continue;
      auto const colon = remark.scope.find(':');
      auto const kind = remark.scope.substr(0, colon), rest = remark.scope.substr(colon + 1);
      if (kind == "page") found.insert(rest);
      for (auto const& [key, marks] : marks_) {
        bool const about = std::any_of(marks.begin(), marks.end(), [&](auto const& mark) {
          return (kind == "person" && mark.mention.person.str() == rest) || (kind == "proposal" && key.first.str() + "/" + mark.id.str() == rest);
        });
        if (about || (kind == "record" && key.first.str() == rest)) found.insert(where_of(key));
      }
    }
    return found;
  }

  /// Checked once, and since then a place on it was decided or marked, or it was opened again.
  std::set<std::string> changed() {
    std::map<std::string, Instant> first_checked;
    for (auto const& event : work_.cases().events(id_)) {
      if (event.what == "page_checked") first_checked.try_emplace(casework::detail_of(event, "record") + "/" + casework::detail_of(event, "page"), event.at);
    }
    auto found = by_mark([&](collection::PageMark const& page) { return !page.checked && first_checked.count(where_of({page.record, page.number})) > 0; });
    for (auto const& [key, marks] : marks_) {
      auto const checked = first_checked.find(where_of(key));
      if (checked == first_checked.end()) continue;
      bool const later = std::any_of(marks.begin(), marks.end(), [&](auto const& mark) { return redaction::decision_for(mark, decided_).at > checked->second; });
      if (later) found.insert(where_of(key));
    }
    return found;
  }

  std::set<std::string> repeated() {
    std::set<std::string> found;
    auto const text = work_.review_log().standings(id_);
    if (text.empty()) return found;
    for (auto const& [where, standing] : Json::parse(text).items()) {
      if (standing.at(0).get<int>() > 1) found.insert(where);
    }
    return found;
  }

  Work& work_;
  CaseId id_;
  std::map<PersonId, redaction::Decision> decided_;
  std::map<RecordId, collection::CollectedRecord> records_;
  std::map<PageKey, std::vector<redaction::Proposal>> marks_;
};

}  // namespace

ReviewFind find_pages(Office& office, CaseId const& id, FindPages const& wish) {
  ReviewFind find;
  office.works.look([&](Work& work) {
    find = {};
    Pages pages(work, id);
    pages.offer(find);
    find.pages = pages.that_fit(wish);
  });
  return find;
}

Done stop_here(Office& office, CaseId const& id, Actor const& actor, RecordId const& record, int page) {
  return in_one(office, [&](Work& work) -> Done {
    auto const row = work.records().find(record);
    if (!row || row->about != id || !work.records().page(record, page)) return refused("not_found", "There is no such page.");
    work.own().put(actor.id, {kStopped, id.str(), record.str() + "/" + std::to_string(page), office.clock.now()});
    return done();
  });
}

std::optional<Stopped> stopped_at(Office& office, CaseId const& id, Actor const& actor) {
  std::optional<Stopped> stopped;
  office.works.look([&](Work& work) {
    stopped.reset();
    for (auto const& note : work.own().of(actor.id, kStopped)) {
      if (note.name != id.str()) continue;
      auto const slash = note.content.find('/');
      RecordId const record(note.content.substr(0, slash));
      int const page = std::stoi(note.content.substr(slash + 1));
      auto const row = work.records().find(record);
      if (row && row->about == id && work.records().page(record, page)) stopped = Stopped{note.content, row->title.reveal(), page, note.kept_at};
    }
  });
  return stopped;
}

}  // namespace rightsdesk::app
