#include "connectors/protocols/sql.h"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>
#include <thread>

#include "connectors/asking.h"
#include "connectors/demo_people.h"
#include "connectors/falls_silent.h"
#include "connectors/protocols/database.h"
#include "connectors/registry.h"
#include "support/mariadb.h"

using namespace rightsdesk;
using namespace rightsdesk::connectors;
using rightsdesk::connectors::test::failure_of;
using rightsdesk::connectors::test::AtTheWord;
using rightsdesk::connectors::test::FallsSilent;
using rightsdesk::connectors::test::keys;
using rightsdesk::connectors::test::somebody;
using rightsdesk::connectors::test::zoe;
using rightsdesk::test::MariaDb;
using sources::Limits;
using sources::SourceFailure;
using std::chrono::milliseconds;
using std::chrono::steady_clock;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

std::string content(std::string const& path) {
  std::ifstream in(std::string(RIGHTSDESK_TREE) + "/" + path);
  std::ostringstream all;
  all << in.rdbuf();
  return all.str();
}

/// A social care database of its own, with the fixture's people and a reader that may only SELECT.
struct CareDatabase {
  CareDatabase() : name(MariaDb::shared().fresh_database()), reader("r_" + name) {
    server.load(name, content("tools/make-demo/schema.sql"));
    server.load(name, content("connectors/thamesbrook-social-care/fixtures/people.sql"));
    server.run("", "CREATE USER '" + reader + "'@'127.0.0.1' IDENTIFIED BY 'only-for-tests'");
    server.run("", "GRANT SELECT ON " + name + ".* TO '" + reader + "'@'127.0.0.1'");
  }
  [[nodiscard]] Endpoint endpoint() const {
    return Endpoint({{"host", server.host()},
                     {"port", std::to_string(server.port())},
                     {"database", name},
                     {"user", reader},
                     {"password", "only-for-tests"}});
  }
  MariaDb& server = MariaDb::shared();
  std::string name, reader;
};

/// For tests that only read.
CareDatabase const& settled() {
  static CareDatabase const database;
  return database;
}

std::unique_ptr<Connector> care(Endpoint const& endpoint) {
  auto all =
      open_sources(std::string(RIGHTSDESK_TREE) + "/connectors", {{"thamesbrook-social-care", endpoint}});
  EXPECT_TRUE(all.has_value()) << all.error().text;
  return (*all)->open_connector("thamesbrook-social-care");
}

/// A small profile over one table, to try what the real one never does.
std::unique_ptr<Connector> odd(Endpoint const& endpoint, std::string const& where,
                               std::string const& collect) {
  SqlProfile profile;
  profile.person = "SELECT note_id AS record_key, note_title AS full FROM case_note";
  profile.person_key = "note_id";
  profile.probes = {{"odd", where, {"family"}}};
  profile.collect = {{"odd", collect, {"key"}}};
  sources::SourceCard card;
  card.id = "odd";
  card.title = "The odd system";
  return open_sql(card, profile, endpoint);
}

sources::CandidateRecord const* find(sources::SearchAnswer const& answer, std::string const& key) {
  for (auto const& candidate : answer.candidates)
    if (candidate.key == key) return &candidate;
  return nullptr;
}

Limits within(int ms) {
  Limits limits;
  limits.total = milliseconds(ms);
  return limits;
}

}  // namespace

TEST(SqlSource, OffersTheSubjectTheTwinAndTheRecordWithDayAndMonthExchanged) {
  auto const& database = settled();
  auto const answer = care(database.endpoint())->search(zoe(), Limits());
  EXPECT_THAT(keys(answer), ElementsAre("P1", "P2", "P3", "P6", "found:N3"));
  EXPECT_FALSE(answer.truncated);
  EXPECT_THAT(answer.terms, Contains("NHS number: 9990000018"));
  EXPECT_THAT(answer.terms, Contains("family name and date of birth: Linden-Okoro, 9 March 2004"));
}

