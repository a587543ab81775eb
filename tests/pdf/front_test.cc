#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "core/result.h"
#include "outside.h"
#include "pdf/writer.h"

namespace rightsdesk::pdf {
namespace {

using testing::HasSubstr;
using testing::Not;

struct Long {
  std::map<int, std::string> volumes;  ///< paths, by number
  std::map<int, Flow::Place> sections;
  std::vector<Tally> tally;
};

/// Contents of 120 sections, of about half a page each, in volumes of three pages.
Long with_contents(std::string const& name, bool in_front) {
  Long made;
  auto const keep = [&](Made const& volume) { made.volumes[volume.volume] = file_in_tmp(name + std::to_string(volume.volume) + ".pdf", volume.bytes); };
  Settings settings;
  settings.title = "Sections";
  settings.dated = parse_instant("2026-11-21T10:00:00Z").value();
  Volumes cut;
  cut.pages = 3;
  cut.put_aside = keep;
  Writer writer(settings, cut);
  writer.stamps([](Tally const& tally) { return tally.empty() ? std::string{} : "Bars: " + std::to_string(tally.begin()->second); });
  std::vector<Entry> entries;
  for (int i = 1; i <= 120; ++i) entries.push_back({"Section " + std::to_string(i), writer.anchor(), 1});
  auto const front = [&writer, &entries] {
    writer.paragraph({Words{"Seen with "}, Bar{"X", "[removed]", "X"}});
    writer.contents("Contents", entries);
  };
  in_front ? writer.set_in_front(front) : front();
  std::map<int, int> pages;
  for (int i = 1; i <= 120; ++i) {
    writer.volume_may_end();
    writer.heading(1, entries[static_cast<std::size_t>(i) - 1].text, entries[static_cast<std::size_t>(i) - 1].to);
    pages[i] = writer.page();
    for (int line = 0; line < 12; ++line) writer.paragraph(plain("Words of the section."));
  }
  keep(writer.finish());
  for (auto const& [section, page] : pages) made.sections[section] = writer.place_of(page);
  made.tally = writer.tally();
  return made;
}

TEST(WhatIsSetInFront, NamesVolumeAndPageOfEverythingThatFollows) {
  auto const made = with_contents("front-", true);
  std::string contents;
  for (auto const& [number, path] : made.volumes) {
    EXPECT_THAT(said_by("qpdf --check " + path), HasSubstr("No syntax or stream encoding errors found")) << number;
    if (number < made.sections.at(1).volume) contents += said_by("pdftotext -layout " + path + " -");
  }
  for (int const section : {1, 2, 57, 120}) {
    auto const place = made.sections.at(section);
    std::string const page = std::to_string(place.page);
    EXPECT_THAT(contents, testing::ContainsRegex("Section " + std::to_string(section) + " +Vol " + std::to_string(place.volume) + ", " + page + "\n"));
    EXPECT_THAT(said_by("pdftotext -f " + page + " -l " + page + " " + made.volumes.at(place.volume) + " -"), HasSubstr("Section " + std::to_string(section) + "\n"));
  }
}

TEST(WhatIsSetInFront, EndsWithItsVolumeAndIsOtherwiseSetAsAnywhere) {
  auto const apart = with_contents("front-", true), as_ever = with_contents("plain-", false);
  EXPECT_EQ(apart.sections.at(1).page, 1);
  EXPECT_EQ(said_by("pdftotext -f 1 -l 1 " + apart.volumes.at(1) + " - | head -20 | sed 's/Vol.*//'"),
            said_by("pdftotext -f 1 -l 1 " + as_ever.volumes.at(1) + " - | head -20 | sed 's/Vol.*//'"));
}

TEST(WhatIsSetInFront, HasItsBarsCountedOnce) {
  auto const made = with_contents("front-", true);
  EXPECT_EQ(made.tally.front(), (Tally{{"X", 1}}));
  EXPECT_THAT(said_by("pdftotext -f 1 -l 1 " + made.volumes.at(1) + " -"), HasSubstr("Bars: 1"));
}

TEST(WhatIsSetInFront, IsSetWhereItStandsInADocumentThatIsNotCut) {
  Settings settings;
  settings.dated = parse_instant("2026-11-21T10:00:00Z").value();
  auto const bytes = [&](bool in_front) {
    Writer writer(settings);
    Anchor const far = writer.anchor();
    auto const front = [&writer, far] { writer.contents("Contents", {{"Far", far, 1}}); };
    in_front ? writer.set_in_front(front) : front();
    writer.heading(1, "Far", far);
    return writer.finish().bytes;
  };
  EXPECT_EQ(bytes(true), bytes(false));
}

TEST(WhatIsSetInFront, MustBeAsLongTheSecondTime) {
  Settings settings;
  settings.dated = parse_instant("2026-11-21T10:00:00Z").value();
  Volumes cut;
  cut.pages = 3;
  cut.put_aside = [](Made const&) {};
  Writer writer(settings, cut);
  int times = 0;
  writer.set_in_front([&] {
    writer.paragraph(plain("A page."));
    if (++times > 1) writer.page_break();
  });
  writer.paragraph(plain("What follows."));
  EXPECT_THROW(writer.finish(), Bug);
}

}  // namespace
}  // namespace rightsdesk::pdf
