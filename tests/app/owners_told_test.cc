// Owners of sources told in writing: to stop disposal, to carry a decision out.
#include "records_team.h"

namespace rightsdesk::app {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

TEST_F(Owners, AreWrittenToAboutTheHoldOnTheDayOfReceipt) {
  request();
  auto const letter = message_about("Please stop any disposal: ");
  EXPECT_THAT(letter.body, AllOf(HasSubstr("Name: Amina Osei"), HasSubstr("section 173")));
  EXPECT_EQ(answered(token_in(letter), said(Answer::done, "Box 88 is marked; the yearly clear-out leaves it")), "");
  at_desk([&](Office& office) {
    auto const holds = hold_desk(office, id_)->sources;
    ASSERT_THAT(holds, SizeIs(3));
    EXPECT_EQ(holds[2].confirmed, day("2026-11-23"));
    EXPECT_EQ(holds[2].confirmed_how, "Box 88 is marked; the yearly clear-out leaves it – Bola Finch, archive assistant, on 23 November 2026");
    EXPECT_FALSE(holds[0].reachable) << "the settings name no address of social care's owner";
    EXPECT_FALSE(holds[0].letter);
    EXPECT_EQ(code_of(send_hold_letter(office, id_, officer(), kSocialCare)), "no_address");
    EXPECT_EQ(code_of(send_hold_letter(office, id_, officer(), kPaper)), "no_hold") << "it is confirmed";
  });
}

TEST_F(Owners, WhoCannotStopDisposalAreShownAndAskedOnceMore) {
  request();
  EXPECT_EQ(answered(hold_link(), said(Answer::cannot, "The contractor shreds on Fridays")), "");
  at_desk([&](Office& office) {
    auto const hold = hold_desk(office, id_)->sources[2];
    EXPECT_FALSE(hold.confirmed);
    EXPECT_THAT(hold.cannot, HasSubstr("The contractor shreds on Fridays"));
    EXPECT_EQ(code_of(send_hold_letter(office, id_, reviewer(), kPaper)), "not_permitted");
    EXPECT_EQ(code_of(send_hold_letter(office, id_, officer(), kPaper)), "");
  });
  EXPECT_THAT(acts(), Contains("hold_refused"));
}

TEST_F(Owners, KeepTheHoldOfARequestThatWasWithdrawnAndSearchNoMore) {
  search();
  auto const search_page = search_link(), hold_page = hold_link();
  at_desk([&](Office& office) { EXPECT_EQ(code_of(raise_event(office, id_, officer(), "withdraw", "By phone")), ""); });
  EXPECT_EQ(page(search_page).standing, AnswerPage::Standing::over);
  EXPECT_EQ(page(hold_page).standing, AnswerPage::Standing::open);
}

/// A restriction that has come as far as its markers.
class Instructed : public Owners {
 protected:
  void SetUp() override {
    council_.sources.system(kSocialCare).card.contact = {"Case system team", "systems@example.org"};
    council_.sources.systems().pop_back();
    id_ = at_desk([](Office& office) {
      auto answers = form();
      answers["right"] = {"limit"};
      answers["limit-what"] = {"The notes of 2009"};
      answers["limit-why"] = {"accuracy"};
      return submit_request(office, answers, {"thamesbrook", "online", office.clock.now()}, "one sending").value().about;
    });
    at_desk([&](Office& office) {
      expect_done(accept_identity(office, id_, officer(), {{"passport", "bill"}, "", office.clock.today()}));
      expect_done(end_task(office, id_, officer(), line("restriction_ground").task.id, {"met", {{"ground", "18_1_a"}, {"scope", "The notes"}}}));
      expect_done(start_search(office, id_, officer()));
    });
    EXPECT_EQ(council_.worker(), Council::Ended::well);
  }
  static void expect_done(Done const& outcome) { EXPECT_TRUE(outcome) << outcome.error().code << ": " << outcome.error().text; }
  void restrict_it() {
    at_desk([&](Office& office) {
      decide_who_is_who(office, id_);
      expect_done(raise_event(office, id_, officer(), "restrict", ""));
    });
  }
  TaskLine line(std::string const& kind, std::string const& concerns = {}) {
    return at_desk([&](Office& office) {
      auto const desk = work_desk(office, id_, officer()).value();
      for (auto const& each : desk.tasks) {
        if (each.task.kind == kind && (concerns.empty() || each.task.concerns == concerns)) return each;
      }
      throw Bug("no task " + kind);
    });
  }
  std::string asked(TaskId const& task, Told const& told = {}, Actor const& actor = officer()) {
    return at_desk([&](Office& office) { return code_of(ask_owner(office, id_, actor, task, told)); });
  }
  store::Message letter() { return message_about("Please do this in", "systems@example.org"); }
};

TEST_F(Instructed, OwnersAreGivenTheRecordsNumberAndProveWhatTheyDid) {
  restrict_it();
  auto const marker = line("mark_at_source", kSocialCare);
  EXPECT_TRUE(marker.may_ask_owner);
  EXPECT_EQ(asked(marker.task.id), "");
  EXPECT_THAT(letter().body, AllOf(HasSubstr("Record number: person-88"), HasSubstr("Restricted under UK GDPR Article 18"), Not(HasSubstr("Osei"))));
  OwnersAnswer proof = said(Answer::done);
  EXPECT_EQ(answered(token_in(letter()), proof), "missing") << "no proof";
  proof.before = "No marker";
  proof.after = "Restricted, since 23 November 2026";
  proof.how_seen = "On the record's first page";
  EXPECT_EQ(answered(token_in(letter()), proof), "");
  auto const after = line("mark_at_source", kSocialCare);
  EXPECT_EQ(after.task.state, casework::TaskState::open) << "a person reads it and ends it";
  EXPECT_EQ(after.task.fields.reveal().at("before"), "No marker");
  EXPECT_EQ(after.task.fields.reveal().at("after"), "Restricted, since 23 November 2026");
  EXPECT_EQ(after.task.fields.reveal().at("proof"), "On the record's first page – Bola Finch, archive assistant, on 23 November 2026");
  ASSERT_TRUE(after.asked);
  EXPECT_EQ(after.asked->answer, Answer::done);
  at_desk([&](Office& office) { EXPECT_EQ(code_of(end_task(office, id_, officer(), after.task.id, {"done"})), ""); });
}

TEST_F(Instructed, OwnersWhoCannotSayWhyOnTheTask) {
  restrict_it();
  auto const marker = line("mark_at_source", kSocialCare).task.id;
  EXPECT_EQ(asked(marker), "");
  EXPECT_EQ(answered(token_in(letter()), said(Answer::cannot, "The system has no such field")), "");
  EXPECT_THAT(line("mark_at_source", kSocialCare).task.fields.reveal().at("proof"), HasSubstr("The owner cannot do it: The system has no such field"));
}

TEST_F(Instructed, OwnersAreNotAskedWhatIsDoneOrWhatTheProgramCanDo) {
  restrict_it();
  auto const marker = line("mark_at_source", kSocialCare).task.id;
  EXPECT_EQ(asked(marker, {}, reviewer()), "not_permitted");
  EXPECT_EQ(asked(TaskId("01NOSUCHTASK")), "not_found");
  EXPECT_EQ(asked(line("mark_at_source", kArchive).task.id), "no_address");
  council_.sources.system(kSocialCare).card.acts = {"mark"};
  EXPECT_EQ(asked(marker), "cannot");
  EXPECT_FALSE(line("mark_at_source", kSocialCare).may_ask_owner);
  council_.sources.system(kSocialCare).card.acts = {};
  EXPECT_EQ(asked(marker), "");
  auto const link = token_in(letter());
  at_desk([&](Office& office) {
    expect_done(end_task(office, id_, officer(), marker, {"done", {{"before", "None"}, {"after", "Marked"}, {"proof", "By phone"}}}));
  });
  EXPECT_EQ(page(link).standing, AnswerPage::Standing::over) << "a person ended the task meanwhile";
  EXPECT_EQ(asked(marker), "not_now");
}

TEST_F(Instructed, OwnersAreNotAskedAboutARecordThatNobodyConfirmed) {
  at_desk([&](Office& office) { expect_done(raise_event(office, id_, officer(), "restrict", "")); });
  auto const marker = line("mark_at_source", kSocialCare).task.id;
  EXPECT_EQ(asked(marker), "no_record");
  EXPECT_EQ(asked(marker, {"person-88"}), "");
}

}  // namespace
}  // namespace rightsdesk::app
