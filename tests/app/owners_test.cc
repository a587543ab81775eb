// Owners of sources asked in writing to look: what they answer on the one-time page; chasers.
#include <atomic>
#include <thread>

#include "records_team.h"
#include "unsound.h"

namespace rightsdesk::app {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

TEST_F(Owners, AreAskedToLookWhereNoProgramCan) {
  search();
  EXPECT_EQ(state(), SourceState::awaiting_owner);
  EXPECT_THAT(row().terms, ElementsAre("Asked Records team in writing on 23 November 2026, to answer by 7 December 2026", "Name: Amina Osei", "Born: 14 May 2001",
                                       "To look in: The card index of closed files"));
  auto const letter = message_about("Please look for a person");
  EXPECT_EQ(letter.channel, "email");
  EXPECT_THAT(letter.subject, HasSubstr("please answer by 7 December 2026")) << "10 working days";
  EXPECT_THAT(letter.body, AllOf(HasSubstr("Dear Records team"), HasSubstr("- Name: Amina Osei"), HasSubstr("- Born: 14 May 2001"), HasSubstr("section 173")));
  EXPECT_THAT(letter.body, Not(HasSubstr("IG11"))) << "told what the profile says, and nothing else";
  EXPECT_THAT(letter.body, Not(HasSubstr(kEmail)));
  EXPECT_THAT(letter.subject, Not(HasSubstr("Osei"))) << "a subject line is read by many";
}

TEST_F(Owners, KeepTheSearchOpenWhileTheyAreAwaited) {
  search();
  at_desk([&](Office& office) {
    decide_who_is_who(office, id_);
    auto const finished = finish_search(office, id_, officer());
    ASSERT_FALSE(finished);
    EXPECT_THAT(finished.error().because, Contains(Step{"search", "Closed paper files waits for the answer of its owner"}));
  });
}

TEST_F(Owners, SendFilesThatAPersonStillConfirms) {
  search();
  auto const link = search_link();
  ASSERT_THAT(link, SizeIs(52));
  EXPECT_EQ(page(link).standing, AnswerPage::Standing::open);
  EXPECT_THAT(page(link).about, ElementsAre("Name: Amina Osei", "Born: 14 May 2001"));
  EXPECT_EQ(added(link, delivered()), "");
  EXPECT_EQ(answered(link, said(Answer::found)), "");
  EXPECT_EQ(state(), SourceState::answered);
  ASSERT_THAT(replies(), SizeIs(1));
  EXPECT_EQ(replies()[0].verdict, search::Verdict::possible) << "never proposed: the program compared nothing";
  EXPECT_EQ(replies()[0].identity, search::Identity::undecided);
  EXPECT_EQ(replies()[0].offered.items, 1U);
  at_desk([&](Office& office) {
    EXPECT_THAT(records(office, id_), IsEmpty());
    EXPECT_EQ(code_of(decide_candidate(office, id_, officer(), replies()[0].id, search::Identity::confirmed, "")), "missing");
    EXPECT_EQ(code_of(decide_candidate(office, id_, officer(), replies()[0].id, search::Identity::confirmed, "Name and birthday are on the file")), "");
  });
  ASSERT_EQ(council_.worker(), Council::Ended::well);
  auto const kept = at_desk([&](Office& office) { return records(office, id_); });
  ASSERT_THAT(kept, SizeIs(1));
  EXPECT_EQ(kept[0].title.reveal(), "Closed file 0417");
  EXPECT_EQ(kept[0].dated, "2012-09-30");
  EXPECT_EQ(kept[0].sha256, sha256_hex(closed_file()));
  EXPECT_EQ(kept[0].reading, collection::Reading::read);
  EXPECT_THAT(acts(), testing::IsSupersetOf({"owner_asked", "owner_opened", "owner_answered", "record_collected"}));
}

TEST_F(Owners, AreWeighedAsPossibleAlsoWhenAnotherSourceAnswersLater) {
  search();
  auto const link = search_link();
  added(link, delivered());
  EXPECT_EQ(answered(link, said(Answer::found)), "");
  at_desk([&](Office& office) { EXPECT_EQ(code_of(ask_again(office, id_, officer(), kArchive)), ""); });
  ASSERT_EQ(council_.worker(), Council::Ended::well);
  EXPECT_EQ(replies().at(0).verdict, search::Verdict::possible);
}

TEST_F(Owners, SayThatNothingIsHeld) {
  search();
  EXPECT_EQ(answered(search_link(), said(Answer::nothing_held, "Card index, both spellings")), "");
  EXPECT_EQ(state(), SourceState::nothing_held);
  EXPECT_TRUE(row().ended_well());
}

TEST_F(Owners, WhoCannotSearchLeaveTheSourceForAPersonToEnd) {
  search();
  EXPECT_EQ(answered(search_link(), said(Answer::cannot, "The store is flooded")), "");
  EXPECT_EQ(state(), SourceState::failed);
  EXPECT_EQ(row().failure, "Its owner cannot search it: The store is flooded");
  at_desk([&](Office& office) { EXPECT_EQ(code_of(leave_unsearched(office, id_, officer(), kPaper, "The store is flooded until spring")), ""); });
  EXPECT_EQ(state(), SourceState::not_searched);
}

TEST_F(Owners, AnswerOnce) {
  search();
  auto const link = search_link();
  EXPECT_EQ(answered(link, said(Answer::nothing_held, "Card index")), "");
  EXPECT_EQ(answered(link, said(Answer::cannot, "Changed my mind")), "over");
  EXPECT_EQ(added(link, delivered()), "over");
  auto const shown = page(link);
  EXPECT_EQ(shown.standing, AnswerPage::Standing::answered);
  EXPECT_THAT(shown.about, IsEmpty()) << "nothing of the person is shown any more";
  EXPECT_EQ(state(), SourceState::nothing_held);
}

TEST_F(Owners, LeadNowhereByALinkThatNobodyWasGiven) {
  search();
  auto const link = search_link();
  for (auto const& wrong : {std::string(52, 'A'), link.substr(0, 51), link + "A", std::string{}, std::string("' OR 1=1 --")}) {
    EXPECT_EQ(at_desk([&](Office& office) { return code_of(answer_page(office, wrong)); }), "no_link");
    EXPECT_EQ(answered(wrong, said(Answer::nothing_held, "x")), "no_link");
    EXPECT_EQ(added(wrong, delivered()), "no_link");
  }
  EXPECT_EQ(state(), SourceState::awaiting_owner);
}

TEST_F(Owners, AreNotNeededOnceAPersonEndedTheSearchOfTheirSource) {
  search();
  auto const link = search_link();
  at_desk([&](Office& office) { EXPECT_EQ(code_of(leave_unsearched(office, id_, officer(), kPaper, "The requester named two services only")), ""); });
  EXPECT_EQ(page(link).standing, AnswerPage::Standing::over);
  EXPECT_EQ(answered(link, said(Answer::nothing_held, "Card index")), "over");
  on("2026-12-20");
  EXPECT_EQ(pressed().chased, 1) << "the hold, which still waits; not the search";
}

TEST_F(Owners, AreAskedAnewInPlaceOfWhatTheyWereAskedBefore) {
  search();
  auto const first = search_link();
  at_desk([&](Office& office) { EXPECT_EQ(code_of(ask_again(office, id_, officer(), kPaper)), ""); });
  ASSERT_EQ(council_.worker(), Council::Ended::well);
  EXPECT_EQ(page(first).standing, AnswerPage::Standing::over);
  EXPECT_EQ(state(), SourceState::awaiting_owner);
  auto const all = at_desk([&](Office& office) { return commissions_of(office, id_); });
  ASSERT_THAT(all, SizeIs(3));
  EXPECT_EQ(all[0].purpose, commission::Purpose::hold);
  EXPECT_EQ(all[0].state, commission::State::waiting);
  EXPECT_EQ(all[1].state, commission::State::withdrawn);
  EXPECT_EQ(all[2].state, commission::State::waiting);
}

TEST_F(Owners, AreToldWhatIsMissingInTheirAnswer) {
  search();
  auto const link = search_link();
  EXPECT_EQ(answered(link, said(Answer::none)), "not_offered");
  EXPECT_EQ(answered(link, said(Answer::done, "x")), "not_offered") << "nothing was to be done";
  EXPECT_EQ(answered(link, said(Answer::found)), "missing") << "no file";
  EXPECT_EQ(answered(link, said(Answer::cannot, " ")), "missing");
  EXPECT_EQ(answered(link, {Answer::nothing_held, "", "archive assistant", "Card index"}), "missing");
  EXPECT_EQ(answered(link, {Answer::nothing_held, "Bola Finch", "", "Card index"}), "missing");
  auto file = delivered();
  file.title = " ";
  EXPECT_EQ(added(link, file), "missing");
  file = delivered();
  file.bytes.clear();
  EXPECT_EQ(added(link, file), "missing");
  file = delivered();
  file.dated = "2012-02-30";
  EXPECT_EQ(added(link, file), "not_real");
  file = delivered();
  file.bytes.assign(kLargestFile + 1, 'x');
  EXPECT_EQ(added(link, file), "too_large");
  EXPECT_EQ(added(link, delivered()), "");
  EXPECT_EQ(answered(link, said(Answer::nothing_held, "Card index")), "not_offered") << "but a file was added";
  auto const key = page(link).files.at(0).key;
  at_desk([&](Office& office) {
    EXPECT_EQ(code_of(remove_file(office, link, "no-such-key")), "not_found");
    EXPECT_EQ(code_of(remove_file(office, link, key)), "");
  });
  EXPECT_EQ(unsound(council_), "") << "a file that was taken out is nowhere";
  EXPECT_EQ(answered(link, said(Answer::nothing_held, "Card index")), "");
}

/// security.md D27
TEST_F(Owners, HaveTheSameFileInTheirAnswerOnce) {
  search();
  auto const link = search_link();
  EXPECT_EQ(added(link, delivered()), "");
  auto twice = delivered();
  twice.title = "The same from another tab";
  twice.file_name = "copy.txt";
  auto const refused = at_desk([&](Office& office) { return add_file(office, link, twice); });
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "already_there");
  EXPECT_THAT(refused.error().text, HasSubstr("“Closed file 0417”"));
  EXPECT_THAT(page(link).files, SizeIs(1));
  EXPECT_EQ(unsound(council_), "") << "what was turned away is nowhere";
  auto const key = page(link).files.at(0).key;
  at_desk([&](Office& office) { EXPECT_EQ(code_of(remove_file(office, link, key)), ""); });
  EXPECT_EQ(added(link, twice), "") << "it is not there any more";
}

