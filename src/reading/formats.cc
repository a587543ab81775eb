#include "reading/formats.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "core/text.h"
#include "reading/charset.h"

namespace rightsdesk::reading {
namespace {

struct Kind {
  Format format;
  char const* media_type;
  char const* words;
};
constexpr std::array kKinds{
    Kind{Format::pdf, "application/pdf", "a PDF document"},
    Kind{Format::word, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "a Word document"},
    Kind{Format::sheet, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "an Excel workbook"},
    Kind{Format::slides, "application/vnd.openxmlformats-officedocument.presentationml.presentation", "a PowerPoint presentation"},
    Kind{Format::open_text, "application/vnd.oasis.opendocument.text", "an OpenDocument text"},
    Kind{Format::open_sheet, "application/vnd.oasis.opendocument.spreadsheet", "an OpenDocument spreadsheet"},
    Kind{Format::open_slides, "application/vnd.oasis.opendocument.presentation", "an OpenDocument presentation"},
    Kind{Format::rich_text, "application/rtf", "a Rich Text document"},
    Kind{Format::old_word, "application/msword", "an older Word document"},
    Kind{Format::old_sheet, "application/vnd.ms-excel", "an older Excel workbook"},
    Kind{Format::old_slides, "application/vnd.ms-powerpoint", "an older PowerPoint presentation"},
    Kind{Format::outlook, "application/vnd.ms-outlook", "an Outlook message"},
    Kind{Format::mail, "message/rfc822", "an e-mail"},
    Kind{Format::mailbox, "application/mbox", "a mailbox"},
    Kind{Format::html, "text/html", "a web page"},
    Kind{Format::xml, "application/xml", "an XML file"},
    Kind{Format::json, "application/json", "a JSON file"},
    Kind{Format::csv, "text/csv", "a CSV table"},
    Kind{Format::plain, "text/plain", "plain text"},
    Kind{Format::jpeg, "image/jpeg", "a JPEG picture"},
    Kind{Format::png, "image/png", "a PNG picture"},
    Kind{Format::tiff, "image/tiff", "a TIFF picture"},
    Kind{Format::gif, "image/gif", "a GIF picture"},
    Kind{Format::bmp, "image/bmp", "a bitmap picture"},
    Kind{Format::webp, "image/webp", "a WebP picture"},
    Kind{Format::heic, "image/heic", "a HEIC picture"},
    Kind{Format::zip, "application/zip", "a ZIP archive"},
    Kind{Format::archive, "application/x-archive", "an archive"},
    Kind{Format::compound, "application/x-ole-storage", "a Microsoft compound file"},
    Kind{Format::program, "application/x-executable", "a program, not a document"},
    Kind{Format::unknown, "application/octet-stream", "its content is of no kind that is known here"}};

struct Magic {
  std::size_t at;
  std::string_view bytes;
  Format format;
};
using namespace std::string_view_literals;
constexpr std::array kMagic{
    Magic{0, "PK\x03\x04"sv, Format::zip}, Magic{0, "PK\x05\x06"sv, Format::zip}, Magic{0, "PK\x07\x08"sv, Format::zip},
    Magic{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, Format::compound}, Magic{0, "{\\rtf"sv, Format::rich_text},
    Magic{0, "\xFF\xD8\xFF"sv, Format::jpeg}, Magic{0, "\x89PNG\r\n\x1A\n"sv, Format::png},
    Magic{0, "II*\0"sv, Format::tiff}, Magic{0, "MM\0*"sv, Format::tiff}, Magic{0, "GIF87a"sv, Format::gif},
    Magic{0, "GIF89a"sv, Format::gif}, Magic{8, "WEBP"sv, Format::webp}, Magic{4, "ftypheic"sv, Format::heic},
    Magic{4, "ftypheix"sv, Format::heic}, Magic{4, "ftypheim"sv, Format::heic}, Magic{4, "ftyphevc"sv, Format::heic}, Magic{4, "ftypmif1"sv, Format::heic}, Magic{0, "7z\xBC\xAF\x27\x1C"sv, Format::archive},
    Magic{0, "\x1F\x8B\x08"sv, Format::archive}, Magic{257, "ustar"sv, Format::archive}, Magic{0, "Rar!\x1A\x07"sv, Format::archive},
    Magic{0, "\x7F" "ELF"sv, Format::program}, Magic{0, "\xFE\xED\xFA"sv, Format::program}, Magic{0, "\xCF\xFA\xED\xFE"sv, Format::program},
    Magic{0, "!BDN"sv, Format::unknown}};

Kind const& kind_of(Format format) {
  return *std::find_if(kKinds.begin(), kKinds.end(), [&](Kind const& kind) { return kind.format == format; });
}

bool is_portable_executable(std::string_view bytes) {
  if (!bytes.starts_with("MZ") || bytes.size() < 64) return false;
  auto const at = static_cast<unsigned char>(bytes[60]) + 256U * static_cast<unsigned char>(bytes[61]);
  return bytes.substr(std::min<std::size_t>(at, bytes.size())).starts_with("PE");
}

/// The name of a header field that opens `line` ("Received: by …"), lower case; empty when it opens none.
std::string field_name(std::string_view line) {
  auto const colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 60) return {};
  auto const name = line.substr(0, colon);
  bool const fits = std::all_of(name.begin(), name.end(), [](unsigned char c) { return c > 32 && c < 127; });
  return fits ? lower_ascii(name) : std::string{};
}

/// How many fields that only mails have stand in the first block of lines; 0 as soon as a line is neither field nor folded.
int mail_fields(std::string_view text) {
  static constexpr std::array kFields{"from",       "to",         "subject",      "date",        "received",    "mime-version", "message-id",
                                      "return-path", "content-type", "delivered-to", "cc", "x-mailer", "sender", "dkim-signature", "reply-to"};
  int known = 0;
  for (std::size_t at = 0, lines = 0; at < text.size() && lines < 200; ++lines) {
    auto const end = std::min(text.find('\n', at), text.size());
    auto line = text.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    at = end + 1;
    if (line.empty()) break;
    if (line.front() == ' ' || line.front() == '\t') continue;
    auto const name = field_name(line);
    if (name.empty()) return known >= 3 ? known : 0;
    known += std::count(kFields.begin(), kFields.end(), name) > 0 ? 1 : 0;
  }
  return known;
}

std::string_view without_mark_and_blanks(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  auto const first = text.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? std::string_view{} : text.substr(first);
}

bool has_html_tag(std::string_view head) {
  for (auto const* tag : {"<!doctype html", "<html", "<head", "<body", "<table", "<div", "<p>", "<title", "<meta", "<script"}) {
    if (head.find(tag) != std::string_view::npos) return true;
  }
  return false;
}

Format markup(std::string_view text, std::string_view ending) {
  auto const head = lower_ascii(text.substr(0, 2048));
  bool const page = has_html_tag(head);
  if (head.starts_with("<?xml") || (head.starts_with("<!doctype") && !head.starts_with("<!doctype html"))) {
    return head.find("<html") != std::string::npos ? Format::html : Format::xml;
  }
  if (page || ending == "html" || ending == "htm") return Format::html;
  return ending == "xml" || ending == "svg" || head.starts_with("<svg") ? Format::xml : Format::plain;
}

bool looks_like_json(std::string_view text) {
  if (text.empty() || (text.front() != '{' && text.front() != '[')) return false;
  auto const last = text.find_last_not_of(" \t\r\n");
  return text[last] == (text.front() == '{' ? '}' : ']');
}

Format text_format(std::string_view bytes, std::string_view name) {
  auto const ending = lower_ascii(extension(name));
  auto const sample = decoded(bytes.substr(0, 65'536)).text;
  auto const text = without_mark_and_blanks(sample);
  if (bytes.starts_with("From ") && bytes.find('\n') != std::string_view::npos &&
      mail_fields(bytes.substr(bytes.find('\n') + 1)) >= 2) {
    return Format::mailbox;
  }
  auto const fields = mail_fields(text);
  if (fields >= 2 || (fields == 1 && ending == "eml")) return Format::mail;
  if (ending == "mht" || ending == "mhtml") return Format::mail;
  if (text.starts_with('<')) return markup(text, ending);
  if (ending == "json" || (ending != "txt" && ending != "csv" && looks_like_json(without_mark_and_blanks(bytes)))) return Format::json;
  if (ending == "csv" || ending == "tsv") return Format::csv;
  return ending == "html" || ending == "htm" ? Format::html : Format::plain;
}

}  // namespace

std::string_view extension(std::string_view name) {
  auto const dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string_view{} : name.substr(dot + 1);
}

Format sniffed(std::string_view bytes, std::string_view name) {
  for (auto const& magic : kMagic) {
    if (bytes.size() > magic.at && bytes.substr(magic.at).starts_with(magic.bytes)) return magic.format;
  }
  // A short message may carry any file as it is, close to its top.
  if (lower_ascii(extension(name)) == "eml" && mail_fields(bytes.substr(0, 65'536)) >= 1) return Format::mail;
  if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) return Format::pdf;
  if (is_portable_executable(bytes)) return Format::program;
  if (bytes.starts_with("BM") && bytes.size() > 26 && bytes.substr(6, 4) == std::string_view("\0\0\0\0", 4)) return Format::bmp;
  return looks_binary(bytes) ? Format::unknown : text_format(bytes, name);
}

char const* media_type(Format format) { return kind_of(format).media_type; }
char const* in_words(Format format) { return kind_of(format).words; }

}  // namespace rightsdesk::reading
