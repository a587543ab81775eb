// A form that is kept until its writer comes back; decision 046.
#include "app/come_back.h"

#include <gmock/gmock.h>

#include <regex>

#include "store/draft_store.h"
#include "store/outbox_store.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using testing::Each;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr char kForm[] = "0123456789abcdefghjkmnpqrs";
constexpr char kAddress[] = "Amina.Osei@example.org";
intake::FormAnswers const kTyped{{"full-name", {"Amina Osei"}}, {"wrong", {"What they said about my mother"}}};

struct AKeptForm : testing::Test {
  std::vector<store::Message> outbox() {
    Desk desk(council);
    std::vector<store::Message> messages;
    store::in_transaction(*desk.database, [&](store::Connection& connection) { messages = store::Outbox(connection, desk.key).waiting(council.clock.now(), 100); });
    return messages;
  }
  std::string code_sent() {
    std::string code;
    for (auto const& message : outbox()) {
      std::smatch found;
      if (std::regex_search(message.body, found, std::regex("Your code is ([0-9]{8})"))) code = found[1];
    }
    return code;
  }
  void keep_under_email() {
    council.at_desk([&](Office& office) { EXPECT_EQ(code_of(ask_to_keep(office, kForm, kAddress, kTyped)), ""); });
    auto const code = code_sent();
    council.at_desk([&](Office& office) { EXPECT_EQ(keep_by_email(office, kForm, kAddress, code, kTyped).value(), *parse_date("2026-12-21")); });
  }
  std::string on_card(std::string const& words) {
    return council.at_desk([&](Office& office) {
      auto const back = come_back_by_card(office, words);
      return back ? intake::answer(back->answers.reveal(), "full-name") : back.error().code;
    });
  }
  /// Every byte of the database file.
  std::string database() {
    std::string all;
    Desk desk(council);
    for (auto const& row : desk.database->connection()->rows("SELECT id, way_hash, sealed_answers, kept_until FROM kept_form")) {
      for (std::size_t i = 0; i < 4; ++i) all += row.text(i) + "\n";
    }
    return all;
  }
  Council council;
};

TEST_F(AKeptForm, OpensWithTheWordsOfItsCardAsPeopleTypeThem) {
  auto const card = council.at_desk([&](Office& office) { return keep_on_card(office, kTyped); });
  ASSERT_THAT(card.words, SizeIs(8));
  EXPECT_EQ(card.until, parse_date("2026-12-21"));
  std::string plain, careless;
  for (auto const& word : card.words) {
    plain += word + " ";
    auto shouted = word;
    shouted[0] = static_cast<char>(shouted[0] - 'a' + 'A');
    careless += shouted + ", \n";
  }
  EXPECT_EQ(on_card(plain), "Amina Osei");
  EXPECT_EQ(on_card(careless), "Amina Osei");
  EXPECT_EQ(on_card(plain), "Amina Osei") << "as often as they like";
}

TEST_F(AKeptForm, SaysTheSameOfEveryWrongCard) {
  auto const card = council.at_desk([&](Office& office) { return keep_on_card(office, kTyped); });
  auto turned = card.words;
  std::rotate(turned.begin(), turned.begin() + 1, turned.end());
  auto const said = [&](std::string const& words) {
    return council.at_desk([&](Office& office) { return come_back_by_card(office, words).error().text; });
  };
  std::string order, seven;
  for (auto const& word : turned) order += word + " ";
  for (std::size_t i = 0; i + 1 < card.words.size(); ++i) seven += card.words[i] + " ";
  std::vector<std::string> all;
  for (auto const& words : {std::string("apple"), std::string(""), std::string("no such words at all here today sir"), order, seven}) all.push_back(said(words));
  EXPECT_THAT(all, Each(std::string("We have no form for these words. Check each word and the order. A form is kept for 28 days")));
}

TEST_F(AKeptForm, OpensWithACodeSentToItsAddress) {
  keep_under_email();
  council.clock.at += std::chrono::hours(24 * 5);
  council.at_desk([&](Office& office) { ask_to_come_back(office, "  amina.osei@EXAMPLE.org "); });
  auto const code = code_sent();
  council.at_desk([&](Office& office) {
    auto const back = come_back_by_email(office, kAddress, code);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->answers.reveal(), kTyped);
    EXPECT_EQ(code_of(come_back_by_email(office, kAddress, code)), "no_entry") << "a code works once";
  });
  for (auto const& message : outbox()) {
    EXPECT_EQ(message.subject, "Your code") << "who reads over a shoulder learns nothing";
    EXPECT_TRUE(message.about.empty());
  }
}