/// security.md D28
TEST_F(Owners, FillNoDiskWithManyAnswers) {
  search();
  auto const first = search_link();
  at_desk([&](Office& office) { EXPECT_EQ(code_of(ask_again(office, id_, officer(), kPaper)), ""); });
  ASSERT_EQ(council_.worker(), Council::Ended::well);
  auto const sent_before = [&](std::size_t files, std::int64_t bytes) {
    at_desk([&](Office& office) {
      office.works.in_one([&](Work& work) {
        auto earlier = work.commissions().of_case(id_).at(1);
        commission::Reply reply;
        reply.files.resize(files, {"key", "Title", "", "file.txt", "text/plain", {}, "0", bytes});
        earlier.reply = Personal(std::move(reply));
        EXPECT_TRUE(work.commissions().update(earlier));
      });
    });
  };
  std::string now;
  for (auto const& message : messages(kRecords)) {
    if (message.body.find("Please look for a person") != std::string::npos && token_in(message) != first) now = token_in(message);
  }
  sent_before(200, 1);
  EXPECT_EQ(added(now, delivered()), "too_many");
  sent_before(64, 32 << 20);
  EXPECT_EQ(added(now, delivered()), "too_large");
  sent_before(63, 32 << 20);
  EXPECT_EQ(added(now, delivered()), "");
}

