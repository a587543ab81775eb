// What a requester does from the page of their request; decision 045.
#include "app/requester_acts.h"

#include <gmock/gmock.h>

#include <regex>

#include "app/acts.h"
#include "app/caseload.h"
#include "app/new_address.h"
#include "app/new_reach.h"
#include "app/resident.h"
#include "app/tasks.h"
#include "store/outbox_store.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

struct Requester : testing::Test {
  Requester() { id = council.at_desk(submitted); }
  template <class Verb>
  std::string code(Verb const& verb) {
    return council.at_desk([&](Office& office) { return code_of(verb(office)); });
  }
  std::vector<TaskLine> open_tasks(std::string const& kind) {
    return council.at_desk([&](Office& office) {
      std::vector<TaskLine> lines;
      auto const desk = work_desk(office, id, officer());
      for (auto const& line : desk->tasks) {
        if (line.task.kind == kind && line.task.state == casework::TaskState::open) lines.push_back(line);
      }
      return lines;
    });
  }
  std::vector<store::Message> outbox() {
    Desk desk(council);
    std::vector<store::Message> messages;
    store::in_transaction(*desk.database, [&](store::Connection& connection) { messages = store::Outbox(connection, desk.key).waiting(council.clock.now(), 100); });
    return messages;
  }
  /// The code of the newest message to this address.
  std::string code_to(std::string const& address) {
    std::string found;
    for (auto const& message : outbox()) {
      std::smatch match;
      if (message.to == address && std::regex_search(message.body, match, std::regex("Your code is ([0-9]{8})"))) found = match[1];
    }
    return found;
  }
  casework::Case the_case() {
    return council.at_desk([&](Office& office) { return case_overview(office, id, officer())->about; });
  }
  /// The officer asks which years; the letter went.
  void ask_which_years() {
    council.at_desk([&](Office& office) {
      begin_search(office, id);
      auto const task = add_task(office, id, officer(), {"clarification", "Which years"});
      EXPECT_TRUE(in_one(office, [&](Work& work) -> Done {
        record(work, office, *case_in(work, id), officer().id.str(), {"letter_sent", office.clock.today(), {{"letter", "L-6"}}, "letter=L-6"});
        return done();
      }));
      EXPECT_EQ(code_of(end_task(office, id, officer(), *task, {"asked", {{"question", "Which years do you mean?"}, {"needed", "Forty volumes"}}})), "");
    });
  }
  Council council;
  CaseId id;
};

TEST_F(Requester, AsksForLessAndStaffReadIt) {
  EXPECT_EQ(code([&](Office& office) { return tell_us(office, id, Wish::less, "Only 2009 to 2014,\nand the photographs"); }), "");
  auto const tasks = open_tasks("requester_wrote");
  ASSERT_THAT(tasks, SizeIs(1));
  EXPECT_EQ(tasks[0].task.words.reveal(), "Only 2009 to 2014,\nand the photographs");
  EXPECT_EQ(tasks[0].task.concerns_title, "Asks for less");
  council.at_desk([&](Office& office) {
    EXPECT_EQ(resident_view(office, id).timeline.front().text, "You wrote to us here");
    EXPECT_EQ(resident_view(office, id).state, "Sent") << "nothing moves by it";
    auto const entries = ledger_of(office, id);
    EXPECT_EQ(entries.back().act.what + " " + entries.back().act.detail, "requester_wrote wish=less") << "no words of theirs are in the ledger";
  });
  EXPECT_EQ(code([&](Office& office) { return end_task(office, id, officer(), tasks[0].task.id, {"done", {}, ""}); }), "missing") << "what was done about it";
  EXPECT_EQ(code([&](Office& office) { return end_task(office, id, officer(), tasks[0].task.id, {"done", {{"did", "Narrowed the search"}}, ""}); }), "");
}