TEST(SqlSource, SaysAllThatTheSystemHoldsOfAPerson) {
  auto const& database = settled();
  auto const answer = care(database.endpoint())->search(zoe(), Limits());
  auto const* const found = find(answer, "P1");
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->kind, "person");
  EXPECT_EQ(found->items, 2U);
  auto const& described = found->described;
  ASSERT_EQ(described.names.size(), 3U);
  EXPECT_EQ(described.names[0].full, "Zoe Linden-Okoro");
  EXPECT_EQ(described.names[1].full, "Zoe Wisniewska");
  EXPECT_EQ(described.names[1].kind, person::Name::Kind::former);
  EXPECT_EQ(described.names[2].full, "Zosia Linden-Okoro");
  EXPECT_EQ(described.names[2].kind, person::Name::Kind::known_as);
  EXPECT_EQ(to_iso(*described.born), "2004-03-09");
  EXPECT_EQ(described.sex, "female");
  ASSERT_EQ(described.addresses.size(), 2U);
  EXPECT_EQ(described.addresses[0].text, "Flat 6, 81 Cooperage Row, Thamesbrook");
  EXPECT_EQ(to_iso(*described.addresses[1].to), "2012-05-01");
  EXPECT_THAT(described.phones, ElementsAre("07700 900117"));
  EXPECT_THAT(described.emails, ElementsAre("zoe.linden@example.org"));
  EXPECT_THAT(described.identifiers, Contains(person::Identifier{"nhs_number", "9990000018"}));
}

TEST(SqlSource, FindsANoteFiledOnSomebodyElsesFileAndSaysWhatItLeftOut) {
  auto const& database = settled();
  auto const answer = care(database.endpoint())->search(zoe(), Limits());
  auto const* const note = find(answer, "found:N3");
  ASSERT_NE(note, nullptr);
  EXPECT_EQ(note->kind, "note");
  EXPECT_EQ(note->title, "Visit to Kofi");
  EXPECT_THAT(note->excerpt, HasSubstr("Zoe Wisniewska said she felt safe"));
  EXPECT_EQ(note->described.names.at(0).full, "Zoë Wiśniewska");
  EXPECT_THAT(answer.terms,
              Contains("2 more lie on files of people of that name, which are listed as people"));
}

TEST(SqlSource, CollectsEveryItemOfAPersonInAStableOrderWithItsTextUnchanged) {
  auto const& database = settled();
  auto const source = care(database.endpoint());
  std::vector<sources::CollectedItem> items;
  source->collect("P1", Limits(), [&](auto item) { items.push_back(std::move(item)); });
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(items[0].key, "N1");
  EXPECT_EQ(items[0].title, "Home visit to the family");
  EXPECT_EQ(items[0].author, "Grace Adeyemi, Social worker");
  EXPECT_EQ(items[0].dated, "2011-03-12");
  EXPECT_EQ(items[0].original.bytes(),
            "Home visit to the family\nDate: 12 March 2011\nAuthor: Grace Adeyemi, Social worker\nNote type: "
            "Home visit\n\n"
            "Visited Zoe Wisniewska at home.\nMaja was at school.\n");
  EXPECT_EQ(items[0].provenance.at("table"), "case_note");
  EXPECT_THAT(items[1].original.bytes(), HasSubstr("Zoë’s attendance. Emoji 🌞 kept."));
  EXPECT_EQ(items[2].key, "contact:K1");
  EXPECT_THAT(items[2].original.bytes(), HasSubstr("Outcome: Referral to social care"));
}

TEST(SqlSource, CollectsOneNoteAloneFromSomebodyElsesFile) {
  auto const& database = settled();
  std::vector<std::string> got;
  care(database.endpoint())->collect("found:N3", Limits(), [&](auto item) { got.push_back(item.key); });
  EXPECT_THAT(got, ElementsAre("N3"));
}

