// Letters of a case: what goes out by itself, what a person sends, what is kept of it.
#include "app/letters.h"

#include <gmock/gmock.h>

#include "app/caseload.h"
#include "app/reaching.h"
#include "app/release.h"
#include "app/resident.h"
#include "app/tasks.h"
#include "core/original.h"
#include "settings/rules.h"
#include "store/outbox_store.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using testing::Contains;
using testing::Field;
using testing::HasSubstr;
using testing::Not;

std::vector<store::Message> outbox_of(Council& council) {
  Desk desk(council);
  std::vector<store::Message> messages;
  store::in_transaction(*desk.database, [&](store::Connection& connection) {
    messages = store::Outbox(connection, desk.key).waiting(council.clock.now(), 50);
  });
  return messages;
}

struct Letters : testing::Test {
  Letters() { id = council.at_desk(submitted); }
  template <class Verb>
  auto at_desk(Verb const& verb) {
    return council.at_desk(verb);
  }
  std::string send(Actor const& actor, std::string const& letter, Typed const& typed) {
    return council.at_desk([&](Office& office) { return code_of(send_letter(office, id, actor, letter, typed)); });
  }
  Council council;
  CaseId id;
  Typed const more_time{{"ground", "complexity"}, {"reasons", "Your file is on paper in two stores.\nSome of it is 30 years old."}};
};

TEST_F(Letters, AcknowledgeARequestWithTheDayThatIsDue) {
  auto const messages = outbox_of(council);
  ASSERT_EQ(messages.size(), 1U);
  at_desk([&](Office& office) {
    auto const sent = letters_sent(office, id);
    ASSERT_EQ(sent.size(), 1U);
    EXPECT_EQ(sent[0].id, "L-1");
    EXPECT_EQ(sent[0].by, "program");
    auto const copy = letter_copy(office, id, officer(), sent[0].number);
    ASSERT_TRUE(copy);
    EXPECT_EQ(sent[0].sha256, sha256_hex(copy->bytes)) << "what is kept is what they read, byte for byte";
    EXPECT_THAT(copy->bytes, HasSubstr("We must answer by 23 December 2026."));
    EXPECT_THAT(copy->bytes, HasSubstr("Our data protection officer is Oluwaseun Adeyemi-Hart."));
    EXPECT_THAT(ledger_of(office, id), Contains(Field(&audit::Entry::act, Field(&audit::Act::detail, "letter=L-1 sha256=" + sent[0].sha256 + " version=" + sent[0].version))));
  });
}

// desks.md R5.4: nothing of a person but the reference, in a message that anybody at the same screen may read.
TEST_F(Letters, AreReadOnOurPagesAndTheEmailSaysLittle) {
  auto const messages = outbox_of(council);
  ASSERT_EQ(messages.size(), 1U);
  auto const reference = at_desk([&](Office& office) { return resident_view(office, id).reference; });
  EXPECT_EQ(messages[0].subject, "Update on your request " + reference);
  EXPECT_THAT(messages[0].body, HasSubstr("There is news about your request, " + reference + "."));
  EXPECT_THAT(messages[0].body, HasSubstr("/status"));
  for (auto const* told : {"Amina", "Osei", "Weir Lane", "IG11", "copy of the information", "December"}) EXPECT_THAT(messages[0].body, Not(HasSubstr(told)));
  at_desk([&](Office& office) {
    auto const letters = resident_view(office, id).letters;
    ASSERT_EQ(letters.size(), 1U);
    EXPECT_EQ(letters[0].title, "We have your request");
    auto const letter = letter_to_read(office, id, letters[0].number);
    ASSERT_TRUE(letter);
    EXPECT_EQ(letter->title, "We have your request");
    std::string words;
    for (auto const& block : letter->blocks.reveal()) words += texts::plainly(block.items.empty() ? "" : block.items.front()) + "\n";
    EXPECT_THAT(words, HasSubstr("We must answer by **23 December 2026**."));
    EXPECT_THAT(pdf_of(*letter), testing::StartsWith("%PDF-"));
    EXPECT_THAT(ledger_of(office, id), Contains(Field(&audit::Entry::act, Field(&audit::Act::what, "letter_opened"))));
    EXPECT_EQ(code_of(letter_to_read(office, id, 999)), "no_letter");
    EXPECT_EQ(code_of(letter_to_read(office, CaseId::fresh(), letters[0].number)), "no_letter");
  });
}

