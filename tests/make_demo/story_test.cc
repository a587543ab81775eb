// The truth about the subject's records: it must be true, or every measure taken against it is worthless.
#include <gmock/gmock.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>

#include "core/json.h"
#include "core/text.h"
#include "numbers.h"
#include "small_town.h"

namespace rightsdesk::make_demo {
namespace {

using ::testing::Contains;
using ::testing::IsSupersetOf;

Json const& truth() {
  static const Json tree = parse_json(SmallTown::of_seed_one().read("truth.json")).value();
  return tree;
}

bool is_letter(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c > 0xBF;
}

/// Where `word` stands as a whole word in `text`, in code points.
std::vector<std::size_t> whole_word(std::u32string const& text, std::u32string const& word) {
  std::vector<std::size_t> found;
  for (std::size_t at = text.find(word); at != std::u32string::npos; at = text.find(word, at + 1)) {
    bool const left = at == 0 || !is_letter(text[at - 1]) || !is_letter(word.front());
    std::size_t const end = at + word.size();
    bool const right = end == text.size() || !is_letter(text[end]) || !is_letter(word.back());
    if (left && right) found.push_back(at);
  }
  return found;
}

template <class Visit>
void each_part(Visit visit) {
  for (auto const& item : truth()["items"]) {
    for (auto const& part : item["parts"]) visit(item, part);
  }
}

TEST(Story, EverySpanHoldsItsString) {
  std::size_t mentions = 0;
  each_part([&](Json const& item, Json const& part) {
    for (auto const& m : part["mentions"]) {
      ASSERT_EQ(slice(part["text"].get<std::string>(), m["begin"], m["end"]), m["text"].get<std::string>())
          << item["key"] << part["where"];
      ++mentions;
    }
  });
  EXPECT_GT(mentions, 500U);
}

TEST(Story, NothingToWithholdStandsOutsideASpanThatSaysSo) {
  each_part([&](Json const& item, Json const& part) {
    if (item["expect"] != "disclose") return;
    std::u32string const text = to_code_points(part["text"].get<std::string>());
    for (auto const& string : truth()["withhold"]) {
      std::u32string const word = to_code_points(string.get<std::string>());
      for (std::size_t const at : whole_word(text, word)) {
        bool const covered =
            std::any_of(part["mentions"].begin(), part["mentions"].end(), [&](Json const& m) {
              return m["expect"] == "withhold" && m["begin"].get<std::size_t>() <= at &&
                     at + word.size() <= m["end"].get<std::size_t>();
            });
        EXPECT_TRUE(covered) << string << " in " << item["key"] << " " << part["where"] << " at " << at;
      }
    }
  });
}

TEST(Story, NoStringToWithholdIsPartOfOneToKeep) {
  for (auto const& withheld : truth()["withhold"]) {
    for (auto const& kept : truth()["keep"]) {
      EXPECT_EQ(kept.get<std::string>().find(withheld.get<std::string>()), std::string::npos)
          << withheld << " in " << kept;
    }
  }
  EXPECT_THAT(truth()["keep"], IsSupersetOf({"Zoë", "Zoe", "Zoë Linden-Okoro", "14 Tanner's Reach"}));
  EXPECT_THAT(truth()["withhold"], IsSupersetOf({"Maja", "Gulsen Yildirim", "Mrs Yildirim", "020 7946 0163",
                                                 "16 Tanner's Reach", "Darren Pike", "Daz", "DP"}));
}

TEST(Story, HerFileHasItsNotesAndOneThatIsHerTwins) {
  int hers = 0, of_the_twin = 0, elsewhere = 0;
  for (auto const& item : truth()["items"]) {
    if (item["source"] != care_source) continue;
    bool const on_her_file = item["record"] == "P0040117";
    hers += on_her_file && item["belongs_to"] == "zoe";
    of_the_twin += on_her_file && item["belongs_to"] == "maja" && item["expect"] == "leave_out";
    elsewhere += !on_her_file && item["record"] != "P0040115" && item["belongs_to"] == "zoe";
  }
  EXPECT_GE(hers, 60);
  EXPECT_LE(hers, 80);
  EXPECT_EQ(of_the_twin, 1);
  EXPECT_EQ(elsewhere, 2);
}

TEST(Story, HerNotesOnOtherFilesNameHer) {
  for (auto const& item : truth()["items"]) {
    if (item["source"] != care_source || item["belongs_to"] != "zoe") continue;
    if (item["record"] == "P0040117" || item["record"] == "P0040115") continue;
    EXPECT_NE(item["parts"][0]["text"].get<std::string>().find("Zoe Wisniewska"), std::string::npos)
        << item["key"];
  }
}

TEST(Story, TheNotesInTheDatabaseAreThoseOfTheTruth) {
  std::string const sql = SmallTown::of_seed_one().read("care/10_case_note.sql");
  for (auto const& item : truth()["items"]) {
    if (item["source"] != care_source) continue;
    std::string text = std::regex_replace(item["parts"][0]["text"].get<std::string>(), std::regex("'"), "''");
    text = std::regex_replace(text, std::regex("\n"), "\\n");
    EXPECT_NE(
        sql.find("'" + item["key"].get<std::string>() + "','" + item["record"].get<std::string>() + "'"),
        std::string::npos)
        << item["key"];
    EXPECT_NE(sql.find(text), std::string::npos) << item["key"];
  }
}

TEST(Story, HasItsPeople) {
  std::vector<std::string> roles;
  for (auto const& one : truth()["cast"]) roles.push_back(one["role"]);
  EXPECT_THAT(roles,
              IsSupersetOf({"subject", "twin", "mother", "father", "stepfather", "grandparent", "sibling",
                            "half-sibling", "referrer", "foster carer", "namesake", "later occupant",
                            "other child in placement", "Social worker", "Health visitor", "Teacher"}));
  Actor const& zoe = actor("zoe");
  Actor const& maja = actor("maja");
  EXPECT_EQ(zoe.person.born, maja.person.born);
  EXPECT_NE(zoe.person.nhs, maja.person.nhs);
  EXPECT_EQ(actor("emeka").name, actor("emeka_senior").name);
  EXPECT_THROW(static_cast<void>(actor("nobody")), Bug);
}

TEST(Story, TheHousingSystemHasHerDayAndMonthChangedPlaces) {
  std::string const tenancies = SmallTown::of_seed_one().read("housing/tenancies.ndjson");
  EXPECT_NE(tenancies.find(R"("given":"Zoe","family":"Linden-Okoro","dob":"2004-09-03")"), std::string::npos);
  EXPECT_EQ(truth()["request"]["date_of_birth"], "2004-03-09");
}

TEST(Story, AFewMessagesOfTheManyAreAboutHer) {
  int hers = 0;
  for (auto const& record : truth()["records"])
    hers += record["kind"] == "message" && record["belongs_to"] == "zoe";
  EXPECT_EQ(hers, 12);
}

TEST(Story, TheScanSaysWhereEachWordIsWritten) {
  auto const& scan = truth()["scan"];
  EXPECT_EQ(scan["width_px"], 1654);
  EXPECT_EQ(scan["height_px"], 2339);
  EXPECT_GE(scan["fields"].size(), 18U);
  for (auto const& field : scan["fields"]) {
    auto const& px = field["box_px"];
    auto const& pt = field["box_pt"];
    EXPECT_GT(px["width"].get<double>(), 20) << field["text"];
    EXPECT_LE(px["x"].get<double>() + px["width"].get<double>(), 1654) << field["text"];
    EXPECT_NEAR(pt["x"].get<double>(), px["x"].get<double>() * 0.36, 0.01);
    EXPECT_NEAR(pt["y"].get<double>() + pt["height"].get<double>(), (2339 - px["y"].get<double>()) * 0.36,
                0.02);
  }
}

TEST(Story, TheRegisterKeepsHerRowAndNobodyElses) {
  int kept = 0, hidden = 0;
  for (auto const& row : truth()["register"]["rows"]) {
    kept += row["expect"] == "keep";
    hidden += row["hidden"].get<bool>();
  }
  EXPECT_EQ(kept, 1);
  EXPECT_EQ(hidden, 1);
  EXPECT_GE(truth()["register"]["rows"].size(), 18U);
}

TEST(Story, HidesTheReferrerInACommentADeletionAndASheet) {
  std::vector<std::string> places;
  each_part([&](Json const& item, Json const& part) {
    if (!part["hidden"].get<bool>() || item["belongs_to"] != "zoe") return;
    for (auto const& m : part["mentions"]) {
      if (m["who"] == "gulsen") places.push_back(part["where"]);
    }
  });
  EXPECT_THAT(places, Contains("comment"));
  EXPECT_THAT(places, Contains("tracked deletion"));
  EXPECT_THAT(places, Contains("sheet Worries"));
}

}  // namespace
}  // namespace rightsdesk::make_demo
