#pragma once
#include <string_view>

namespace rightsdesk::reading {

enum class Format {
  pdf, word, sheet, slides, open_text, open_sheet, open_slides, rich_text, old_word, old_sheet, old_slides, outlook,
  mail, mailbox, html, xml, json, csv, plain, jpeg, png, tiff, gif, bmp, webp, heic,
  zip, archive, compound, program, unknown
};

/// What `bytes` are, by their first bytes and structure; `name` only helps among text formats (CSV, JSON, HTML, mail).
/// A zip or compound file whose members must be seen first is `zip` or `compound`: see package.h and compound.h.
Format sniffed(std::string_view bytes, std::string_view name);

/// "application/pdf"; "application/octet-stream" for what is unknown.
char const* media_type(Format format);

/// Plain words: "a PDF document".
char const* in_words(Format format);

/// "referral.PDF" -> "pdf"; empty when there is none.
std::string_view extension(std::string_view name);

}  // namespace rightsdesk::reading