/// Asks with these answers, each way by itself; gives the case.
CaseId asked_by_ways(Council& council, intake::FormAnswers const& ways, std::string const& once = "way by way") {
  return council.at_desk([&](Office& office) {
    auto typed = form();
    typed["safe-contact"] = {"some"};
    typed["safe-times"] = {"school days before 3pm"};
    typed["safe-message"] = {"no"};
    for (auto const& [field, value] : ways) typed[field] = value;
    return submit_request(office, typed, {"thamesbrook", "online", office.clock.now()}, once)->about;
  });
}

// desks.md R2.11: they chose the language of their form.
TEST_F(Letters, GoInTheLanguageOfTheFormAndTheRecordSaysSo) {
  auto const about = asked_by_ways(council, {{"page-language", {"en-XA"}}, {"safe-email", {"yes"}}, {"safe-text", {"no"}}, {"safe-post", {"yes"}}, {"safe-phone", {"no"}}});
  auto const all = outbox_of(council);
  auto const message = std::find_if(all.begin(), all.end(), [&](auto const& one) { return one.about == about; });
  ASSERT_NE(message, all.end());
  EXPECT_THAT(message->subject, HasSubstr("Úþđáţé óñ ýóúŕ ŕéǫúéšţ SRR-"));
  EXPECT_THAT(message->body, testing::AllOf(HasSubstr("Ŕéáđ íţ ħéŕé: https://rights.example.org/status"), Not(HasSubstr("There is news"))));
  at_desk([&](Office& office) {
    auto const sent = letters_sent(office, about);
    ASSERT_EQ(sent.size(), 1U);
    EXPECT_EQ(sent[0].language, "en-XA");
    auto const copy = letter_copy(office, about, officer(), sent[0].number);
    ASSERT_TRUE(copy);
    EXPECT_EQ(sent[0].sha256, sha256_hex(copy->bytes));
    EXPECT_THAT(copy->bytes, testing::AllOf(HasSubstr("Ŵé ħáṽé ýóúŕ ŕéǫúéšţ"), HasSubstr("23 Đéçéɱƀéŕ 2026"), Not(HasSubstr("Our data protection officer"))));
    EXPECT_THAT(ledger_of(office, about), Contains(Field(&audit::Entry::act, Field(&audit::Act::detail, "letter=L-1 sha256=" + sent[0].sha256 + " version=" + sent[0].version + " language=en-XA"))));
    EXPECT_EQ(resident_view(office, about).letters.at(0).language, "en-XA");
    auto const read = letter_to_read(office, about, sent[0].number);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->language, "en-XA");
    EXPECT_THAT(pdf_of(*read), testing::AllOf(testing::StartsWith("%PDF-"), HasSubstr("en-XA")));
    auto const preview = letter_preview(office, about, "L-5", more_time);
    ASSERT_TRUE(preview);
    EXPECT_EQ(preview->language, "en-XA") << preview->why_english << testing::PrintToString(preview->lacks);
  });
}

TEST_F(Letters, GoInEnglishWhereTheLanguageOfTheFormCannotSayThemAndThePreviewSaysWhy) {
  auto const mirrored = asked_by_ways(council, {{"page-language", {"ar-XB"}}, {"safe-email", {"yes"}}, {"safe-text", {"no"}}, {"safe-post", {"yes"}}, {"safe-phone", {"no"}}});
  auto const lost = asked_by_ways(council, {{"page-language", {"tlh"}}, {"safe-email", {"yes"}}, {"safe-text", {"no"}}, {"safe-post", {"yes"}}, {"safe-phone", {"no"}}}, "another");
  at_desk([&](Office& office) {
    EXPECT_EQ(letters_sent(office, mirrored).at(0).language, "");
    EXPECT_EQ(letters_sent(office, mirrored).at(0).title, "We have your request");
    EXPECT_EQ(letter_preview(office, mirrored, "L-5", more_time)->why_english, "Our PDF cannot set a letter that runs from right to left.");
    auto const english = letter_preview(office, lost, "L-5", more_time);
    EXPECT_EQ(english->title, "We need more time");
    EXPECT_THAT(english->lacks, Contains("Dear {requester},"));
    EXPECT_EQ(letter_preview(office, id, "L-5", more_time)->language_asked, "") << "who asked in English is told of no other language";
  });
}

