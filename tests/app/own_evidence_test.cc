// What a requester hands in by themselves to show who they are.
#include "app/own_evidence.h"

#include <gmock/gmock.h>

#include "app/caseload.h"
#include "app/resident.h"
#include "app/scanner.h"
#include "app/tasks.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

std::string const kPhoto = "\xFF\xD8\xFF\xE0 a photograph of a passport";
std::string const kScan = "%PDF-1.7\na scan of a bill";

std::vector<std::string> ids_of(ProofWanted const& wanted) {
  std::vector<std::string> ids;
  for (auto const& document : wanted.documents) ids.push_back(document.id);
  return ids;
}

std::vector<TaskLine> open_tasks(Office& office, CaseId const& id, std::string const& kind) {
  std::vector<TaskLine> lines;
  auto const desk = work_desk(office, id, officer());
  for (auto const& line : desk->tasks) {
    if (line.task.kind == kind && line.task.state == casework::TaskState::open) lines.push_back(line);
  }
  return lines;
}

struct OwnEvidenceOf : testing::Test {
  OwnEvidenceOf() { id = council.at_desk(submitted); }
  CaseId of_somebody(std::string const& who_for) {
    return council.at_desk([&](Office& office) {
      auto answers = form();
      answers["who-for"] = {who_for};
      answers["requester-name"] = {"Grace Osei"};
      answers["relation"] = {"mother"};
      answers["born-year"] = {"2016"};
      return submit_request(office, answers, {"thamesbrook", "online", office.clock.now()}, "for " + who_for)->about;
    });
  }
  Council council;
  CaseId id;
};

TEST_F(OwnEvidenceOf, AnAdultIsAskedForNothingButWhoTheyAre) {
  council.at_desk([&](Office& office) {
    auto const own = own_evidence(office, id);
    ASSERT_THAT(own.wanted, SizeIs(1));
    EXPECT_EQ(own.wanted[0].proof, "identity");
    EXPECT_THAT(own.wanted[0].enough, Contains("One with a photograph and another that shows the address"));
    EXPECT_THAT(ids_of(own.wanted[0]), AllOf(Contains("passport"), Contains("council_tax"), Not(Contains("worker")), Not(Contains("signed_in")), Not(Contains("held_address"))));
    EXPECT_THAT(own.arrived, IsEmpty());
  });
}

TEST_F(OwnEvidenceOf, AParentAndWhoActsForAnotherAreAskedForThatToo) {
  auto const parents = of_somebody("child"), anothers = of_somebody("someone");
  council.at_desk([&](Office& office) {
    auto const of_parent = own_evidence(office, parents).wanted, of_other = own_evidence(office, anothers).wanted;
    ASSERT_THAT(of_parent, SizeIs(2));
    EXPECT_EQ(of_parent[1].proof, "parental_responsibility");
    EXPECT_THAT(ids_of(of_parent[1]), AllOf(Contains("birth_certificate"), Not(Contains("held"))));
    ASSERT_THAT(of_other, SizeIs(2));
    EXPECT_EQ(of_other[1].proof, "authority");
    EXPECT_THAT(ids_of(of_other[1]), AllOf(Contains("signed"), Not(Contains("called"))));
  });
}

TEST_F(OwnEvidenceOf, ArrivesIsLookedAtByStaffAndMovesNoClock) {
  council.at_desk([&](Office& office) {
    auto const due = resident_view(office, id).due;
    ASSERT_EQ(code_of(hand_in(office, id, "identity", "passport", {{"front.jpg", kPhoto}, {"back.jpg", kPhoto}})), "");
    ASSERT_EQ(code_of(hand_in(office, id, "identity", "bill", {{"bill.pdf", kScan}})), "");
    auto const own = own_evidence(office, id);
    ASSERT_THAT(own.arrived, SizeIs(2));
    EXPECT_EQ(own.arrived[0].what, "Passport");
    EXPECT_EQ(own.arrived[0].files, 2);
    EXPECT_EQ(own.arrived[1].what, "Gas, electricity or water bill");
    auto const tasks = open_tasks(office, id, "evidence_came");
    ASSERT_THAT(tasks, SizeIs(1)) << "the second parcel joins the first";
    EXPECT_EQ(tasks[0].task.concerns, "identity");
    auto const view = resident_view(office, id);
    EXPECT_EQ(view.due, due);
    EXPECT_EQ(view.state, "Sent") << "a person accepts it, not the program";
    EXPECT_EQ(view.timeline.front().text, "You sent us something that shows who you are");
    EXPECT_THAT(view.timeline, SizeIs(2)) << "what happened twice on a day is told once";
    EXPECT_EQ(evidence_copy(office, id, officer(), evidence_of(office, id).at(2).file.id)->bytes, kScan);
    EXPECT_EQ(evidence_of(office, id).at(0).file.added_by, "requester");
    EXPECT_EQ(code_of(end_task(office, id, officer(), tasks[0].task.id, {"looked_at", {}, ""})), "");
    ASSERT_EQ(code_of(hand_in(office, id, "identity", "deed", {{"deed.pdf", kScan}})), "");
    EXPECT_THAT(open_tasks(office, id, "evidence_came"), SizeIs(1)) << "it was looked at before this one came";
  });
}

