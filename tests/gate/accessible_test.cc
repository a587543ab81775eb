#include "gate/accessible.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "canary.h"
#include "core/result.h"
#include "pdf/writer.h"

namespace rightsdesk::gate {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// A document of every kind of element that we write, of more than twenty pages.
std::string whole() {
  pdf::Settings settings;
  settings.title = "A pack";
  settings.dated = parse_instant("2026-11-21T10:00:00Z").value();
  settings.footer_left = "REF-7";
  pdf::Writer writer(settings);
  for (int part = 1; part <= 21; ++part) {
    writer.page_break();
    auto const here = writer.anchor();
    writer.heading(1, "Part " + std::to_string(part), here);
    writer.heading(2, "What it is");
    writer.paragraph(pdf::plain("The words of this part."));
    if (part > 1) continue;
    writer.bullets({pdf::plain("one"), pdf::plain("two")});
    writer.contents("Contents", {{"Part 1", here}});
    pdf::Table table;
    table.weights = {1, 3};
    table.header = {"Day", "What"};
    table.rows = {{pdf::Cell{pdf::plain("1 May")}, pdf::Cell{pdf::plain("Visit")}}, {pdf::Cell{pdf::plain("2 May")}, pdf::Cell{pdf::plain("Call")}}};
    writer.table(table);
  }
  return writer.finish().bytes;
}

std::string const& sound() {
  static std::string const kBytes = whole();
  return kBytes;
}

/// The sound file with something changed in it, by a tool that did not write it.
std::string changed(std::function<void(QPDF&)> const& change) {
  QPDF file;
  file.setSuppressWarnings(true);
  file.processMemoryFile("whole", sound().data(), sound().size());
  change(file);
  QPDFWriter writer(file);
  writer.setOutputMemory();
  writer.setDeterministicID(true);
  writer.write();
  std::unique_ptr<Buffer> const out(writer.getBuffer());
  return {reinterpret_cast<char const*>(out->getBuffer()), out->getSize()};
}

std::vector<std::string> not_so(std::string const& name, std::string const& bytes) {
  auto const report = check_accessible(kept(name + ".pdf", bytes));
  EXPECT_EQ(report.unreadable, "");
  std::vector<std::string> names;
  for (auto const& one : report.conditions) {
    if (one.times > 0) names.push_back(one.name);
  }
  EXPECT_EQ(exit_status(report), names.empty() ? 0 : 1);
  return names;
}

/// Each element of the tree whose tag is `tag`.
void each_tagged(QPDF& file, std::string const& tag, std::function<void(QPDFObjectHandle)> const& each) {
  for (auto object : file.getAllObjects()) {
    if (object.isDictionary() && object.hasKey("/S") && object.getKey("/S").isName() && object.getKey("/S").getName() == "/" + tag && object.hasKey("/P")) each(object);
  }
}
void first_tagged(QPDF& file, std::string const& tag, std::function<void(QPDFObjectHandle)> const& each) {
  bool done = false;
  each_tagged(file, tag, [&](QPDFObjectHandle object) {
    if (!std::exchange(done, true)) each(object);
  });
  EXPECT_TRUE(done) << tag;
}
void each_object(QPDF& file, std::function<bool(QPDFObjectHandle)> const& fits, std::function<void(QPDFObjectHandle)> const& each) {
  int count = 0;
  for (auto object : file.getAllObjects()) {
    if (!object.isDictionary() || !fits(object)) continue;
    each(object);
    ++count;
  }
  EXPECT_GT(count, 0);
}
bool is_of(QPDFObjectHandle object, std::string const& key, std::string const& name) { return object.hasKey(key) && object.getKey(key).isName() && object.getKey(key).getName() == name; }

void as_tag(QPDFObjectHandle object, std::string const& tag) { object.replaceKey("/S", QPDFObjectHandle::newName("/" + tag)); }

/// Takes the annotation out of what a tag holds.
void without_its_link(QPDFObjectHandle element) {
  auto held = element.getKey("/K");
  for (int at = 0; held.isArray() && at < held.getArrayNItems(); ++at) {
    auto one = held.getArrayItem(at);
    if (one.isDictionary() && is_of(one, "/Type", "/OBJR")) one.removeKey("/Obj");
  }
}

QPDFObjectHandle page(QPDF& file, std::size_t index) { return QPDFPageDocumentHelper(file).getAllPages().at(index).getObjectHandle(); }

void with_content_before(QPDF& file, std::string const& operators) {
  page(file, 0).addPageContents(QPDFObjectHandle::newStream(&file, operators), true);
}

void with_metadata(QPDF& file, std::string const& from, std::string const& to) {
  auto stream = file.getRoot().getKey("/Metadata");
  auto const data = stream.getStreamData();
  std::string xmp(reinterpret_cast<char const*>(data->getBuffer()), data->getSize());
  auto const at = xmp.find(from);
  ASSERT_NE(at, std::string::npos) << xmp;
  stream.replaceStreamData(xmp.replace(at, from.size(), to), QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
}

struct Broken {
  std::string name;
  std::function<void(QPDF&)> change;
};

std::vector<Broken> broken_files() {
  using O = QPDFObjectHandle;
  auto const root = [](QPDF& file) { return file.getRoot(); };
  return {
      {"marked", [=](QPDF& file) { root(file).removeKey("/MarkInfo"); }},
      {"no_suspects", [=](QPDF& file) { root(file).getKey("/MarkInfo").replaceKey("/Suspects", O::newBool(true)); }},
      {"language", [=](QPDF& file) { root(file).removeKey("/Lang"); }},
      {"identifier", [](QPDF& file) { with_metadata(file, "pdfuaid:part", "pdfuaid:none"); with_metadata(file, "pdfuaid:part", "pdfuaid:none"); }},
      {"title", [](QPDF& file) { with_metadata(file, "A pack", " "); }},
      {"title_shown", [=](QPDF& file) { root(file).getKey("/ViewerPreferences").replaceKey("/DisplayDocTitle", O::newBool(false)); }},
      {"content_marked", [](QPDF& file) { with_content_before(file, "0 0 10 10 re f\n"); }},
      {"content_in_structure", [](QPDF& file) { with_content_before(file, "/P <</MCID 9999>> BDC 0 0 10 10 re f EMC\n"); }},
      {"known_tags", [](QPDF& file) { first_tagged(file, "P", [](O object) { as_tag(object, "Paragraph"); }); }},
      {"headings_begin", [](QPDF& file) { first_tagged(file, "H1", [](O object) { as_tag(object, "P"); }); }},
      {"headings_skip_none", [](QPDF& file) { first_tagged(file, "H2", [](O object) { as_tag(object, "H3"); }); }},
      {"lists", [](QPDF& file) { first_tagged(file, "LBody", [](O object) { as_tag(object, "P"); }); }},
      {"tables", [](QPDF& file) { first_tagged(file, "TD", [](O object) { as_tag(object, "P"); }); }},
      {"headers_have_scope", [](QPDF& file) { first_tagged(file, "TH", [](O object) { object.removeKey("/A"); }); }},
      {"figures_described", [](QPDF& file) { first_tagged(file, "P", [](O object) { as_tag(object, "Figure"); }); }},
      {"links_described", [](QPDF& file) { each_object(file, [](O object) { return is_of(object, "/Subtype", "/Link"); }, [](O object) { object.removeKey("/Contents"); }); }},
      {"links_tagged", [](QPDF& file) { first_tagged(file, "Link", without_its_link); }},
      {"tab_order", [](QPDF& file) { page(file, 3).removeKey("/Tabs"); }},
      {"fonts_embedded", [](QPDF& file) { each_object(file, [](O object) { return object.hasKey("/FontFile2"); }, [](O object) { object.removeKey("/FontFile2"); }); }},
      {"fonts_have_unicode", [](QPDF& file) { each_object(file, [](O object) { return object.hasKey("/ToUnicode"); }, [](O object) { object.removeKey("/ToUnicode"); }); }},
      {"no_scripts", [=](QPDF& file) { root(file).replaceKey("/OpenAction", O::parse("<< /S /JavaScript /JS (app.alert\\(1\\)) >>")); }},
      {"bookmarks", [=](QPDF& file) { root(file).removeKey("/Outlines"); }},
  };
}

TEST(AFileOfOurs, CanBeReadWithTheEarAndTheKeyboard) {
  EXPECT_THAT(not_so("whole", sound()), IsEmpty());
  EXPECT_THAT(not_so("rewritten", changed([](QPDF&) {})), IsEmpty()) << "what another tool wrote of it";
}

struct OneThingWrong : testing::TestWithParam<Broken> {};

TEST_P(OneThingWrong, IsFoundByItsNameAlone) { EXPECT_THAT(not_so(GetParam().name, changed(GetParam().change)), ElementsAre(GetParam().name)); }

INSTANTIATE_TEST_SUITE_P(EveryCondition, OneThingWrong, testing::ValuesIn(broken_files()), [](auto const& each) { return each.param.name; });

TEST(AFileWithoutTags, LacksWhatStandsOnThemToo) {
  EXPECT_THAT(not_so("untagged", changed([](QPDF& file) { file.getRoot().removeKey("/StructTreeRoot"); })), ElementsAre("has_structure", "content_in_structure", "links_tagged"));
  EXPECT_THAT(not_so("unnamed", changed([](QPDF& file) { file.getRoot().removeKey("/Metadata"); })), ElementsAre("metadata", "identifier", "title"));
}

TEST(ALockedFile, MustNotKeepItsWordsFromAReader) {
  QPDF file;
  file.processMemoryFile("whole", sound().data(), sound().size());
  for (bool const aloud : {true, false}) {
    QPDFWriter writer(file);
    writer.setOutputMemory();
    writer.setR3EncryptionParametersInsecure("", "owner", aloud, false, true, true, true, true, qpdf_r3p_full);
    writer.write();
    std::unique_ptr<Buffer> const out(writer.getBuffer());
    auto const names = not_so("locked", {reinterpret_cast<char const*>(out->getBuffer()), out->getSize()});
    if (aloud) EXPECT_THAT(names, IsEmpty());
    else EXPECT_THAT(names, ElementsAre("may_be_read_aloud"));
  }
}

TEST(EveryCondition, HasAFileThatBreaksIt) {
  std::set<std::string> tried{"has_structure", "metadata", "may_be_read_aloud"};
  for (auto const& one : broken_files()) tried.insert(one.name);
  std::vector<std::string> never;
  for (auto const& one : check_accessible(kept("whole.pdf", sound())).conditions) {
    if (!tried.contains(one.name)) never.push_back(one.name);
  }
  EXPECT_THAT(never, IsEmpty());
}

TEST(WhatIsNoPdf, IsSaidToBeUnreadableAndHoldsNothing) {
  auto const report = check_accessible(kept("none.pdf", "Dear Sam"));
  EXPECT_NE(report.unreadable, "");
  EXPECT_FALSE(report.holds());
  EXPECT_EQ(exit_status(report), 3);
  EXPECT_TRUE(to_json(report)["conditions"].empty());
}

TEST(TheReport, NamesConditionsWithTheirCitationsAndSaysThatItIsNotVeraPdf) {
  auto const json = to_json(check_accessible(kept("tabs.pdf", changed([](QPDF& file) { page(file, 3).removeKey("/Tabs"); }))));
  EXPECT_THAT(json["note"].get<std::string>(), HasSubstr("not veraPDF"));
  EXPECT_EQ(json["pages"], 21);
  EXPECT_EQ(json["conditions"].size(), 25U);
  for (auto const& one : json["conditions"]) {
    if (one["name"] != "tab_order") continue;
    EXPECT_EQ(one["cites"], "Matterhorn 28-008, 28-009");
    EXPECT_EQ(one["times"], 1);
    EXPECT_EQ(one["where"][0], "page 4");
  }
}

}  // namespace
}  // namespace rightsdesk::gate
