// The one-time page of a source's owner over real HTTP: the link of the letter is followed, a file is sent, the answer is given.
#include "web/owner/answer.h"

#include <gmock/gmock.h>

#include <regex>

#include "app/council.h"
#include "app/owners.h"
#include "app/search_desk.h"
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
using ::testing::SizeIs;

/// A case whose search waits for the records team, and the site that answers them.
class OwnersPage : public ::testing::Test {
 protected:
  OwnersPage() : id_(asked()), desk_(council_), site_(desk_.office, door_, drafts_, settings()), dispatch_(routes(site_), dispatch_settings(site_, [this](LogLine const& line) {
          std::lock_guard const lock(mutex_);
          log_ += line.route + " " + line.detail + "\n";
        })), server_({}, dispatch_) {}

  static SiteSettings settings() {
    SiteSettings settings{std::string(RIGHTSDESK_TREE) + "/templates", asset_folder("owner"), "thamesbrook", "Thamesbrook Council"};
    settings.secret = std::string(32, 's');
    return settings;
  }
  CaseId asked() {
    sources::SourceCard card{"paper-files", "Closed paper files", "Records Manager", "commission", {"closed case files"}};
    card.contact = {"Records team", "records@example.org"};
    council_.sources.systems().push_back({card});
    auto const id = council_.at_desk(app::submitted);
    council_.at_desk([&](app::Office& office) { app::begin_search(office, id); });
    EXPECT_EQ(council_.worker(), app::Council::Ended::well);
    return id;
  }
  /// The path in the letter that asks to look.
  std::string link() {
    std::string path;
    store::in_transaction(*desk_.database, [&](store::Connection& connection) {
      for (auto const& message : store::Outbox(connection, desk_.key).waiting(council_.clock.now(), 100)) {
        auto const at = message.body.find("/answer/");
        if (message.body.find("Please look for a person") != std::string::npos && at != std::string::npos) path = message.body.substr(at, 60);
      }
    });
    return path;
  }

  std::string get(std::string const& path) {
    auto const answer = say("GET " + path + " HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n" + cookie_ + "\r\n");
    std::smatch found;
    if (std::regex_search(answer, found, std::regex("Set-Cookie: (visit=[^;]+)"))) cookie_ = "Cookie: " + found[1].str() + "\r\n";
    if (std::regex_search(answer, found, std::regex("name=\"csrf\" value=\"([0-9a-f]+)\""))) csrf_ = found[1].str();
    return answer;
  }
  std::string post(std::string const& path, std::string const& form) {
    return send(path, "application/x-www-form-urlencoded", "csrf=" + csrf_ + "&" + form);
  }
  std::string upload(std::string const& path, std::string const& title, std::string const& bytes) {
    std::string body;
    auto const part = [&](std::string const& name, std::string const& more, std::string const& content) {
      body += "--edge\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n" + content + "\r\n";
    };
    part("csrf", "", csrf_);
    part("act", "", "add");
    part("title", "", title);
    part("dated-day", "", "30");
    part("dated-month", "", "9");
    part("dated-year", "", "2012");
    part("file", "; filename=\"../../file 0417.txt\"\r\nContent-Type: text/plain", bytes);
    return send(path, "multipart/form-data; boundary=edge", body + "--edge--\r\n");
  }

  std::string send(std::string const& path, std::string const& type, std::string const& body) {
    return say("POST " + path + " HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n" + cookie_ + "Content-Type: " + type + "\r\nContent-Length: " +
               std::to_string(body.size()) + "\r\n\r\n" + body);
  }
  std::string say(std::string const& bytes) { return Wire(server_.port()).send(bytes).no_more().rest(); }
  std::string log() {
    std::lock_guard const lock(mutex_);
    return log_;
  }

  app::Council council_;
  CaseId id_;
  app::Desk desk_;
  NoDoor door_;
  NoDrafts drafts_;
  Site site_;
  std::mutex mutex_;
  std::string log_, cookie_, csrf_;
  Dispatch dispatch_;
  Server server_;
};

