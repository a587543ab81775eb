// What a regulator is given of a case.
#include "app/regulator.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "app/acts.h"
#include "app/caseload.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

std::string text_of(Council const& council, FormFile const& file) {
  auto const path = council.folder + "/" + file.file_name;
  std::ofstream(path, std::ios::binary) << file.bytes;
  EXPECT_EQ(std::system(("qpdf --check " + path + " >/dev/null 2>&1").c_str()), 0);
  EXPECT_EQ(std::system(("pdftotext -layout " + path + " " + path + ".txt").c_str()), 0);
  if (char const* keep = std::getenv("RIGHTSDESK_KEEP")) {
    EXPECT_EQ(std::system(("cp " + path + " " + keep).c_str()), 0);
  }
  std::ifstream in(path + ".txt");
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Without white space: cells are narrow and a hash goes over several lines.
std::string run_together(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\f'; });
  return text;
}

TEST(RegulatorsBundle, HoldsClockDecisionsCertificateLettersAndLedger) {
  Council council;
  auto const id = sealed_case(council);
  auto const file = council.at_desk([&](Office& office) { return regulators_bundle(office, id, head()); });
  ASSERT_TRUE(file) << file.error().text << in_words(file.error().because);
  auto const text = text_of(council, *file);
  for (char const* words : {"The clock and its reasons", "What happened", "Where we looked", "What was decided, by whom and why", "Packs", "Correspondence",
                            "The originals, as collected and now", "The ledger", "UK GDPR", "identity accepted", "answered", "Dear Amina Osei", "Same name and birthday", "L-1"}) {
    EXPECT_TRUE(text.find(words) != std::string::npos) << words;
  }
  auto const last = council.at_desk([&](Office& office) { return ledger_of(office, id); });
  auto const made = std::find_if(last.begin(), last.end(), [](auto const& entry) { return entry.act.what == "regulator_bundle_made"; });
  ASSERT_NE(made, last.end());
  EXPECT_EQ(made->act.actor, head().id.str());
  EXPECT_NE(run_together(text).find(last.front().hash.substr(0, 8)), std::string::npos);
}

TEST(RegulatorsBundle, NamesNobodyWhoIsNotToBeDisclosed) {
  Council council;
  auto const id = sealed_case(council);
  std::string name;
  council.at_desk([&](Office& office) {
    office.works.in_one([&](Work& work) {
      for (auto const& person : work.reviews().people(id)) {
        if (person.decision.outcome == redaction::Outcome::withhold && person.known.described.names.front().full.find(' ') != std::string::npos) name = person.known.described.names.front().full;
      }
    });
  });
  ASSERT_FALSE(name.empty());
  council.at_desk([&](Office& office) { EXPECT_EQ(code_of(add_note(office, id, officer(), "I rang " + name + " about it")), ""); });
  auto const file = council.at_desk([&](Office& office) { return regulators_bundle(office, id, head()); });
  ASSERT_TRUE(file) << file.error().text << in_words(file.error().because);
  auto const text = run_together(text_of(council, *file));
  EXPECT_EQ(text.find(run_together(name)), std::string::npos);
  EXPECT_NE(text.find("Leftouthere:itnames"), std::string::npos);
}

TEST(RegulatorsBundle, IsRefusedForACaseThatIsNotThere) {
  Council council;
  EXPECT_EQ(code_of(council.at_desk([&](Office& office) { return regulators_bundle(office, CaseId("no-such-case"), head()); })), "not_found");
}

}  // namespace
}  // namespace rightsdesk::app