TEST_F(Owners, AreNotAskedWhereTheSettingsNameNoAddress) {
  paper().contact = {"Records team"};
  search();
  EXPECT_THAT(messages(kRecords), IsEmpty());
  EXPECT_THAT(at_desk([&](Office& office) { return commissions_of(office, id_); }), IsEmpty());
}

TEST_F(Owners, AreWrittenToOnPaperWhereThereIsNoMailbox) {
  paper().contact = {"Records team", "", "Records, The Annexe, Thamesbrook"};
  search();
  auto const letter = message_about("Please look for a person", "Records, The Annexe, Thamesbrook");
  EXPECT_EQ(letter.channel, "post");
  EXPECT_THAT(token_in(letter), SizeIs(52));
}

TEST_F(Owners, GetLinksThatNobodyElseCanRead) {
  search();
  auto const link = search_link();
  EXPECT_THAT(ledger_text(), Not(HasSubstr(link)));
  at_desk([&](Office& office) {
    int copies = 0;
    auto const overview = case_overview(office, id_, officer()).value();
    for (auto const& event : overview.events) {
      for (auto const& [name, value] : event.detail) EXPECT_THAT(value, Not(HasSubstr(link))) << name;
      if (event.what != "owner_asked") continue;
      auto const copy = letter_copy(office, id_, officer(), event.number);
      ASSERT_TRUE(copy);
      EXPECT_THAT(copy->bytes, Not(HasSubstr(kPages)));
      ++copies;
    }
    EXPECT_EQ(copies, 2) << "the hold and the search";
  });
  EXPECT_THAT(ledger_text(), Not(HasSubstr("Osei")));
  EXPECT_THAT(ledger_text(), Not(HasSubstr("Records team")));
}