TEST_F(Requester, IsNotDrownedOutByTooMuch) {
  EXPECT_EQ(code([&](Office& office) { return tell_us(office, id, Wish::other, " \n "); }), "missing");
  EXPECT_EQ(code([&](Office& office) { return tell_us(office, id, Wish::other, std::string(5001, 'x')); }), "too_long");
  for (int i = 0; i < kWishesADay; ++i) EXPECT_EQ(code([&](Office& office) { return tell_us(office, id, Wish::more, "Again"); }), "");
  EXPECT_EQ(code([&](Office& office) { return tell_us(office, id, Wish::more, "Once too often"); }), "too_many");
  council.clock.at += std::chrono::hours(24);
  EXPECT_EQ(code([&](Office& office) { return tell_us(office, id, Wish::more, "The next day"); }), "");
}

TEST_F(Requester, AnswersOurQuestionAndAPersonEndsTheTask) {
  EXPECT_EQ(code([&](Office& office) { return answer_us(office, id, "2009"); }), "not_now") << "nobody asked";
  ask_which_years();
  council.at_desk([&](Office& office) {
    auto const may = requester_may(office, id);
    EXPECT_TRUE(may.answer);
    EXPECT_EQ(may.question, "Which years do you mean?");
    EXPECT_EQ(resident_view(office, id).state, "We need something from you");
    EXPECT_TRUE(resident_view(office, id).needs_you);
  });
  council.clock.at += std::chrono::hours(24);
  EXPECT_EQ(code([&](Office& office) { return answer_us(office, id, "2009 to 2014"); }), "");
  council.clock.at += std::chrono::hours(24);
  EXPECT_EQ(code([&](Office& office) { return answer_us(office, id, "And 2016"); }), "");
  auto const awaited = open_tasks("clarification_awaited");
  ASSERT_THAT(awaited, SizeIs(1)) << "the clock goes on when an officer says that it is an answer";
  EXPECT_EQ(awaited[0].task.fields.reveal().at("answer"), "2009 to 2014\n\nAnd 2016");
  EXPECT_EQ(awaited[0].task.fields.reveal().at("day"), "2026-11-24") << "the day the first of it reached us";
  EXPECT_THAT(open_tasks("requester_wrote"), SizeIs(2));
  EXPECT_EQ(code([&](Office& office) { return end_task(office, id, officer(), awaited[0].task.id, {"answered", {}, ""}); }), "");
  council.at_desk([&](Office& office) { EXPECT_FALSE(resident_view(office, id).needs_you); });
}

TEST_F(Requester, StopsTheirRequestAtOnce) {
  EXPECT_EQ(code([&](Office& office) { return withdraw_request(office, id, "I changed my mind"); }), "");
  EXPECT_EQ(the_case().state, "withdrawn");
  council.at_desk([&](Office& office) {
    auto const may = requester_may(office, id);
    EXPECT_FALSE(may.withdraw || may.tell || may.change_email || may.answer);
    EXPECT_TRUE(may.complain) << "of a closed request too";
    EXPECT_EQ(resident_view(office, id).timeline.front().text, "You stopped this request");
    EXPECT_EQ(case_overview(office, id, officer())->events.back().actor, "requester");
  });
  EXPECT_EQ(code([&](Office& office) { return withdraw_request(office, id, ""); }), "not_now");
  EXPECT_EQ(code([&](Office& office) { return tell_us(office, id, Wish::less, "Less"); }), "not_now");
}

TEST_F(Requester, ComplainsOnceHoweverOftenTheButtonIsPressed) {
  std::string reference;
  council.at_desk([&](Office& office) {
    EXPECT_EQ(code_of(complain_about(office, id, "")), "missing");
    auto const first = complain_about(office, id, "Nobody answers the phone"), again = complain_about(office, id, "Nobody answers the phone");
    ASSERT_TRUE(first);
    EXPECT_EQ(*first, *again);
    reference = *first;
    EXPECT_NE(*complain_about(office, id, "And nobody rings back"), reference);
    EXPECT_THAT(cases_listed(office).lines, SizeIs(3));
  });
  council.at_desk([&](Office& office) {
    office.works.look([&](Work& work) {
      auto const complaint = work.cases().find_by_reference(reference);
      ASSERT_TRUE(complaint);
      EXPECT_EQ(complaint->right, law::Right::complaint);
      EXPECT_EQ(complaint->arose_from, id);
      EXPECT_EQ(complaint->wanted.reveal(), "Nobody answers the phone");
      EXPECT_EQ(complaint->received, office.clock.today());
    });
  });
  bool acknowledged = false;
  for (auto const& message : outbox()) acknowledged = acknowledged || message.what == "L-20";
  EXPECT_TRUE(acknowledged);
}

