// Documents that never end, or that are huge once they are followed (security.md D09): each is read or refused in time, in its own child.
#include <gtest/gtest.h>

#include <chrono>

#include "reading/fixtures.h"

namespace rightsdesk::reading {
namespace {

using Objects = std::vector<std::string>;  ///< 1 0 obj and on

std::string stream(std::string const& dictionary, std::string const& content) { return "<<" + dictionary + "/Length " + std::to_string(content.size()) + ">>stream\n" + content + "\nendstream"; }

/// Object 1 is the catalogue; the table of places is right, so that nothing is mended before it is read.
std::string pdf(Objects const& objects, std::string const& trailer_more = {}, std::string const& size = {}) {
  std::string bytes = "%PDF-1.7\n", table = "0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    auto const place = std::to_string(bytes.size());
    table += std::string(10 - place.size(), '0') + place + " 00000 n \n";
    bytes += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  auto const start = std::to_string(bytes.size());
  auto const count = std::to_string(objects.size() + 1);
  auto more = trailer_more;
  if (auto const at = more.find("HERE"); at != std::string::npos) more.replace(at, 4, start);
  return bytes + "xref\n0 " + count + "\n" + table + "trailer\n<</Size " + (size.empty() ? count : size) + "/Root 1 0 R" + more + ">>\nstartxref\n" + start + "\n%%EOF\n";
}

std::string const kWords = stream("", "BT /F1 12 Tf 72 700 Td (Zoe Okafor lives here) Tj ET");
std::string const kFont = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
std::string page(std::string const& contents, std::string const& resources = {}) {
  return "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents " + contents + "/Resources<</Font<</F1 5 0 R>>" + resources + ">>>>";
}
/// Objects 1 to 5: catalogue, pages, page, words, font.
Objects plain() { return {"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", page("4 0 R"), kWords, kFont}; }

/// Forms 6 to 6+levels-1, each drawing the next ten times; the last draws `last`.
Objects forms(int levels, std::string const& last) {
  auto objects = plain();
  objects[2] = page("4 0 R", "/XObject<</X 6 0 R>>");
  objects[3] = stream("", "/X Do");
  for (int level = 0; level < levels; ++level) {
    bool const deepest = level + 1 == levels;
    std::string draws;
    for (int i = 0; i < 10; ++i) draws += "/X Do ";
    objects.push_back(stream("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X " + (deepest ? last : std::to_string(7 + level) + " 0 R") + ">>>>", draws));
  }
  return objects;
}

std::string deep(std::string const& open, std::string const& inner, std::string const& close, int levels) {
  std::string text;
  for (int i = 0; i < levels; ++i) text += open;
  text += inner;
  for (int i = 0; i < levels; ++i) text += close;
  return text;
}

Objects with(std::vector<std::pair<std::size_t, std::string>> const& changes, Objects objects = plain()) {
  for (auto const& [number, text] : changes) {
    if (number > objects.size()) objects.resize(number, "null");
    objects[number - 1] = text;
  }
  return objects;
}

Objects deep_tree(int levels) {
  auto objects = plain();
  objects[1] = "<</Type/Pages/Kids[6 0 R]/Count 1>>";
  for (int level = 0; level < levels; ++level)
    objects.push_back("<</Type/Pages/Parent " + std::to_string(level == 0 ? 2 : 5 + level) + " 0 R/Count 1/Kids[" + std::to_string(level + 1 == levels ? 3 : 7 + level) + " 0 R]>>");
  return objects;
}

struct Endless {
  char const* name;
  std::string bytes;
};

std::vector<Endless> endless() {
  auto const to_unicode = [](std::string const& ranges) {
    auto objects = plain();
    objects[4] = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>";
    objects.push_back(stream("", "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange " + ranges + " endcmap end"));
    return objects;
  };
  return {
      {"pages_that_are_their_own_child", pdf(with({{2, "<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>"}}))},
      {"a_count_that_lies", pdf(with({{2, "<</Type/Pages/Kids[3 0 R]/Count 1000000000>>"}}))},
      {"a_tree_of_5000_levels", pdf(deep_tree(5000))},
      {"a_hundred_thousand_nested_arrays", pdf(with({{3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Own " + deep("[", "", "]", 100'000) + ">>"}}))},
      {"a_hundred_thousand_nested_arrays_on_the_page", pdf(with({{4, stream("", deep("[", "", "]", 100'000) + " TJ")}}))},
      {"a_length_that_is_its_own", pdf(with({{4, "<</Length 4 0 R>>stream\nBT ET\nendstream"}}))},
      {"a_length_that_points_in_a_circle", pdf(with({{4, "<</Length 6 0 R>>stream\nBT ET\nendstream"}, {6, "7 0 R"}, {7, "6 0 R"}}))},
      {"a_table_that_points_to_itself", pdf(plain(), "/Prev HERE")},
      {"a_size_of_two_thousand_million", pdf(plain(), {}, "2000000000")},
      {"a_form_that_draws_itself", pdf(forms(1, "6 0 R"))},
      {"forms_that_draw_ten_to_the_nineteenth", pdf(forms(19, "6 0 R"))},
      {"a_pattern_made_of_itself", pdf(with({{3, page("4 0 R", "/Pattern<</P 6 0 R>>")},
                                             {4, stream("", "/Pattern cs /P scn 0 0 595 842 re f")},
                                             {6, stream("/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.001/YStep 0.001/Resources<</Pattern<</P 6 0 R>>>>", "/Pattern cs /P scn 0 0 1 1 re f")}}))},
      {"an_outline_in_a_circle", pdf(with({{1, "<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>"}, {6, "<</Type/Outlines/First 7 0 R/Last 7 0 R/Count 1>>"}, {7, "<</Title(a)/Parent 6 0 R/Next 7 0 R/Prev 7 0 R/First 7 0 R/Last 7 0 R>>"}}))},
      {"names_of_files_in_a_circle", pdf(with({{1, "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 6 0 R>>>>"}, {6, "<</Kids[6 0 R]/Limits[(a)(z)]>>"}}))},
      {"a_map_of_four_thousand_million_letters", pdf(to_unicode("1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange"))},
      {"a_form_field_that_is_its_own_parent", pdf(with({{1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]>>>>"}, {6, "<</FT/Tx/T(a)/Parent 6 0 R/Kids[6 0 R]/V(words)>>"}}))},
  };
}

class EndlessPdf : public testing::TestWithParam<Endless> {};

TEST_P(EndlessPdf, IsReadOrRefusedInTime) {
  auto const began = std::chrono::steady_clock::now();
  auto const read_it = read(GetParam().bytes, "a.pdf", fixtures::options());
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(60)) << "three programs look at it, each bounded";
  if (!read_it) {
    EXPECT_FALSE(read_it.error().text.empty());
    return;
  }
  // what was given up is said: no page of it stands there as if it were blank
  for (auto const& one : read_it->pages) {
    bool const silent = one.text.empty() && one.flags.empty() && !one.image;
    EXPECT_FALSE(silent) << "page " << one.number;
  }
}

INSTANTIATE_TEST_SUITE_P(Kinds, EndlessPdf, testing::ValuesIn(endless()), [](auto const& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace rightsdesk::reading
