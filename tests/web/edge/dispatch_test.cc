#include "web/edge/dispatch.h"

#include <gtest/gtest.h>

#include "web/edge/wire.h"

namespace rightsdesk::web::testing {
namespace {

std::string const visit = "0123456789ABCDEFGHJKMNPQRS";

std::string token_of(SmallSite& site, std::string const& cookies) {
  auto const page = site.get("/token", "Cookie: " + cookies + "\r\n");
  auto const at = page.find("token=") + 6;
  return page.substr(at, page.find(';', at) - at);
}

std::string post(SmallSite& site, std::string const& body, std::string const& more) {
  return site.say("POST /echo HTTP/1.1\r\nHost: desk\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n" +
                  more + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
}

TEST(Dispatch, TakesAFormWithTheTokenOfTheSameVisit) {
  SmallSite site;
  auto const token = token_of(site, "visit=" + visit);
  EXPECT_EQ(token.size(), 64u);
  auto const answer = post(site, "csrf=" + token + "&words=caf%C3%A9+au+lait", "Cookie: visit=" + visit + "\r\n");
  EXPECT_NE(answer.find("you said [café au lait]"), std::string::npos);
}

// A07
TEST(Dispatch, RefusesAFormFromElsewhere) {
  SmallSite site;
  auto const token = token_of(site, "visit=" + visit);
  auto const cookie = "Cookie: visit=" + visit + "\r\n";
  auto const good = "csrf=" + token + "&words=a";
  EXPECT_EQ(status_of(post(site, "words=a", cookie)), "403");
  EXPECT_EQ(status_of(post(site, "csrf=" + std::string(64, '0') + "&words=a", cookie)), "403");
  EXPECT_EQ(status_of(post(site, good, "Cookie: visit=ZZZZ456789ABCDEFGHJKMNPQRS\r\n")), "403");
  EXPECT_EQ(status_of(post(site, good, cookie + "Origin: https://evil.example\r\n")), "403");
  EXPECT_EQ(status_of(post(site, good, cookie + "Sec-Fetch-Site: cross-site\r\n")), "403");
  EXPECT_EQ(status_of(post(site, good, cookie + "Sec-Fetch-Site: same-site\r\n")), "403");
  EXPECT_EQ(site.runs(), 1u);
  EXPECT_EQ(status_of(post(site, good, cookie + "Origin: http://desk\r\n")), "200");
  EXPECT_EQ(status_of(post(site, good, cookie + "Origin: null\r\nSec-Fetch-Site: same-origin\r\n")), "200");
}

TEST(Dispatch, RefusesAPlainTextFormAndADoubledField) {
  SmallSite site;
  auto const cookie = "Cookie: visit=" + visit + "\r\n";
  auto const token = token_of(site, "visit=" + visit);
  EXPECT_EQ(status_of(site.say("POST /echo HTTP/1.1\r\nHost: desk\r\nContent-Type: text/plain\r\nContent-Length: 7\r\n\r\nwords=a")), "415");
  EXPECT_EQ(status_of(post(site, "csrf=" + token + "&words=a&words=b", cookie)), "400");
}

TEST(Dispatch, SendsStrangersToTheSignInAndBackToOurOwnPathsOnly) {
  SmallSite site;
  auto const answer = site.get("/staff");
  EXPECT_EQ(status_of(answer), "303");
  EXPECT_NE(answer.find("Location: /staff/sign-in?next=%2Fstaff\r\n"), std::string::npos);
  EXPECT_FALSE(own_path("//evil.example"));
  EXPECT_FALSE(own_path("/\\evil.example"));
  EXPECT_FALSE(own_path("javascript:alert(1)"));
  EXPECT_FALSE(own_path("/a b"));
  EXPECT_TRUE(own_path("/staff/cases/7"));
}

TEST(Dispatch, LetsOnlyTheNamedRolesIn) {
  SmallSite site;
  auto const cookie = "Cookie: staff=" + std::string(26, 'A') + "\r\n";
  EXPECT_NE(site.get("/staff", cookie).find("hello Amal"), std::string::npos);
  EXPECT_EQ(status_of(site.get("/staff/review", cookie)), "403");
  EXPECT_EQ(status_of(site.get("/staff", "Cookie: staff=" + std::string(26, 'B') + "\r\n")), "303");
}

TEST(Dispatch, AsksToComeAgainWhereThereIsMoreToDoThanCanBeDone) {
  SmallSite site;
  auto const answer = site.get("/fails/busy");
  EXPECT_EQ(status_of(answer), "503") << "no fault: RFC 9110, 15.6.4";
  EXPECT_NE(answer.find("Retry-After: 10\r\n"), std::string::npos);
  EXPECT_EQ(answer.find("database connections"), std::string::npos);
}

TEST(Dispatch, GuardsEveryAnswer) {
  SmallSite site;
  for (std::string const path : {"/", "/nowhere", "/fails/number"}) {
    auto const answer = site.get(path);
    EXPECT_NE(answer.find("Content-Security-Policy: default-src 'none';"), std::string::npos) << path;
    EXPECT_NE(answer.find("Cache-Control: no-store"), std::string::npos) << path;
    EXPECT_NE(answer.find("X-Content-Type-Options: nosniff"), std::string::npos) << path;
    EXPECT_NE(answer.find("Referrer-Policy: no-referrer"), std::string::npos) << path;
  }
  auto const first = site.get("/");
  EXPECT_NE(first.find("Set-Cookie: visit="), std::string::npos);
  EXPECT_NE(first.find("; Path=/; HttpOnly; SameSite=Lax"), std::string::npos);
}

TEST(Dispatch, ReadsAnUploadedFileWhole) {
  SmallSite site;
  auto const token = token_of(site, "visit=" + visit);
  std::string const content("\x89PNG\r\n--x\r\n\0end", 16);
  auto const body = "--x7\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + token +
                    "\r\n--x7\r\nContent-Disposition: form-data; name=\"id\"; filename=\"my id.png\"\r\nContent-Type: image/png\r\n\r\n" +
                    content + "\r\n--x7--\r\n";
  auto const answer = site.say("POST /upload HTTP/1.1\r\nHost: desk\r\nConnection: close\r\nCookie: visit=" + visit +
                               "\r\nContent-Type: multipart/form-data; boundary=x7\r\nContent-Length: " +
                               std::to_string(body.size()) + "\r\n\r\n" + body);
  EXPECT_NE(answer.find("my id.png:16"), std::string::npos);
}

/// ASVS 16.3.2, 16.3.3
TEST(Dispatch, TellsOfARefusalOnceAndCountsAFlood) {
  SmallSite site;
  auto const cookie = "Cookie: staff=" + std::string(26, 'A') + "\r\n";
  (void)site.get("/staff/review", cookie);
  (void)site.get("/nowhere", cookie);
  std::vector<LogLine> told;
  auto const refusals = [&] {
    told.clear();
    for (auto const& line : site.lines())
      if (line.event == "refused") told.push_back(line);
    return told.size();
  };
  ASSERT_EQ(refusals(), 1U) << "an address that nobody has is a mistake";
  EXPECT_EQ(told.front().route, "/staff/review");
  EXPECT_EQ(told.front().detail, "not permitted by=S1");
  EXPECT_EQ(told.front().status, 403);
  for (int i = 0; i < 30; ++i) (void)site.get("/staff/review", cookie);
  EXPECT_EQ(refusals(), 20U) << "as many at once of one address, and no more";
  (void)site.say("GET / HTTP/1.1\r\nHost: desk\r\nHost: other\r\n\r\n");
  ASSERT_EQ(refusals(), 21U);
  EXPECT_EQ(told.back().detail, "before it was read untold=11");
}

TEST(Dispatch, WritesNoPathAndNoWordsIntoTheLog) {
  SmallSite site;
  site.get("/cases/SRR-7K4M?name=Priya");
  for (auto const& line : site.lines()) {
    EXPECT_EQ(line.route, "/cases/:case");
    EXPECT_EQ(line.status, 200);
    EXPECT_EQ(line.detail, "GET");
  }
  EXPECT_EQ(site.lines().size(), 1u);
}

}  // namespace
}  // namespace rightsdesk::web::testing