// desks.md R1.3: “no” blocks that channel in software.
TEST_F(Letters, GoByPostToWhoSaidThatEmailIsNotSafe) {
  auto const about = asked_by_ways(council, {{"safe-email", {"no"}}, {"safe-text", {"no"}}, {"safe-post", {"yes"}}, {"safe-phone", {"no"}}});
  auto const all = outbox_of(council);
  auto const letter = std::find_if(all.begin(), all.end(), [&](auto const& one) { return one.about == about; });
  ASSERT_NE(letter, all.end());
  EXPECT_EQ(letter->channel, "post");
  EXPECT_THAT(letter->to, HasSubstr("12 Weir Lane"));
}

TEST_F(Letters, WaitWhereNoWayOfWritingIsSafeAndTheTaskSaysWhatToHeed) {
  auto const before = outbox_of(council).size();
  auto const about = asked_by_ways(council, {{"safe-email", {"no"}}, {"safe-text", {"no"}}, {"safe-post", {"no"}}, {"safe-phone", {"yes"}}});
  EXPECT_EQ(outbox_of(council).size(), before);
  at_desk([&](Office& office) {
    auto const desk = work_desk(office, about, officer());
    auto const waiting = std::find_if(desk->tasks.begin(), desk->tasks.end(), [](auto const& line) { return line.task.kind == "ring_first"; });
    ASSERT_NE(waiting, desk->tasks.end());
    EXPECT_THAT(waiting->task.words.reveal(), HasSubstr("waits. They said that email is not safe. Only at these times: school days before 3pm. Leave no message."));
    casework::Case found;
    office.works.look([&](Work& work) { found = *work.cases().find(about); });
    EXPECT_THAT(safe_contact_words(safe_contact_of(found)),
                testing::ElementsAre("Email: not safe", "Text messages: not safe", "Letters: not safe", "Calls: safe", "Only at these times: school days before 3pm", "Leave no message"));
  });
}

/// Somebody whose post and e-mail others read.
struct WhoWantsToBeRungFirst : Letters {
  WhoWantsToBeRungFirst() {
    at_desk([&](Office& office) {
      auto typed = form();
      typed["safe-contact"] = {"ask-first"};
      id = submit_request(office, typed, {"thamesbrook", "online", office.clock.now()}, "rung first")->about;
    });
    before = outbox_of(council).size();
  }
  casework::Task waiting() {
    return at_desk([&](Office& office) {
      auto const desk = work_desk(office, id, officer());
      for (auto const& line : desk->tasks) {
        if (line.task.kind == "ring_first" && line.task.state == casework::TaskState::open) return line.task;
      }
      return casework::Task{};
    });
  }
  std::string end(std::string const& outcome, std::string const& said) {
    auto const task = waiting().id;
    return at_desk([&](Office& office) { return code_of(end_task(office, id, officer(), task, {outcome, {}, said})); });
  }
  std::vector<std::string> happened() {
    return at_desk([&](Office& office) {
      std::vector<std::string> what;
      office.works.in_one([&](Work& work) {
        for (auto const& event : work.cases().events(id)) if (event.what.starts_with("letter_")) what.push_back(event.what);
      });
      return what;
    });
  }
  std::size_t before = 0;
};

