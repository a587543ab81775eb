#include "app/page_times.h"

#include <algorithm>

#include "app/review_deed.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

using std::chrono::duration_cast;
using std::chrono::seconds;

constexpr seconds kLongestAtOnce{3600};

std::string key_of(RecordId const& record, int page) { return "brief/" + record.str() + "/" + std::to_string(page); }

/// With what passed since it was put on the screen.
PageShown left_at(PageShown shown, Instant now) {
  if (!shown.since) return shown;
  auto const passed = std::clamp(duration_cast<seconds>(now - *shown.since), seconds{0}, kLongestAtOnce);
  shown.seconds += static_cast<int>(passed.count());
  shown.since.reset();
  return shown;
}

class BriefSurvey {
 public:
  BriefSurvey(Work& work, CaseId const& id, int under_seconds) : work_(work), under_(under_seconds), justified_(work.review_log().justifications(id)) {
    for (auto const& shown : work.review_log().pages_shown(id)) seconds_[{shown.record, shown.page, shown.who}] = shown.seconds;
  }

  [[nodiscard]] BriefRecord of(collection::CollectedRecord const& record) const {
    BriefRecord brief{record.id, record.title.reveal(), {}};
    for (auto const& row : work_.records().pages(record.id)) {
      if (!row.checked || !row.whole_code.empty() || is_blank(row)) continue;
      auto const found = seconds_.find({record.id, row.number, row.checked_by});
      if (found != seconds_.end() && found->second >= under_) continue;
      brief.pages.push_back({row.number, found == seconds_.end() ? std::nullopt : std::optional(found->second), row.checked_by, justification(record.id, row)});
    }
    return brief;
  }

 private:
  static bool is_blank(collection::PageRow const& row) {
    auto const flags = split(row.flags, ',');
    return std::find(flags.begin(), flags.end(), "blank") != flags.end();
  }
  /// It holds for whoever had checked the page when it was given.
  [[nodiscard]] std::optional<Justification> justification(RecordId const& record, collection::PageRow const& row) const {
    auto const key = key_of(record, row.number);
    for (auto const& one : justified_) {
      if (one.key == key && one.standing == row.checked_by) return one;
    }
    return std::nullopt;
  }

  Work& work_;
  int under_;
  std::vector<Justification> justified_;
  std::map<std::tuple<RecordId, int, std::string>, int> seconds_;
};

}  // namespace

int BriefPages::count() const {
  int all = 0;
  for (auto const& record : records) all += static_cast<int>(record.pages.size());
  return all;
}

int BriefPages::explained() const {
  int all = 0;
  for (auto const& record : records) all += static_cast<int>(std::count_if(record.pages.begin(), record.pages.end(), [](auto const& page) { return page.justified.has_value(); }));
  return all;
}

void note_page_left(Work& work, Office const& office, CaseId const& id, Actor const& actor) {
  for (auto const& shown : work.review_log().on_screen(id, actor.id.str(), {}, 0)) {
    if (shown.since) work.review_log().put(left_at(shown, office.clock.now()));
  }
}

void note_page_shown(Office& office, CaseId const& id, Actor const& actor, RecordId const& record, int page) {
  if (!office.rules.desk.brief_pages) return;
  auto const noted = in_one(office, [&](Work& work) -> Done {
    if (auto const about = case_under_review(work, office, id, actor); !about) return tl::unexpected(about.error());
    auto const now = office.clock.now();
    PageShown here{id, record, page, actor.id.str(), 0, {}};
    for (auto const& shown : work.review_log().on_screen(id, actor.id.str(), record, page)) {
      auto const left = left_at(shown, now);
      if (left.record == record && left.page == page) {
        here = left;
      } else {
        work.review_log().put(left);
      }
    }
    here.since = now;
    work.review_log().put(here);
    return done();
  });
  (void)noted;  // whoever may not review it only reads
}

BriefPages brief_pages_in(Work& work, Office const& office, CaseId const& id) {
  BriefPages brief;
  auto const& policy = office.rules.desk.brief_pages;
  if (!policy) return brief;
  brief.under_seconds = policy->under_seconds;
  brief.must_be_explained = policy->must_be_explained;
  BriefSurvey const survey(work, id, policy->under_seconds);
  for (auto const& record : work.records().of_case(id)) {
    if (!collection::in_hand(record)) continue;
    if (auto one = survey.of(record); !one.pages.empty()) brief.records.push_back(std::move(one));
  }
  return brief;
}

BriefPages brief_pages(Office& office, CaseId const& id) {
  BriefPages brief;
  office.works.look([&](Work& work) { brief = brief_pages_in(work, office, id); });
  return brief;
}

Done justify_brief_pages(Office& office, CaseId const& id, Actor const& actor, RecordId const& record_id, std::string const& reason) {
  auto const why = tidied(reason);
  if (why.empty()) return refused("missing", "Say why that was long enough.", "reason");
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_under_review(work, office, id, actor);
    if (!about) return tl::unexpected(about.error());
    auto const brief = brief_pages_in(work, office, id);
    int explained = 0;
    for (auto const& record : brief.records) {
      if (record.record != record_id) continue;
      for (auto const& page : record.pages) {
        if (page.justified) continue;
        work.review_log().add(Justification{fresh_id_text(), id, key_of(record_id, page.page), page.checked_by, Personal(why), actor.id.str(), office.clock.now()});
        ++explained;
      }
    }
    if (explained == 0) return refused("not_found", "No page of this record waits for an explanation.");
    record(work, office, *about, actor.id.str(),
           {"brief_pages_explained", office.clock.today(), {{"record", record_id.str()}, {"pages", std::to_string(explained)}, {"reason", why}},
            "record=" + record_id.str() + " pages=" + std::to_string(explained)});
    return done();
  });
}

std::vector<OpenPoint> open_in_brief_pages(Work& work, Office const& office, CaseId const& id) {
  auto const& policy = office.rules.desk.brief_pages;
  if (!policy || !policy->must_be_explained) return {};
  auto const brief = brief_pages_in(work, office, id);
  int const open = brief.count() - brief.explained();
  if (open == 0) return {};
  return {{std::to_string(open) + (open == 1 ? " page was" : " pages were") + " on the screen for less than " + std::to_string(brief.under_seconds) + " seconds: look again, or say why that was enough",
           "inconsistencies"}};
}

}  // namespace rightsdesk::app