TEST_F(OwnersPage, TakesAFileAndAnAnswerWithoutASignIn) {
  auto const path = link();
  ASSERT_THAT(path, SizeIs(60));
  auto const first = get(path);
  EXPECT_EQ(status_of(first), "200");
  EXPECT_THAT(first, AllOf(HasSubstr("Thamesbrook"), HasSubstr("Name: Amina Osei"), HasSubstr("30 November 2026"), HasSubstr("section 173"), HasSubstr("Cache-Control: no-store"),
                           HasSubstr("Referrer-Policy: no-referrer")));
  EXPECT_THAT(first, Not(HasSubstr("amina.osei@example.org")));
  EXPECT_EQ(status_of(upload(path, "Closed file 0417", "Amina showed me her drawings.\n")), "303");
  auto const with_file = get(path);
  EXPECT_THAT(with_file, AllOf(HasSubstr("1 file added"), HasSubstr("Closed file 0417, 30 September 2012"), HasSubstr("30 bytes")));
  EXPECT_EQ(status_of(post(path, "act=send&answer=found&words=&name=Bola+Finch&role=archive+assistant")), "303");
  auto const after = get(path);
  EXPECT_EQ(status_of(after), "200");
  EXPECT_THAT(after, AllOf(HasSubstr("Thank you: this was answered"), Not(HasSubstr("Amina"))));
  auto const found = app::candidates(desk_.office, id_);
  EXPECT_EQ(std::count_if(found.begin(), found.end(), [](auto const& one) { return one.offered.source == "paper-files"; }), 1);
  EXPECT_THAT(log(), Not(HasSubstr(path.substr(8)))) << "the link is in no log";
}

TEST_F(OwnersPage, ShowsTheMistakeAtItsFieldAndKeepsWhatWasTyped) {
  auto const path = link();
  get(path);
  auto const refused_answer = post(path, "act=send&answer=cannot&words=&name=Bola+%3Cb%3E&role=assistant");
  EXPECT_EQ(status_of(refused_answer), "422");
  EXPECT_THAT(refused_answer, AllOf(HasSubstr("<title>Error: "), HasSubstr("href=\"#words\""), HasSubstr("value=\"Bola &lt;b&gt;\"")));
  auto const no_title = upload(path, "", "text");
  EXPECT_THAT(no_title, AllOf(HasSubstr("href=\"#title\""), HasSubstr("Enter what the file is.")));
}

TEST_F(OwnersPage, TakesAFileOutAgain) {
  auto const path = link();
  get(path);
  upload(path, "Somebody else’s file", "text");
  auto const page = get(path);
  std::smatch key;
  ASSERT_TRUE(std::regex_search(page, key, std::regex("name=\"key\" value=\"([0-9A-Za-z]+)\"")));
  EXPECT_EQ(status_of(post(path, "act=remove&key=" + key[1].str())), "303");
  EXPECT_THAT(get(path), Not(HasSubstr("Somebody else")));
}

TEST_F(OwnersPage, TurnsAwayLinksThatNobodyWasGivenAndThoseWhoTryMany) {
  std::string const wrong = "/answer/" + std::string(52, 'A');
  auto const page = get(wrong);
  EXPECT_EQ(status_of(page), "404");
  EXPECT_THAT(page, Not(HasSubstr("Osei")));
  for (int i = 0; i < 9; ++i) EXPECT_EQ(status_of(get(wrong)), "404");
  EXPECT_EQ(status_of(get(wrong)), "429");
  EXPECT_EQ(status_of(get(link())), "200") << "who has a link is not kept out by those who guess";
}

TEST_F(OwnersPage, RefusesWhatIsTooLargeAndWhatAnotherSiteSends) {
  auto const path = link();
  get(path);
  auto const head = "POST " + path + " HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n" + cookie_ + "Content-Type: multipart/form-data; boundary=edge\r\n";
  EXPECT_EQ(status_of(say(head + "Content-Length: 35000000\r\n\r\n")), "413");
  csrf_ = std::string(64, '0');
  EXPECT_EQ(status_of(post(path, "act=send&answer=nothing_held&words=x&name=a&role=b")), "403");
  EXPECT_EQ(status_of(upload(path, "A file", "text")), "403");
  auto const all = app::commissions_of(desk_.office, id_);
  EXPECT_EQ(all.back().state, commission::State::waiting);
}

}  // namespace
}  // namespace rightsdesk::web::testing
