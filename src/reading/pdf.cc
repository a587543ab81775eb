#include "reading/pdf.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>

#include "core/text.h"
#include "reading/draft.h"
#include "reading/files.h"
#include "reading/pdf_facts.h"
#include "reading/pdf_inside.h"
#include "reading/pdf_text.h"
#include "reading/refusals.h"
#include "reading/tool.h"

namespace rightsdesk::reading {
namespace {

using document::Flag;

constexpr double kDots = 200;
constexpr double kMostPixels = 40e6;
constexpr long kLongestSide = 20'000;  // pixels
constexpr double kLargestSide = 14'400;  // points: ISO 32000-1, annex C
constexpr int kDrawnAtOnce = 20;
constexpr std::size_t kFewMarks = 40;       // pixels at 50 dots an inch
constexpr std::size_t kMuchInk = 500;       // about one line of print
constexpr double kAPictureOfText = 60 * 12;  // square points: less holds no word

long long_side(double width, double height, double dots) {
  auto const fits = std::min(dots, 72 * std::sqrt(kMostPixels / (width * height)));
  return std::clamp(std::lround(std::max(width, height) * fits / 72), 8L, kLongestSide);
}

bool is_ordinary(PdfPage const& page) {
  return page.width * page.height * kDots * kDots / 5184 <= kMostPixels && std::max(page.width, page.height) * kDots / 72 <= static_cast<double>(kLongestSide);
}

std::string image_path(Source const& source, int number) { return source.folder + "/image-" + std::to_string(number); }

std::string jpeg_quality() { return "quality=80"; }

/// pdftoppm writes PREFIX-0007.jpg with as many digits as it likes.
void adopt_drawings(Source const& source) {
  for (auto const& entry : std::filesystem::directory_iterator(source.folder)) {
    auto const name = entry.path().filename().string();
    if (!name.starts_with("drawn-") || !name.ends_with(".jpg")) continue;
    std::filesystem::rename(entry.path(), image_path(source, std::atoi(name.c_str() + 6)));
  }
}

void draw(Source const& source, std::vector<std::string> const& how, int first, int last) {
  std::vector<std::string> words{"/usr/bin/pdftoppm", "-q", "-gray", "-jpeg", "-jpegopt", jpeg_quality(), "-f", std::to_string(first), "-l", std::to_string(last)};
  words.insert(words.end(), how.begin(), how.end());
  words.insert(words.end(), {source.path, source.folder + "/drawn"});
  run_tool(words, std::chrono::seconds(10 + 2 * (last - first)));
  adopt_drawings(source);
}

/// Draws runs of ordinary pages at once; odd ones, and those a run left out, on their own.
void draw_pages(Source const& source, std::vector<PdfPage> const& pages, int first, int last) {
  std::set<int> tried;  // on their own
  for (int from = first; from <= last;) {
    int to = from;
    auto const ordinary = [&](int number) { return is_ordinary(pages[static_cast<std::size_t>(number) - 1]); };
    while (to < last && to - from + 1 < kDrawnAtOnce && ordinary(from) && ordinary(to + 1)) ++to;
    if (ordinary(from)) draw(source, {"-r", "200"}, from, to);
    if (from == to) tried.insert(ordinary(from) ? from : 0);
    from = to + 1;
  }
  for (int number = first; number <= last; ++number) {
    if (tried.count(number) > 0 || std::filesystem::exists(image_path(source, number))) continue;
    auto const& page = pages[static_cast<std::size_t>(number) - 1];
    draw(source, {"-scale-to", std::to_string(long_side(page.width, page.height, kDots))}, number, number);
  }
}

Area pixels_of(document::Region const& box, document::Page const& page, double pixels_per_point) {
  return {static_cast<int>(box.x * pixels_per_point), static_cast<int>((page.height - box.y - box.height) * pixels_per_point),
          static_cast<int>(box.width * pixels_per_point) + 1, static_cast<int>(box.height * pixels_per_point) + 1};
}

void add_text(document::Page& page, std::vector<PdfWord> const& words, double scale) {
  std::size_t length = 0;
  int line = -1;
  for (auto const& word : words) {
    if (!page.text.empty()) {
      page.text += word.line == line ? ' ' : '\n';
      ++length;
    }
    line = word.line;
    auto const end = length + count_code_points(word.text);
    page.words.push_back({length, end,
                          {word.left * scale, page.height - (word.top + word.height) * scale, word.width * scale, word.height * scale}, 1});
    page.text += word.text;
    length = end;
  }
}

/// Words whose place on the picture shows nothing: white on white, or under a bar.
std::string unseen_text(document::Page const& page, Picture const& picture, double pixels_per_point) {
  std::string unseen;
  for (auto const& word : page.words) {
    if (!shows_contrast(picture, pixels_of(word.box, page, pixels_per_point))) unseen += slice(page.text, word.begin, word.end) + ' ';
  }
  return unseen;
}

struct PageLook {
  document::Document& document;
  std::vector<Unread>& unread;
};

/// Compares the picture of the page with its words: what is seen and not read, what is read and not seen.
void compare(PageLook look, std::size_t index, Picture const& picture) {
  auto& page = look.document.pages[index];
  auto const where = "page " + std::to_string(page.number);
  auto const scale = width(picture) / page.width;
  std::vector<Area> known;
  for (auto const& word : page.words) known.push_back(pixels_of(word.box, page, scale));
  auto const ink = unexplained_ink(picture, known);
  if (page.words.empty()) {
    if (ink.pixels < kFewMarks && !shows_contrast(picture, {0, 0, width(picture), height(picture)})) page.flags.push_back(Flag::blank);
    else look.unread.push_back({index, {}});
    return;
  }
  auto const& around = ink.around;
  if (ink.pixels > kMuchInk && around.width * around.height / (scale * scale) > kAPictureOfText) {
    auto const height_points = around.height / scale;
    look.unread.push_back({index, document::Region{around.x / scale, page.height - around.y / scale - height_points, around.width / scale, height_points}});
  }
  if (auto const unseen = unseen_text(page, picture, scale); !unseen.empty()) {
    hide(look.document, "invisible_text", where, unseen);
    warn(look.document, "The text of " + where + " holds words that cannot be seen on the page.");
  }
}

void look_at_page(Source const& source, PageLook look, std::size_t index) {
  auto& page = look.document.pages[index];
  auto const picture = opened(file_bytes(image_path(source, page.number)), 0);
  if (!picture) {
    page.flags.push_back(Flag::not_read);
    warn(look.document, "Page " + std::to_string(page.number) + " could not be drawn: look at the original.");
    return;
  }
  page.image = document::PageImage{"image/jpeg", {}, width(*picture), height(*picture)};
  compare(look, index, grey(*picture));
}

document::Page page_of(PdfPage const& size, int number, std::vector<PdfWord> const& words) {
  document::Page page;
  page.number = number;
  page.layout = document::Layout::fixed;
  auto const scale = std::min(1.0, kLargestSide / std::max(size.width, size.height));
  page.width = size.width * scale;
  page.height = size.height * scale;
  if (!is_gibberish(words)) add_text(page, words, scale);
  return page;
}

void take_properties(document::Document& document, PdfFacts const& facts) {
  for (auto const& [name, value] : facts.properties) {
    if (name == "Title") document.title = value;
    if (name == "Author") document.author = value;
    if (name == "CreationDate") document.dated = value;
    hide(document, "property", name, value);
  }
}

void take_pages(Source const& source, PdfFacts const& facts, Extracted& extracted) {
  auto const count = static_cast<int>(facts.pages.size());
  auto const first = std::clamp(source.options.first_page, 1, count);
  auto const last = source.options.last_page == 0 ? count : std::clamp(source.options.last_page, first, count);
  auto const text = pdf_text(source, first, last);
  draw_pages(source, facts.pages, first, last);
  auto& document = extracted.document;
  for (int number = first; number <= last; ++number) {
    auto const& words = text.pages[static_cast<std::size_t>(number - first)];
    document.pages.push_back(page_of(facts.pages[static_cast<std::size_t>(number) - 1], number, words));
    if (is_gibberish(words)) warn(document, "The text layer of page " + std::to_string(number) + " is no readable text.");
    look_at_page(source, {document, extracted.unread}, document.pages.size() - 1);
  }
  for (auto const number : text.failed) {
    warn(document, "The text layer of page " + std::to_string(number) + " could not be taken out.");
  }
}

}  // namespace

Reading read_pdf(Source const& locked) {
  auto source = locked;
  if (!source.options.password.empty()) {
    source.path = source.folder + "/unlocked.pdf";
    if (!unlocked_copy(locked, source.path)) return needs_password();
  }
  auto const facts = pdf_facts(source);
  if (!facts) return tl::unexpected(facts.error());
  Extracted extracted;
  extracted.document.media_type = media_type(Format::pdf);
  take_properties(extracted.document, *facts);
  take_pages(source, *facts, extracted);
  look_inside(source, static_cast<int>(facts->pages.size()), extracted.document);
  return extracted;
}

Result<Picture> drawn_page(Source const& source, document::Page const& page, double dots) {
  auto const number = std::to_string(page.number);
  auto const unlocked = source.folder + "/unlocked.pdf";
  auto const path = std::filesystem::exists(unlocked) ? unlocked : source.path;
  auto const side = std::to_string(long_side(page.width, page.height, dots));
  auto const drawing = source.folder + "/fine";
  run_tool({"/usr/bin/pdftoppm", "-q", "-gray", "-f", number, "-l", number, "-scale-to", side, "-singlefile", path, drawing}, std::chrono::seconds(20));
  auto picture = opened(file_bytes(drawing + ".pgm"), 0);
  std::filesystem::remove(drawing + ".pgm");
  return picture;
}

}  // namespace rightsdesk::reading
