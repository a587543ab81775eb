#include "gate/glyphs.h"

#include "core/text.h"
#include "gate/operators.h"

namespace rightsdesk::gate {
namespace {

unsigned number_in(std::string const& bytes) {
  unsigned value = 0;
  for (char const c : bytes) value = value * 256U + static_cast<unsigned char>(c);
  return value;
}

std::u32string utf16(std::string const& bytes) {
  std::u32string out;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t unit = static_cast<unsigned char>(bytes[i]) * 256U + static_cast<unsigned char>(bytes[i + 1]);
    if (unit >= 0xD800 && unit < 0xDC00 && i + 3 < bytes.size()) {
      char32_t const low = static_cast<unsigned char>(bytes[i + 2]) * 256U + static_cast<unsigned char>(bytes[i + 3]);
      unit = 0x10000U + ((unit - 0xD800U) << 10U) + (low - 0xDC00U);
      i += 2;
    }
    out += unit >= 0xD800 && unit <= 0xDFFF ? U'\uFFFD' : unit;
  }
  return out;
}

}  // namespace

double helvetica_width(char32_t letter) {
  static constexpr short widths[95] = {
      278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556,
      556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
      667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556,
      556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584};
  return letter >= 32 && letter < 127 ? widths[letter - 32] : 556;
}

FontReader::FontReader(Objects const& file, nlohmann::json const& font) {
  std::string const kind = file.entry(font, "/Subtype").is_string() ? file.entry(font, "/Subtype").get<std::string>() : "";
  composite_ = kind == "/Type0";
  if (font.contains("/ToUnicode")) read_to_unicode(file.data(font["/ToUnicode"]));
  if ((composite_ && ranges_.empty()) || kind == "/Type3") readable_ = false;
  read_widths(file, font);
}

void FontReader::read_to_unicode(std::string const& map) {
  for_each_operator(map, [&](std::string const& word, std::vector<Operand> const& given) {
    std::vector<Operand> operands = given;
    std::size_t const step = word == "endbfchar" ? 2 : word == "endbfrange" ? 3 : 0;
    if (step == 0) return;
    for (std::size_t i = 0; i + step <= operands.size(); i += step) {
      unsigned const from = number_in(operands[i].text);
      unsigned const to = step == 2 ? from : number_in(operands[i + 1].text);
      Operand const& target = operands[i + step - 1];
      if (target.kind == Operand::Kind::array) {
        for (std::size_t n = 0; n < target.items.size(); ++n) {
          ranges_.push_back({from + static_cast<unsigned>(n), from + static_cast<unsigned>(n), utf16(target.items[n].text)});
        }
      } else {
        ranges_.push_back({from, to, utf16(target.text)});
      }
    }
  });
}

void FontReader::read_widths(Objects const& file, nlohmann::json const& font) {
  if (!composite_) {
    auto const& first = file.entry(font, "/FirstChar");
    auto const& list = file.entry(font, "/Widths");
    if (!first.is_number() || !list.is_array()) return;
    auto code = first.get<unsigned>();
    for (auto const& width : list) {
      if (width.is_number()) widths_[code] = width.get<double>();
      ++code;
    }
    return;
  }
  auto const& below = file.entry(font, "/DescendantFonts");
  if (!below.is_array() || below.empty()) return;
  auto const& child = file.value(below[0]);
  auto const& usual = file.entry(child, "/DW");
  default_width_ = usual.is_number() ? usual.get<double>() : 1000;
  auto const& list = file.entry(child, "/W");
  if (!list.is_array()) return;
  for (std::size_t i = 0; i + 1 < list.size();) {
    unsigned const from = file.value(list[i]).is_number() ? file.value(list[i]).get<unsigned>() : 0;
    auto const& second = file.value(list[i + 1]);
    if (second.is_array()) {
      for (std::size_t n = 0; n < second.size(); ++n) {
        if (second[n].is_number()) widths_[from + static_cast<unsigned>(n)] = second[n].get<double>();
      }
      i += 2;
    } else if (i + 2 < list.size() && second.is_number() && list[i + 2].is_number()) {
      for (unsigned code = from; code <= second.get<unsigned>() && code - from < 0x10000U; ++code) widths_[code] = list[i + 2].get<double>();
      i += 3;
    } else {
      break;
    }
  }
}

std::vector<FontReader::Code> FontReader::codes(std::string_view string) const {
  std::vector<Code> out;
  for (std::size_t i = 0; i < string.size();) {
    if (composite_ && i + 1 < string.size()) {
      out.push_back({static_cast<unsigned char>(string[i]) * 256U + static_cast<unsigned char>(string[i + 1]), 2});
      i += 2;
    } else {
      out.push_back({static_cast<unsigned char>(string[i]), 1});
      ++i;
    }
  }
  return out;
}

std::string FontReader::spelt(std::string_view string) const {
  std::u32string out;
  for (Code const code : codes(string)) {
    bool found = false;
    for (Range const& range : ranges_) {
      if (code.value < range.from || code.value > range.to || range.spelt.empty()) continue;
      std::u32string text = range.spelt;
      text.back() += code.value - range.from;
      out += text;
      found = true;
      break;
    }
    if (!found) out += composite_ ? U'\uFFFD' : static_cast<char32_t>(code.value);
  }
  return to_utf8(out);
}

double FontReader::width(unsigned code) const {
  auto const found = widths_.find(code);
  if (found != widths_.end()) return found->second;
  return composite_ ? default_width_ : helvetica_width(code);
}

double FontReader::width_of_text(std::string_view utf8) const {
  double sum = 0;
  for (char32_t const letter : to_code_points(utf8)) {
    unsigned code = 0;
    for (Range const& range : ranges_) {
      if (range.spelt.size() != 1 || letter < range.spelt[0] || letter - range.spelt[0] > range.to - range.from) continue;
      code = range.from + static_cast<unsigned>(letter - range.spelt[0]);
      break;
    }
    if (code == 0 && !composite_ && letter < 256) code = static_cast<unsigned>(letter);
    bool const known = widths_.contains(code) && widths_.at(code) > 0;
    sum += known ? widths_.at(code) : helvetica_width(letter);
  }
  return sum;
}

}  // namespace rightsdesk::gate
