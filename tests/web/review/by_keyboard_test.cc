// The desk of a reviewer over councils of their own, served to tests/flow/keyboard.mjs, which reviews a document of three pages with the keyboard alone. What it
// did is looked at here, in the store.
#include <gmock/gmock.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "app/caseload.h"
#include "app/council.h"
#include "app/review_desk.h"
#include "app/search_desk.h"
#include "app/walk.h"
#include "web/edge/server.h"
#include "web/edge/wire.h"
#include "web/nobody.h"
#include "web/routes.h"
#include "web/site.h"

namespace rightsdesk::web::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

/// Whoever has its key is the reviewer.
class ReviewersDoor final : public NoDoor {
 public:
  ReviewersDoor() : NoDoor("Ravi Lund") {}
  SignedIn who(std::string const& token) override { return token == std::string(26, 'A') ? SignedIn{"staff-reviewer", "Ravi Lund", {"reviewer"}} : SignedIn{}; }
};

/// A council with one document of three pages under review, and a server of its pages.
class ServedReview {
 public:
  explicit ServedReview(std::string const& assets) {
    auto& held = council_.sources.system(app::kSocialCare).files.at(0);
    held.items = {test::text_item("note-1", "Review of the placement", "2011-07-01",
                                  "Amina came in with her mother, Grace Osei. Tunde Bakare explained the plan.\n\fGrace Osei rang from 020 7946 0123. Amina is doing well at school.\n"
                                  "\fAmina said that she likes her room. Grace Osei agreed.\n")};
    council_.sources.system(app::kArchive).files.clear();
    id_ = app::under_review(council_);
    desk_ = std::make_unique<app::Desk>(council_);
    SiteSettings settings{std::string(RIGHTSDESK_TREE) + "/templates", assets, "thamesbrook", "Thamesbrook Council"};
    settings.secret = std::string(32, 's');
    site_ = std::make_unique<Site>(desk_->office, door_, drafts_, settings);
    dispatch_ = std::make_unique<Dispatch>(routes(*site_), dispatch_settings(*site_, [](LogLine const&) {}));
    server_ = std::make_unique<Server>(EdgeSettings{}, *dispatch_);
  }
  [[nodiscard]] std::string line(std::string const& how) const { return how + " " + std::to_string(server_->port()) + " " + id_.str() + "\n"; }

  void expect_reviewed() {
    auto& office = desk_->office;
    int pages = 0;
    for (auto const& record : app::review_list(office, id_)) {
      pages += record.pages;
      EXPECT_EQ(record.checked, record.pages) << record.record.title.reveal();
    }
    EXPECT_EQ(pages, 3);
    for (auto const& person : app::people_of(office, id_)) {
      if (person.group == app::EntryGroup::subject) continue;
      EXPECT_EQ(person.person.decision.by.str(), "staff-reviewer");
    }
    EXPECT_EQ(app::case_overview(office, id_, app::reviewer())->about.state, "ready_to_pack");
  }

  [[nodiscard]] std::string people_page() const {
    return Wire(server_->port()).send("GET /staff/cases/" + id_.str() + "/review/people HTTP/1.1\r\nHost: desk\r\nCookie: staff=" + std::string(26, 'A') + "\r\nConnection: close\r\n\r\n").no_more().rest();
  }
  void expect_untouched() {
    for (auto const& record : app::review_list(desk_->office, id_)) EXPECT_EQ(record.checked, 0) << record.record.title.reveal();
    EXPECT_EQ(app::case_overview(desk_->office, id_, app::reviewer())->about.state, "in_review");
  }

 private:
  app::Council council_;
  CaseId id_;
  ReviewersDoor door_;
  NoDrafts drafts_;
  std::unique_ptr<app::Desk> desk_;
  std::unique_ptr<Site> site_;
  std::unique_ptr<Dispatch> dispatch_;
  std::unique_ptr<Server> server_;
};

/// A browser comes where tests/flow/gallery.sh has said so, and does the whole of it; without one nothing of the review is done.
TEST(AReviewByKeyboard, IsServedAndStandsAsItsReviewerLeftIt) {
  char const* const told = std::getenv("RIGHTSDESK_BY_KEYBOARD");
  char const* const assets = std::getenv("RIGHTSDESK_ASSETS");
  if (told == nullptr || assets == nullptr) {
    ServedReview served(asset_folder("by-keyboard"));
    EXPECT_THAT(served.people_page(), AllOf(HasSubstr("HTTP/1.1 200 "), HasSubstr("Grace Osei")));
    served.expect_untouched();
    return;
  }
  ServedReview with_scripts(assets), without(assets);
  std::ofstream(std::string(told) + ".new") << with_scripts.line("scripts") << without.line("no-scripts");
  std::filesystem::rename(std::string(told) + ".new", told);
  for (int waited = 0; std::filesystem::exists(told) && waited < 1200; ++waited) std::this_thread::sleep_for(std::chrono::milliseconds(100));
  ASSERT_FALSE(std::filesystem::exists(told)) << "nobody came to review";
  with_scripts.expect_reviewed();
  without.expect_reviewed();
}

}  // namespace
}  // namespace rightsdesk::web::testing