// desks.md R5.5: what they said about safe contact blocks a channel as a letter is sent, and makes a task.
TEST_F(WhoWantsToBeRungFirst, IsSentNothingUntilTheySaidYes) {
  EXPECT_EQ(before, 1U) << "the letter of the other request of this test";
  EXPECT_EQ(waiting().concerns_title, "The letter L-1, We have your request");
  EXPECT_EQ(happened(), std::vector<std::string>{"letter_held"});
  EXPECT_EQ(end("sent", " "), "missing") << "what they said goes on the record";
  EXPECT_EQ(end("sent", "She said: after six, to her own address"), "");
  EXPECT_EQ(outbox_of(council).size(), 2U);
  EXPECT_EQ(happened(), (std::vector<std::string>{"letter_held", "letter_sent"}));
  at_desk([&](Office& office) {
    EXPECT_EQ(resident_view(office, id).letters.size(), 1U) << "one letter, though it waited first";
    EXPECT_THAT(letter_kept(office, id, "L-1"), HasSubstr("We must answer by 23 December 2026."));
  });
}

TEST_F(WhoWantsToBeRungFirst, IsToldInAnotherWay) {
  EXPECT_EQ(end("told", "Read out to her on the phone"), "");
  EXPECT_EQ(outbox_of(council).size(), before);
  EXPECT_EQ(happened(), (std::vector<std::string>{"letter_held", "letter_sent"}));
}

TEST_F(WhoWantsToBeRungFirst, ReadsOnOurPagesWhatWaits) {
  at_desk([&](Office& office) {
    auto const letters = resident_view(office, id).letters;
    ASSERT_EQ(letters.size(), 1U);
    EXPECT_TRUE(letter_to_read(office, id, letters[0].number));
  });
}

TEST_F(WhoWantsToBeRungFirst, IsSentNoNoticeThatCameTooLate) {
  EXPECT_EQ(end("told", "Told"), "");
  EXPECT_EQ(send(officer(), "L-5", more_time), "");
  EXPECT_EQ(outbox_of(council).size(), before);
  council.clock.at = *parse_instant("2027-01-05T10:00:00Z");
  EXPECT_EQ(end("sent", "She was away over Christmas"), "too_late");
  EXPECT_EQ(outbox_of(council).size(), before);
}

TEST(AWholeLetter, GoesByEmailWhereTheCouncilWantsIt) {
  auto const rules = settings::load_rules(RIGHTSDESK_TREE);
  ASSERT_TRUE(rules);
  (*rules)->letters.policy.whole_by_email = true;
  Council council(**rules);
  council.at_desk(submitted);
  auto const messages = outbox_of(council);
  ASSERT_EQ(messages.size(), 1U);
  EXPECT_THAT(messages[0].body, HasSubstr("We must answer by 23 December 2026."));
}

// Whoever fills in the form chooses whose address the first letter goes to.
TEST_F(Letters, MakeNoLinkOfWhatAStrangerTyped) {
  at_desk([&](Office& office) {
    auto typed = form();
    typed["full-name"] = {"[Your prize](https://evil.example/x) J. O'Neill"};
    typed["wanted"] = {"some"};
    typed["wanted-detail"] = {"Notes of 12.05.2019 at 10:30, see www.evil.example or https://evil.example/x"};
    auto const sent = submit_request(office, typed, {"thamesbrook", "online", office.clock.now()}, "another sending");
    ASSERT_TRUE(sent);
    auto const letter = letter_kept(office, sent->about, "L-1");
    EXPECT_THAT(letter, HasSubstr("Notes of 12.05.2019 at 10:30, see www. evil. example or https: //evil. example/x"));
    EXPECT_THAT(letter, Not(HasSubstr("evil.example")));
    EXPECT_THAT(letter, Not(HasSubstr("](")));
  });
}

TEST_F(Letters, TellAPersonWhatIsKnownAndWhatIsToAdd) {
  at_desk([&](Office& office) {
    auto const draft = letter_draft(office, id, "L-5");
    ASSERT_TRUE(draft);
    EXPECT_EQ(std::get<Date>(draft->known.at("due")), parse_date("2026-12-23"));
    EXPECT_EQ(std::get<Date>(draft->known.at("new_due")), parse_date("2027-02-23")) << "three months from receipt: T-15";
    std::vector<std::string> names;
    for (auto const& need : draft->to_add) names.push_back(need.name);
    EXPECT_EQ(names, (std::vector<std::string>{"ground", "reasons", "now"}));
    EXPECT_EQ(code_of(letter_draft(office, id, "L-99")), "no_letter");
  });
}