TEST(SqlSource, KnowsRelationsAndProfessionalsAroundAPerson) {
  auto const& database = settled();
  auto const all = care(database.endpoint())->around("P1", Limits());
  std::vector<std::string> seen;
  for (auto const& one : all)
    seen.push_back(one.role + (one.professional ? " (professional): " : ": ") +
                   one.described.names.at(0).full);
  EXPECT_THAT(
      seen, ElementsAre("twin: Maja Wisniewska", "mother: Ewa Wisniewska", "half-sibling: Kofi Linden-Okoro",
                        "referrer: Ewa Wisniewska", "social worker (professional): Grace Adeyemi",
                        "health visitor (professional): Tom Whitaker"));
  EXPECT_THAT(all[1].described.phones, ElementsAre("020 7946 0101"));
  EXPECT_THAT(all[3].described.phones, ElementsAre("020 7946 0101"));
}

TEST(SqlSource, KnowsWhoseFileAFoundNoteLiesOn) {
  auto const& database = settled();
  auto const all = care(database.endpoint())->around("found:N3", Limits());
  std::vector<std::string> seen;
  for (auto const& one : all) seen.push_back(one.role + ": " + one.described.names.at(0).full);
  EXPECT_THAT(seen, ElementsAre("half-sibling: Zoe Linden-Okoro", "social worker: Grace Adeyemi",
                                "person whose file it lies on: Kofi Linden-Okoro"));
}

TEST(SqlSource, FindsAwkwardNamesExactlyAndLeavesTheDatabaseAsItWas) {
  CareDatabase const database;
  auto const source = care(database.endpoint());
  std::vector<std::tuple<std::string, std::string, std::vector<std::string>>> const cases{
      {"Sinead", "O'Brien", {"P7"}},
      {"Chris", "Null", {"P8"}},
      {"Sunny 🌞", "Day", {"P10"}},
      {"Robert'); DROP TABLE ssd_person;--", "Tables", {"P11"}},
      {"Back\\slash", "100%_sure", {"P12"}},
      {"%", "%", {}},
      {"_____", "Null", {}},
      {std::string(300, 'x'), std::string(300, 'y'), {}},
      {"'; DROP TABLE ssd_person; --", "x' OR '1'='1", {}},
      {std::string("nul\0byte", 8), "Null", {}}};
  for (auto const& [given, family, expected] : cases) {
    auto const answer = source->search(somebody(given, family), Limits());
    EXPECT_EQ(keys(answer), expected) << given.substr(0, 20) << " " << family.substr(0, 20);
  }
  EXPECT_EQ(database.server.one(database.name, "SELECT COUNT(*) FROM ssd_person"), "12");
}

TEST(SqlSource, FindsAOneWordNameByItsDateOfBirth) {
  auto const& database = settled();
  auto subject = somebody("", "Ng");
  subject.born = parse_date("1992-07-07");
  EXPECT_THAT(keys(care(database.endpoint())->search(subject, Limits())), ElementsAre("P9"));
}

TEST(SqlSource, SaysWhenItHeldMoreThanWeTake) {
  auto const& database = settled();
  Limits limits;
  limits.candidates = 2;
  auto const answer = care(database.endpoint())->search(zoe(), limits);
  EXPECT_EQ(answer.candidates.size(),
            4U);  // two people and, counted apart so that they are not crowded out, two notes
  EXPECT_TRUE(answer.truncated);
}

TEST(SqlSource, IsNotSearchedWhenNothingIsKnownToAskIt) {
  auto const& database = settled();
  auto const failure =
      failure_of([&] { care(database.endpoint())->search(person::Description(), Limits()); });
  EXPECT_THAT(failure.what(), HasSubstr("too little is known"));
}

