#include "app/resident.h"

#include <gmock/gmock.h>

#include <regex>
#include <set>
#include <sstream>
#include <thread>

#include "app/caseload.h"
#include "store/outbox_store.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

constexpr char kNoEntry[] = "The reference or the code is not right, or the code is too old. Ask for a new code.";

std::vector<store::Message> outbox_of(Council& council) {
  Desk desk(council);
  std::vector<store::Message> messages;
  store::in_transaction(*desk.database, [&](store::Connection& connection) {
    messages = store::Outbox(connection, desk.key).waiting(council.clock.now(), 50);
  });
  return messages;
}

/// The code in the newest message that has one.
std::string code_sent(Council& council) {
  std::string code;
  for (auto const& message : outbox_of(council)) {
    std::smatch found;
    if (std::regex_search(message.body, found, std::regex("Your code is ([0-9]{8})"))) code = found[1];
  }
  return code;
}

struct Resident : testing::Test {
  Resident() {
    council.at_desk([&](Office& office) {
      id = submitted(office);
      reference = case_overview(office, id, officer())->about.reference;
    });
  }
  std::string ask() {
    council.at_desk([&](Office& office) { ask_for_code(office, reference); });
    return code_sent(council);
  }
  /// The refusal's words, or "" and the case entered.
  std::string enter(std::string const& typed_reference, std::string const& code) {
    return council.at_desk([&](Office& office) {
      auto const entered = enter_with_code(office, typed_reference, code);
      if (entered) {
        EXPECT_EQ(*entered, id);
      }
      return entered ? std::string{} : entered.error().code + ": " + entered.error().text;
    });
  }
  Council council;
  CaseId id;
  std::string reference;
  std::string const no_entry = std::string("no_entry: ") + kNoEntry;
};

TEST_F(Resident, SendsOneRequestHoweverOftenTheButtonIsPressed) {
  council.at_desk([&](Office& office) {
    auto const again = submit_request(office, form(), {"thamesbrook", "online", office.clock.now()}, "one sending");
    ASSERT_TRUE(again);
    EXPECT_EQ(again->about, id);
    EXPECT_EQ(again->reference, reference);
    EXPECT_EQ(cases_listed(office).lines.size(), 1U);
    auto const other = submit_request(office, form(), {"thamesbrook", "online", office.clock.now()}, "another sending");
    ASSERT_TRUE(other);
    EXPECT_NE(other->reference, reference);
    EXPECT_EQ(cases_listed(office).lines.size(), 2U);
  });
}

// security.md C05: at one moment, half of them the same sending again
TEST_F(Resident, SendsFiftyAtOnceAndEachSendingIsOneRequest) {
  std::vector<std::string> told(50);
  std::vector<std::thread> senders;
  for (std::size_t i = 0; i < told.size(); ++i) {
    senders.emplace_back([&, i] {
      council.at_desk([&](Office& office) {
        auto const sent = submit_request(office, form(), {"thamesbrook", "online", office.clock.now()}, i % 2 == 0 ? "the same" : "sending " + std::to_string(i));
        if (sent) told[i] = sent->reference;
      });
    });
  }
  for (auto& sender : senders) sender.join();
  std::set<std::string> const different(told.begin(), told.end());
  EXPECT_FALSE(different.contains(""));
  EXPECT_EQ(different.size(), 26U) << "25 sendings of their own, and one that was sent 25 times";
  Desk desk(council);
  EXPECT_EQ(desk.database->connection()->row("SELECT COUNT(*) FROM sar_case")->number(0), 27);
}

TEST_F(Resident, IsWrittenToOnceAboutTheirRequest) {
  council.at_desk([&](Office& office) {
    EXPECT_TRUE(submit_request(office, form(), {"thamesbrook", "online", office.clock.now()}, "one sending"));
  });
  auto const messages = outbox_of(council);
  ASSERT_EQ(messages.size(), 1U);
  EXPECT_EQ(messages[0].to, kEmail);
  EXPECT_EQ(messages[0].subject, "Update on your request " + reference);
  EXPECT_THAT(messages[0].body, testing::HasSubstr("There is news about your request, " + reference + "."));
}

