// The interface for the council's other systems, over a real listener: what it does, whom it lets in, and what it makes of bad input.
#include <gmock/gmock.h>

#include "api_desk.h"
#include "app/acts.h"
#include "app/keep_to.h"
#include "core/text.h"

namespace rightsdesk::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class Api : public ::testing::Test, protected ApiDesk {
 protected:
  app::MadeClient const all_ = client({"requests.read", "requests.submit", "requests.note", "requests.withdraw"});
  std::string const& key_ = all_.key;
  std::string submitted(std::string const& once, std::string const& received_on = "2026-11-20") { return post(key_, "/api/v1/requests", amina(received_on), once).json()["reference"].get<std::string>(); }
  CaseId case_of(std::string const& reference) {
    CaseId found;
    desks.desk.office.works.look([&](app::Work& work) { found = work.cases().find_by_reference(reference)->id; });
    return found;
  }
  std::int64_t cases() { return number("SELECT COUNT(*) FROM sar_case"); }
};

TEST_F(Api, TakesARequestThroughTheSameDoorAsTheForm) {
  auto const said = post(key_, "/api/v1/requests", amina(), "call-4711");
  EXPECT_EQ(said.status, 201) << said.text;
  auto const reference = said.json()["reference"].get<std::string>();
  EXPECT_EQ(said.header("location"), "/api/v1/requests/" + reference);
  EXPECT_EQ(said.json()["more"], Json::array());
  auto const about = case_of(reference);
  desks.desk.office.works.look([&](app::Work& work) {
    auto const found = work.cases().find(about);
    EXPECT_EQ(to_iso(found->received), "2026-11-20") << "the day on which it reached the council";
    EXPECT_EQ(found->subject.reveal().names.front().full, "Amina Osei");
    EXPECT_EQ(casework::detail_of(work.cases().events(about).front(), "channel"), "phone");
  });
  EXPECT_EQ(number("SELECT COUNT(*) FROM outbox"), 1) << "the acknowledgement";
}

TEST_F(Api, CountsTheClockFromTheDayOnWhichTheCouncilHadIt) {
  auto const said = get(key_, "/api/v1/requests/" + submitted("1", "2026-10-31") + "/clock");
  EXPECT_EQ(said.status, 200);
  auto const clock = said.json();
  EXPECT_EQ(clock["due"], "2026-11-30");
  EXPECT_EQ(clock["status"], "running");
  EXPECT_EQ(clock["because"][1]["rule"], "T-10");
  EXPECT_THAT(clock["because"][1]["text"].get<std::string>(), HasSubstr("It reached the council on Saturday 31 October 2026"));
}

TEST_F(Api, DoesARepeatedRequestOnceAndGivesTheSameAnswer) {
  auto const first = post(key_, "/api/v1/requests", amina(), "call-4711"), second = post(key_, "/api/v1/requests", amina(), "call-4711");
  EXPECT_EQ(second.status, 201);
  EXPECT_EQ(second.text, first.text);
  EXPECT_EQ(second.header("location"), first.header("location"));
  EXPECT_EQ(first.header("idempotency-replayed"), "");
  EXPECT_EQ(second.header("idempotency-replayed"), "true");
  EXPECT_EQ(cases(), 1);
  auto const other = post(key_, "/api/v1/requests", amina("2026-11-21"), "call-4711");
  EXPECT_EQ(other.status, 422);
  EXPECT_EQ(other.problem(), "key_reused");
  EXPECT_EQ(cases(), 1);
}

TEST_F(Api, OpensNoSecondCaseWhenTheAnswerToTheFirstWasLost) {
  auto const first = post(key_, "/api/v1/requests", amina(), "call-4711");
  desks.desk.database->connection()->execute("UPDATE client_answer SET status = 0, answer_sealed = '', location = ''");  // the process died before it was kept
  auto const second = post(key_, "/api/v1/requests", amina(), "call-4711");
  EXPECT_EQ(second.text, first.text);
  desks.desk.database->connection()->execute("DELETE FROM client_answer");  // a month later
  EXPECT_EQ(post(key_, "/api/v1/requests", amina(), "call-4711").text, first.text);
  EXPECT_EQ(cases(), 1);
}