TEST_F(Requester, IsWrittenToAtANewAddressOnlyAfterItsCodeCameBack) {
  constexpr char kNew[] = "amina.new@example.org";
  EXPECT_EQ(code([&](Office& office) { return ask_for_new_email(office, id, ""); }), "missing");
  EXPECT_EQ(code([&](Office& office) { return ask_for_new_email(office, id, "no address"); }), "not_real");
  EXPECT_EQ(code([&](Office& office) { return ask_for_new_email(office, id, "AMINA.Osei@example.org"); }), "same");
  EXPECT_EQ(code([&](Office& office) { return take_new_email(office, id, "12345678"); }), "no_entry") << "nothing was asked for";
  EXPECT_EQ(code([&](Office& office) { return ask_for_new_email(office, id, kNew); }), "");
  auto const sent = code_to(kNew);
  ASSERT_THAT(sent, SizeIs(8));
  EXPECT_EQ(the_case().requester.reveal().email, kEmail);
  EXPECT_EQ(code([&](Office& office) { return take_new_email(office, id, "00000000"); }), "no_entry");
  EXPECT_EQ(the_case().requester.reveal().email, kEmail);
  EXPECT_EQ(code([&](Office& office) { return take_new_email(office, id, sent); }), "");
  EXPECT_EQ(the_case().requester.reveal().email, kNew);
  EXPECT_EQ(code([&](Office& office) { return take_new_email(office, id, sent); }), "no_entry") << "a code works once";
  auto const tasks = open_tasks("requester_wrote");
  ASSERT_THAT(tasks, SizeIs(1));
  EXPECT_THAT(tasks[0].task.words.reveal(), HasSubstr("from amina.osei@example.org to amina.new@example.org"));
  council.at_desk([&](Office& office) {
    EXPECT_EQ(requester_may(office, id).email, "a…@example.org");
    for (auto const& entry : ledger_of(office, id)) EXPECT_THAT(entry.act.detail, Not(HasSubstr("example.org")));
    ask_for_code(office, the_case().reference);
  });
  EXPECT_THAT(code_to(kNew), Not(IsEmpty())) << "codes go there now";
}

// security.md A21
TEST_F(Requester, HasNothingOpenedAtANewAddressUntilAColleagueHasLooked) {
  council.at_desk([&](Office& office) { office.works.in_one([&](Work& work) { EXPECT_FALSE(opens_on(work, the_case(), office.clock.today())); }); });
  EXPECT_EQ(code([&](Office& office) { return ask_for_new_email(office, id, "amina.new@example.org"); }), "");
  auto const sent = code_to("amina.new@example.org");
  EXPECT_EQ(code([&](Office& office) { return take_new_email(office, id, sent); }), "");
  for (auto const& message : outbox()) EXPECT_FALSE(message.to == kEmail && message.body.find("amina.new") != std::string::npos) << "whoever reads the old one learns of no new one";
  auto const opens = [&] {
    return council.at_desk([&](Office& office) {
      std::optional<Date> day;
      office.works.look([&](Work& work) { day = opens_on(work, the_case(), office.clock.today()); });
      return day ? to_iso(*day) : std::string("now");
    });
  };
  EXPECT_EQ(opens(), to_iso(plus_days(council.clock.today(), 3)));
  auto const task = open_tasks("requester_wrote").at(0).task.id;
  EXPECT_EQ(code([&](Office& office) { return end_task(office, id, officer(), task, {"done", {{"did", "Rang her: it was she"}}, ""}); }), "");
  EXPECT_EQ(opens(), "now") << "a colleague has looked";
}

TEST_F(Requester, WaitsThreeDaysForTheirPackWhereNobodyLooks) {
  EXPECT_EQ(code([&](Office& office) { return ask_for_new_email(office, id, "amina.new@example.org"); }), "");
  EXPECT_EQ(code([&](Office& office) { return take_new_email(office, id, code_to("amina.new@example.org")); }), "");
  council.clock.at += std::chrono::days(3);
  council.at_desk([&](Office& office) { office.works.look([&](Work& work) { EXPECT_FALSE(opens_on(work, the_case(), office.clock.today())); }); });
}

