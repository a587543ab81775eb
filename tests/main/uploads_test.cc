// What residents and staff send as proof, before a real virus scanner and the sandboxed reader.
#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>

#include "app/caseload.h"
#include "app/locked.h"
#include "app/own_evidence.h"
#include "app/walk.h"
#include "scanning/clamd_here.h"

namespace rightsdesk::testing {
namespace {

using scanning::testing::eicar;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string pdf_with(std::string const& stream) {
  return "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
         "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>\nendobj\n4 0 obj\n<</Length " + std::to_string(stream.size()) + ">>\nstream\n" + stream +
         "\nendstream\nendobj\ntrailer\n<</Root 1 0 R/Size 5>>\n%%EOF\n";
}

class WhatComesAsProof : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { clamd_ = new scanning::testing::ClamdHere(); }
  static void TearDownTestSuite() { delete clamd_; }
  WhatComesAsProof() {
    desk_.office.reader = RIGHTSDESK_READER;
    desk_.office.scanner = &scanner_;
    id_ = app::submitted(desk_.office);
  }
  std::string at(std::string const& name) const { return council_.folder + "/" + name; }
  std::string made(std::string const& command, std::string const& name) {
    if (std::system(("cd " + council_.folder + " && " + command).c_str()) != 0) throw std::runtime_error("this did not work: " + command);
    std::ifstream in(at(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  std::string locked(std::string const& passwords) {
    std::ofstream(at("open.pdf")) << pdf_with("BT ET");
    return made("qpdf --warning-exit-0 --no-warn --encrypt " + passwords + " 256 -- open.pdf locked.pdf", "locked.pdf");
  }
  app::Done hand_in(std::vector<app::OwnFile> const& files) { return app::hand_in(desk_.office, id_, "identity", "passport", files); }
  app::Done add(std::string const& name, std::string const& bytes) { return app::add_evidence(desk_.office, id_, app::officer(), {"identity", "passport", name, bytes}); }

  static inline scanning::testing::ClamdHere* clamd_ = nullptr;
  scanning::Clamd scanner_{clamd_->socket()};
  app::Council council_;
  app::Desk desk_{council_};
  CaseId id_;
};

TEST_F(WhatComesAsProof, IsKeptWhenTheScannerFindsNothing) {
  ASSERT_TRUE(hand_in({{"bill.pdf", pdf_with("BT ET")}, {"me.jpg", "\xFF\xD8\xFF\xE0 a photograph"}}));
  EXPECT_THAT(app::evidence_of(desk_.office, id_), SizeIs(2));
}

TEST_F(WhatComesAsProof, IsTurnedAwayWholeWithAVirusInOneOfItsFiles) {
  auto const refused = hand_in({{"me.jpg", "\xFF\xD8\xFF\xE0 a photograph"}, {"bill.pdf", pdf_with(eicar())}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "infected");
  EXPECT_EQ(refused.error().text, "File 2 has a virus in it. We did not keep anything you just sent. Send it from another phone or computer");
  EXPECT_THAT(app::evidence_of(desk_.office, id_), IsEmpty());
  EXPECT_EQ(app::case_overview(desk_.office, id_, app::officer())->events.back().what, "infected_file_refused");
  EXPECT_EQ(add("bill.pdf", pdf_with(eicar())).error().code, "infected") << "from staff too";
}

TEST_F(WhatComesAsProof, IsNotKeptWhereItIsMoreThanTheScannerTakes) {
  auto const refused = hand_in({{"me.jpg", "\xFF\xD8\xFF\xE0" + std::string(3U << 20U, 'a')}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "not_scanned");
  EXPECT_THAT(app::evidence_of(desk_.office, id_), IsEmpty());
}

TEST_F(WhatComesAsProof, IsRefusedUnderAPasswordWithWhatToDo) {
  auto const refused = hand_in({{"me.jpg", "\xFF\xD8\xFF\xE0 a photograph"}, {"bill.pdf", locked("secret owner")}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "locked");
  EXPECT_EQ(refused.error().field, "files");
  EXPECT_EQ(refused.error().text, "File 2 needs a password to open, so we could not look at it. Save a copy without the password, or take a photo of it, and send that. We did not keep anything you just sent");
  EXPECT_THAT(app::evidence_of(desk_.office, id_), IsEmpty());
  ASSERT_TRUE(hand_in({{"me.jpg", "\xFF\xD8\xFF\xE0 a photograph"}})) << "the other one can be sent again";
  EXPECT_EQ(add("bill.pdf", locked("secret owner")).error().code, "locked") << "from staff too";
}

TEST_F(WhatComesAsProof, IsKeptWhereAPasswordOnlyForbidsToPrintIt) {
  EXPECT_TRUE(hand_in({{"bill.pdf", locked("'' owner")}}));
}

TEST_F(WhatComesAsProof, IsNoFolderOfFiles) {
  std::ofstream(at("a.txt")) << "a letter";
  auto const zip = made("zip -q a.zip a.txt", "a.zip");
  auto const refused = hand_in({{"a.zip", zip}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().text, "The file is a folder of files (ZIP). Take the photos or PDFs out of it and send those");
  EXPECT_TRUE(add("a.zip", zip)) << "staff may";
  EXPECT_EQ(add("b.zip", made("zip -q -P secret b.zip a.txt", "b.zip")).error().code, "locked") << "but not one that nobody can open";
}

}  // namespace
}  // namespace rightsdesk::testing
