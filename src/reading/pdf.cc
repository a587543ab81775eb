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
#include "reading/pdf_sound.h"
#include "reading/pdf_text.h"
#include "reading/refusals.h"
#include "reading/second_reader.h"
#include "reading/tool.h"

namespace rightsdesk::reading {
namespace {

using document::Flag;

constexpr double kDots = 200;
constexpr double kMostPixels = 40e6;
constexpr long kLongestSide = 20'000;  // pixels
constexpr double kLargestSide = 14'400;  // points: ISO 32000-1, annex C
constexpr int kDrawnAtOnce = 20;
constexpr std::size_t kBytesAtOnce = 64U << 20U;  // of the file
constexpr int kFewestAtOnce = 10;
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

/// As many as hold a fair share of the file, for one with pictures brings much with each page.
int pages_at_once(Source const& source, int count) {
  auto const fair = kBytesAtOnce * static_cast<std::size_t>(count) / std::max<std::size_t>(source.bytes.size(), 1);
  auto const most = std::max(source.options.pages_of_a_child, 1);
  return static_cast<int>(std::clamp(fair, static_cast<std::size_t>(std::min(kFewestAtOnce, most)), static_cast<std::size_t>(most)));
}

document::Page lost_page(int number) {
  document::Page page;
  page.number = number;
  page.layout = document::Layout::fixed;
  page.flags = {Flag::not_read};
  return page;
}

struct Range {
  int first = 1, last = 1;
};

/// A page whose words the file gives to two readers in two ways is for eyes: one of them may have read what nobody sees.
void compare_readers(document::Document& document, document::Page& page, std::vector<PdfWord> const& words, std::optional<std::string> const& other) {
  auto const name = "page " + std::to_string(page.number);
  if (!other && words.empty()) return;
  if (!other) return warn(document, "Only one reader could read the text of " + name + ".");
  auto const differs = difference(words, *other);
  if (!is_for_eyes(differs)) return;
  page.flags.push_back(Flag::readers_differ);
  warn(document, "Two readers do not find the same words on " + name + " (" + std::to_string(differs.letters) + " of " + std::to_string(differs.of) + " letters): look at its picture.");
}

void take_range(SoundPdf const& pdf, Range range, Extracted& extracted) {
  auto const text = pdf_text(pdf.source, range.first, range.last);
  auto const others = second_reading(pdf.source, range.first, range.last);
  draw_pages(pdf.source, pdf.facts.pages, range.first, range.last);
  auto& document = extracted.document;
  for (int number = range.first; number <= range.last; ++number) {
    auto const& words = text.pages[static_cast<std::size_t>(number - range.first)];
    document.pages.push_back(page_of(pdf.facts.pages[static_cast<std::size_t>(number) - 1], number, words));
    if (is_gibberish(words)) warn(document, "The text layer of page " + std::to_string(number) + " is no readable text.");
    else compare_readers(document, document.pages.back(), words, others[static_cast<std::size_t>(number - range.first)]);
    look_at_page(pdf.source, {document, extracted.unread}, document.pages.size() - 1);
  }
  for (auto const number : text.failed) {
    warn(document, "The text layer of page " + std::to_string(number) + " could not be taken out.");
  }
}

/// A page with something broken is not passed as blank or whole.
void tell_of_damage(SoundPdf const& pdf, document::Document& document) {
  for (auto& page : document.pages) {
    if (std::find(pdf.damaged.begin(), pdf.damaged.end(), page.number) == pdf.damaged.end()) continue;
    page.flags.assign({Flag::not_read});
    warn(document, "Page " + std::to_string(page.number) + " is damaged and parts of it may be missing: look at the original.");
  }
}

void take_pages(SoundPdf const& pdf, Extracted& extracted) {
  auto const& options = pdf.source.options;
  auto const count = static_cast<int>(pdf.facts.pages.size());
  auto const first = std::clamp(options.first_page, 1, count);
  auto const wanted = options.last_page == 0 ? count : std::clamp(options.last_page, first, count);
  auto const last = std::min(wanted, first + pages_at_once(pdf.source, count) - 1);
  extracted.pages_of_file = count;
  auto const readable = pdf.facts.lost_from == 0 ? last : std::min(last, pdf.facts.lost_from - 1);
  if (readable >= first) take_range(pdf, {first, readable}, extracted);
  for (int number = std::max(first, readable + 1); number <= last; ++number) {
    extracted.document.pages.push_back(lost_page(number));
    warn(extracted.document, "Page " + std::to_string(number) + " stands behind a broken one and could not be read: look at the original.");
  }
  tell_of_damage(pdf, extracted.document);
}

}  // namespace

Reading read_pdf(Source const& source) {
  auto const pdf = sound_pdf(source);
  if (!pdf) return tl::unexpected(pdf.error());
  bool const whole = source.share == Source::Share::whole;
  Extracted extracted;
  extracted.document.media_type = media_type(Format::pdf);
  if (whole) take_properties(extracted.document, pdf->facts);
  take_pages(*pdf, extracted);
  if (whole) look_inside(pdf->source, static_cast<int>(pdf->facts.pages.size()), extracted.document);
  return extracted;
}

Result<Picture> drawn_page(Source const& source, document::Page const& page, double dots) {
  auto const number = std::to_string(page.number);
  auto const side = std::to_string(long_side(page.width, page.height, dots));
  auto const drawing = source.folder + "/fine";
  run_tool({"/usr/bin/pdftoppm", "-q", "-gray", "-f", number, "-l", number, "-scale-to", side, "-singlefile", source.path, drawing}, std::chrono::seconds(20));
  auto picture = opened(file_bytes(drawing + ".pgm"), 0);
  std::filesystem::remove(drawing + ".pgm");
  return picture;
}

}  // namespace rightsdesk::reading