TEST_F(Requester, IsTextedAtANewNumberOnlyAfterItsCodeCameBackAndThePackWaits) {
  auto const proving = council.at_desk([&](Office& office) { return ask_for_new_phone(office, id, "07700 900456"); });
  ASSERT_TRUE(proving);
  EXPECT_EQ(*proving, Proving::code_sent);
  EXPECT_NE(the_case().requester.reveal().phone, "07700 900456");
  EXPECT_EQ(code([&](Office& office) { return take_new_phone(office, id, "00000000"); }), "no_entry");
  EXPECT_EQ(code([&](Office& office) { return take_new_phone(office, id, code_to("+447700900456")); }), "");
  EXPECT_EQ(the_case().requester.reveal().phone, "07700 900456");
  EXPECT_EQ(open_tasks("requester_wrote").at(0).task.concerns_title, "A new phone number");
  council.at_desk([&](Office& office) {
    office.works.look([&](Work& work) { EXPECT_EQ(opens_on(work, the_case(), office.clock.today()), plus_days(office.clock.today(), 3)) << "security.md A21"; });
    EXPECT_EQ(resident_view(office, id).timeline.front().text, "You gave us a new phone number");
  });
  EXPECT_EQ(code([&](Office& office) { return take_new_phone(office, id, "00000000"); }), "no_entry") << "it was taken";
}

TEST_F(Requester, IsCalledAtANumberThatCannotBeTextedOnceAColleagueMadeSure) {
  auto const ask = [&](std::string const& phone) { return council.at_desk([&](Office& office) { return ask_for_new_phone(office, id, phone); }); };
  EXPECT_EQ(ask(" ").error().code, "missing");
  EXPECT_EQ(ask("ring the bell").error().code, "not_real");
  EXPECT_EQ(ask("1234").error().code, "not_real");
  EXPECT_EQ(*ask("020 7946 0321"), Proving::by_a_colleague);
  EXPECT_EQ(*ask("020 7946 0322"), Proving::by_a_colleague);
  auto const tasks = open_tasks("requester_wrote");
  ASSERT_THAT(tasks, SizeIs(1)) << "the number given last stands in the one task";
  EXPECT_THAT(tasks[0].task.words.reveal(), HasSubstr("They gave a new phone number on the website: 020 7946 0322"));
  EXPECT_NE(the_case().requester.reveal().phone, "020 7946 0322");
  EXPECT_EQ(code([&](Office& office) { return end_task(office, id, officer(), tasks[0].task.id, {"done", {{"did", "Rang the old number: it was she"}}, ""}); }), "");
  EXPECT_EQ(the_case().requester.reveal().phone, "020 7946 0322");
  council.at_desk([&](Office& office) { office.works.look([&](Work& work) { EXPECT_FALSE(opens_on(work, the_case(), office.clock.today())) << "a colleague looked"; }); });
  EXPECT_EQ(ask("020 7946 0322").error().code, "same");
}

TEST_F(Requester, IsWrittenToAtANewPostalAddressOnceAColleagueMadeSure) {
  auto const before = the_case().requester.reveal();
  auto const give = [&](NewAddress const& address) { return code([&](Office& office) { return give_new_address(office, id, address); }); };
  EXPECT_EQ(give({"  ", ""}), "missing");
  EXPECT_EQ(give({"4 Elm Road", "nowhere"}), "not_real");
  EXPECT_EQ(give({std::string(301, 'a'), ""}), "too_long");
  EXPECT_EQ(give({"4 Elm Road\r\nThamesbrook", "IG11 8AA"}), "");
  EXPECT_EQ(the_case().requester.reveal().address, before.address) << "until somebody made sure";
  auto const task = open_tasks("requester_wrote").at(0).task;
  EXPECT_EQ(task.concerns_title, "A new address to confirm");
  EXPECT_EQ(code([&](Office& office) { return end_task(office, id, officer(), task.id, {"nothing_to_do", {}, "It was not she"}); }), "");
  EXPECT_EQ(the_case().requester.reveal().address, before.address);
  EXPECT_EQ(give({"5 Elm Road\nThamesbrook", "IG11 8AA"}), "");
  auto const second = open_tasks("requester_wrote").at(0).task;
  EXPECT_EQ(code([&](Office& office) { return end_task(office, id, officer(), second.id, {"done", {{"did", "She came in"}}, ""}); }), "");
  EXPECT_EQ(the_case().requester.reveal().address, "5 Elm Road, Thamesbrook");
  EXPECT_EQ(the_case().requester.reveal().postcode, "IG11 8AA");
  EXPECT_EQ(council.at_desk([&](Office& office) { return resident_view(office, id).timeline.front().text; }), "We use your new address");
  EXPECT_EQ(give({"", "", NewAddress::Fixed::no}), "") << "somebody who has none any more";
  EXPECT_THAT(open_tasks("requester_wrote").at(0).task.words.reveal(), HasSubstr("no fixed address, in place of 5 Elm Road"));
}