TEST_F(Api, PointsToEveryFieldThatIsWrongAndOpensNothing) {
  auto body = amina();
  body["answers"].erase("full-name");
  body["answers"]["born"] = "2030-01-01";
  body["answers"]["address"] = {{"lines", "12 Weir Lane"}, {"postcode", "nowhere"}};
  body["answers"]["email"] = "amina";
  body["answers"]["services"] = {"gardening"};
  auto const said = post(key_, "/api/v1/requests", body, "1");
  EXPECT_EQ(said.status, 422);
  EXPECT_EQ(said.problem(), "wrong_fields");
  EXPECT_THAT(said.wrong(), ElementsAre("/answers/full-name missing", "/answers/address/postcode not_real", "/answers/services not_offered", "/answers/email not_real", "/answers/born not_past"));
  EXPECT_THAT(said.text, Not(HasSubstr("12 Weir Lane")));
  EXPECT_EQ(cases(), 0);
  EXPECT_EQ(post(key_, "/api/v1/requests", amina(), "1").status, 201) << "the key is still free";
}

TEST_F(Api, NeedsAnIdempotencyKeyForWhatChangesSomething) {
  auto const reference = submitted("1");
  for (auto const& once : {std::string(), std::string(256, 'k'), std::string("two words"), std::string("k\xC3\xA4se")}) {
    for (auto const& [path, body] : std::map<std::string, Json>{{"/api/v1/requests", amina()}, {"/api/v1/requests/" + reference + "/notes", {{"text", "She rang"}}}}) {
      auto const said = post(key_, path, body, once);
      EXPECT_EQ(said.status, 400) << path << " " << once;
      EXPECT_EQ(said.problem(), "no_idempotency_key") << path << " " << once;
    }
  }
  EXPECT_EQ(cases(), 1);
}

TEST_F(Api, TellsHowARequestStandsAndNobodysName) {
  auto const reference = submitted("1");
  auto const said = get(key_, "/api/v1/requests/" + reference);
  EXPECT_EQ(said.status, 200);
  auto const request = said.json();
  EXPECT_EQ(request["reference"], reference);
  EXPECT_EQ(request["state"], "received");
  EXPECT_EQ(request["received"], "2026-11-20");
  EXPECT_EQ(request["clock"]["due"], "2026-12-21");
  EXPECT_EQ(request["open"], true);
  for (auto const* part : {"", "/clock", "/tasks", "/messages", "/deliveries"}) {
    auto const text = get(key_, "/api/v1/requests/" + reference + part).text;
    for (auto const* personal : {"Amina", "Osei", "example.org", "Weir Lane", "IG11"}) EXPECT_THAT(text, Not(HasSubstr(personal))) << part;
  }
}

TEST_F(Api, ListsLettersTasksAndDeliveries) {
  auto const path = "/api/v1/requests/" + submitted("1");
  auto const messages = get(key_, path + "/messages").json()["messages"];
  ASSERT_EQ(messages.size(), 1U);
  EXPECT_EQ(messages[0]["letter"], "L-1");
  EXPECT_EQ(messages[0]["sent_on"], "2026-11-23");
  EXPECT_EQ(get(key_, path + "/deliveries").json()["deliveries"], Json::array());
  auto const tasks = get(key_, path + "/tasks");
  EXPECT_EQ(tasks.status, 200);
  EXPECT_TRUE(tasks.json()["tasks"].is_array());
}

TEST_F(Api, AddsANoteInTheNameOfTheSystem) {
  auto const reference = submitted("1");
  auto const path = "/api/v1/requests/" + reference + "/notes";
  EXPECT_EQ(post(key_, path, {{"text", "She rang to ask when."}}, "note-1").status, 201);
  EXPECT_EQ(post(key_, path, {{"text", "She rang to ask when."}}, "note-1").header("idempotency-replayed"), "true");
  EXPECT_EQ(number("SELECT COUNT(*) FROM case_event WHERE what = 'note'"), 1);
  EXPECT_EQ(desks.desk.database->connection()->row("SELECT actor FROM case_event WHERE what = 'note'")->text(0), "client:" + all_.client.id);
  EXPECT_EQ(desks.door.name_of("client:" + all_.client.id), "Contact centre");
  EXPECT_THAT(post(key_, path, {{"text", " "}}, "note-2").wrong(), ElementsAre("/text missing"));
  EXPECT_THAT(post(key_, path, {{"text", 5}}, "note-2").wrong(), ElementsAre("/text wrong_type"));
  EXPECT_THAT(post(key_, path, {{"text", std::string(5001, 'x')}}, "note-2").wrong(), ElementsAre("/text too_long"));
  EXPECT_THAT(post(key_, path, {{"words", "She rang"}}, "note-2").wrong(), ElementsAre(" unknown_field", "/text missing"));
}