TEST_F(AKeptForm, IsNotPutUnderAnAddressWhoseCodeDidNotComeBack) {
  council.at_desk([&](Office& office) {
    EXPECT_EQ(code_of(ask_to_keep(office, kForm, "", kTyped)), "missing");
    EXPECT_EQ(code_of(ask_to_keep(office, kForm, "no address", kTyped)), "not_real");
    EXPECT_EQ(code_of(keep_by_email(office, kForm, kAddress, "12345678", kTyped)), "no_entry");
    EXPECT_EQ(code_of(ask_to_keep(office, kForm, kAddress, kTyped)), "");
  });
  auto const code = code_sent();
  council.at_desk([&](Office& office) {
    for (int i = 0; i < 5; ++i) EXPECT_EQ(code_of(keep_by_email(office, kForm, kAddress, "00000000", kTyped)), "no_entry");
    EXPECT_EQ(code_of(keep_by_email(office, kForm, kAddress, code, kTyped)), "no_entry") << "five tries";
  });
  EXPECT_THAT(database(), IsEmpty());
}

TEST_F(AKeptForm, TellsNobodyWhetherItIsThere) {
  keep_under_email();
  auto const before = outbox().size();
  council.at_desk([&](Office& office) {
    ask_to_come_back(office, "somebody.else@example.org");
    ask_to_come_back(office, "");
    EXPECT_EQ(come_back_by_email(office, "somebody.else@example.org", "12345678").error().text, come_back_by_email(office, kAddress, "12345678").error().text);
  });
  EXPECT_EQ(outbox().size(), before);
}

TEST_F(AKeptForm, OfWhoWantsToBeRungFirstIsNotKeptByEmail) {
  auto typed = kTyped;
  typed["safe-contact"] = {"ask-first"};
  council.at_desk([&](Office& office) { EXPECT_EQ(code_of(ask_to_keep(office, kForm, kAddress, typed)), "not_safe"); });
  EXPECT_THAT(outbox(), IsEmpty());
}

TEST_F(AKeptForm, IsNothingToWhoHasTheDatabaseAlone) {
  keep_under_email();
  auto const card = council.at_desk([&](Office& office) { return keep_on_card(office, kTyped); });
  auto const all = database();
  for (auto const& words : {std::string("Amina"), std::string("mother"), std::string("example.org"), card.words[0] + " " + card.words[1]}) EXPECT_THAT(all, Not(HasSubstr(words)));
  // With another vault key the same words find nothing.
  Desk desk(council);
  store::VaultKey::make_key_file(council.folder + "/other.key");
  auto const other = store::VaultKey::from_file(council.folder + "/other.key");
  store::StoredWorks works(*desk.database, other, council.clock);
  auto office = desk.office.over(works);
  EXPECT_EQ(code_of(come_back_by_card(office, card.way.secret.reveal())), "no_entry");
}

TEST_F(AKeptForm, IsDestroyedAfterTwentyEightDays) {
  auto const card = council.at_desk([&](Office& office) { return keep_on_card(office, kTyped); });
  auto const words = card.way.secret.reveal();
  council.clock.at = *parse_instant("2026-12-21T20:00:00Z");
  council.at_desk([&](Office& office) { EXPECT_EQ(destroy_due_forms(office), 0); });
  EXPECT_EQ(on_card(words), "Amina Osei") << "its last day";
  council.clock.at = *parse_instant("2026-12-22T08:00:00Z");
  EXPECT_EQ(on_card(words), "no_entry") << "also when no worker came by";
  council.at_desk([&](Office& office) {
    EXPECT_EQ(destroy_due_forms(office), 1);
    EXPECT_EQ(destroy_due_forms(office), 0);
  });
  EXPECT_THAT(database(), IsEmpty());
}

TEST_F(AKeptForm, LastsLongerWhenItIsKeptAgainAndGoesWhenItIsSent) {
  auto const card = council.at_desk([&](Office& office) { return keep_on_card(office, kTyped); });
  council.clock.at += std::chrono::hours(24 * 20);
  auto more = kTyped;
  more["full-name"] = {"Amina B. Osei"};
  council.at_desk([&](Office& office) { EXPECT_EQ(keep_again(office, card.way, more), parse_date("2027-01-10")); });
  EXPECT_EQ(on_card(card.way.secret.reveal()), "Amina B. Osei");
  council.at_desk([&](Office& office) { forget_form(office, card.way); });
  EXPECT_EQ(on_card(card.way.secret.reveal()), "no_entry");
}

TEST_F(AKeptForm, IsNotTheOnlyOneThatGoes) {
  Desk desk(council);
  store::in_transaction(*desk.database, [&](store::Connection& connection) {
    store::Drafts(connection, desk.key).save("left behind", "what was typed", council.clock.now());
  });
  council.clock.at += std::chrono::hours(24 * 28 - 1);
  EXPECT_EQ(destroy_due_forms(desk.office), 0);
  council.clock.at += std::chrono::hours(2);
  EXPECT_EQ(destroy_due_forms(desk.office), 1) << "a form that nobody asked us to keep, 28 days after it was last written to";
}

}  // namespace
}  // namespace rightsdesk::app
