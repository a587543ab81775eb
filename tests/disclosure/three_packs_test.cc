// Packs of different kinds, to be looked at: RIGHTSDESK_PACKS=FOLDER keeps them, tests/flow/packs.sh opens them in every reader.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <fstream>

#include "disclosure/pack.h"
#include "gate/check.h"
#include "sample.h"

namespace rightsdesk::disclosure {
namespace {

using redaction::Marker;
using redaction::Text;

/// Makes it, has the gate look at it, keeps it where it is asked for.
DisclosurePack looked_at(PackInput const& input, std::string const& name, std::vector<std::string> const& withheld) {
  auto made = make_pack(input, templates());
  EXPECT_TRUE(made) << (made ? "" : made.error().text);
  if (!made) return {};
  EXPECT_THAT(made->warnings, testing::IsEmpty());
  char const* const folder = std::getenv("RIGHTSDESK_PACKS");
  std::string const path = (folder ? std::string(folder) + "/" : testing::TempDir()) + name + ".pdf";
  std::ofstream(path, std::ios::binary) << made->pack.front().bytes;
  auto const report = gate::check_pdf(path, {withheld, made->pack.front().pages});
  EXPECT_EQ(report.verdict, gate::Report::Verdict::clean) << gate::to_json(report);
  return std::move(*made);
}

/// A mother asks for the file of her son, who is two: one service, a handful of pages, names in Bengali.
PackInput toddler() {
  PackInput input = sample_input();
  input.reference = "TB-2026-0555";
  input.requester = Personal<std::string>("রহিমা বেগম");
  input.subject = Personal<std::string>("Tariq Begum-Hollis");
  input.asked = Personal<std::string>("My son’s nursery and health visitor notes");
  input.requester_address = {"Flat 2, 9 Weir Lane", "Thamesbrook", "TB1 4RD"};
  input.searches = {searched("Early help and nurseries", search::SourceState::answered, 3)};
  input.searches[0].terms = {"Tariq Begum-Hollis", "born 2 February 2024"};
  input.records = {note("Settling in", "2026-02-02", {{Text{"Tariq settled in with us this week. His mother, রহিমা বেগম, stayed for the first hour each morning."}}, {Text{"At home they speak Bengali: “আমার ছেলে ভালো আছে”, she said on Friday."}}}),
                   note("Health visitor, two-year check", "2026-04-14", {{Text{"Height 87 cm, weight 12.4 kg. Walks, runs, climbs."}}, {Text{"Plays beside "}, Marker{"S2P3-16"}, Text{" and shares toys."}}}, {"S2P3-16"}),
                   note("Call from grandmother", "2026-05-03", {{Text{"میری بہن "}, Marker{"S2P3-16"}, Text{" نے فون کیا: بچہ ٹھیک ہے۔"}}}, {"S2P3-16"})};
  input.glossary.clear();
  return input;
}

/// Much is refused: a page and a record whole, legal advice, a harm that is not named, and a little that is not even marked.
PackInput refused_in_part() {
  PackInput input = sample_input();
  input.reference = "TB-2026-0602";
  law::Exemption advice;
  advice.code = "S2P4-19";
  advice.provision = "Data Protection Act 2018, Schedule 2, paragraph 19";
  advice.title = "Legal advice";
  advice.plain_reason = "The words are advice from our lawyers, or were written for a court.";
  input.exemptions.push_back(advice);
  input.records.push_back(note("Advice of 3 June", "2012-06-03", {{Text{"not shown"}}}, {"S2P4-19"}));
  input.records.back().record.pages[0] = flow_page({});
  input.records.back().record.pages[0].withheld_whole = true;
  input.records.back().record.pages[0].whole_code = "S2P4-19";
  std::vector<std::vector<redaction::Run>> lines;
  for (int day = 1; day <= 40; ++day) {
    lines.push_back({Text{"Day " + std::to_string(day) + ". "}, Marker{"S2P3-16"}, Text{" rang about "}, Marker{day % 3 == 0 ? "S3P3-11" : "S2P3-16"}, Text{" and the plan for the summer."}});
  }
  input.records.push_back(note("Contact log", "2012-07-01", lines, {"S2P3-16", "S3P3-11"}));
  return input;
}

TEST(PacksToLookAt, AToddlersFileOfOneService) {
  auto const made = looked_at(toddler(), "toddler", {"Joseph Abernethy-Cole", "Shabnam Rashid", "শবনম রশিদ"});
  EXPECT_GE(made.pack.front().pages, 9);
  EXPECT_EQ(made.rows.size(), 2U);  // one page of each of two records
}

TEST(PacksToLookAt, ARefusalInPart) {
  auto const made = looked_at(refused_in_part(), "refused-in-part", {"Imelda Hartnoll-Vance", "Jocasta Pemberley"});
  int removed = 0;
  for (auto const& row : made.rows) removed += row.count;
  EXPECT_EQ(removed, 84);  // 3 in the notes, 80 in the log, a page whole
}

}  // namespace
}  // namespace rightsdesk::disclosure