TEST_F(Api, WithdrawsARequestOnceAndSaysWhenItIsTooLate) {
  auto const reference = submitted("1");
  auto const path = "/api/v1/requests/" + reference + "/withdrawal";
  EXPECT_EQ(post(key_, path, {{"how", "He rang: it is settled."}}, "w1").status, 201);
  EXPECT_EQ(get(key_, "/api/v1/requests/" + reference).json()["state"], "withdrawn");
  EXPECT_EQ(post(key_, path, {{"how", "He rang: it is settled."}}, "w1").status, 201);
  auto const late = post(key_, path, {{"how", "Once more"}}, "w2");
  EXPECT_EQ(late.status, 409) << late.text;
  EXPECT_EQ(late.problem(), "not_now");
}

TEST_F(Api, GivesListsPageByPageAndMissesNoneThatStoodThere) {
  std::set<std::string> sent, seen;
  for (int i = 0; i < 7; ++i) sent.insert(submitted("call-" + std::to_string(i)));
  std::string path = "/api/v1/requests?limit=3";
  for (int page = 1; !path.empty() && page < 9; ++page) {
    auto const said = get(key_, path);
    ASSERT_EQ(said.status, 200) << said.text;
    auto const body = said.json();
    EXPECT_LE(body["requests"].size(), 3U);
    for (auto const& one : body["requests"]) EXPECT_TRUE(seen.insert(one["reference"]).second) << "listed once";
    path = body["next"].is_null() ? "" : body["next"].get<std::string>();
    EXPECT_EQ(said.header("link"), path.empty() ? "" : "<" + path + ">; rel=\"next\"");
    if (page == 1) submitted("meanwhile");
  }
  for (auto const& reference : sent) EXPECT_TRUE(seen.contains(reference));
}

TEST_F(Api, FindsRequestsByHowTheyStand) {
  auto const late = submitted("late", "2026-09-01"), withdrawn = submitted("withdrawn"), fresh = submitted("fresh");
  post(key_, "/api/v1/requests/" + withdrawn + "/withdrawal", {{"how", "She rang"}}, "w");
  auto const listed = [&](std::string const& query) {
    std::set<std::string> references;
    auto const body = get(key_, "/api/v1/requests" + query).json();
    for (auto const& one : body["requests"]) references.insert(one["reference"]);
    return references;
  };
  EXPECT_EQ(listed(""), (std::set{late, fresh}));
  EXPECT_EQ(listed("?group=overdue"), (std::set{late}));
  EXPECT_EQ(listed("?group=closed"), (std::set{withdrawn}));
  EXPECT_EQ(listed("?due_from=2026-12-01&due_to=2026-12-31"), (std::set{fresh}));
  EXPECT_EQ(listed("?workflow=access&state=received&service=social-care"), (std::set{late, fresh}));
  EXPECT_THAT(listed("?workflow=erasure"), IsEmpty());
}

TEST_F(Api, SaysWhichFilterItDoesNotKnow) {
  EXPECT_THAT(get(key_, "/api/v1/requests?group=mine&limit=0&limit2=3&due_to=soon&after=%21&state=A").wrong(),
              ElementsAre("?group not_offered", "?limit not_offered", "?limit2 unknown_field", "?due_to not_real", "?after not_offered", "?state not_offered"));
  for (auto const* limit : {"201", "-1", "1e3", "9999999999999999999", "", "3x"}) EXPECT_EQ(get(key_, std::string("/api/v1/requests?limit=") + limit).status, 422) << limit;
  EXPECT_EQ(get(key_, "/api/v1/requests?limit=2&limit=3").status, 422);
  EXPECT_EQ(get(key_, "/api/v1/requests?after=JyBPUiAxPTE").status, 422) << "' OR 1=1";
}

