// The words of a letter that an administrator changes on a page: shown first, sent by every server, kept, and taken back.
#include "app/letter_words.h"

#include <gmock/gmock.h>

#include "app/letters.h"
#include "app/resident.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr char kAcknowledgement[] = "L-1";
constexpr char kOurs[] = "It came safely, and a person here has read it.";

Actor administrator() { return {StaffId("S-ADA"), "Ada Lind", {"administrator"}}; }

class ChangedWords : public ::testing::Test {
 protected:
  ChangedWords() : desk_(council_) {}
  std::string file() { return desk_.office.rules.letters.by_id.at(kAcknowledgement).words; }
  std::string with_ours() { return file() + "\n" + kOurs + "\n"; }
  std::string seen() { return letter_words(desk_.office, administrator(), kAcknowledgement)->seen; }
  Done change(std::string const& words, std::string const& reason = "Residents asked") { return change_letter_words(desk_.office, administrator(), kAcknowledgement, words, seen(), reason); }
  std::string refusal_of(std::string const& words, std::string const& reason = "Residents asked") {
    auto const done = change(words, reason);
    return done ? "" : done.error().code;
  }
  /// The acknowledgement of a request that comes now, to another process.
  std::string acknowledged() {
    Desk other(council_);
    auto const id = submit_request(other.office, form(), {"thamesbrook", "online", council_.clock.now()}, "sending " + std::to_string(++sendings_))->about;
    auto const sent = letters_sent(other.office, id).at(0);
    version_ = sent.version;
    return letter_copy(other.office, id, officer(), sent.number)->bytes;
  }
  std::string ledger() {
    std::string all;
    for (auto const& row : desk_.database->connection()->rows("SELECT detail FROM ledger WHERE what = 'rules_changed'")) all += row.text(0) + "\n";
    return all;
  }
  Council council_;
  Desk desk_;
  std::string version_;
  int sendings_ = 0;
};

TEST_F(ChangedWords, AreShownAndChangeNothingUntilSomebodySaysWhy) {
  auto const preview = preview_letter_words(desk_.office, administrator(), kAcknowledgement, with_ours());
  ASSERT_TRUE(preview) << preview.error().text;
  EXPECT_THAT(preview->faults, IsEmpty());
  EXPECT_THAT(preview->after.source, HasSubstr(kOurs));
  EXPECT_EQ(refusal_of(with_ours(), " "), "missing");
  EXPECT_EQ(refusal_of(with_ours(), std::string(501, 'x')), "too_long");
  EXPECT_THAT(acknowledged(), Not(HasSubstr(kOurs)));
  EXPECT_THAT(letter_words(desk_.office, administrator(), kAcknowledgement)->versions, IsEmpty());
}

TEST_F(ChangedWords, AreSentByEveryServerAtOnceAndTheLetterNamesItsVersion) {
  acknowledged();
  auto const before = version_;
  ASSERT_TRUE(change(with_ours()));
  EXPECT_THAT(acknowledged(), HasSubstr(kOurs));
  EXPECT_NE(version_, before);
  EXPECT_EQ(version_, notices::version_of(letter_words(desk_.office, administrator(), kAcknowledgement)->in_force));
  EXPECT_EQ(version_.size(), 12U);
}

TEST_F(ChangedWords, AreOnTheLedgerByTheirVersionAlone) {
  ASSERT_TRUE(change(with_ours()));
  EXPECT_THAT(ledger(), HasSubstr("kind=letter name=L-1 number=1 content="));
  EXPECT_THAT(ledger(), Not(HasSubstr("Residents asked")));
  EXPECT_THAT(ledger(), Not(HasSubstr(kOurs)));
}