TEST_F(Requester, CannotUseTheCodeOfOneAddressForAnother) {
  EXPECT_EQ(code([&](Office& office) { return ask_for_new_email(office, id, "first@example.org"); }), "");
  auto const first = code_to("first@example.org");
  EXPECT_EQ(code([&](Office& office) { return ask_for_new_email(office, id, "second@example.org"); }), "");
  EXPECT_EQ(code([&](Office& office) { return take_new_email(office, id, first); }), "no_entry");
  EXPECT_EQ(the_case().requester.reveal().email, kEmail);
  EXPECT_EQ(code([&](Office& office) { return take_new_email(office, id, code_to("second@example.org")); }), "");
  EXPECT_EQ(the_case().requester.reveal().email, "second@example.org");
}

TEST_F(Requester, TriesACodeOfANewAddressFiveTimes) {
  EXPECT_EQ(code([&](Office& office) { return ask_for_new_email(office, id, "first@example.org"); }), "");
  for (int i = 0; i < 5; ++i) EXPECT_EQ(code([&](Office& office) { return take_new_email(office, id, "00000000"); }), "no_entry");
  EXPECT_EQ(code([&](Office& office) { return take_new_email(office, id, code_to("first@example.org")); }), "no_entry");
  for (int i = 0; i < 4; ++i) EXPECT_EQ(code([&](Office& office) { return ask_for_new_email(office, id, "first@example.org"); }), "");
  EXPECT_EQ(code([&](Office& office) { return ask_for_new_email(office, id, "first@example.org"); }), "too_many");
}

TEST_F(Requester, ChangesTheAddressOfEveryThingTheyAskedForTogether) {
  auto answers = form();
  answers["right"] = {"see", "correct"};
  answers["wrong"] = {"My allergy"};
  answers["should-be"] = {"None"};
  auto const both = council.at_desk([&](Office& office) { return *submit_request(office, answers, {"thamesbrook", "online", office.clock.now()}, "two things"); });
  council.at_desk([&](Office& office) {
    EXPECT_EQ(code_of(ask_for_new_email(office, both.about, "both@example.org")), "");
  });
  auto const sent = code_to("both@example.org");
  council.at_desk([&](Office& office) {
    EXPECT_EQ(code_of(take_new_email(office, both.about, sent)), "");
    office.works.look([&](Work& work) {
      for (auto const& reference : {both.reference, both.more.at(0)}) EXPECT_EQ(work.cases().find_by_reference(reference)->requester.reveal().email, "both@example.org");
    });
  });
  EXPECT_EQ(the_case().requester.reveal().email, kEmail) << "another request of theirs is its own";
}

TEST(ARequestThatIsLate, SaysSo) {
  Council council;
  auto const id = council.at_desk(submitted);
  council.clock.at = *parse_instant("2027-01-11T10:00:00Z");
  council.at_desk([&](Office& office) {
    auto const view = resident_view(office, id);
    EXPECT_EQ(view.due, parse_date("2026-12-23"));
    EXPECT_TRUE(view.late);
    EXPECT_EQ(view.last_update, parse_date("2026-11-23"));
  });
}

}  // namespace
}  // namespace rightsdesk::app