TEST_F(Api, LetsNobodyInWithoutAKeyThatIsGoodForIt) {
  auto const reference = submitted("1");
  auto const ended = client({"requests.read"});
  desks.clients.end(ended.client.id, "program:test");
  std::set<std::string> answers;
  for (auto const& headers : std::vector<Headers>{{}, {{"Authorization", "Bearer rdk_00000000000000000000000000"}}, {{"Authorization", "Bearer " + ended.key}}, {{"Authorization", "Basic " + key_}}, {{"Authorization", key_}},
                                                  {{"Authorization", "Bearer"}}, {{"Cookie", "staff=" + key_}}, {{"X-Api-Key", key_}}}) {
    auto const said = ask("GET", "/api/v1/requests/" + reference, headers);
    EXPECT_EQ(said.status, 401);
    EXPECT_EQ(said.header("www-authenticate"), "Bearer");
    EXPECT_EQ(said.header("set-cookie"), "");
    answers.insert(said.text);
  }
  EXPECT_EQ(answers.size(), 1U) << "nobody can tell why";
  EXPECT_EQ(ask("GET", "/api/v1/requests?key=" + key_, {}).status, 401);
}

TEST_F(Api, GivesNothingToACookie) {
  auto const dpo = desks.add("dpo", {"dpo", "intake", "case_officer"});
  auto const cookie = "staff=" + desks.session_of(dpo);
  EXPECT_EQ(ask("GET", "/staff/cases", {{"Cookie", cookie}}).status, 200);
  for (auto const& route : desks.dispatch.routes()) {
    if (route.access.audience != web::Audience::caller) continue;
    auto path = route.pattern;
    for (auto const* part : {":reference", ":webhook", ":request"}) {
      if (auto const at = path.find(part); at != std::string::npos) path.replace(at, std::string(part).size(), "SRR-7K4M-29QD-X");
    }
    EXPECT_EQ(ask(route.method, path, {{"Cookie", cookie}}).status, 401) << route.pattern;
  }
}

TEST_F(Api, HoldsEveryKeyToItsScopes) {
  auto const reference = submitted("1");
  auto const reader = client({"requests.read"}).key, writer = client({"requests.submit"}).key;
  EXPECT_EQ(get(reader, "/api/v1/requests/" + reference).status, 200);
  for (auto const* part : {"", "/clock", "/tasks", "/messages", "/deliveries"}) {
    auto const said = get(writer, "/api/v1/requests/" + reference + part);
    EXPECT_EQ(said.status, 403) << part;
    EXPECT_EQ(said.problem(), "not_this_key") << part;
  }
  EXPECT_EQ(get(writer, "/api/v1/requests").status, 403);
  EXPECT_EQ(post(reader, "/api/v1/requests", amina(), "2").status, 403);
  EXPECT_EQ(post(reader, "/api/v1/requests/" + reference + "/notes", {{"text", "x"}}, "2").status, 403);
  EXPECT_EQ(post(reader, "/api/v1/requests/" + reference + "/withdrawal", {{"how", "x"}}, "2").status, 403);
  EXPECT_EQ(post(writer, "/api/v1/requests", amina(), "2").status, 201);
}

TEST_F(Api, AnswersForACaseKeptToOthersAsForOneThatNeverWas) {
  auto const kept = submitted("kept"), elsewhere = submitted("elsewhere"), open = submitted("open");
  auto const owner = desks.add("owner", {"dpo"});
  ASSERT_TRUE(app::keep_to_named(desks.desk.office, case_of(kept), {owner, "owner", {"dpo"}}, {{owner}, "witness", "Her address is protected"}));
  desks.desk.database->connection()->execute("UPDATE sar_case SET controller = 'hackney' WHERE id = ?", {case_of(elsewhere).str()});
  desks.desk.database->connection()->execute("UPDATE case_standing SET stale = 1");
  for (auto const* part : {"", "/clock", "/tasks", "/messages", "/deliveries"}) {
    auto const never = get(key_, std::string("/api/v1/requests/SRR-7K4M-29QD-X") + part);
    EXPECT_EQ(never.status, 404);
    EXPECT_EQ(get(key_, "/api/v1/requests/" + kept + part).text, never.text) << part;
    EXPECT_EQ(get(key_, "/api/v1/requests/" + elsewhere + part).text, never.text) << part;
    EXPECT_EQ(get(key_, "/api/v1/requests/" + open + part).status, 200) << part;
  }
  EXPECT_EQ(post(key_, "/api/v1/requests/" + kept + "/notes", {{"text", "x"}}, "n").status, 404);
  EXPECT_EQ(post(key_, "/api/v1/requests/" + elsewhere + "/withdrawal", {{"how", "x"}}, "w").status, 404);
  auto const list = get(key_, "/api/v1/requests").text;
  EXPECT_THAT(list, HasSubstr(open));
  EXPECT_THAT(list, Not(HasSubstr(kept)));
  EXPECT_THAT(list, Not(HasSubstr(elsewhere)));
}