TEST_F(Letters, AreSentByWhoMaySendThem) {
  EXPECT_EQ(send(reviewer(), "L-5", more_time), "not_permitted");
  EXPECT_EQ(send(officer(), "L-4", {}), "not_permitted") << "a refusal is a manager's";
  EXPECT_EQ(send(officer(), "L-12", {}), "wrong_right") << "nothing to rectify in a request for access";
  EXPECT_EQ(send(officer(), "L-7", {}), "goes_with");
  EXPECT_EQ(send(officer(), "L-5", {{"ground", "complexity"}}), "missing_fact");
  EXPECT_EQ(outbox_of(council).size(), 1U) << "the acknowledgement alone";
}

TEST_F(Letters, ThatGiveMoreTimeTellTheNewDay) {
  EXPECT_EQ(send(officer(), "L-5", more_time), "");
  at_desk([&](Office& office) {
    auto const sent = letters_sent(office, id);
    ASSERT_EQ(sent.front().id, "L-5");
    EXPECT_THAT(letter_copy(office, id, officer(), sent.front().number)->bytes,
                HasSubstr("We were going to answer by 23 December 2026. We will now answer by 23 February 2027 at the latest."));
  });
}

TEST_F(Letters, ThatGiveMoreTimeComeTooLateAfterTheMonth) {
  council.clock.at = *parse_instant("2026-12-29T10:00:00Z");
  EXPECT_EQ(send(officer(), "L-5", more_time), "missing_fact");
  auto typed = more_time;
  typed["new_due"] = "2027-02-23";
  EXPECT_EQ(send(officer(), "L-5", typed), "too_late");
  EXPECT_EQ(outbox_of(council).size(), 1U);
}

TEST_F(Letters, ThatAskWhatIsMeantSayThatTheTimeStops) {
  Typed const question{{"question", "Which years?"}, {"why", "We can find it by year."}, {"examples", "2009\n2010"}};
  EXPECT_EQ(send(officer(), "L-6", question), "");
  EXPECT_EQ(outbox_of(council).size(), 2U);
}

TEST_F(Letters, GoOutWithTheQuestionOfIdentity) {
  at_desk([&](Office& office) { EXPECT_EQ(code_of(ask_for_identity(office, id, officer(), "The email is new to us.")), ""); });
  EXPECT_EQ(outbox_of(council).size(), 2U);
  at_desk([&](Office& office) { EXPECT_THAT(letter_kept(office, id, "L-7"), HasSubstr("This is what made us ask: The email is new to us.")); });
}

TEST_F(Letters, ShowNothingOfAFactThatCannotBeRead) {
  Typed typed{{"stops", "the photo"}, {"from_day", "31 June"}};
  at_desk([&](Office& office) { EXPECT_EQ(code_of(letter_preview(office, id, "L-9", typed)), "not_real"); });
}

TEST(AnswerLetter, TellsThatSomethingWasTakenOutAndWhy) {
  Council council;
  auto const id = sealed_case(council);
  council.at_desk([&](Office& office) {
    EXPECT_EQ(code_of(release_pack(office, id, second_reviewer(), packs(office, id).at(0).pack_sha256, kEmail)), "");
    auto const sent = letters_sent(office, id);
    ASSERT_EQ(sent.front().id, "L-3");
    auto const copy = letter_copy(office, id, officer(), sent.front().number);
    EXPECT_THAT(copy->bytes, HasSubstr("- Information about another person (Data Protection Act 2018, Schedule 2, paragraph 16). This part is about someone else."));
    EXPECT_THAT(copy->bytes, HasSubstr("3. Ask a court."));
    EXPECT_THAT(copy->bytes, Not(HasSubstr("Grace Osei"))) << "a letter names nobody whose words were withheld";
  });
}

}  // namespace
}  // namespace rightsdesk::app
