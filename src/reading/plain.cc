#include "reading/plain.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/json.h"
#include "core/text.h"
#include "reading/charset.h"
#include "reading/draft.h"
#include "reading/refusals.h"

namespace rightsdesk::reading {
namespace {

Extracted begun(Format format, Decoded const& decoded) {
  Extracted extracted;
  extracted.document.media_type = media_type(format);
  if (!decoded.certain) {
    warn(extracted.document, "The letters' encoding is not stated; it was taken for " + decoded.charset + ". Some letters may be wrong.");
  }
  return extracted;
}

Reading finished(Extracted extracted, std::string_view text) {
  FlowText flow;
  flow.add(text);
  if (flow.blank()) return empty_file();
  flow.pages_into(extracted.document);
  return extracted;
}

char separator_of(std::string_view text) {
  auto const head = text.substr(0, 4096);
  constexpr std::array kSeparators{',', ';', '\t', '|'};
  return *std::max_element(kSeparators.begin(), kSeparators.end(), [&](char a, char b) {
    return std::count(head.begin(), head.end(), a) < std::count(head.begin(), head.end(), b);
  });
}

/// RFC 4180: quoted cells may hold separators, line ends and doubled quotes. Line ends inside a cell become spaces.
std::string as_rows(std::string_view text, char separator) {
  std::string out;
  bool quoted = false, at_start = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    if (quoted) {
      bool const doubled = c == '"' && i + 1 < text.size() && text[i + 1] == '"';
      if (c == '"' && !doubled) quoted = false;
      if (doubled) ++i;
      if (c != '"' || doubled) out += c == '\n' || c == '\t' || c == '\f' ? ' ' : c;
    } else if (c == '"' && at_start) {
      quoted = true;
    } else {
      out += c == separator ? '\t' : c;
    }
    at_start = !quoted && (c == separator || c == '\n');
  }
  return out;
}

}  // namespace

Reading read_plain(Source const& source) {
  auto const text = decoded(source.bytes);
  return finished(begun(Format::plain, text), text.text);
}

Reading read_csv(Source const& source) {
  auto const text = decoded(source.bytes);
  return finished(begun(Format::csv, text), as_rows(text.text, separator_of(text.text)));
}

Reading read_json(Source const& source) {
  auto const text = decoded(source.bytes);
  auto extracted = begun(Format::json, text);
  auto const parsed = parse_json(text.text);
  if (!parsed) {
    warn(extracted.document, "This is not sound JSON; it is shown as it stands.");
    return finished(std::move(extracted), text.text);
  }
  return finished(std::move(extracted), parsed->dump(2, ' ', false, Json::error_handler_t::replace));
}

}  // namespace rightsdesk::reading
