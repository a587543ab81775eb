#include "languages/po_file.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

namespace rightsdesk::languages {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;

constexpr char kHeader[] = "msgid \"\"\nmsgstr \"\"\n\"Language: xx\\n\"\n\"X-Own-Name: Exish\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n";
Messages const kMessages{{"Ask {council}", {}}, {"Yes", {}}, {"<a>Go</a> on", {}}};

/// A folder with templates/languages/xx.po, gone with the test.
class NamedCatalogue : public ::testing::Test {
 protected:
  NamedCatalogue() : folder_(::testing::TempDir() + "languages-" + std::to_string(::getpid()) + "/") { (void)std::system(("mkdir -p " + folder_).c_str()); }
  ~NamedCatalogue() override { (void)std::system(("rm -r " + folder_).c_str()); }
  Language read(std::string const& words) {
    std::ofstream(folder_ + "xx.po") << words;
    return read_catalogue(folder_ + "xx.po", kMessages, faults_);
  }
  std::string folder_;
  std::vector<std::string> faults_;
};

TEST_F(NamedCatalogue, SaysWhatItTranslates) {
  auto const language = read(std::string(kHeader) + "msgid \"Ask {council}\"\nmsgstr \"{council}, ask\"\n\n#, fuzzy\nmsgid \"Yes\"\nmsgstr \"Perhaps\"\n\nmsgid \"Long gone\"\nmsgstr \"Gone {with}\"\n\n#~ msgid \"Struck\"\n#~ msgstr \"out\"\n");
  EXPECT_THAT(faults_, IsEmpty());
  EXPECT_EQ(language.said("Ask Thamesbrook"), "Thamesbrook, ask");
  EXPECT_EQ(language.of("Yes"), nullptr) << "what is fuzzy is not used";
  EXPECT_EQ(language.own_name(), "Exish");
  EXPECT_EQ(language.runs(), Runs::left_to_right);
}

TEST_F(NamedCatalogue, NamesEachFaultWithItsLine) {
  read(std::string(kHeader) + "msgid \"Yes\"\nmsgstr \"Ie\"\n\nmsgid \"Ask {council}\"\nmsgstr \"Ask {cyngor}\"\n\nmsgid \"<a>Go</a> on\"\nmsgstr \"<a>Go on\"\n");
  EXPECT_THAT(faults_, ElementsAre(EndsWith("xx.po:10: {council} is missing, in what is said for \"Ask {council}\""), EndsWith("xx.po:10: {cyngor} is not known here, in what is said for \"Ask {council}\""),
                                   EndsWith("xx.po:13: <a> is not closed, in what is said for \"<a>Go</a> on\"")));
}

TEST_F(NamedCatalogue, IsRefusedWhereGettextCannotReadIt) {
  read(std::string(kHeader) + "msgid \"Yes\"\nmsgstr \"Ie\n\nnonsense\n");
  ASSERT_FALSE(faults_.empty());
  EXPECT_THAT(faults_.front(), HasSubstr("xx.po:9: end-of-line within string"));
}

TEST_F(NamedCatalogue, NeedsAHeaderThatNamesTheLanguage) {
  read("msgid \"\"\nmsgstr \"\"\n\"Language: cy\\n\"\n\"X-Runs: upwards\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n");
  EXPECT_THAT(faults_, ElementsAre(HasSubstr("Language: cy, and not what the file is named"), HasSubstr("lacks X-Own-Name"), HasSubstr("X-Runs is left-to-right or right-to-left, not \"upwards\"")));
}

TEST_F(NamedCatalogue, IsAFaultWhereThereIsNone) {
  read_catalogue(folder_ + "yy.po", kMessages, faults_);
  EXPECT_THAT(faults_, ElementsAre(EndsWith("yy.po: there is no such file")));
}

TEST_F(NamedCatalogue, GivesTranslatorsEveryMessageWithItsPlaces) {
  Messages const said{{"Ask “us”\nnow", {"templates/a.html:3", "config/x.yaml"}}, {"Yes", {}}};
  write_template(folder_ + "all.pot", said);
  auto const read_again = read_template(folder_ + "all.pot", faults_);
  EXPECT_THAT(faults_, IsEmpty());
  EXPECT_THAT(read_again, ElementsAre(Pair("Ask “us”\nnow", ElementsAre("templates/a.html:3", "config/x.yaml")), Pair("Yes", IsEmpty())));
}

}  // namespace
}  // namespace rightsdesk::languages