TEST_F(OwnEvidenceOf, IsTakenAsPhotosAndPdfAndNothingElse) {
  auto const code = [&](std::vector<OwnFile> const& files) {
    return council.at_desk([&](Office& office) {
      auto const done = hand_in(office, id, "identity", "passport", files);
      return done ? std::string("kept") : done.error().code + " " + done.error().field + ": " + done.error().text;
    });
  };
  EXPECT_EQ(code({}), "missing files: Select a file");
  EXPECT_EQ(code({{"empty.jpg", ""}}), "empty files: The file is empty. Choose it again");
  EXPECT_EQ(code({{"letter.docx", "PK\x03\x04 a document"}}), "wrong_type files: The file must be a photo (JPG, PNG or HEIC) or a PDF");
  EXPECT_EQ(code({{"page.jpg", "<html><script>"}}), "wrong_type files: The file must be a photo (JPG, PNG or HEIC) or a PDF") << "its name does not matter";
  EXPECT_EQ(code({{"one.jpg", kPhoto}, {"two.exe", "MZ a program"}}), "wrong_type files: File 2 must be a photo (JPG, PNG or HEIC) or a PDF");
  EXPECT_EQ(code({{"large.jpg", "\xFF\xD8\xFF\xE0" + std::string(10U << 20U, 'x')}}), "too_large files: The file must be smaller than 10MB");
  EXPECT_EQ(code(std::vector<OwnFile>(6, {"p.jpg", kPhoto})), "too_many files: You can only send up to 5 files at the same time");
  council.at_desk([&](Office& office) { EXPECT_THAT(evidence_of(office, id), IsEmpty()) << "of what is refused nothing is kept"; });
  EXPECT_EQ(code({{"scan.png", "\x89PNG\r\n\x1a\n a picture"}}), "kept");
  EXPECT_EQ(code({{"phone.heic", std::string("\0\0\0\x18", 4) + "ftypheic" + std::string("\0\0\0\0", 4) + "mif1heic"}}), "kept");
}

TEST_F(OwnEvidenceOf, IsOnlyWhatIsAskedForInThisCase) {
  council.at_desk([&](Office& office) {
    for (auto const& [proof, document] : std::vector<std::pair<std::string, std::string>>{
             {"identity", "worker"}, {"identity", "library_card"}, {"identity", ""}, {"", ""}, {"authority", "signed"}, {"wisdom", "passport"}}) {
      auto const done = hand_in(office, id, proof, document, {{"p.jpg", kPhoto}});
      ASSERT_FALSE(done) << proof << "/" << document;
      EXPECT_EQ(done.error().code + done.error().field, "not_offereddocument");
    }
  });
}

TEST_F(OwnEvidenceOf, EndsAtTwentyFilesAndWithTheCase) {
  council.at_desk([&](Office& office) {
    std::vector<OwnFile> const five(5, {"p.jpg", kPhoto});
    for (int i = 0; i < 4; ++i) ASSERT_EQ(code_of(hand_in(office, id, "identity", "passport", five)), "");
    EXPECT_EQ(code_of(hand_in(office, id, "identity", "passport", {{"p.jpg", kPhoto}})), "too_many");
    EXPECT_THAT(evidence_of(office, id), SizeIs(20));
    ASSERT_EQ(code_of(raise_event(office, id, officer(), "withdraw", "By phone")), "");
    EXPECT_EQ(code_of(hand_in(office, id, "identity", "passport", {{"p.jpg", kPhoto}})), "not_now");
    EXPECT_THAT(own_evidence(office, id).wanted, IsEmpty());
    EXPECT_EQ(evidence_of(office, id).at(0).destroy_on, parse_date("2026-12-23")) << "destroyed as what staff add is";
  });
}

/// Says of each file, in order, what it is told to say.
class ScannerOf final : public Scanner {
 public:
  explicit ScannerOf(std::vector<Look> says) : says_(std::move(says)) {}
  Look look(std::string_view) override { return says_.at(asked_++); }

 private:
  std::vector<Look> says_;
  std::size_t asked_ = 0;
};

TEST_F(OwnEvidenceOf, WithAVirusIsTurnedAwayWholeAndTold) {
  council.at_desk([&](Office& office) {
    ScannerOf scanner({{Look::Says::clean, ""}, {Look::Says::infected, "Eicar-Test-Signature"}});
    office.scanner = &scanner;
    auto const refused = hand_in(office, id, "identity", "passport", {{"one.jpg", kPhoto}, {"two.jpg", kPhoto}});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "infected");
    EXPECT_EQ(refused.error().text, "File 2 has a virus in it. We did not keep anything you just sent. Send it from another phone or computer");
    EXPECT_THAT(evidence_of(office, id), IsEmpty());
    EXPECT_EQ(case_overview(office, id, officer())->events.back().what, "infected_file_refused");
    EXPECT_THAT(open_tasks(office, id, "evidence_came"), IsEmpty());
  });
}

TEST_F(OwnEvidenceOf, ThatNobodyCanLookAtIsNotKeptAndSaysSoPlainly) {
  council.at_desk([&](Office& office) {
    ScannerOf scanner({{Look::Says::not_looked_at, "it hung up"}});
    office.scanner = &scanner;
    auto const refused = hand_in(office, id, "identity", "passport", {{"one.jpg", kPhoto}});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "not_scanned");
    EXPECT_THAT(refused.error().text, HasSubstr("Try again in a few minutes"));
    EXPECT_THAT(evidence_of(office, id), IsEmpty());
  });
}

}  // namespace
}  // namespace rightsdesk::app