TEST_F(Resident, GetsEveryMistakeOfAnEmptyFormAndNoCase) {
  council.at_desk([](Office& office) {
    auto const refused_form = submit_request(office, {}, {"thamesbrook", "online", office.clock.now()}, "empty");
    ASSERT_FALSE(refused_form);
    EXPECT_EQ(refused_form.error().size(), 9U);
    EXPECT_EQ(cases_listed(office).lines.size(), 1U);
  });
}

TEST_F(Resident, EntersWithACodeOnce) {
  auto const code = ask();
  ASSERT_EQ(code.size(), 8U);
  EXPECT_EQ(enter(reference, code), "");
  EXPECT_EQ(enter(reference, code), no_entry);
}

TEST_F(Resident, IsToldTheSameOfAWrongCodeAndAnUnknownReference) {
  auto const code = ask();
  auto const wrong = code == "00000000" ? "00000001" : "00000000";
  EXPECT_EQ(enter(reference, wrong), no_entry);
  EXPECT_EQ(enter("SRR-0000-0001-H", code), no_entry);
  EXPECT_EQ(enter("not a reference", code), no_entry);
  EXPECT_EQ(enter(reference, ""), no_entry);
  EXPECT_EQ(enter(reference, code), "") << "four tries were wrong or elsewhere; the fifth is right";
}

/// How many statements are run, by the first two words of each, while a resident does something.
class CountingDatabase final : public store::Database {
 public:
  explicit CountingDatabase(store::Database& inner) : inner_(inner) {}
  [[nodiscard]] std::string engine() const override { return inner_.engine(); }
  std::shared_ptr<store::Connection> connection() override;
  std::map<std::string, int> writes;
  int commits = 0;

 private:
  store::Database& inner_;
};

class CountingConnection final : public store::Connection {
 public:
  CountingConnection(std::shared_ptr<store::Connection> inner, CountingDatabase& counted) : inner_(std::move(inner)), counted_(counted) {}
  std::int64_t execute(std::string_view sql, std::vector<store::Value> const& values) override {
    std::istringstream words{std::string(sql)};
    std::string one, two, three;
    words >> one >> two >> three;
    ++counted_.writes[one + " " + two + " " + three];
    return inner_->execute(sql, values);
  }
  void query(std::string_view sql, std::vector<store::Value> const& values, std::function<void(store::Row const&)> const& row) override { inner_->query(sql, values, row); }
  void prepare(std::string_view sql) override { inner_->prepare(sql); }
  void begin() override { inner_->begin(); }
  void begin_look() override { inner_->begin_look(); }
  void begin_in_turn() override { inner_->begin_in_turn(); }
  void commit() override {
    ++counted_.commits;
    inner_->commit();
  }
  void roll_back() noexcept override { inner_->roll_back(); }
  [[nodiscard]] bool mid_transaction() const override { return inner_->mid_transaction(); }
  [[nodiscard]] bool usable() const override { return inner_->usable(); }
  [[nodiscard]] bool healthy() override { return inner_->healthy(); }

 private:
  std::shared_ptr<store::Connection> inner_;
  CountingDatabase& counted_;
};

std::shared_ptr<store::Connection> CountingDatabase::connection() { return std::make_shared<CountingConnection>(inner_.connection(), *this); }

