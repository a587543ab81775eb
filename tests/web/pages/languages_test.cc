#include "web/pages/languages.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "core/result.h"
#include "web/owner/answer.h"
#include "web/pages/english.h"
#include "web/pages/gallery.h"

namespace rightsdesk::web::testing {
namespace {

namespace files = std::filesystem;

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

/// The templates as they are shipped, with one more catalogue.
class WithACatalogue : public ::testing::Test {
 protected:
  WithACatalogue() : folder_(::testing::TempDir() + "templates-with-" + std::to_string(::getpid())) {
    files::copy(std::string(RIGHTSDESK_TREE) + "/templates", folder_, files::copy_options::recursive | files::copy_options::overwrite_existing);
  }
  ~WithACatalogue() override { files::remove_all(folder_); }
  void add(std::string const& words) {
    std::ofstream(folder_ + "/languages/tlh.po") << "msgid \"\"\nmsgstr \"\"\n\"Language: tlh\\n\"\n\"X-Own-Name: tlhIngan\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n" << words;
  }
  [[nodiscard]] Frame frame() const { return Frame(SiteSettings{folder_, asset_folder(), "thamesbrook", "Thamesbrook Council", "https://www.bbc.co.uk/weather", {}, {}, {"en", "tlh"}, {}}); }
  static Exchange in(std::string const& language, std::string const& path = "/start") {
    auto exchange = visitor();
    exchange.method = "GET";
    exchange.path = path;
    exchange.cookies["language"] = language;
    return exchange;
  }
  std::string folder_;
};

TEST_F(WithACatalogue, ALanguageIsOneFile) {
  add("msgid \"Ask for your information\"\nmsgstr \"De'lIj yItlhob\"\n\nmsgid \"Use this service to ask {council} for a copy of the information we hold about you.\"\nmsgstr \"{council} yItlhob.\"\n\n"
      "msgid \"Already asked? <a>Follow your request</a>.\"\nmsgstr \"<a>mI' yIlegh</a>\"\n");
  PageSpec const start{"portal/start", "Ask for your information", View()};
  auto const page = frame().resident_page(in("tlh"), start).body();
  EXPECT_THAT(page, AllOf(HasSubstr("<html lang=\"tlh\" dir=\"ltr\""), HasSubstr("<title>De&apos;lIj yItlhob – Thamesbrook Council</title>"), HasSubstr("Thamesbrook Council yItlhob."),
                          HasSubstr("<a class=\"govuk-link\" href=\"/status\">mI' yIlegh</a>")));
  EXPECT_THAT(page, HasSubstr("<span lang=\"en\" dir=\"ltr\">It is free.")) << "what nobody translated is English, and says so";
  EXPECT_THAT(page, HasSubstr("<a class=\"govuk-link\" href=\"/language/en?to=%2Fstart\" hreflang=\"en\" lang=\"en\" dir=\"ltr\" rel=\"nofollow\">English</a>"));
  EXPECT_THAT(page, HasSubstr("aria-current=\"true\">tlhIngan</span>"));
  EXPECT_THAT(frame().resident_page(in("en"), start).body(), HasSubstr("It is free."));
}

TEST_F(WithACatalogue, StaffAndOwnersStayWithEnglish) {
  add("msgid \"Ask for your information\"\nmsgstr \"De'lIj yItlhob\"\n");
  app::AnswerPage closed;
  closed.council = "Thamesbrook Council";
  auto const page = frame().resident_page(in("tlh"), owner::closed_page(closed)).body();
  EXPECT_THAT(page, AllOf(HasSubstr("<html lang=\"en\""), Not(HasSubstr("yItlhob")), Not(HasSubstr("/language/"))));
}

TEST_F(WithACatalogue, AFaultIsNamedWithFileAndLine) {
  add("msgid \"Ask for your information\"\nmsgstr \"{who}\"\n\nmsgid \"Already asked? <a>Follow your request</a>.\"\nmsgstr \"<b>no</b>\"\n");
  try {
    (void)frame();
    FAIL() << "it was taken";
  } catch (Fault const& fault) {
    EXPECT_THAT(fault.internal(), AllOf(HasSubstr("languages/tlh.po:7: {who} is not known here"), HasSubstr("languages/tlh.po:10: the markup is not that of the English words")));
  }
}

TEST_F(WithACatalogue, ALanguageWithoutAFileIsAFault) {
  EXPECT_THROW((void)frame(), Fault);
  EXPECT_THROW(Frame(SiteSettings{folder_, asset_folder(), "thamesbrook", "Thamesbrook Council", "https://www.bbc.co.uk/weather", {}, {}, {}, {}}), Fault);
}

TEST_F(WithACatalogue, WhatItLacksIsNamedWithItsPlace) {
  add("msgid \"Ask for your information\"\nmsgstr \"De'lIj yItlhob\"\n");
  auto const messages = all_messages(folder_, {{"Ready to read", {"config/workflow/access.yaml"}}});
  auto const missing = missing_in(languages_of(folder_, {"tlh", "en"}, {}).front(), messages);
  EXPECT_EQ(missing.size(), messages.size() - 1);
  EXPECT_THAT(missing, AllOf(Contains("config/workflow/access.yaml: Ready to read"), Contains("templates/components/address.html:2: Address lines"), Contains("src/intake/question_table.cc: Where do you live now?")));
  EXPECT_THAT(missing, Not(Contains(HasSubstr("Ask for your information"))));
}

TEST(TheLanguagesOfACouncil, AreNotOfferedWhereThereIsOne) {
  auto exchange = visitor();
  exchange.method = "GET";
  exchange.path = "/start";
  exchange.cookies["language"] = "en-XA";
  auto const page = frame().resident_page(exchange, {"portal/start", "Ask for your information", View()}).body();
  EXPECT_THAT(page, AllOf(HasSubstr("<html lang=\"en\" dir=\"ltr\""), Not(HasSubstr("/language/"))));
  EXPECT_THAT(frame_of_languages().resident_page(exchange, {"portal/start", "Ask for your information", View()}).body(), HasSubstr("<html lang=\"en-XA\" dir=\"ltr\""));
}

TEST(TheLanguagesOfACouncil, AreOfferedWhereThePageCanBeShownAgain) {
  auto exchange = visitor();
  exchange.method = "POST";
  exchange.path = "/status/code";
  EXPECT_THAT(frame_of_languages().resident_page(exchange, {"portal/start", "Ask for your information", View()}).body(), Not(HasSubstr("/language/")));
}

TEST(AMirroredPage, HasItsOwnStylesAndSetsValuesApart) {
  auto exchange = visitor();
  exchange.method = "GET";
  exchange.cookies["language"] = "ar-XB";
  auto const page = frame_of_languages().resident_page(exchange, {"portal/complained", "We have your complaint", View().text("reference", "SRR-7K4M-29QD-X")}).body();
  EXPECT_THAT(page, AllOf(HasSubstr("/static/app.rtl.css"), HasSubstr("<bdi>SRR-7K4M-29QD-X</bdi>")));
  EXPECT_THAT(english_on(page, {"Thamesbrook Council", "SRR-7K4M-29QD-X"}), IsEmpty());
}

TEST(EnglishOnAPage, IsFound) {
  EXPECT_THAT(english_on("<html lang=\"en-XA\"><p title=\"Hear it\">[Ýéš] Not said <b lang=\"en\">left</b> Priya’s <input value=\"typed\"></p><script>go</script></html>", {"Priya"}), ElementsAre("Hear", "it", "Not", "said"));
}

TEST(ErrorPages, AreSaidInTheLanguageOfTheBrowser) {
  EXPECT_THAT(frame_of_languages().error_page(404, "", "ar-XB"), HasSubstr("<html lang=\"ar-XB\" dir=\"rtl\""));
  EXPECT_THAT(english_on(frame_of_languages().error_page(500, "E-7K4M29QD", "en-XA"), {"Thamesbrook Council", "E-7K4M29QD"}), IsEmpty());
  EXPECT_THAT(frame_of_languages().error_page(404, "", "../../etc"), HasSubstr("<html lang=\"en\""));
}

}  // namespace
}  // namespace rightsdesk::web::testing
