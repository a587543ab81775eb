#include "web/templates/templates.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "core/result.h"

namespace rightsdesk::web {
namespace {

namespace files = std::filesystem;

using Texts = std::map<std::string, std::string>;

/// A folder of templates, gone with the test.
class Folder {
 public:
  explicit Folder(Texts const& texts)
      : path_(files::path(::testing::TempDir()) / ("templates-" + std::to_string(::getpid()) + "-" + std::to_string(next_++))) {
    for (auto const& [name, text] : texts) {
      auto const file = path_ / (name + ".html");
      files::create_directories(file.parent_path());
      std::ofstream(file) << text;
    }
  }
  ~Folder() { files::remove_all(path_); }
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  static inline int next_ = 0;
  files::path path_;
};

std::string fault_of(Texts const& texts) {
  Folder const folder(texts);
  try {
    Templates::from_folder(folder.path());
  } catch (Fault const& fault) {
    return fault.internal();
  }
  return "";
}

std::string bug_of(Templates const& templates, std::string const& name, View const& view) {
  try {
    (void)templates.render(name, view);
  } catch (Bug const& bug) {
    return bug.what();
  }
  return "";
}

TEST(Templates, EscapeWhatTheyWriteOut) {
  Folder const folder(Texts{{"page", "<p title=\"{{word}}\">{{word}}</p>"}});
  auto const templates = Templates::from_folder(folder.path());
  EXPECT_EQ(templates.render("page", View().text("word", "<b a=\"1\">&'")),
            "<p title=\"&lt;b a=&quot;1&quot;&gt;&amp;&apos;\">&lt;b a=&quot;1&quot;&gt;&amp;&apos;</p>");
}

TEST(Templates, NameTheTemplateAndTheValueItWasNotGiven) {
  Folder const folder(Texts{{"portal/page", "{{#people}}{{>part}}{{/people}}"}, {"part", "{{name}} {{age}}"}});
  auto const templates = Templates::from_folder(folder.path());
  auto const words = bug_of(templates, "portal/page", View().each("people", {View().text("name", "Zofia")}));
  EXPECT_NE(words.find("portal/page asks for age"), std::string::npos);
  EXPECT_NE(bug_of(templates, "portal/page", View()).find("asks for people"), std::string::npos);
  EXPECT_NE(bug_of(templates, "portal/other", View()).find("portal/other"), std::string::npos);
}

TEST(Templates, TakeEmptyTextAndEmptyListsForNo) {
  Folder const folder(Texts{{"page", "{{#hint}}hint{{/hint}}{{^hint}}no hint{{/hint}} {{#list}}item{{/list}}{{^list}}none{{/list}} [{{hint}}]"}});
  auto const templates = Templates::from_folder(folder.path());
  EXPECT_EQ(templates.render("page", View().text("hint", "").each("list", {})), "no hint none []");
  EXPECT_EQ(templates.render("page", View().text("hint", "a").each("list", {View(), View()})), "hint itemitem [a]");
}

TEST(Templates, PutThePageIntoItsLayoutOnce) {
  Folder const folder(Texts{{"layout/frame", "<main>{{{content}}}</main>{{title}}"}, {"page", "<p>{{word}}</p>"}});
  auto const templates = Templates::from_folder(folder.path());
  EXPECT_EQ(templates.page("layout/frame", "page", View().text("word", "<i>").text("title", "T")), "<main><p>&lt;i&gt;</p></main>T");
}

TEST(Templates, AreRefusedAtStartWithEveryFaultAtOnce) {
  auto const faults = fault_of({{"a", "{{#open}}"}, {"b", "{{>nowhere}}"}, {"c", "{{{raw}}}"}, {"d", "{{& raw}}"}, {"layout/e", "{{{content}}}"}});
  EXPECT_NE(faults.find("a: "), std::string::npos);
  EXPECT_NE(faults.find("b: there is no part nowhere"), std::string::npos);
  EXPECT_NE(faults.find("c: raw output outside layout/"), std::string::npos);
  EXPECT_NE(faults.find("d: raw output outside layout/"), std::string::npos);
  EXPECT_EQ(faults.find("layout/e"), std::string::npos);
  EXPECT_NE(fault_of(Texts{}).find("no templates"), std::string::npos);
}

}  // namespace
}  // namespace rightsdesk::web