TEST_F(ChangedWords, AreTakenBackAndEveryVersionIsKept) {
  ASSERT_TRUE(change(with_ours()));
  ASSERT_TRUE(change(with_ours() + "More.\n"));
  ASSERT_TRUE(change(with_ours(), "Too long"));
  EXPECT_THAT(acknowledged(), HasSubstr(kOurs));
  ASSERT_TRUE(change(file(), "The file says it better"));
  EXPECT_THAT(acknowledged(), Not(HasSubstr(kOurs)));
  auto const versions = letter_words(desk_.office, administrator(), kAcknowledgement)->versions;
  ASSERT_THAT(versions, SizeIs(4));
  EXPECT_EQ(versions[0].content, versions[2].content);
  EXPECT_EQ(versions[2].reason, "Too long");
  EXPECT_EQ(versions[2].by, "S-ADA");
  EXPECT_EQ(versions[3].content, "") << "the file, whatever it will say";
  EXPECT_EQ(refusal_of(file()), "no_change");
}

TEST_F(ChangedWords, AreNotThoseThatWereShownOnceSomebodyElseChangedThem) {
  auto const shown = seen();
  ASSERT_TRUE(change(with_ours()));
  EXPECT_EQ(change_letter_words(desk_.office, administrator(), kAcknowledgement, with_ours() + "More.\n", shown, "Because").error().code, "stale");
}

TEST_F(ChangedWords, WithAFaultAreNeverInForce) {
  EXPECT_EQ(refusal_of(with_ours() + "{{shoe_size}}\n"), "faulty");
  EXPECT_EQ(refusal_of("Hello.\n"), "faulty");
  EXPECT_EQ(refusal_of("  "), "missing");
  EXPECT_EQ(refusal_of(std::string(20001, 'x')), "too_long");
  EXPECT_EQ(preview_letter_words(desk_.office, administrator(), "L-99", std::string("Hello")).error().code, "no_letter");
  EXPECT_THAT(ledger(), IsEmpty());
}

TEST_F(ChangedWords, ComeFromAFormWithItsOwnEndsOfLines) {
  std::string typed;
  for (char const c : with_ours()) typed += c == '\n' ? "\r\n" : std::string(1, c);
  ASSERT_TRUE(change(typed));
  EXPECT_EQ(refusal_of(with_ours()), "no_change");
}

TEST_F(ChangedWords, ThatANewFileNoLongerFitsGiveWayToTheFileAndItIsSaid) {
  desk_.works.in_one([&](Work& work) { work.rule_book().put({kLetterRule, kAcknowledgement, 1, "%% gone\nOld words.\n", "abcdef", "S-ADA", "Before the update", council_.clock.today()}); });
  EXPECT_THAT(acknowledged(), Not(HasSubstr("Old words")));
  EXPECT_THAT(letter_words(desk_.office, administrator(), kAcknowledgement)->unfit, Not(IsEmpty()));
}

TEST_F(ChangedWords, OfTheFootStandInEveryLetterAndAreTakenBack) {
  auto const now = [&] { return letter_words(desk_.office, administrator(), kFootOfLetters); };
  auto const file = now()->file.words;
  EXPECT_EQ(file, desk_.office.rules.letters.foot);
  auto const ours = file + "\nOur offices are shut on Sundays.\n";
  auto const preview = preview_letter_words(desk_.office, administrator(), kFootOfLetters, ours);
  ASSERT_TRUE(preview) << preview.error().text;
  EXPECT_THAT(preview->faults, IsEmpty());
  EXPECT_THAT(preview->sample.source, HasSubstr("shut on Sundays"));
  EXPECT_EQ(preview->sample.id, "L-1");
  EXPECT_THAT(acknowledged(), Not(HasSubstr("shut on Sundays")));
  auto const before = version_;
  ASSERT_TRUE(change_letter_words(desk_.office, administrator(), kFootOfLetters, ours, now()->seen, "Residents asked"));
  EXPECT_THAT(acknowledged(), HasSubstr("shut on Sundays"));
  EXPECT_NE(version_, before);
  EXPECT_THAT(notices::letter(letters_in_force(desk_.office), "L-5").source, HasSubstr("shut on Sundays"));
  EXPECT_EQ(change_letter_words(desk_.office, administrator(), kFootOfLetters, ours, now()->seen, "Again").error().code, "no_change");
  EXPECT_EQ(change_letter_words(desk_.office, administrator(), kFootOfLetters, std::string("Ring us."), now()->seen, "Shorter").error().code, "faulty");
  ASSERT_TRUE(change_letter_words(desk_.office, administrator(), kFootOfLetters, file, now()->seen, "Open again"));
  EXPECT_EQ(now()->versions.back().content, "");
  EXPECT_THAT(acknowledged(), Not(HasSubstr("shut on Sundays")));
}

