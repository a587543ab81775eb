// Asking for a code over real HTTP: the page says the same whatever is known.
#include "web/portal/status.h"

#include <gmock/gmock.h>

#include <regex>

#include "app/caseload.h"
#include "app/council.h"
#include "app/walk.h"
#include "store/outbox_store.h"
#include "web/edge/wire.h"
#include "web/nobody.h"
#include "web/routes.h"

namespace rightsdesk::web::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class AskingForACode : public ::testing::Test {
 protected:
  AskingForACode() : desk_(council_), site_(desk_.office, door_, drafts_, settings()), dispatch_(routes(site_), dispatch_settings(site_, [](LogLine const&) {})), server_({}, dispatch_) {
    auto const id = app::submitted(desk_.office);
    reference_ = app::case_overview(desk_.office, id, app::officer())->about.reference;
    get("/status");
  }
  static SiteSettings settings() {
    SiteSettings settings{std::string(RIGHTSDESK_TREE) + "/templates", asset_folder("status"), "thamesbrook", "Thamesbrook Council"};
    settings.secret = std::string(32, 's');
    return settings;
  }
  std::string get(std::string const& path) {
    auto const answer = say("GET " + path + " HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n" + cookie_ + "\r\n");
    std::smatch found;
    if (std::regex_search(answer, found, std::regex("Set-Cookie: (visit=[^;]+)"))) cookie_ = "Cookie: " + found[1].str() + "\r\n";
    if (std::regex_search(answer, found, std::regex("name=\"csrf\" value=\"([0-9a-f]+)\""))) csrf_ = found[1].str();
    return answer;
  }
  std::string post(std::string const& path, std::string const& form) {
    auto const body = "csrf=" + csrf_ + "&" + form;
    return say("POST " + path + " HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n" + cookie_ + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + std::to_string(body.size()) +
               "\r\n\r\n" + body);
  }
  std::string say(std::string const& bytes) { return Wire(server_.port()).send(bytes).no_more().rest(); }
  /// The page without what differs between two visits.
  static std::string page_of(std::string const& answer, std::string const& typed) {
    auto page = std::regex_replace(answer.substr(answer.find("<main")), std::regex("name=\"csrf\" value=\"[0-9a-f]+\""), "");
    auto const at = page.find("value=\"" + typed + "\"");
    return at == std::string::npos ? page : page.erase(at, typed.size() + 8);
  }
  int codes() {
    int count = 0;
    store::in_transaction(*desk_.database, [&](store::Connection& connection) {
      count = 0;
      for (auto const& message : store::Outbox(connection, desk_.key).waiting(council_.clock.now(), 100)) count += message.what == "code" ? 1 : 0;
    });
    return count;
  }
  app::Council council_;
  app::Desk desk_;
  NoDoor door_;
  NoDrafts drafts_;
  Site site_;
  std::string reference_, cookie_, csrf_;
  Dispatch dispatch_;
  Server server_;
};

TEST_F(AskingForACode, SaysTheSameForAReferenceThatNobodyHas) {
  for (std::string const how : {"email", "text"}) {
    auto const known = post("/status", "reference=" + reference_ + "&how=" + how), unknown = post("/status", "reference=SRR-0000-0001-H&how=" + how);
    EXPECT_EQ(status_of(known), "200");
    EXPECT_EQ(page_of(known, reference_), page_of(unknown, "SRR-0000-0001-H"));
  }
  EXPECT_EQ(codes(), 1) << "by email; the request gives no mobile, and the page does not tell";
}

TEST_F(AskingForACode, AsksHowItIsToBeSentAndChoosesNothing) {
  EXPECT_THAT(get("/status"), AllOf(HasSubstr("How should we send the code?"), Not(HasSubstr(" checked"))));
  EXPECT_THAT(post("/status", "reference=" + reference_), HasSubstr("Select how we should send the code"));
  EXPECT_THAT(post("/status", "reference=&how=text"), AllOf(HasSubstr("Enter your reference"), HasSubstr("value=\"text\" checked")));
  EXPECT_THAT(post("/status", "reference=" + reference_ + "&how=pigeon"), HasSubstr("Select how we should send the code"));
  EXPECT_EQ(codes(), 0);
}

TEST_F(AskingForACode, DoesNotAskWhereTextsAreNotSent) {
  desk_.office.texts = app::Office::Texts::not_offered;
  EXPECT_THAT(get("/status"), Not(HasSubstr("How should we send the code?")));
  EXPECT_THAT(post("/status", "reference=" + reference_), HasSubstr("Check your email"));
  EXPECT_EQ(codes(), 1);
}

TEST_F(AskingForACode, RemembersHowAfterAWrongCode) {
  EXPECT_THAT(post("/status/code", "reference=" + reference_ + "&how=text&code=00000000"), AllOf(HasSubstr("Check your phone"), HasSubstr("The reference or the code is not right")));
  EXPECT_THAT(post("/status/code", "reference=" + reference_ + "&how=email&code="), AllOf(HasSubstr("Check your email"), HasSubstr("Enter the code we sent you")));
}

}  // namespace
}  // namespace rightsdesk::web::testing
