// Requests from another product's export: each line a case or a reason, none lost, none twice.
#include "app/import.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "app/acts.h"
#include "app/caseload.h"
#include "council.h"

namespace rightsdesk::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr char kHeads[] = "CaseId,DateReceived,Type,ReceivedBy,Status,FirstName,Surname,DateOfBirth,Address,Postcode,Email\n";
constexpr char kAmina[] = "4711,03/11/2026 09:15,Subject Access Request,Email,New case,Amina,Osei,14/05/2001,\"12 Weir Lane\nThamesbrook\",IG11 7LU,amina.osei@example.org\n";

ImportMapping mapping() {
  ImportMapping mapping{"icasework", "CaseId", "DateReceived", DayOrder::day_first, {{"ReceivedBy"}, " ", "", {{"email", "email"}}, "post"}, {}, {{"Status", {"closed"}}}};
  mapping.answers = {{"right", {{"Type"}, " ", "", {{"subject access request", "see"}, {"both", "see,correct"}}, {}}},
                     {"who-for", {{}, " ", "me", {}, {}}},
                     {"full-name", {{"FirstName", "Surname"}, " ", "", {}, {}}},
                     {"born", {{"DateOfBirth"}, " ", "", {}, {}}},
                     {"address-lines", {{"Address"}, " ", "", {}, {}}},
                     {"address-postcode", {{"Postcode"}, " ", "", {}, {}}},
                     {"email", {{"Email"}, " ", "", {}, {}}}};
  return mapping;
}

class ImportedRequests : public ::testing::Test {
 protected:
  /// "line id became: why" of each line.
  std::vector<std::string> of(std::string const& csv, Import how = Import::for_real, ImportMapping const& by = mapping()) {
    static std::map<ImportedLine::Became, std::string> const kWords{{ImportedLine::Became::opened, "opened"}, {ImportedLine::Became::was_there, "was there"}, {ImportedLine::Became::left_out, "left out"}, {ImportedLine::Became::refused, "refused"}};
    std::vector<std::string> lines;
    report_ = import_requests(desk_.office, by, csv, how, "thamesbrook", [](ImportedLine const&) {});
    for (auto const& line : report_.lines) {
      auto text = std::to_string(line.line) + " " + line.id + " " + kWords.at(line.became);
      for (auto const& why : line.why) text += ": " + why;
      lines.push_back(text);
    }
    return lines;
  }
  std::int64_t count(std::string const& table) { return desk_.database->connection()->row("SELECT COUNT(*) FROM " + table)->number(0); }

  Council council_;
  Desk desk_{council_};
  ImportReport report_;
};

TEST_F(ImportedRequests, BecomeCasesReceivedWhenTheCouncilHadThem) {
  EXPECT_THAT(of(std::string(kHeads) + kAmina), ElementsAre("2 4711 opened"));
  desk_.office.works.look([&](Work& work) {
    auto const about = work.cases().find_by_reference(report_.lines[0].reference);
    ASSERT_TRUE(about);
    EXPECT_EQ(to_iso(about->received), "2026-11-03");
    EXPECT_EQ(to_iso(*due_of(work, desk_.office, *about).due), "2026-12-03");
    EXPECT_EQ(about->subject.reveal().names.front().full, "Amina Osei");
    EXPECT_EQ(to_iso(*about->subject.reveal().born), "2001-05-14");
    EXPECT_EQ(about->requester.reveal().address, "12 Weir Lane, Thamesbrook");
    auto const events = work.cases().events(about->id);
    EXPECT_EQ(casework::detail_of(events.at(0), "channel"), "email");
    auto const imported = std::find_if(events.begin(), events.end(), [](auto const& event) { return event.what == "request_imported"; });
    ASSERT_NE(imported, events.end());
    EXPECT_EQ(casework::detail_of(*imported, "id"), "4711");
    EXPECT_THAT(casework::detail_of(*imported, "missing"), HasSubstr("Which services knew you?"));
  });
  EXPECT_EQ(count("outbox"), 0) << "nobody is written to";
  for (auto const& row : desk_.database->connection()->rows("SELECT detail FROM ledger")) EXPECT_THAT(row.text(0), Not(HasSubstr("Osei")));
}