TEST_F(Api, WritesEveryCallIntoTheLedgerUnderTheNameOfTheSystem) {
  auto const reference = submitted("1");
  get(key_, "/api/v1/requests/" + reference);
  get(key_, "/api/v1/requests/SRR-7K4M-29QD-X");
  post(key_, "/api/v1/requests/" + reference + "/notes", {{"text", "She rang"}}, "n");
  auto const who = "client:" + all_.client.id;
  auto const acts = ledger();
  EXPECT_THAT(acts, Contains(who + " client_call POST /api/v1/requests 201"));
  EXPECT_THAT(acts, Contains(who + " client_call GET /api/v1/requests/:reference 200"));
  EXPECT_THAT(acts, Contains(who + " client_call GET /api/v1/requests/:reference 404"));
  EXPECT_THAT(acts, Contains(who + " note "));
  EXPECT_EQ(number("SELECT COUNT(*) FROM ledger WHERE what = 'client_call' AND about <> ''"), 3) << "on the case, but for the one that is not there";
  for (auto const& act : acts) {
    EXPECT_THAT(act, Not(HasSubstr("She rang")));
    EXPECT_THAT(act, Not(HasSubstr("Amina")));
  }
}

TEST_F(Api, AsksASystemThatIsTooFastToWait) {
  auto const fast = client({"requests.read"});
  Said last;
  int through = 0;
  while (through < 200 && (last = get(fast.key, "/api/v1/requests?limit=1")).status == 200) ++through;
  EXPECT_EQ(last.status, 429);
  EXPECT_EQ(last.problem(), "too_many");
  EXPECT_EQ(last.header("retry-after"), "1");
  EXPECT_GE(through, 60);
  EXPECT_EQ(get(key_, "/api/v1/requests?limit=1").status, 200) << "another system is not held up";
}

