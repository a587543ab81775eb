// Owners of sources asked in writing: a search, an instruction, a hold; what they answer on the one-time page; chasers.
#include "app/owners.h"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "app/answers.h"
#include "app/caseload.h"
#include "app/hold.h"
#include "app/letters.h"
#include "app/resident.h"
#include "app/search_desk.h"
#include "app/tasks.h"
#include "core/original.h"
#include "store/outbox_store.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using commission::Answer;
using search::SourceState;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr char kPaper[] = "paper-files";
constexpr char kRecords[] = "records@example.org";
std::string const kPages = "https://rights.example.org/answer/";

Date day(char const* iso) { return *parse_date(iso); }

test::FakeSystem paper_files() {
  sources::SourceCard card{kPaper, "Closed paper files", "Records Manager", "commission", {"closed case files"}};
  card.contact = {"Records team", kRecords};
  card.asking.working_days = 10;
  card.asking.look_in = {"The card index of closed files"};
  return {card};
}

/// What the team sends: the fixture of connectors/paper-files.
std::string closed_file() {
  std::ifstream in(RIGHTSDESK_TREE "/connectors/paper-files/fixtures/closed-file-0417.txt", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
Delivered delivered() { return {"Closed file 0417", "2012-09-30", "closed-file-0417.txt", "text/plain", closed_file()}; }
OwnersAnswer said(Answer answer, std::string const& words = {}) { return {answer, "Bola Finch", "archive assistant", words}; }

/// A council with closed files on paper, looked after by a records team that can be written to.
class Owners : public testing::Test {
 protected:
  Owners() { council_.sources.systems.push_back(paper_files()); }
  sources::SourceCard& paper() { return council_.sources.system(kPaper).card; }
  template <class Verb>
  auto at_desk(Verb const& verb) {
    return council_.at_desk(verb);
  }
  void request() { id_ = at_desk(submitted); }
  void search() {
    request();
    at_desk([&](Office& office) { begin_search(office, id_); });
    ASSERT_EQ(council_.worker(), Council::Ended::well);
  }
  void on(char const* iso) { council_.clock.at = *parse_instant(std::string(iso) + "T10:00:00Z"); }

  /// Every message to this address, in no order.
  std::vector<store::Message> messages(std::string const& to) {
    std::vector<store::Message> found;
    Desk desk(council_);
    store::in_transaction(*desk.database, [&](store::Connection& connection) {
      found.clear();
      for (auto& message : store::Outbox(connection, desk.key).waiting(council_.clock.now(), 1000)) {
        if (message.to == to) found.push_back(std::move(message));
      }
    });
    return found;
  }
  store::Message message_about(std::string const& words, std::string const& to = kRecords) {
    for (auto& message : messages(to)) {
      if (message.body.find(words) != std::string::npos) return message;
    }
    throw Bug("no message about " + words);
  }
  static std::string token_in(store::Message const& message) {
    auto const at = message.body.find(kPages);
    return at == std::string::npos ? std::string{} : message.body.substr(at + kPages.size(), 52);
  }
  std::string search_link() { return token_in(message_about("Please look for a person")); }
  std::string hold_link() { return token_in(message_about("Please stop any disposal: ")); }

  SourceState state() {
    return at_desk([&](Office& office) {
      for (auto const& row : search_plan(office, id_)) {
        if (row.source == kPaper) return row.state;
      }
      throw Bug("not in the plan");
    });
  }
  search::SourceSearch row() {
    return at_desk([&](Office& office) {
      for (auto const& each : search_plan(office, id_)) {
        if (each.source == kPaper) return each;
      }
      throw Bug("not in the plan");
    });
  }
  std::vector<search::Candidate> replies() {
    return at_desk([&](Office& office) {
      std::vector<search::Candidate> found;
      for (auto const& each : candidates(office, id_)) {
        if (each.offered.source == kPaper) found.push_back(each);
      }
      return found;
    });
  }
  std::string answered(std::string const& token, OwnersAnswer const& answer) {
    return at_desk([&](Office& office) { return code_of(answer_commission(office, token, answer)); });
  }
  std::string added(std::string const& token, Delivered const& file) {
    return at_desk([&](Office& office) { return code_of(add_file(office, token, file)); });
  }
  AnswerPage page(std::string const& token) {
    return at_desk([&](Office& office) { return answer_page(office, token).value(); });
  }
  Pressed pressed() { return at_desk(press_owners); }
  std::vector<std::string> acts() {
    return at_desk([&](Office& office) {
      std::vector<std::string> names;
      for (auto const& entry : ledger_of(office, id_)) names.push_back(entry.act.what);
      return names;
    });
  }
  std::string ledger_text() {
    return at_desk([&](Office& office) {
      std::string all;
      for (auto const& entry : ledger_of(office, id_)) all += entry.act.what + " " + entry.act.detail + "\n";
      return all;
    });
  }
  Council council_;
  CaseId id_;
};

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
  EXPECT_EQ(answered(link, said(Answer::nothing_held, "Card index")), "");
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
    council_.sources.systems.pop_back();
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