// security.md A02: how much is done for a reference tells nobody whether there is such a request.
TEST_F(Resident, DoesAsMuchForAReferenceThatNobodyHas) {
  std::string const nobodys = "SRR-0000-0001-H";
  auto const work_of = [&](std::function<void(Office&)> const& act) {
    Desk desk(council);
    CountingDatabase counting(*desk.database);
    store::StoredWorks works(counting, desk.key, council.clock);
    auto office = desk.office.over(works);
    act(office);
    return std::pair(counting.writes, counting.commits);
  };
  auto asked = work_of([&](Office& office) { ask_for_code(office, reference); });
  auto const asked_nobody = work_of([&](Office& office) { ask_for_code(office, nobodys); });
  EXPECT_EQ(asked.first["INSERT INTO outbox"], 1);
  asked.first.erase("INSERT INTO outbox");  // the message itself: nobody is written to
  EXPECT_EQ(asked, asked_nobody);
  auto const wrong = work_of([&](Office& office) { EXPECT_FALSE(enter_with_code(office, reference, "00000000")); });
  auto const wrong_nobody = work_of([&](Office& office) { EXPECT_FALSE(enter_with_code(office, nobodys, "00000000")); });
  EXPECT_EQ(wrong, wrong_nobody);
  EXPECT_EQ(wrong.first.at("UPDATE one_time_code SET"), 1) << "a try is counted for both";
}

// security.md A20: somebody who asks for two children with one address comes in to one case at a time.
TEST_F(Resident, ComesInToTheCaseOfTheCodeAndToNoOtherOfTheirs) {
  auto const code = ask();
  std::string second;
  council.at_desk([&](Office& office) {
    auto answers = form();
    answers["full-name"] = {"Kofi Osei"};
    auto const sent = submit_request(office, answers, {"thamesbrook", "online", office.clock.now()}, "the second child");
    ASSERT_TRUE(sent);
    second = sent->reference;
  });
  EXPECT_EQ(enter(second, code), no_entry);
  EXPECT_EQ(enter(reference, code), "") << "where it belongs it still works";
}

TEST_F(Resident, CannotTryCodesForEver) {
  auto const code = ask();
  auto const wrong = code == "00000000" ? "00000001" : "00000000";
  for (int i = 0; i < 5; ++i) EXPECT_EQ(enter(reference, wrong), no_entry);
  EXPECT_EQ(enter(reference, code), no_entry) << "five tries at most";
}

TEST_F(Resident, CannotUseACodeAfterTenMinutes) {
  auto const code = ask();
  council.clock.at += std::chrono::minutes(10) + std::chrono::seconds(1);
  EXPECT_EQ(enter(reference, code), no_entry);
}

TEST_F(Resident, IsSentNothingForAReferenceNobodyHas) {
  council.at_desk([](Office& office) {
    ask_for_code(office, "SRR-0000-0001-H");
    ask_for_code(office, "not a reference");
  });
  EXPECT_EQ(code_sent(council), "");
  EXPECT_EQ(outbox_of(council).size(), 1U) << "the acknowledgement alone";
}

/// Asks for a code by text for a request with this number and this answer to safe contact; whom it was sent to, "" for nobody.
struct Texted : testing::Test {
  std::string texted(std::string const& phone, char const* safe, Office::Texts texts = Office::Texts::offered) {
    auto const key = fresh_id_text();
    std::string reference;
    council.at_desk([&](Office& office) {
      auto answers = form();
      answers["phone"] = {phone};
      answers["safe-contact"] = {safe};
      reference = submit_request(office, answers, {"thamesbrook", "online", office.clock.now()}, key)->reference;
    });
    return ask(reference, texts);
  }
  std::string ask(std::string const& reference, Office::Texts texts = Office::Texts::offered) {
    auto const before = texts_to.size();
    council.clock.at += std::chrono::seconds(1);  // so that the last is the last
    council.at_desk([&](Office& office) {
      office.texts = texts;
      ask_for_code(office, reference, CodeBy::text);
    });
    texts_to.clear();
    for (auto const& message : outbox_of(council)) {
      if (message.channel != "sms") continue;
      texts_to.push_back(message.to);
      last = message;
    }
    return texts_to.size() > before ? texts_to.back() : std::string{};
  }
  std::string last_entry() {
    Desk desk(council);
    auto const row = desk.database->connection()->row("SELECT what, detail FROM ledger ORDER BY number DESC LIMIT 1");
    return row->text(0) + " " + row->text(1);
  }
  /// With the code of the last text, or of these words.
  bool came_in(std::string const& reference, std::string words = {}) {
    if (words.empty()) words = last.body;
    std::smatch found;
    if (!std::regex_search(words, found, std::regex("[0-9]{8}"))) return false;
    return council.at_desk([&](Office& office) { return enter_with_code(office, reference, found[0].str()).has_value(); });
  }
  int proofs(std::string const& reference) {
    return council.at_desk([&](Office& office) {
      int count = 0;
      office.works.in_one([&](Work& work) {
        count = 0;
        for (auto const& event : work.cases().events(work.cases().find_by_reference(reference)->id)) count += event.what == "phone_proved" ? 1 : 0;
      });
      return count;
    });
  }
  Council council;
  std::vector<std::string> texts_to;
  store::Message last;
};