TEST_F(ChangedWords, OfHowToComplainStandInTheLettersThatSayItAndAreTakenBack) {
  auto const now = [&] { return letter_words(desk_.office, administrator(), kRemediesOfLetters); };
  auto const file = now()->file.words;
  EXPECT_THAT(file, HasSubstr("section 164A"));
  auto const ours = file + "\nThe advice centre in Canal Street can help you.\n";
  auto const preview = preview_letter_words(desk_.office, administrator(), kRemediesOfLetters, ours);
  ASSERT_TRUE(preview) << preview.error().text;
  EXPECT_THAT(preview->faults, IsEmpty());
  EXPECT_EQ(preview->sample.id, "L-2") << "the first that says it";
  EXPECT_THAT(preview->sample.source, HasSubstr("Canal Street"));
  EXPECT_EQ(preview_letter_words(desk_.office, {StaffId("S-EVE"), "Eve", {"dpo"}}, kRemediesOfLetters, ours).error().code, "not_permitted");
  EXPECT_EQ(change_letter_words(desk_.office, administrator(), kRemediesOfLetters, std::string("Ring us."), now()->seen, "Shorter").error().code, "faulty");
  ASSERT_TRUE(change_letter_words(desk_.office, administrator(), kRemediesOfLetters, ours, now()->seen, "The centre asked"));
  EXPECT_THAT(notices::letter(letters_in_force(desk_.office), "L-5").source, HasSubstr("Canal Street"));
  EXPECT_THAT(notices::letter(letters_in_force(desk_.office), "L-1").source, Not(HasSubstr("Canal Street")));
  EXPECT_THAT(acknowledged(), Not(HasSubstr("Canal Street")));
  auto const foot = desk_.office.rules.letters.foot + "\nOur offices are shut on Sundays.\n";
  ASSERT_TRUE(change_letter_words(desk_.office, administrator(), kFootOfLetters, foot, letter_words(desk_.office, administrator(), kFootOfLetters)->seen, "Residents asked"));
  auto const both = notices::letter(letters_in_force(desk_.office), "L-5").source;
  EXPECT_THAT(both, HasSubstr("Canal Street"));
  EXPECT_THAT(both, HasSubstr("shut on Sundays"));
  ASSERT_TRUE(change_letter_words(desk_.office, administrator(), kRemediesOfLetters, file, now()->seen, "Not any more"));
  EXPECT_EQ(now()->versions.back().content, "");
  EXPECT_EQ(now()->versions.size(), 2U);
  EXPECT_THAT(notices::letter(letters_in_force(desk_.office), "L-5").source, Not(HasSubstr("Canal Street")));
}

TEST_F(ChangedWords, OfTheHeadAreRefusedWithoutTheAddressOfWhoIsWrittenTo) {
  auto const preview = preview_letter_words(desk_.office, administrator(), kHeadOfLetters, {"| {{controller}}\n| {{requester}}\n"});
  ASSERT_TRUE(preview) << preview.error().text;
  EXPECT_THAT(preview->faults, SizeIs(1));
}

