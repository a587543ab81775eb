#include "reading/recognise.h"

#include <algorithm>
#include <cmath>

#include "reading/draft.h"
#include "reading/ocr.h"
#include "reading/pdf.h"
#include "reading/pdf_sound.h"
#include "reading/picture.h"

namespace rightsdesk::reading {
namespace {

using document::Flag;

constexpr double kFineDots = 300;
constexpr double kUnsure = 0.70;       ///< mean confidence below which a page is for eyes
constexpr double kPoorWord = 0.50;
constexpr double kNoise = 0.30;        ///< in a picture on a page: below this it is no word
constexpr double kFewMarks = 60;       ///< pixels at 75 dots an inch
constexpr double kHandMarks = 700;

std::string page_name(document::Page const& page) { return "Page " + std::to_string(page.number); }

void flag(document::Page& page, Flag flag) {
  if (std::find(page.flags.begin(), page.flags.end(), flag) == page.flags.end()) page.flags.push_back(flag);
}

struct Sheet {
  Picture picture;  ///< grey
  double dots = kFineDots;
};

/// At about 300 dots an inch: small letters need them, and more only cost time.
Sheet at_fine_dots(Picture picture, double dots) {
  auto factor = dots > 350 || dots < 200 ? std::min(kFineDots / dots, 3.0) : 1.0;
  auto const pixels = static_cast<double>(width(picture)) * height(picture) * factor * factor;
  if (pixels > 40e6) factor *= std::sqrt(40e6 / pixels);
  return factor == 1.0 ? Sheet{std::move(picture), dots} : Sheet{scaled(picture, factor), dots * factor};
}

Result<Sheet> sheet_of(Source const& source, Format format, document::Page const& page) {
  if (format == Format::pdf) {
    auto drawn = drawn_page(source, page, kFineDots);
    if (!drawn) return tl::unexpected(drawn.error());
    auto const dots = width(*drawn) * 72.0 / page.width;
    return Sheet{grey(*drawn), dots};
  }
  auto picture = opened(source.bytes, page.number - 1);
  if (!picture) return tl::unexpected(picture.error());
  auto const dots = dots_per_inch(*picture);
  return at_fine_dots(grey(*picture), dots);
}

void turn_page(document::Page& page, int quarters) {
  if (page.image) {
    if (auto image = opened(page.image->bytes, 0)) page.image = as_page_image(turned(*image, quarters));
  }
  if (quarters % 2 == 1) std::swap(page.width, page.height);
}

double weight(Recognition const& recognition) {
  double sum = 0;
  for (auto const& word : recognition.words) sum += word.confidence * static_cast<double>(word.text.size());
  return sum;
}

/// Tesseract reads lines that run down or up the picture too; then their words are higher than wide, and follow each other
/// downwards (the page was turned clockwise) or upwards. The quarter turns clockwise that set the page upright.
int turns_by_lines(std::vector<Found> const& words) {
  int high = 0, wide = 0, down = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].text.size() < 4) continue;
    ++(words[i].area.height > words[i].area.width ? high : wide);
    if (i > 0 && words[i].line == words[i - 1].line) down += words[i].area.y > words[i - 1].area.y ? 1 : -1;
  }
  if (high <= 2 * wide || high < 4) return 0;
  return down > 0 ? 3 : 1;
}

/// A page that reads badly may lie on its side.
Recognition best_reading(Sheet& sheet, document::Page& page, std::string const& scratch) {
  auto first = recognised(sheet.picture, sheet.dots, scratch);
  auto quarters = turns_by_lines(first.words);
  if (first.timed_out || (quarters == 0 && first.words.size() >= 8 && first.mean_confidence() >= 0.65)) return first;
  bool const lies_on_its_side = quarters != 0;
  if (quarters == 0) quarters = turns_needed(sheet.picture, scratch);
  if (quarters == 0) return first;
  auto upright = turned(sheet.picture, quarters);
  auto second = recognised(upright, sheet.dots, scratch);
  if (weight(second) <= (lies_on_its_side ? 0.8 : 1.2) * weight(first)) return first;
  sheet.picture = std::move(upright);
  turn_page(page, quarters);
  return second;
}

bool may_be_handwriting(Recognition const& recognition) {
  auto const poor = std::count_if(recognition.words.begin(), recognition.words.end(), [](Found const& word) { return word.confidence < kPoorWord && word.text.size() >= 3; });
  bool const many_poor = poor >= 3 && poor * 6 >= static_cast<std::ptrdiff_t>(recognition.words.size());
  return many_poor || recognition.stray_marks > kHandMarks;
}