TEST_F(Texted, IsWhoeverGaveAMobileOfTheUnitedKingdom) {
  EXPECT_EQ(texted("07700 900123", "yes"), "+447700900123");
  EXPECT_THAT(last.body, testing::MatchesRegex("Your code is [0-9]{8}\\. It works once, for 10 minutes\\. If you did not ask for it, you can ignore this message\\."));
  EXPECT_EQ(last.what, "code");
  EXPECT_EQ(last.good_until, council.clock.now() + std::chrono::minutes(10));
  EXPECT_EQ(last_entry(), "code_sent channel=sms");
}

TEST_F(Texted, IsNobodyWithAnotherNumber) {
  for (std::string const phone : {"020 7946 0123", "+33 6 12 34 56 78", "07012 345678", ""}) EXPECT_EQ(texted(phone, "yes"), "") << phone;
  EXPECT_EQ(last_entry(), "code_not_sent channel=sms why=no_mobile");
}

TEST_F(Texted, IsNobodyWhoAskedForAnotherWay) {
  EXPECT_EQ(texted("07700 900123", "email-only"), "") << "whoever holds the phone would know that there is a request";
  EXPECT_EQ(last_entry(), "code_not_sent channel=sms why=not_safe");
  EXPECT_EQ(texted("07700 900123", "ask-first"), "");
}

TEST_F(Texted, IsWhoSaidThatTextsAreSafeWhereEmailIsNot) {
  auto const reference = council.at_desk([&](Office& office) {
    auto answers = form();
    for (auto const& [field, value] : {std::pair{"phone", "07700 900123"}, {"safe-contact", "some"}, {"safe-email", "no"}, {"safe-text", "yes"}, {"safe-post", "no"}, {"safe-phone", "no"}, {"safe-message", "no"}}) answers[field] = {value};
    return submit_request(office, answers, {"thamesbrook", "online", office.clock.now()}, "no email")->reference;
  });
  council.at_desk([&](Office& office) { ask_for_code(office, reference); });
  EXPECT_EQ(last_entry(), "code_not_sent channel=email why=not_safe");
  EXPECT_EQ(ask(reference), "+447700900123");
}

TEST_F(Texted, IsNobodyWhereNoTextsAreSent) {
  EXPECT_EQ(texted("07700 900123", "yes", Office::Texts::not_offered), "");
  EXPECT_EQ(last_entry(), "code_not_sent channel=sms why=no_texts");
}

TEST_F(Texted, IsEachCaseFiveTimesADay) {
  ASSERT_EQ(texted("07700 900123", "yes"), "+447700900123");
  std::string reference;
  council.at_desk([&](Office& office) { reference = cases_listed(office).lines.front().reference; });
  for (int i = 0; i < 4; ++i) EXPECT_NE(ask(reference), "");
  EXPECT_EQ(ask(reference), "") << "each costs money";
  EXPECT_EQ(last_entry(), "code_not_sent channel=sms why=too_many_texts");
  ASSERT_TRUE(came_in(reference));
  council.clock.at += std::chrono::hours(24) + std::chrono::seconds(1);
  EXPECT_NE(ask(reference), "");
}