TEST(SqlSource, SaysThatASignInWasRefusedAfterOneTry) {
  auto const& database = settled();
  auto const refusals = [&] {
    return std::stoi(database.server.one("",
                                         "SELECT variable_value FROM information_schema.global_status WHERE "
                                         "variable_name = 'ABORTED_CONNECTS'"));
  };
  int const before = refusals();
  std::map<std::string, std::string> const mistaken{{"password", std::string("wrong")}};
  auto const failure =
      failure_of([&] { care(database.endpoint().overlaid(Endpoint(mistaken)))->search(zoe(), Limits()); });
  EXPECT_EQ(failure.kind(), SourceFailure::Kind::sign_in_refused);
  EXPECT_THAT(failure.what(), HasSubstr("Children's social care records refused our sign-in"));
  EXPECT_EQ(failure.internal().find("wrong"), std::string::npos);
  EXPECT_EQ(refusals(), before + 1);
}

TEST(SqlSource, SaysThatItCannotBeReached) {
  auto const start = steady_clock::now();
  auto const failure = failure_of([&] {
    care(
        Endpoint({{"host", "127.0.0.1"}, {"port", "1"}, {"database", "d"}, {"user", "u"}, {"password", "p"}}))
        ->search(zoe(), within(3000));
  });
  EXPECT_EQ(failure.kind(), SourceFailure::Kind::unreachable);
  EXPECT_LT(steady_clock::now() - start, milliseconds(10'000));
}

TEST(SqlSource, WillNotTalkToAnotherMachineInTheClear) {
  auto const failure = failure_of([&] {
    care(Endpoint(
             {{"host", "192.0.2.1"}, {"port", "3306"}, {"database", "d"}, {"user", "u"}, {"password", "p"}}))
        ->search(zoe(), within(3000));
  });
  EXPECT_EQ(failure.kind(), SourceFailure::Kind::unreachable);
  EXPECT_THAT(failure.what(), HasSubstr("certificate authority"));
}

TEST(SqlSource, NamesTheColumnThatIsGone) {
  CareDatabase const database;
  database.server.run(database.name, "ALTER TABLE ssd_person CHANGE pers_dob pers_date_of_birth DATE");
  auto const failure = failure_of([&] { care(database.endpoint())->search(zoe(), Limits()); });
  EXPECT_EQ(failure.kind(), SourceFailure::Kind::schema_changed);
  EXPECT_THAT(failure.what(), HasSubstr("pers_dob"));
  EXPECT_EQ(failure_of([&] { care(database.endpoint())->check_fields(Limits()); }).kind(),
            SourceFailure::Kind::schema_changed);
}

TEST(SqlSource, NamesTheTableThatIsGone) {
  CareDatabase const database;
  database.server.run(database.name, "DROP TABLE ssd_contacts");
  auto const source = care(database.endpoint());
  EXPECT_EQ(source->search(zoe(), Limits()).candidates.size(), 5U);
  auto const failure = failure_of([&] { source->collect("P1", Limits(), [](auto) {}); });
  EXPECT_EQ(failure.kind(), SourceFailure::Kind::schema_changed);
  EXPECT_THAT(failure.what(), HasSubstr("ssd_contacts"));
}

TEST(SqlSource, StopsASlowQueryAtTheServerToo) {
  auto const& database = settled();
  auto const source = odd(database.endpoint(), "note_title <> :family AND SLEEP(30) = 0",
                          "SELECT note_id AS item_key FROM case_note WHERE note_id = :key");
  auto const start = steady_clock::now();
  auto const failure = failure_of([&] { source->search(somebody("A", "B"), within(1000)); });
  EXPECT_EQ(failure.kind(), SourceFailure::Kind::timed_out);
  EXPECT_LT(steady_clock::now() - start, milliseconds(10'000));
  EXPECT_EQ(database.server.one("",
                                "SELECT COUNT(*) FROM information_schema.processlist WHERE info LIKE "
                                "'%SLEEP(30)%' AND info NOT LIKE '%processlist%'"),
            "0");
}

void is_cut_off(AtTheWord then, char const* condition) {
  auto const endpoint = settled().endpoint();
  FallsSilent const server(std::stoi(endpoint.text("port")), "note_title", then);
  auto const source = odd(endpoint.overlaid(Endpoint({{"port", server.port()}})), condition,
                          "SELECT note_id AS item_key FROM case_note WHERE note_id = :key");
  auto const start = steady_clock::now();
  auto const failure = failure_of([&] { source->search(somebody("A", "B"), within(1500)); });
  EXPECT_TRUE(server.fell());
  EXPECT_EQ(failure.kind(), SourceFailure::Kind::timed_out) << failure.internal();
  EXPECT_LT(steady_clock::now() - start, milliseconds(15'000));
}
TEST(SqlSource, IsCutOffWhenTheServerFallsSilentAfterTheSignIn) { is_cut_off(AtTheWord::silent, "note_title = :family"); }
// The driver's own limit is for each read: a server that sends a byte now and then passes it for ever.
TEST(SqlSource, IsCutOffWhenTheServerDripsItsAnswer) { is_cut_off(AtTheWord::drips, "note_title <> :family"); }

TEST(SqlSource, TakesNothingFromAServerThatHangsUpInTheMiddleOfItsAnswer) {
  auto const endpoint = settled().endpoint();
  FallsSilent const server(std::stoi(endpoint.text("port")), "note_title", AtTheWord::breaks_off);
  auto const source = odd(endpoint.overlaid(Endpoint({{"port", server.port()}})), "note_title <> :family",
                          "SELECT note_id AS item_key FROM case_note WHERE note_id = :key");
  auto const failure = failure_of([&] { source->search(somebody("A", "B"), within(5000)); });
  EXPECT_TRUE(server.fell());
  EXPECT_EQ(failure.kind(), SourceFailure::Kind::unreachable) << failure.internal();
}

TEST(SqlSource, NeverTakesAnAnswerCutShortForAWholeOne) {
  CareDatabase const database;
  database.server.run(
      database.name,
      "CREATE TABLE big AS SELECT seq AS number, REPEAT('a', 4000) AS body FROM seq_1_to_20000");
  auto const source = odd(database.endpoint(), "note_title = :family",
                          "SELECT CONCAT(number, :key) AS item_key, body AS item_text FROM big");
  int taken = 0;
  auto const failure = failure_of([&] {
    source->collect("k", within(1500), [&](auto const&) {
      if (++taken == 50) std::this_thread::sleep_for(milliseconds(1800));
    });
  });
  EXPECT_EQ(failure.kind(), SourceFailure::Kind::timed_out);
  EXPECT_LT(taken, 20000);
}

TEST(SqlSource, NoticesThatTheServerBrokeOffAStreamedAnswer) {
  CareDatabase const database;
  database.server.run(
      database.name,
      "CREATE TABLE big AS SELECT seq AS number, REPEAT('a', 4000) AS body FROM seq_1_to_20000");
  DatabaseAddress const address{"The odd system",
                                database.server.host(),
                                database.server.port(),
                                database.name,
                                database.reader,
                                "only-for-tests",
                                ""};
  Visit visit(address, Deadline(milliseconds(20000)));
  int seen = 0;
  auto const failure = failure_of([&] {
    visit.rows(
        "SELECT number, body FROM big", {}, [](auto const&) {},
        [&](DatabaseRow const&) {
          if (++seen == 10) {
            auto const id = database.server.one(
                "", "SELECT id FROM information_schema.processlist WHERE user = '" + database.reader + "'");
            database.server.run("", "KILL QUERY " + id);
          }
          return Visit::Next::more;
        });
  });
  EXPECT_EQ(failure.kind(), SourceFailure::Kind::timed_out);
  EXPECT_LT(seen, 20000);
}

TEST(SqlSource, CannotWriteEvenWithAnAccountThatMay) {
  auto const& database = settled();
  DatabaseAddress const address{"The odd system",
                                database.server.host(),
                                database.server.port(),
                                database.name,
                                database.server.user(),
                                database.server.password(),
                                ""};
  Visit visit(address, Deadline(milliseconds(5000)));
  auto const failure = failure_of([&] {
    visit.rows(
        "DELETE FROM ssd_person", {}, [](auto const&) {}, [](auto const&) { return Visit::Next::more; });
  });
  EXPECT_EQ(failure.kind(), SourceFailure::Kind::nonsense);
  EXPECT_EQ(database.server.one(database.name, "SELECT COUNT(*) FROM ssd_person"), "12");
}

TEST(SqlSource, WarnsOfAnAccountThatMayDoMoreThanRead) {
  CareDatabase const database;
  EXPECT_TRUE(care(database.endpoint())->check_fields(Limits()).empty());
  database.server.run(
      "", "GRANT INSERT, DELETE ON " + database.name + ".* TO '" + database.reader + "'@'127.0.0.1'");
  auto const warnings = care(database.endpoint())->check_fields(Limits());
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_THAT(warnings[0], HasSubstr("INSERT, DELETE"));
}

TEST(SqlSource, RefusesAnItemLargerThanWeTake) {
  auto const& database = settled();
  Limits limits;
  limits.item_bytes = 100;
  auto const failure = failure_of([&] { care(database.endpoint())->collect("P1", limits, [](auto) {}); });
  EXPECT_EQ(failure.kind(), SourceFailure::Kind::too_large);
  EXPECT_THAT(failure.what(), HasSubstr("N1"));
}

TEST(SqlSource, RefusesTheSameItemTwice) {
  auto const& database = settled();
  auto const source =
      odd(database.endpoint(), "note_title = :family",
          "SELECT 'same' AS item_key, note_text AS item_text FROM case_note WHERE note_person_id = :key");
  auto const failure = failure_of([&] { source->collect("P1", Limits(), [](auto) {}); });
  EXPECT_EQ(failure.kind(), SourceFailure::Kind::nonsense);
  EXPECT_THAT(failure.what(), HasSubstr("twice"));
}

TEST(SqlSource, AsksAgainWhenTheServerComesBack) {
  CareDatabase const database;
  auto const source = care(database.endpoint());
  database.server.crash();
  std::jthread const restart([&] {
    std::this_thread::sleep_for(milliseconds(400));
    database.server.start();
  });
  auto limits = within(120'000);
  limits.attempts = 30;
  auto const answer = source->search(zoe(), limits);
  EXPECT_THAT(keys(answer), ElementsAre("P1", "P2", "P3", "P6", "found:N3"));
}

TEST(SqlSource, LetsTheDatabaseFindEverySpellingOfANameThatWeFind) {
  CareDatabase const database;
  std::vector<std::string> const spellings{"Łukasz Brożek-Søndergård",     "LUKASZ BROZEK SONDERGARD",
                                           "Łukasz\nBrożek –\nSøndergård", "Sondergard",
                                           "Brozek-Sondergard, Lukasz",    "Lukasz Broz\u030Cek-Sondergard",
                                           "Lukasz Jan Brożek-Söndergård", "L. Brozek-Sondergard"};
  int number = 0;
  for (auto const& spelling : spellings) {
    database.server.run(database.name,
                        "INSERT INTO case_note VALUES ('X" + std::to_string(number++) +
                            "', 'P9', '2011-01-01', '2011-01-01', 'Call', 'Call', NULL, 'Spoke of " +
                            spelling + " today')");
  }
  auto const answer = care(database.endpoint())->search(somebody("Łukasz", "Brożek-Søndergård"), Limits());
  EXPECT_THAT(keys(answer), ElementsAre("found:X0", "found:X1", "found:X2", "found:X4", "found:X5",
                                        "found:X6", "found:X7"));
}