void judge(document::Document& document, document::Page& page, Recognition const& recognition) {
  if (recognition.words.empty()) {
    if (recognition.stray_marks < kFewMarks) {
      flag(page, Flag::blank);
      return;
    }
    flag(page, Flag::not_read);
    warn(document, page_name(page) + (recognition.timed_out ? " is too noisy or takes too long to read: look at it." : " has marks on it but no words could be read: look at it."));
    return;
  }
  bool const hand = may_be_handwriting(recognition);
  if (hand) {
    flag(page, Flag::handwriting);
    warn(document, page_name(page) + " may hold handwriting, which is not read reliably: look at it.");
  }
  if (hand || recognition.mean_confidence() < kUnsure) flag(page, Flag::low_confidence);
  if (!hand && recognition.mean_confidence() < kUnsure) warn(document, page_name(page) + " was hard to read: check its text against the picture.");
}

void recognise_page(Source const& source, Format format, document::Document& document, document::Page& page) {
  auto sheet = sheet_of(source, format, page);
  if (!sheet) {
    flag(page, Flag::not_read);
    warn(document, page_name(page) + " could not be drawn, so it is not read: look at the original.");
    return;
  }
  auto const recognition = best_reading(*sheet, page, source.folder);
  page.text.clear();
  page.words.clear();
  add_words(page, recognition.words, 72.0 / sheet->dots);
  judge(document, page, recognition);
}

Area pixels_of(document::Region const& region, document::Page const& page, Sheet const& sheet) {
  auto const scale = sheet.dots / 72;
  auto const x = std::clamp(static_cast<int>(region.x * scale), 0, width(sheet.picture) - 1);
  auto const y = std::clamp(static_cast<int>((page.height - region.y - region.height) * scale), 0, height(sheet.picture) - 1);
  return {x, y, std::clamp(static_cast<int>(region.width * scale), 1, width(sheet.picture) - x),
          std::clamp(static_cast<int>(region.height * scale), 1, height(sheet.picture) - y)};
}

bool overlaps(document::Region const& a, document::Region const& b) {
  auto const across = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x);
  auto const along = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
  return across > 0 && along > 0 && across * along > 0.3 * std::min(a.width * a.height, b.width * b.height);
}

/// Words of a picture that stands beside text: those the page does not have already.
void recognise_part(Source const& source, Format format, document::Document& document, Unread const& part) {
  auto& page = document.pages.at(part.page);
  auto const sheet = sheet_of(source, format, page);
  if (!sheet) return;
  auto const area = pixels_of(*part.region, page, *sheet);
  auto recognition = recognised(cut(sheet->picture, area), sheet->dots, source.folder);
  auto const known = page.words;
  std::erase_if(recognition.words, [&](Found& word) {
    word.area.x += area.x;
    word.area.y += area.y;
    auto const scale = 72 / sheet->dots;
    document::Region const box{word.area.x * scale, page.height - (word.area.y + word.area.height) * scale,
                               word.area.width * scale, word.area.height * scale};
    return word.confidence < kNoise ||
           std::any_of(known.begin(), known.end(), [&](document::Word const& other) { return overlaps(box, other.box); });
  });
  if (recognition.words.empty()) {
    warn(document, page_name(page) + " has a picture or drawing in which no words could be read: look at it.");
    return;
  }
  add_words(page, recognition.words, 72 / sheet->dots);
  warn(document, page_name(page) + " has words inside a picture; they were read by OCR and stand at the end of its text.");
  if (recognition.mean_confidence() < kUnsure) flag(page, Flag::low_confidence);
}

}  // namespace

void recognise(Source const& given, Format format, Extracted& extracted) {
  auto source = given;
  if (format == Format::pdf) {
    if (auto sound = sound_pdf(given); sound) source = std::move(sound->source);
  }
  for (auto const& part : extracted.unread) {
    if (part.region) {
      recognise_part(source, format, extracted.document, part);
    } else {
      recognise_page(source, format, extracted.document, extracted.document.pages.at(part.page));
    }
  }
  extracted.unread.clear();
}

void leave_unread(Extracted& extracted) {
  for (auto const& part : extracted.unread) {
    auto& page = extracted.document.pages.at(part.page);
    if (!part.region) flag(page, Flag::not_read);
    if (part.region) flag(page, Flag::low_confidence);
    warn(extracted.document, page_name(page) + (part.region ? " has a picture or drawing whose words, if any, are not read: look at it."
                                                            : " is a picture and is not read: look at it."));
  }
  extracted.unread.clear();
}

}  // namespace rightsdesk::reading