TEST_F(ImportedRequests, AreTakenOverOnceHoweverOftenTheFileIsRead) {
  auto const file = std::string(kHeads) + kAmina;
  of(file);
  auto const reference = report_.lines[0].reference;
  EXPECT_THAT(of(file), ElementsAre("2 4711 was there"));
  EXPECT_EQ(report_.lines[0].reference, reference);
  EXPECT_EQ(count("sar_case"), 1);
  auto other = mapping();
  other.system = "another";
  EXPECT_THAT(of(file, Import::for_real, other), ElementsAre("2 4711 opened")) << "another product's 4711 is another request";
}

TEST_F(ImportedRequests, AreOnlyLookedAtInADryRun) {
  EXPECT_THAT(of(std::string(kHeads) + kAmina + "4712,1/1/1,,,,,,,,,\n", Import::dry_run), ElementsAre("2 4711 opened", ::testing::StartsWith("4 4712 refused")));
  EXPECT_EQ(count("sar_case"), 0);
  EXPECT_EQ(count("ledger"), 0);
}

TEST_F(ImportedRequests, SayInWhichColumnTheyAreWrongAndTheOthersGoOn) {
  std::string const file = std::string(kHeads) +
                           "1,31/02/2026,Subject Access Request,Email,New,Amina,Osei,,,,\n"
                           "2,,Subject Access Request,Email,New,Amina,Osei,,,,\n"
                           "3,03/12/2026,Subject Access Request,Email,New,Amina,Osei,,,,\n"
                           "4,03/11/2026,Parking,Email,New,Amina,Osei,,,,\n"
                           "5,03/11/2026,,Email,New,,,,,,\n"
                           "6,03/11/2026,Subject Access Request,Email,New,,,,,,\n"
                           "7,03/11/2026,Subject Access Request,Email,New,Amina,Osei,2001,,nowhere,amina\n"
                           "8,03/11/2026,Subject Access Request,Email,New,Amina,Osei,14/05/2001,,,amina\n"
                           "9,03/11/2026,Subject Access Request\n"
                           ",03/11/2026,Subject Access Request,Email,New,Amina,Osei,,,,\n" +
                           kAmina;
  EXPECT_THAT(of(file), ElementsAre("2 1 refused: DateReceived: this is no day as the mapping says", "3 2 refused: DateReceived: this is empty", "4 3 refused: DateReceived: this day is still to come",
                                    "5 4 refused: Type: the mapping does not know what is written here", "6 5 refused: Type: this is empty", "7 6 refused: FirstName: Enter the full name",
                                    "8 7 refused: DateOfBirth: this is no day as the mapping says", "9 8 refused: Email: Enter an email address in the correct format, like name@example.com",
                                    "10  refused: this line has 3 cells, and the first has 11", "11  refused: CaseId: this is empty", "12 4711 opened"));
  EXPECT_EQ(count("sar_case"), 1);
}

TEST_F(ImportedRequests, NeedNoMoreThanWhoAsksForWhatAndWhen) {
  EXPECT_THAT(of(std::string(kHeads) + "1,03/11/2026,Subject Access Request,Pigeon,New,Amina,Osei,,,,\n"), ElementsAre("2 1 opened"));
  EXPECT_THAT(report_.lines[0].missing, ::testing::Contains("Date of birth"));
  desk_.office.works.look([&](Work& work) {
    auto const about = work.cases().find_by_reference(report_.lines[0].reference);
    EXPECT_EQ(casework::detail_of(work.cases().events(about->id).front(), "channel"), "post") << "what the mapping says of all others";
    EXPECT_FALSE(about->subject.reveal().born);
    EXPECT_EQ(about->requester.reveal().preferred_channel, "post") << "there is no e-mail address";
  });
}

TEST_F(ImportedRequests, AreLeftOutAsTheMappingSaysAndStillCounted) {
  EXPECT_THAT(of(std::string(kHeads) + "1,rubbish,,,CLOSED,,,,,,\n" + kAmina), ElementsAre("2 1 left out: Status: the mapping leaves such lines out", "3 4711 opened"));
}

