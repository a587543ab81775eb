#include "redaction/elsewhere.h"

#include <gmock/gmock.h>

#include "redaction/model_word.h"
#include "redaction/room.h"

namespace rightsdesk::redaction {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<KnownPerson> family() {
  auto ada = subject({"Adaeze Okoro"});
  ada.described.phones = {"07700 900999"};
  ada.described.addresses = {{"14 Tanner's Reach, Barking", "IG11 7LU"}};
  return {ada, known("mother", "mother", {"Ngozi Okoro"})};
}

std::vector<std::string> also_in(std::string const& text, std::vector<FoundWords> const& words, std::vector<Mention> const& already = {}) {
  Elsewhere const elsewhere(words, family(), our_recognisers());
  std::vector<std::string> out;
  for (auto const& mention : elsewhere.in(flow(text), RecordId("r"), already)) {
    EXPECT_EQ(mention.tier, Tier::possible);
    EXPECT_EQ(mention.because.front().rule, "case.same_words");
    out.push_back(slice(text, mention.place.begin, mention.place.end) + "/" + mention.kind);
  }
  return out;
}

TEST(WordsFoundOnce, AreFoundWhereverElseTheyStand) {
  EXPECT_THAT(also_in("office line 020 7946 0163 and\nCorey\nHaddow’s shoes", {{"020 7946 0163", "phone"}, {"Corey Haddow", "person"}}),
              ElementsAre("020 7946 0163/phone", "Corey\nHaddow/person"));
}

TEST(WordsFoundOnce, AreTheLongestThatStandThere) {
  EXPECT_THAT(also_in("the note says Bisi Ade-Cole twice", {{"Bisi", "person"}, {"Bisi Ade-Cole", "person"}}), ElementsAre("Bisi Ade-Cole/person"));
}

TEST(WordsFoundOnce, KeepTheirPerson) {
  Elsewhere const elsewhere({{"Dada", "person", PersonId("mother")}}, family(), our_recognisers());
  auto const mentions = elsewhere.in(flow("she calls Dada every day"), RecordId("r"), {});
  ASSERT_EQ(mentions.size(), 1U);
  EXPECT_EQ(mentions.front().person, PersonId("mother"));
}

TEST(WordsFoundOnce, NeedTheirCapitalWhenTheyAreOneWord) {
  EXPECT_THAT(also_in("by the grace of chance Grace came", {{"Grace", "person"}}), ElementsAre("Grace/person"));
}

TEST(WordsFoundOnce, AreWholeWords) { EXPECT_THAT(also_in("Annabel ran", {{"Anna", "person"}}), IsEmpty()); }

TEST(WordsFoundOnce, AreNotSoughtInsideWhatIsTheSubjectsOwn) {
  EXPECT_THAT(also_in("She lived at 14 Tanner's Reach, on Tanner's Reach.", {{"Tanner's Reach", "address"}}), ElementsAre("Tanner's Reach/address"));
  EXPECT_THAT(also_in("Adaeze Okoro, 07700 900999", {{"Okoro", "person"}, {"07700 900999", "phone"}, {"Adaeze Okoro", "person"}}), IsEmpty());
}

TEST(WordsFoundOnce, AreNotProposedTwice) {
  auto const already = mentions_in("020 7946 0163", {});
  ASSERT_EQ(already.size(), 1U);
  EXPECT_THAT(also_in("020 7946 0163", {{"020 7946 0163", "phone"}}, already), IsEmpty());
}

TEST(WordsFoundOnce, AreNotCarriedToOtherRecordsWhereOnlyTheModelTakesAnEnglishWordForAName) {
  auto const by = [](std::string const& rule, Tier tier) {
    Mention mention;
    mention.kind = "person";
    mention.tier = tier;
    mention.because = {rule == "names.model" ? said_by_model(0.09F) : Step{rule, "Said so."}};
    return mention;
  };
  EXPECT_FALSE(is_carried(by("names.model", Tier::possible), "Social", our_recognisers())) << "once of forty times, in \"Priya Raman, Social worker\"";
  EXPECT_TRUE(is_carried(by("names.relation", Tier::possible), "Social", our_recognisers())) << "a rule has its own reason";
  EXPECT_TRUE(is_carried(by("names.model", Tier::confident), "Social", our_recognisers()));
  EXPECT_TRUE(is_carried(by("names.model", Tier::possible), "Grace", our_recognisers())) << "a name too";
  EXPECT_TRUE(is_carried(by("names.model", Tier::possible), "Haddow", our_recognisers())) << "no English word";
  EXPECT_TRUE(is_carried(by("names.model", Tier::possible), "Social Haddow", our_recognisers()));
  EXPECT_FALSE(is_carried(by("names.model", Tier::suspect), "Haddow", our_recognisers())) << "a doubt of one page is none of all the others";
}

TEST(WordsFoundOnce, TellNothingWhenTooShortOrAPassage) {
  EXPECT_THAT(also_in("room 16 of Jo", {{"16", "address"}, {"Jo", "person"}, {"room 16 of Jo", "passage"}}), IsEmpty());
}

TEST(AStreetOfTheRegister, GivesAwayEveryHouseOnIt) {
  EXPECT_THAT(found("Mrs Y. at 16 Tanner's Reach rang from number 16.", family()),
              ElementsAre("Mrs Y/person/confident", "16 Tanner's Reach/address/confident", "number 16/passage/possible"));
  EXPECT_THAT(found("She lived at 14 Tanner's Reach, yes at number 14.", family()), IsEmpty());
}

TEST(AHomeThatTheSubjectLeft, IsProposedWhenSomebodyElseLivesThere) {
  auto people = family();
  person::Address aunts{"27 Candlewick Street, Barking", "IG14 8WE"};
  people.back().described.addresses = {aunts};
  aunts.to = parse_date("2014-02-14");
  people.front().described.addresses.push_back(aunts);
  EXPECT_THAT(found("Moved to 27 Candlewick Street.", people), ElementsAre("27 Candlewick Street/address/confident"));
  people.back().described.addresses.clear();
  EXPECT_THAT(found("Moved to 27 Candlewick Street.", people), IsEmpty());
}

}  // namespace
}  // namespace rightsdesk::redaction