TEST_F(Owners, AreAskedOnceByAWorkerThatWasKilled) {
  id_ = at_desk(submitted);
  at_desk([&](Office& office) { begin_search(office, id_); });
  ASSERT_EQ(council_.worker("asked.search_source"), Council::Ended::killed);
  council_.worker("asked.search_source");
  ASSERT_EQ(council_.worker(), Council::Ended::well);
  auto const all = at_desk([&](Office& office) { return commissions_of(office, id_); });
  EXPECT_EQ(std::count_if(all.begin(), all.end(), [](auto const& one) { return one.purpose == commission::Purpose::search; }), 1);
  EXPECT_EQ(state(), SourceState::awaiting_owner);
}

// security.md C09
TEST_F(Owners, AreRemindedOnceByThreeSchedulersAtOneTime) {
  search();
  on("2026-11-28");
  std::atomic<int> chased = 0;
  std::vector<std::thread> schedulers;
  for (int i = 0; i < 3; ++i) schedulers.emplace_back([&] { chased += static_cast<int>(pressed().chased); });
  for (auto& one : schedulers) one.join();
  EXPECT_EQ(chased, 2) << "the search and the hold, each by one of the three";
  auto const sent = messages(kRecords);
  EXPECT_EQ(std::count_if(sent.begin(), sent.end(), [](auto const& one) { return one.subject.starts_with("Reminder: "); }), 2);
}