TEST_F(ImportedRequests, AreNotPassedOverWhenAnIdStandsTwice) {
  EXPECT_THAT(of(std::string(kHeads) + kAmina + "4711,04/11/2026,Subject Access Request,Email,New,Grace,Osei,,,,\n"), ElementsAre("2 4711 opened", "4 4711 refused: CaseId: a line before has the same"));
}

TEST_F(ImportedRequests, BecomeOneCaseForEachThingAsked) {
  EXPECT_THAT(of(std::string(kHeads) + "1,03/11/2026,Both,Email,New,Amina,Osei,,,,\n"), ElementsAre("2 1 opened"));
  EXPECT_EQ(count("sar_case"), 2);
  EXPECT_EQ(desk_.database->connection()->row("SELECT COUNT(*) FROM case_event WHERE what = 'request_imported'")->number(0), 2);
}

TEST_F(ImportedRequests, LoseNoLineToATornOne) {
  EXPECT_THAT(of(std::string(kHeads) + "1,\"03/11/2026,Subject Access Request,Email\n" + kAmina), ElementsAre("2  refused: the quotation marks of this line do not match", "3 4711 opened"));
}

TEST_F(ImportedRequests, NeedTheFileThatTheMappingIsFor) {
  EXPECT_THAT(of(""), IsEmpty());
  EXPECT_THAT(report_.faults, ElementsAre("the file is empty"));
  of("CaseId,DateReceived,Type,Type,Status,FirstName,Surname,DateOfBirth,Address,Postcode\n" + std::string(kAmina));
  EXPECT_THAT(report_.faults, ElementsAre("the file has no column “ReceivedBy”", "the file has the column “Type” twice", "the file has no column “Email”"));
  of(std::string(kHeads) + "1,03/11/2026,Subject Access Request,Email,New,Zo\xEB,Linden,,,,\n");
  EXPECT_THAT(report_.faults, ElementsAre("the file is not UTF-8: save it again as CSV UTF-8"));
  EXPECT_EQ(count("sar_case"), 0);
}

TEST_F(ImportedRequests, ReadAFileAsSpreadsheetsSaveIt) {
  EXPECT_THAT(of("\xEF\xBB\xBF" + std::string(kHeads).substr(0, std::string(kHeads).size() - 1) + "\r\n1,3-11-2026,SUBJECT ACCESS REQUEST,email,New,Zo\xC3\xAB,Linden,,,,\r\n\r\n"), ElementsAre("2 1 opened"));
}

TEST_F(ImportedRequests, ReadDaysInTheOrderThatTheMappingSays) {
  auto by = mapping();
  by.days = DayOrder::month_first;
  of(std::string(kHeads) + "1,11/03/2026 4:05:06 PM,Subject Access Request,Email,New,Amina,Osei,,,,\n", Import::for_real, by);
  by.days = DayOrder::iso;
  of(std::string(kHeads) + "2,2026-11-03T16:05:06,Subject Access Request,Email,New,Amina,Osei,,,,\n", Import::for_real, by);
  EXPECT_EQ(desk_.database->connection()->row("SELECT COUNT(*) FROM sar_case WHERE received = '2026-11-03'")->number(0), 2);
  EXPECT_THAT(of(std::string(kHeads) + "3,03/11/2026,Subject Access Request,Email,New,Amina,Osei,,,,\n", Import::for_real, by), ElementsAre(HasSubstr("this is no day")));
}

TEST(AMapping, NamesFieldsOfTheFormAndWhomItIsAbout) {
  EXPECT_THAT(wrong_with(mapping()), IsEmpty());
  auto wrong = mapping();
  wrong.answers.push_back({"shoe-size", {{"Size"}, " ", "", {}, {}}});
  wrong.answers.push_back({"email", {{"Mail"}, " ", "", {}, {}}});
  std::erase_if(wrong.answers, [](Answer const& one) { return one.field == "full-name"; });
  EXPECT_THAT(wrong_with(wrong), ElementsAre("the form asks no “shoe-size”", "“email” is given twice", "nothing says “full-name”"));
}

}  // namespace
}  // namespace rightsdesk::app
