#include "redaction/recognisers.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "core/result.h"
#include "redaction/labelled.h"
#include "redaction/lookarounds.h"
#include "redaction/plain_text.h"

namespace rightsdesk::redaction {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

TEST(Recognisers, EachRowFindsAndIgnoresWhatItsOwnExamplesSay) {
  EXPECT_THAT(example_failures(our_recognisers()), IsEmpty());
  EXPECT_GE(our_recognisers().state().engine.rows().size(), 40U);
}

std::filesystem::path folder_with(std::string const& yaml) {
  auto const root = std::filesystem::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name();
  std::filesystem::remove_all(root);
  std::filesystem::create_directories(root / "recognisers");
  std::filesystem::copy(std::string(RIGHTSDESK_TREE) + "/redaction/words", root / "words");
  std::filesystem::create_directory_symlink(std::string(RIGHTSDESK_TREE) + "/redaction/models", root / "models");
  std::ofstream(root / "recognisers" / "bad.yaml") << yaml;
  return root / "recognisers";
}

TEST(Recognisers, NamesEveryErrorWithItsFileAndLineAtOnce) {
  auto const folder = folder_with(
      "- id: one\n  kind: phone\n  pattern: '(('\n  tier: certain\n  source: none\n  finds: ['«a»']\n"
      "- id: one\n  kind: phone\n  pattern: 'a'\n  tier: possible\n  sauce: none\n  checksum: astrology\n");
  try {
    Recognisers::from_folder(folder.string());
    FAIL() << "accepted";
  } catch (Fault const& fault) {
    EXPECT_THAT(fault.internal(), HasSubstr("bad.yaml:1: the pattern is not a regular expression"));
    EXPECT_THAT(fault.internal(), HasSubstr("bad.yaml:4: a tier is confident, possible or suspect"));
    EXPECT_THAT(fault.internal(), HasSubstr("bad.yaml:11: unknown key 'sauce'"));
    EXPECT_THAT(fault.internal(), HasSubstr("bad.yaml:12: there is no checksum called 'astrology'"));
    EXPECT_THAT(fault.internal(), HasSubstr("bad.yaml:7: source is missing"));
    EXPECT_THAT(fault.internal(), HasSubstr("bad.yaml:7: finds: at least one example"));
    EXPECT_THAT(fault.internal(), HasSubstr("bad.yaml:7: id 'one' is taken by"));
  }
}

TEST(Recognisers, RefuseAFolderWithoutRows) {
  EXPECT_THROW(Recognisers::from_folder("/nonexistent/recognisers"), Fault);
}

TEST(Recognisers, FlagALineTooComplexToSearchInsteadOfHanging) {
  auto const folder = folder_with(
      "- id: catastrophe\n  kind: phone\n  pattern: '^(b?)(?:a|aa|a?)+$x?\\1!'\n  prefilter: 'a'\n  tier: confident\n  source: made up\n  finds: ['«a»!']\n");
  auto const recognisers = Recognisers::from_folder(folder.string());
  auto const hits = recognisers.state().engine.hits(std::string(1900, 'a') + "b");
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits.front().row, nullptr);
  EXPECT_EQ(hits.front().tier, Tier::suspect);
}

TEST(Recognisers, FindANumberAnywhereInALineOfAMillionCharacters) {
  std::string line(1'000'000, 'a');
  line.replace(700'000, 24, " mobile 07700 900123 now ");
  auto const hits = our_recognisers().state().engine.hits(line);
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits.front().begin, 700'008U);
  EXPECT_EQ(hits.front().end, 700'020U);
}

using Spans = std::vector<std::pair<std::size_t, std::size_t>>;

Spans by_boost_alone(RecogniserRow const& row, std::string const& text) {
  Spans out;
  for (std::size_t from = 0; from < text.size();) {
    auto const to = std::min(text.find('\n', from), text.size());
    for (boost::cregex_iterator it(text.data() + from, text.data() + to, row.regex), none; it != none; ++it) {
      auto const& found = it->size() > 1 && (*it)[1].matched ? (*it)[1] : (*it)[0];
      out.emplace_back(found.first - text.data(), found.second - text.data());
    }
    from = to + 1;
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// Every row without its check and its context, as the two engines would differ there on purpose.
RowEngine const& bare_rows() {
  static RowEngine const kEngine([] {
    auto rows = our_recognisers().state().engine.rows();
    for (auto& row : rows) {
      row.check = nullptr;
      row.context.clear();
    }
    return rows;
  }());
  return kEngine;
}

void expect_the_same(std::string const& text) {
  auto const hits = bare_rows().hits(text);
  for (auto const& row : bare_rows().rows()) {
    Spans together;
    for (auto const& hit : hits) {
      if (hit.row == &row) together.emplace_back(hit.begin, hit.end);
    }
    EXPECT_EQ(by_boost_alone(row, text), together) << row.id << " in: " << text.substr(0, 400);
  }
}

TEST(Recognisers, GiveTheSameHitsAsBoostAlone) {
  expect_the_same(
      "Call 07700 900123 or +234 803 123 4567 before 12/03/2019.\nFlat 3, 12 Grace Road, Barking, IG11 7LU\n"
      "joan.pike@example.org, @joanp_82, DOB: 12/03/1984, NHS number 943 476 5919, KX19 ABC\n");
}

TEST(Recognisers, GiveTheSameHitsAsBoostAloneOnTheTextsOfACouncil) {
  for (auto const& page : labelled_pages("")) expect_the_same(plain(page.text));
}

TEST(Recognisers, GiveTheSameHitsAsBoostAloneOnLinesCutAndJoinedByChance) {
  std::string all;
  for (auto const& row : bare_rows().rows()) {
    for (auto const& example : row.finds) all += plain(example) + "; ";
  }
  std::mt19937 chance(20261122);
  for (int i = 0; i < 300; ++i) {
    std::string line;
    for (int piece = 0; piece < 12; ++piece) line += all.substr(chance() % all.size(), chance() % 24);
    std::replace(line.begin(), line.end(), '\n', ' ');
    expect_the_same(line);
  }
}

TEST(Lookarounds, AreTakenOutAndNothingElse) {
  EXPECT_EQ(without_lookarounds("(?<![\\w+])0(?:[ ()]\\d){9}(?!\\w)"), "(?:)0(?:[ ()]\\d){9}(?:)");
  EXPECT_EQ(without_lookarounds("a(?=b(c|[)])d)e\\(?=f"), "a(?:)e\\(?=f");
  EXPECT_EQ(without_lookarounds("[(?=x]+(?i:y)"), "[(?=x]+(?i:y)");
}

}  // namespace
}  // namespace rightsdesk::redaction