TEST_F(Owners, AreAskedAgainAfterFiveDaysAndToldOnAfterTen) {
  paper().contact.escalate_to = "head.of.records@example.org";
  search();
  auto const first = search_link();
  on("2026-11-27");
  EXPECT_EQ(pressed().chased, 0) << "four days";
  on("2026-11-28");
  EXPECT_EQ(pressed().chased, 2) << "the search and the hold";
  EXPECT_EQ(pressed().chased, 0) << "once a day is enough";
  std::vector<std::string> links;
  for (auto const& message : messages(kRecords)) {
    if (message.subject.starts_with("Reminder: ")) links.push_back(token_in(message));
  }
  ASSERT_THAT(links, SizeIs(2));
  EXPECT_THAT(links, Not(Contains(first)));
  for (auto const& link : links) EXPECT_EQ(page(link).standing, AnswerPage::Standing::open);
  EXPECT_EQ(page(first).standing, AnswerPage::Standing::open) << "the first link works too";
  on("2026-12-03");
  auto const tenth = pressed();
  EXPECT_EQ(tenth.escalated, 2);
  EXPECT_EQ(tenth.chased, 2);
  auto const told = messages("head.of.records@example.org");
  ASSERT_THAT(told, SizeIs(2));
  EXPECT_THAT(told[0].body, AllOf(HasSubstr("Records team"), Not(HasSubstr("Osei")), Not(HasSubstr(kPages)))) << "who is told gets no name and no way in";
  EXPECT_EQ(pressed().escalated, 0);
  EXPECT_THAT(acts(), testing::IsSupersetOf({"owner_chased", "owner_escalated"}));
}

TEST_F(Owners, AreToldOnceTheirDayHasPassed) {
  search();
  auto const day_to_answer = at_desk([&](Office& office) { return commissions_of(office, id_).back().answer_by; });
  auto const overdue = [&] {
    auto const all = messages(kRecords);
    return std::count_if(all.begin(), all.end(), [](auto const& message) { return message.subject.starts_with("The day has passed: "); });
  };
  on(to_iso(day_to_answer).c_str());
  pressed();
  EXPECT_EQ(overdue(), 0) << "they have until the end of it";
  on(to_iso(plus_days(day_to_answer, 1)).c_str());
  pressed();
  EXPECT_GE(overdue(), 1);
  auto const all = messages(kRecords);
  EXPECT_THAT(all.back().body, AllOf(HasSubstr("The day to answer was "), Not(HasSubstr("Osei"))));
}

TEST_F(Owners, WhoStaySilentAreATaskForAManagerWhereNobodyIsToBeTold) {
  search();
  on("2026-12-03");
  EXPECT_EQ(pressed().escalated, 2);
  at_desk([&](Office& office) {
    std::vector<std::string> words;
    auto const desk = work_desk(office, id_, officer()).value();
    for (auto const& line : desk.tasks) {
      if (line.task.kind == "owner_silent") words.push_back(line.task.concerns_title + ": " + line.task.words.reveal());
    }
    EXPECT_THAT(words, Contains("Closed paper files: Records team was asked on 23 November 2026 to look for a person’s records, and has not answered."));
  });
}

TEST_F(Owners, OutsideTheCouncilAreAskedAgainByAPersonOnly) {
  paper().contact.side = sources::Contact::Side::external;
  search();
  on("2026-11-28");
  auto const due = pressed();
  EXPECT_EQ(due.chased, 0);
  EXPECT_EQ(due.left_to_people, 2);
  auto const all = at_desk([&](Office& office) { return commissions_of(office, id_); });
  at_desk([&](Office& office) {
    EXPECT_EQ(code_of(chase_owner(office, id_, reviewer(), all.back().id)), "not_permitted");
    EXPECT_EQ(code_of(chase_owner(office, id_, officer(), all.back().id)), "");
    EXPECT_EQ(code_of(chase_owner(office, id_, officer(), CommissionId("01NOBODY"))), "not_found");
  });
  EXPECT_EQ(pressed().left_to_people, 1);
  auto const silent = at_desk(silent_owners);
  ASSERT_THAT(silent, SizeIs(1)) << "the hold; the search was asked again today";
  EXPECT_EQ(silent[0].asked.purpose, commission::Purpose::hold);
  EXPECT_TRUE(silent[0].to_be_asked);
  on("2026-12-08");
  EXPECT_THAT(at_desk(silent_owners), SizeIs(2)) << "the day to answer has passed";
}

}  // namespace
}  // namespace rightsdesk::app
