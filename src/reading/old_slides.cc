#include "core/text.h"
#include "reading/charset.h"
#include "reading/draft.h"
#include "reading/old_office.h"
#include "reading/refusals.h"

namespace rightsdesk::reading {
namespace {

constexpr std::uint64_t kTextCharacters = 0x0FA0, kTextBytes = 0x0FA8, kCString = 0x0FBA, kSlide = 0x03EE, kNotes = 0x03F0;

std::string lines_of(std::string text) {
  for (auto& c : text) {
    if (c == '\r' || c == '\v') c = '\n';
  }
  return text + "\n";
}

}  // namespace

Reading read_old_slides(Compound const& file) {
  auto const stream = file.stream("PowerPoint Document");
  if (file.has("EncryptedSummary") || file.has("EncryptedSummaryInfo")) return needs_password();
  Extracted extracted;
  auto& document = extracted.document;
  document.media_type = media_type(Format::old_slides);
  FlowText flow;
  // Records lie one in another; a container's content follows its header, so that walking into all of them is reading on.
  for (std::size_t at = 0; at + 8 <= stream.size();) {
    auto const version = number_at(stream, at, 2) & 0xFU;
    auto const type = number_at(stream, at + 2, 2);
    auto const length = std::min<std::size_t>(number_at(stream, at + 4, 4), stream.size() - at - 8);
    auto const bytes = std::string_view(stream).substr(at + 8, length);
    if (type == kSlide || type == kNotes) flow.page_break();
    if (type == kTextCharacters || type == kCString) flow.add(lines_of(from_utf16(bytes)));
    if (type == kTextBytes) flow.add(lines_of(in_charset(bytes, "windows-1252")));
    at += 8 + (version == 0xF ? 0 : length);
  }
  warn(document, "This is an older PowerPoint file: all text in it is shown, that of notes and deleted slides too.");
  take_summary(file, document);
  flow.pages_into(document);
  return extracted;
}

}  // namespace rightsdesk::reading