TEST_F(Api, MakesAProblemOfEveryBodyThatIsNoSoundJson) {
  struct Bad {
    std::string body, problem;
    int status;
  };
  std::string deep(100'000, '['), bomb;
  for (int i = 0; i < 65; ++i) bomb += "{\"a\":";
  std::vector<Bad> const cases{{"", "bad_json", 400},
                               {"{", "bad_json", 400},
                               {"{\"answers\":", "bad_json", 400},
                               {"null", "wrong_fields", 422},
                               {"[]", "wrong_fields", 422},
                               {"\"text\"", "wrong_fields", 422},
                               {"{} {}", "bad_json", 400},
                               {"{'channel':'phone'}", "bad_json", 400},
                               {"{\"channel\":\"phone\",\"channel\":\"post\"}", "bad_json", 400},
                               {"{\"channel\":\"phone\xff\xfe\"}", "bad_json", 400},
                               {"{\"channel\":\"\xed\xa0\x80\"}", "bad_json", 400},
                               {"{\"channel\":\"\\ud800\"}", "bad_json", 400},
                               {"{\"n\":1e999}", "bad_json", 400},
                               {"{\"n\":18446744073709551615}", "bad_json", 400},
                               {"{\"n\":NaN}", "bad_json", 400},
                               {deep, "bad_json", 400},
                               {bomb, "bad_json", 400},
                               {"{\"n\":1}", "wrong_fields", 422},
                               {std::string("{\"a\":\0}", 7), "bad_json", 400}};
  auto const path = std::string("/api/v1/requests");
  for (auto const& [body, wanted, status] : cases) {
    auto const said = post_text(key_, path, body, "1");
    EXPECT_EQ(said.status, status) << body.substr(0, 60);
    EXPECT_EQ(said.problem(), wanted) << body.substr(0, 60);
  }
  EXPECT_EQ(cases.empty(), false);
  EXPECT_EQ(this->cases(), 0);
}

TEST_F(Api, AnswersEveryRefusalOfTheListenerAsAProblem) {
  Headers const bearer{{"Authorization", "Bearer " + key_}};
  auto const with = [&](Headers more) {
    more.insert(bearer.begin(), bearer.end());
    return more;
  };
  EXPECT_EQ(ask("GET", "/api/v1/nothing", bearer).problem(), "not_found");
  EXPECT_EQ(ask("GET", "/api/v1/requests/..%2f..%2fstaff", bearer).problem(), "bad_request");
  auto const put = ask("PUT", "/api/v1/requests", with({{"Content-Type", "application/json"}}), "{}");
  EXPECT_EQ(put.problem(), "method_not_allowed");
  EXPECT_EQ(put.header("allow"), "GET, HEAD, POST");
  EXPECT_EQ(ask("DELETE", "/api/v1/requests/SRR-7K4M-29QD-X", bearer).status, 405);
  EXPECT_EQ(ask("POST", "/api/v1/requests", with({{"Content-Type", "text/plain"}}), "{}").problem(), "not_json");
  EXPECT_EQ(ask("POST", "/api/v1/requests", with({{"Content-Type", "application/x-www-form-urlencoded"}}), "a=b").problem(), "not_json");
  EXPECT_EQ(ask("POST", "/api/v1/requests", with({{"Content-Type", "application/json"}, {"Content-Encoding", "gzip"}}), "{}").problem(), "not_json");
  EXPECT_EQ(say("POST /api/v1/requests HTTP/1.1\r\nHost: desk\r\nContent-Length: 2000000\r\n\r\n{").problem(), "too_large");
  EXPECT_EQ(say("POST /api/v1/requests HTTP/1.1\r\nHost: desk\r\n\r\n").problem(), "no_length");
  EXPECT_EQ(say("GET /api/v1/requests HTTP/1.1\r\nHost: desk\r\nAuthorization: Bearer a\r\nAuthorization: Bearer b\r\n\r\n").problem(), "bad_request");
  EXPECT_EQ(say("GET /api/v1/requests?a=%00 HTTP/1.1\r\nHost: desk\r\n\r\n").problem(), "bad_request");
  EXPECT_EQ(say("GET /api/" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: desk\r\n\r\n").problem(), "address_too_long");
  EXPECT_EQ(say("GET /api/v1/requests HTTP/9.9\r\nHost: desk\r\n\r\n").problem(), "http_version");
  EXPECT_THAT(ask("GET", "/nothing", {}).header("content-type"), HasSubstr("text/html")) << "people are shown a page";
}

TEST_F(Api, TellsTheNumberOfAnIncidentAndNothingElse) {
  auto const reference = submitted("1");
  desks.desk.database->connection()->execute("ALTER TABLE case_event RENAME TO lost");
  auto const said = get(key_, "/api/v1/requests/" + reference);
  desks.desk.database->connection()->execute("ALTER TABLE lost RENAME TO case_event");
  EXPECT_EQ(said.status, 500);
  EXPECT_EQ(said.problem(), "internal");
  EXPECT_THAT(said.json()["incident"].get<std::string>(), ::testing::StartsWith("E-"));
  EXPECT_THAT(said.text, Not(HasSubstr("case_event")));
}

TEST_F(Api, ReadsNoJsonOnAPageForPeople) {
  EXPECT_EQ(ask("POST", "/begin", {{"Content-Type", "application/json"}}, "{}").status, 415);
}

TEST_F(Api, SubscribesASystemToEventsAndShowsTheSecretOnce) {
  auto const crm = client({"webhooks"}).key, other = client({"webhooks"}).key;
  Json const wish{{"url", "https://crm.example.org/hook"}, {"kinds", {"request.received", "request.answered"}}};
  auto const made = post(crm, "/api/v1/webhooks", wish, "1");
  ASSERT_EQ(made.status, 201) << made.text;
  auto const id = made.json()["id"].get<std::string>();
  EXPECT_EQ(made.header("location"), "/api/v1/webhooks/" + id);
  EXPECT_THAT(made.json()["secret"].get<std::string>(), ::testing::StartsWith("whsec_"));
  EXPECT_EQ(post(crm, "/api/v1/webhooks", wish, "1").text, made.text) << "the same answer to the same key";
  auto const shown = get(crm, "/api/v1/webhooks/" + id);
  EXPECT_EQ(shown.json()["kinds"], Json({"request.answered", "request.received"}));
  EXPECT_THAT(shown.text, Not(HasSubstr("whsec_")));
  EXPECT_EQ(get(crm, "/api/v1/webhooks").json()["webhooks"].size(), 1U);
  EXPECT_EQ(get(other, "/api/v1/webhooks").json()["webhooks"].size(), 0U);
  for (auto const* part : {"", "/messages"}) EXPECT_EQ(get(other, "/api/v1/webhooks/" + id + part).status, 404) << part;
  EXPECT_EQ(post(other, "/api/v1/webhooks/" + id + "/secret", Json::object(), "1").status, 404);
  EXPECT_EQ(ask("DELETE", "/api/v1/webhooks/" + id, {{"Authorization", "Bearer " + other}}).status, 404);
  auto const fresh = post(crm, "/api/v1/webhooks/" + id + "/secret", Json::object(), "2");
  EXPECT_EQ(fresh.status, 201);
  EXPECT_NE(fresh.json()["secret"], made.json()["secret"]);
  EXPECT_EQ(ask("DELETE", "/api/v1/webhooks/" + id, {{"Authorization", "Bearer " + crm}}).status, 204);
  EXPECT_EQ(get(crm, "/api/v1/webhooks/" + id).status, 404);
  EXPECT_EQ(number("SELECT COUNT(*) FROM client_answer WHERE answer_sealed LIKE '%whsec%'"), 0) << "sealed";
}

TEST_F(Api, SubscribesNoSecondTimeWhenTheAnswerToTheFirstWasLost) {
  auto const crm = client({"webhooks"}).key;
  Json const wish{{"url", "https://crm.example.org/hook"}, {"kinds", {"request.received"}}};
  auto const first = post(crm, "/api/v1/webhooks", wish, "1");
  desks.desk.database->connection()->execute("UPDATE client_answer SET status = 0, answer_sealed = '', location = ''");
  auto const second = post(crm, "/api/v1/webhooks", wish, "1");
  EXPECT_EQ(second.status, 201);
  EXPECT_EQ(second.json()["id"], first.json()["id"]);
  EXPECT_EQ(number("SELECT COUNT(*) FROM hook"), 1);
}

TEST_F(Api, SubscribesNoAddressBehindTheFirewall) {
  auto const crm = client({"webhooks"}).key;
  for (auto const* url : {"http://crm.example.org/", "https://127.0.0.1/", "https://10.0.0.8/", "https://169.254.169.254/latest/meta-data", "https://[::1]/", "https://a:b@crm.example.org/", "file:///etc/passwd", ""})
    EXPECT_THAT(post(crm, "/api/v1/webhooks", {{"url", url}, {"kinds", {"request.received"}}}, "1").wrong(), ElementsAre("/url not_allowed")) << url;
  EXPECT_THAT(post(crm, "/api/v1/webhooks", {{"url", 5}, {"kinds", {"request.painted"}}, {"secret", "mine"}}, "1").wrong(), ElementsAre(" unknown_field", "/url wrong_type", "/kinds unknown_kind"));
  EXPECT_THAT(post(crm, "/api/v1/webhooks", {{"kinds", "request.received"}}, "1").wrong(), ElementsAre("/url missing", "/kinds wrong_type"));
  EXPECT_THAT(post(crm, "/api/v1/webhooks", {{"url", "https://crm.example.org/"}, {"kinds", Json::array()}}, "1").wrong(), ElementsAre("/kinds missing"));
  EXPECT_EQ(number("SELECT COUNT(*) FROM hook"), 0);
}

TEST_F(Api, ExplainsEachKindOfProblem) {
  EXPECT_THAT(ask("GET", "/api/v1/problems/key_reused", {}).text, HasSubstr("Take a new key for a new request"));
  EXPECT_EQ(ask("GET", "/api/v1/problems/none", {}).problem(), "not_found");
}

}  // namespace
}  // namespace rightsdesk::testing