TEST_F(ChangedWords, MayHaveAnotherTitleThatIsTakenBackWithThem) {
  ASSERT_TRUE(change_letter_words(desk_.office, administrator(), kAcknowledgement, {with_ours(), "Your request is with us"}, seen(), "Plainer"));
  auto const shown = letter_words(desk_.office, administrator(), kAcknowledgement);
  EXPECT_EQ(shown->in_force.title, "Your request is with us");
  EXPECT_THAT(shown->in_force.words, HasSubstr(kOurs));
  EXPECT_THAT(shown->unfit, IsEmpty());
  EXPECT_THAT(acknowledged(), HasSubstr("Your request is with us"));
  ASSERT_TRUE(change(file() + "\nOther words.\n")) << "words alone keep the title";
  EXPECT_EQ(letter_words(desk_.office, administrator(), kAcknowledgement)->in_force.title, "Your request is with us");
  EXPECT_EQ(change_letter_words(desk_.office, administrator(), kAcknowledgement, {with_ours(), "{{requester}}"}, seen(), "Odd").error().field, "title");
  auto const ours = desk_.office.rules.letters.by_id.at(kAcknowledgement).title;
  ASSERT_TRUE(change_letter_words(desk_.office, administrator(), kAcknowledgement, {file(), ours}, seen(), "Back"));
  EXPECT_EQ(letter_words(desk_.office, administrator(), kAcknowledgement)->versions.back().content, "");
}

TEST_F(ChangedWords, AreLookedAtOnceForEachVersionAndNotAtEachSending) {
  auto const looked_at = [&] { return desk_.database->connection()->rows("SELECT COUNT(*) FROM letter_fit").front().number(0); };
  acknowledged();
  EXPECT_EQ(looked_at(), 0) << "the file was looked at when the program started";
  ASSERT_TRUE(change(with_ours()));
  EXPECT_EQ(looked_at(), 1);
  acknowledged();
  acknowledged();
  EXPECT_EQ(looked_at(), 1);
  desk_.works.in_one([&](Work& work) { work.rule_book().put({kLetterRule, kAcknowledgement, 2, file() + "\nPut by another program.\n", "abcdef", "S-ADA", "Before the update", council_.clock.today()}); });
  EXPECT_THAT(acknowledged(), HasSubstr("Put by another program"));
  EXPECT_EQ(looked_at(), 2) << "the first sending looks, and keeps what it found";
  EXPECT_THAT(acknowledged(), HasSubstr("Put by another program"));
  EXPECT_EQ(looked_at(), 2);
}

TEST_F(ChangedWords, ThatFitTheFileButNotAChangedFootGoOutWithTheFoot) {
  auto const& letters = desk_.office.rules.letters;
  desk_.works.in_one([&](Work& work) {
    work.rule_book().put({kLetterRule, kAcknowledgement, 1, "%% gone\nOld words.\n", "abcdef", "S-ADA", "Before the update", council_.clock.today()});
    work.rule_book().put({kLetterRule, kFootOfLetters, 1, letters.foot + "\nOur offices are shut on Sundays.\n", "abcdef", "S-ADA", "Asked", council_.clock.today()});
  });
  auto const sent = acknowledged();
  EXPECT_THAT(sent, HasSubstr("shut on Sundays"));
  EXPECT_THAT(sent, Not(HasSubstr("Old words")));
}

TEST_F(ChangedWords, AreChangedByAdministratorsAlone) {
  EXPECT_EQ(letter_words(desk_.office, officer(), kAcknowledgement).error().code, "not_permitted");
  EXPECT_EQ(preview_letter_words(desk_.office, officer(), kAcknowledgement, with_ours()).error().code, "not_permitted");
  EXPECT_EQ(change_letter_words(desk_.office, officer(), kAcknowledgement, with_ours(), seen(), "Because").error().code, "not_permitted");
}

TEST(TheNameOfAnEmail, TellsNothingOfWhatWasAskedInAnyLetter) { EXPECT_EQ(subject_of_letters("SRR-7K4M-29QD-X"), "Update on your request SRR-7K4M-29QD-X"); }

}  // namespace
}  // namespace rightsdesk::app