// ASVS 5.0, 6.6.1: a number is proved by the first code that comes back; before that little goes there, and nothing but codes ever does.
TEST_F(Texted, IsANumberThatNeverAnsweredFiveTimesInAMonth) {
  ASSERT_EQ(texted("07700 900123", "yes"), "+447700900123");
  std::string reference;
  council.at_desk([&](Office& office) { reference = cases_listed(office).lines.front().reference; });
  for (int i = 0; i < 4; ++i) EXPECT_NE(ask(reference), "");
  council.clock.at += std::chrono::hours(25);
  EXPECT_EQ(ask(reference), "") << "it may be a stranger's";
  EXPECT_EQ(last_entry(), "code_not_sent channel=sms why=number_not_proved");
  council.at_desk([&](Office& office) { ask_for_code(office, reference); });
  EXPECT_EQ(last_entry(), "code_sent ") << "email goes on";
  council.clock.at += std::chrono::hours(24 * 30);
  EXPECT_NE(ask(reference), "");
  ASSERT_TRUE(came_in(reference));
  EXPECT_EQ(proofs(reference), 1);
  for (int i = 0; i < 4; ++i) EXPECT_NE(ask(reference), "") << "it is theirs";
  ASSERT_TRUE(came_in(reference));
  EXPECT_EQ(proofs(reference), 1) << "once is enough";
}

TEST_F(Texted, IsNotProvedByACodeThatCameByEmail) {
  ASSERT_EQ(texted("07700 900123", "yes"), "+447700900123");
  std::string reference;
  council.at_desk([&](Office& office) {
    reference = cases_listed(office).lines.front().reference;
    ask_for_code(office, reference);
  });
  auto const all = outbox_of(council);
  auto const emailed = std::find_if(all.begin(), all.end(), [](auto const& message) { return message.channel == "email" && message.what == "code"; });
  ASSERT_NE(emailed, all.end());
  ASSERT_TRUE(came_in(reference, emailed->body));
  EXPECT_EQ(proofs(reference), 0);
}

TEST_F(Resident, SeesHowTheRequestIsGoing) {
  council.at_desk([&](Office& office) {
    auto const view = resident_view(office, id);
    EXPECT_EQ(view.reference, reference);
    EXPECT_EQ(view.state, "Sent");
    EXPECT_EQ(view.due, parse_date("2026-12-23")) << "one month: UK GDPR Art 12(3)";
    ASSERT_EQ(view.timeline.size(), 1U);
    EXPECT_EQ(view.timeline[0].text, "We received your request");
    EXPECT_TRUE(view.packs.empty());
    EXPECT_EQ(code_of(download_pack(office, id)), "not_ready");
  });
}

TEST_F(Resident, IsAskedForIdentityOnlyOnAReasonAndTheClockWaits) {
  council.at_desk([&](Office& office) {
    EXPECT_EQ(code_of(ask_for_identity(office, id, officer(), " ")), "missing");
    EXPECT_EQ(code_of(ask_for_identity(office, id, officer(), "The email is new to us")), "");
    auto const view = resident_view(office, id);
    EXPECT_EQ(view.due, std::nullopt);
    EXPECT_EQ(view.due_why, "The time starts when we know who you are.");
    EXPECT_EQ(code_of(accept_identity(office, id, officer(), {{"passport", "council_tax"}, "", *parse_date("2026-11-24")})), "not_past");
    EXPECT_EQ(code_of(accept_identity(office, id, officer(), {{"passport", "council_tax"}, "", *parse_date("2026-11-22")})), "too_early");
  });
}

}  // namespace
}  // namespace rightsdesk::app
