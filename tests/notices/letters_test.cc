// The shipped letters, read beside law.md 5.2.
#include <gmock/gmock.h>

#include "sample_letters.h"
#include "texts/readability.h"

namespace rightsdesk::notices {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;

struct Asked {
  std::string id, variant;
  std::vector<std::string> elements;  ///< "must contain, besides K"
  bool remedies = false;
};
void PrintTo(Asked const& asked, std::ostream* out) { *out << asked.id << " " << asked.variant; }

std::vector<Asked> const& asked_by_law() {
  static std::vector<Asked> const kAsked{
      {"L-1", "", {"understood", "due", "K.contact", "adjustments"}},
      {"L-2", "", {"answer", "pack", "complete"}, true},
      {"L-3", "", {"answer", "pack", "withheld", "reasons"}, true},
      {"L-4", "", {"reasons", "provision", "ground"}, true},
      {"L-5", "", {"ground", "reasons", "new_due", "now"}, true},
      {"L-6", "", {"question", "why", "paused", "everything", "examples"}},
      {"L-7", "", {"doubt", "evidence", "start", "no_originals", "alternatives"}},
      {"L-8", "", {"basis", "amount", "computed", "time", "narrow"}, true},
      {"L-9", "", {"stops", "from_day", "told", "erasure"}},
      {"L-10", "", {"grounds", "balance", "situation", "lifting"}, true},
      {"L-11", "", {"stopped", "channels", "suppression"}},
      {"L-12", "", {"changed", "statement", "told", "who_they_are"}},
      {"L-13", "", {"checks", "why", "statement", "lifting"}, true},
      {"L-14", "applied", {"scope", "ground", "permitted"}},
      {"L-14", "lifting", {"scope", "ground", "reason", "ends_on"}},
      {"L-15", "", {"erased", "backups", "told", "kept"}},
      {"L-16", "", {"ground", "why", "kept_until"}, true},
      {"L-17", "given", {"format", "how"}, true},
      {"L-17", "refused", {"basis", "provision", "instead"}, true},
      {"L-18", "", {"stops", "goes_on", "objection"}},
      {"L-19", "", {"decision", "representations", "human", "outcome"}, true},
      {"L-20", "", {"received", "K.reference", "next", "expected"}},
      {"L-21", "progress", {"enquiries", "next"}, true},
      {"L-21", "outcome", {"enquiries", "findings", "remedy", "outcome"}, true},
      {"L-22", "", {"route", "where"}, true},
      {"L-23", "", {"entitled", "law"}, true},
      {"L-24", "", {"answer", "pack", "rest"}, true},
      {"L-25", "", {"status", "due", "more"}}};
  return kAsked;
}

struct EachLetter : testing::TestWithParam<Asked> {};
INSTANTIATE_TEST_SUITE_P(OfTheLaw, EachLetter, testing::ValuesIn(asked_by_law()));

TEST_P(EachLetter, HasWhatTheLawWantsInIt) {
  auto const made = rendered(GetParam().id, GetParam().variant);
  EXPECT_THAT(made.elements, IsSupersetOf(GetParam().elements));
  auto const text = plain_text(made);
  EXPECT_THAT(text, HasSubstr("SRR-7K4M-29QD-X"));
  EXPECT_THAT(text, HasSubstr("23 November 2026"));
  EXPECT_THAT(text, HasSubstr("you asked us for a copy of the information we hold"));
  EXPECT_THAT(text, HasSubstr("Thamesbrook Council"));
  EXPECT_THAT(text, HasSubstr("your.information@thamesbrook.example"));
  EXPECT_THAT(text, HasSubstr("Oluwaseun Adeyemi-Hart"));
  EXPECT_THAT(text, HasSubstr("the Information Commissioner"));
}

TEST_P(EachLetter, GivesTheThreeRemediesWhereTheLawAsksForThem) {
  auto const text = plain_text(rendered(GetParam().id, GetParam().variant));
  for (auto const* words : {"1. Complain to us. The law gives you this right in section 164A of the Data Protection Act 2018.", "thamesbrook.example/complain",
                            "2. Complain to the Information Commissioner. This is your right under section 165", "Wycliffe House", "section 167",
                            "Article 79", "Article 82"}) {
    EXPECT_EQ(text.find(words) != std::string::npos, GetParam().remedies) << words;
  }
}

TEST_P(EachLetter, CanBeReadAtElevenOrYounger) {
  auto const made = rendered(GetParam().id, GetParam().variant);
  auto const read = texts::measured(made.blocks.reveal());
  EXPECT_LE(read.grade, 6.0) << GetParam().id;
  EXPECT_LE(read.longest, 26U) << GetParam().id;
}

TEST_P(EachLetter, IsAPageOfHtmlAndAPdfToo) {
  auto const made = rendered(GetParam().id, GetParam().variant);
  EXPECT_THAT(html(made), HasSubstr("<h1>" + letter(shipped(), GetParam().id).title + "</h1>"));
  EXPECT_THAT(html(made), Not(HasSubstr("{{")));
  auto const file = pdf(made, "SRR-7K4M-29QD-X", *parse_instant("2026-11-24T10:00:00Z"));
  EXPECT_EQ(file.substr(0, 5), "%PDF-");
  EXPECT_EQ(file, pdf(made, "SRR-7K4M-29QD-X", *parse_instant("2026-11-24T10:00:00Z"))) << "the same letter gives the same bytes";
}

TEST_P(EachLetter, NamesEveryFactThatIsMissing) {
  auto const& row = letter(shipped(), GetParam().id);
  auto const facts = facts_for(GetParam().id, GetParam().variant);
  for (auto const& need : row.facts) {
    if (need.optional || need.name == "variant" || facts.count(need.name) == 0) continue;
    auto without = facts;
    without.erase(need.name);
    auto const refusal = render(row, without);
    ASSERT_FALSE(refusal) << need.name;
    EXPECT_EQ(refusal.error().code, "missing_fact");
    EXPECT_EQ(refusal.error().field, need.name);
  }
}

/// Words of law.md 5.2 as the letter has them, element by element.
struct Said {
  std::string id, variant, element;
  std::vector<std::string> words;
};
void PrintTo(Said const& said, std::ostream* out) { *out << said.id << " " << said.variant << " " << said.element; }

std::vector<Said> const& said_by_letters() {
  static std::vector<Said> const kSaid{
      {"L-1", "", "due", {"We must answer by 23 December 2026."}},
      {"L-1", "", "adjustments", {"big print"}},
      {"L-5", "", "ground", {"The law lets us take up to two more months where what you asked for is complex."}},
      {"L-5", "", "reasons", {"Your file is on paper in two stores.", "Some of it is 30 years old."}},
      {"L-5", "", "new_due", {"We were going to answer by 23 December 2026. We will now answer by 23 February 2027 at the latest."}},
      {"L-5", "", "now", {"the list of your homes"}},
      {"L-6", "", "question", {"Which years do you want to know about?"}},
      {"L-6", "", "why", {"This is why we ask: We hold a lot about your family and can find it by year."}},
      {"L-6", "", "paused", {"That time stops from today until we have your reply."}},
      {"L-6", "", "everything", {"You do not have to narrow it down."}},
      {"L-6", "", "examples", {"the years at one school"}},
      {"L-7", "", "doubt", {"This is what made us ask: The email address is new to us."}},
      {"L-7", "", "evidence", {"One with a photograph and another that shows the address", "Council tax bill, not older than 12 months"}},
      {"L-7", "", "start", {"The month starts when we know who you are."}},
      {"L-7", "", "no_originals", {"Do not post the real thing.", "We destroy it 30 days after the check."}},
      {"L-7", "", "alternatives", {"If you have none of these, that is fine."}},
      {"L-8", "", "amount", {"The charge is £12.50."}},
      {"L-8", "", "computed", {"250 sheets at 5p a sheet"}},
      {"L-8", "", "narrow", {"You can ask for less."}},
      {"L-9", "", "stops", {"the use of your photo in the hub"}},
      {"L-9", "", "from_day", {"It stops from 24 November 2026."}},
      {"L-9", "", "told", {"the nursery at Mill Lane"}},
      {"L-9", "", "erasure", {"Article 17(1)(c)"}},
      {"L-10", "", "grounds", {"We must keep a child safe, and this note helps us do so."}},
      {"L-10", "", "balance", {"a child may come to harm without it"}},
      {"L-11", "", "channels", {"email", "text messages"}},
      {"L-12", "", "changed", {"It said that you were born in 2001. It now says 2002."}},
      {"L-12", "", "statement", {"on the first page of your file"}},
      {"L-12", "", "told", {"your school"}},
      {"L-13", "", "checks", {"We read the notes of the visit."}},
      {"L-14", "applied", "scope", {"the note of 3 March 2009"}},
      {"L-14", "applied", "ground", {"you say that it is wrong, and we check it"}},
      {"L-15", "", "erased", {"your form from the youth club"}},
      {"L-15", "", "backups", {"they are gone after 35 days."}},
      {"L-15", "", "kept", {"a log of what you asked, so that we can show what we did"}},
      {"L-23", "", "entitled", {"We have provided the information you are entitled to receive."}},
      {"L-24", "", "rest", {"31 records", "23 December 2026", "You asked for your school reports first."}},
      {"L-25", "", "status", {"It stands here now: Finding your records."}},
      {"L-25", "", "due", {"We must answer by 23 December 2026."}}};
  return kSaid;
}

struct EachElement : testing::TestWithParam<Said> {};
INSTANTIATE_TEST_SUITE_P(OfTheLaw, EachElement, testing::ValuesIn(said_by_letters()));

TEST_P(EachElement, StandsInItsLetterInTheseWords) {
  auto const made = rendered(GetParam().id, GetParam().variant);
  EXPECT_THAT(made.elements, testing::Contains(GetParam().element));
  auto const text = plain_text(made);
  for (auto const& words : GetParam().words) EXPECT_THAT(text, HasSubstr(words));
}

TEST(Letters, AreTheTwentyThreeOfTheTableOneForPartsAndOneThatSaysHowItIsGoing) {
  EXPECT_THAT(ids_in_order(shipped()), ElementsAre("L-1", "L-2", "L-3", "L-4", "L-5", "L-6", "L-7", "L-8", "L-9", "L-10", "L-11", "L-12", "L-13", "L-14",
                                                   "L-15", "L-16", "L-17", "L-18", "L-19", "L-20", "L-21", "L-22", "L-23", "L-24", "L-25"));
}

TEST(Letters, GoOutByThemselvesOnlyWhereTheyDecideNothing) {
  EXPECT_EQ(shipped().policy.automatic, (std::set<std::string>{"L-1", "L-20", "L-25"}));
}

TEST(Letters, TellOfAClockOnlyWhereThereIsADay) {
  auto facts = facts_for("L-1");
  EXPECT_THAT(plain_text(*render(letter(shipped(), "L-1"), facts)), HasSubstr("We must answer by 23 December 2026."));
  facts.erase("due");
  EXPECT_THAT(plain_text(*render(letter(shipped(), "L-1"), facts)), HasSubstr("We do not have a date yet."));
}

TEST(Letters, SayWhenAFeeMovesTheClock) {
  auto facts = facts_for("L-8");
  EXPECT_THAT(plain_text(*render(letter(shipped(), "L-8"), facts)), HasSubstr("This does not change the time we have to answer"));
  facts["basis"] = std::string("unfounded");
  EXPECT_THAT(plain_text(*render(letter(shipped(), "L-8"), facts)), HasSubstr("The time we have to answer starts on the day you pay."));
}

TEST(Letters, NeverTellOfAWithholdingThatMustNotBeKnown) {
  auto const text = plain_text(rendered("L-23"));
  EXPECT_THAT(text, HasSubstr("We have provided the information you are entitled to receive."));
  for (auto const* word : {"took out", "taken out", "black bar", "held back", "withheld", "nothing", "no records", "all that we found"}) EXPECT_THAT(text, Not(HasSubstr(word)));
}

TEST(Letters, KeepTheUseOfWhatIsTypedAsWords) {
  auto facts = facts_for("L-6");
  facts["question"] = std::string("# Which\n- **year**? <b>{{reference}}</b>");
  auto const made = render(letter(shipped(), "L-6"), facts);
  ASSERT_TRUE(made);
  EXPECT_THAT(html(*made), HasSubstr("<p># Which - **year**? &lt;b&gt;{{reference}}&lt;/b&gt;</p>"));
}

TEST(Letters, RefuseWhatNobodyDeclared) {
  auto facts = facts_for("L-7");
  facts["colour"] = std::string("blue");
  EXPECT_EQ(render(letter(shipped(), "L-7"), facts).error().code, "unknown_fact");
  facts = facts_for("L-5");
  facts["ground"] = std::string("holidays");
  EXPECT_EQ(render(letter(shipped(), "L-5"), facts).error().code, "unknown_choice");
  facts = facts_for("L-5");
  facts["reasons"] = std::string("one line");
  EXPECT_EQ(render(letter(shipped(), "L-5"), facts).error().code, "wrong_kind");
}

TEST(Letters, AskForTheFactsOfTheirVariantAlone) {
  auto facts = facts_for("L-14", "applied");
  EXPECT_THAT(missing(letter(shipped(), "L-14"), facts), IsEmpty());
  facts["variant"] = std::string("lifting");
  auto const absent = missing(letter(shipped(), "L-14"), facts);
  ASSERT_EQ(absent.size(), 2U);
  EXPECT_EQ(absent[0].name, "reason");
  EXPECT_EQ(absent[1].name, "ends_on");
}

// desks.md R5.4.
TEST(TheMessageOfALetter, SaysWhereToReadItAndNothingElse) {
  auto const words = message(shipped(), {"SRR-7K4M-29QD-X", "https://rights.example.org/status", "020 7946 0000", "rights@example.org", "Thamesbrook Council"});
  EXPECT_THAT(words, HasSubstr("Read it here: https://rights.example.org/status\n"));
  auto const read = texts::measured(words);
  EXPECT_LE(read.grade, 6.0);
  EXPECT_LE(read.longest, 26U);
  EXPECT_THAT(message(shipped(), {"R", "https://a.example", "", "b@a.example", "C"}), Not(HasSubstr("call us"))) << "a council without a telephone";
}

TEST(Readability, TellsPlainFromHardWords) {
  EXPECT_LT(texts::measured("The cat sat on the mat. It was a big cat.").grade, 2);
  EXPECT_GT(texts::measured("Notwithstanding the aforementioned considerations, information regarding individuals necessitates administrative authorisation.").grade, 15);
}

}  // namespace
}  // namespace rightsdesk::notices
