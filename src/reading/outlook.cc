#include "reading/outlook.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

#include "core/base64.h"
#include "core/text.h"
#include "reading/charset.h"
#include "reading/draft.h"
#include "reading/mail.h"
#include "reading/refusals.h"
#include "reading/rich_text.h"

namespace rightsdesk::reading {
namespace {

constexpr int kDeepest = 12;

std::string base64_lines(std::string_view bytes) {
  auto const text = base64_of(bytes);
  std::string lines;
  for (std::size_t at = 0; at < text.size(); at += 76) lines += text.substr(at, 76) + "\n";
  return lines;
}

/// One line, no line end, no quote: fit for a header we write.
std::string one_line(std::string const& text) {
  auto line = tidied(text);
  std::replace(line.begin(), line.end(), '"', '\'');
  return line;
}

/// One message or attachment of the file: a storage and its properties by tag ([MS-OXPROPS]).
class Storage {
 public:
  Storage(Compound const& file, std::string prefix, std::size_t header) : file_(file), prefix_(std::move(prefix)) {
    auto const fixed = file.stream(prefix_ + "__properties_version1.0");
    for (auto at = header; at + 16 <= fixed.size(); at += 16) {
      fixed_.emplace_back(static_cast<unsigned>(number_at(fixed, at + 2, 2)), number_at(fixed, at + 8, 8));
    }
  }

  [[nodiscard]] std::uint64_t fixed(unsigned id) const {
    auto const found = std::find_if(fixed_.begin(), fixed_.end(), [&](auto const& pair) { return pair.first == id; });
    return found == fixed_.end() ? 0 : found->second;
  }
  [[nodiscard]] std::string bytes(char const* tag) const { return file_.stream(prefix_ + "__substg1.0_" + tag); }
  [[nodiscard]] std::string text(char const* id) const {
    auto const wide = bytes((std::string(id) + "001F").c_str());
    if (!wide.empty()) return from_utf16(wide);
    auto const page = fixed(0x3FFD);
    auto const narrow = bytes((std::string(id) + "001E").c_str());
    return page == 0 || page == 65001 ? decoded(narrow).text : in_charset(narrow, "windows-" + std::to_string(page));
  }
  [[nodiscard]] std::string const& prefix() const { return prefix_; }
  [[nodiscard]] std::vector<std::string> children(char const* kind) const {
    std::vector<std::string> found;
    for (auto const& entry : file_.entries()) {
      if (entry.storage && entry.path.starts_with(prefix_ + kind) && entry.path.find('/', prefix_.size()) == std::string::npos) found.push_back(entry.path + "/");
    }
    std::sort(found.begin(), found.end());
    return found;
  }

 private:
  Compound const& file_;
  std::string prefix_;
  std::vector<std::pair<unsigned, std::uint64_t>> fixed_;
};

/// 100 ns since 1601 as "Mon, 04 Mar 2019 09:15:00 +0000"; empty for none.
std::string mail_date(std::uint64_t filetime) {
  constexpr std::uint64_t k1970 = 11'644'473'600ULL;
  auto const seconds = filetime / 10'000'000;
  if (seconds <= k1970 || seconds > k1970 + 8'000'000'000ULL) return {};
  using namespace std::chrono;
  sys_seconds const at{std::chrono::seconds(seconds - k1970)};
  auto const day = floor<days>(at);
  year_month_day const date(day);
  hh_mm_ss const time(at - day);
  static constexpr std::array kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::array<char, 64> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%s, %02u %s %04d %02d:%02d:%02d +0000", kDays[weekday(day).c_encoding()], static_cast<unsigned>(date.day()),
                kMonths[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()), static_cast<int>(time.hours().count()),
                static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
  return buffer.data();
}

std::string address(std::string const& name, std::string const& mail) {
  if (mail.empty() || name == mail) return one_line(name.empty() ? mail : name);
  return one_line(name) + " <" + one_line(mail) + ">";
}

std::string recipients(Compound const& file, Storage const& message, std::uint64_t kind) {
  std::string all;
  for (auto const& path : message.children("__recip_version1.0_")) {
    Storage const recipient(file, path, 8);
    if ((recipient.fixed(0x0C15) & 0xFU) != kind) continue;
    auto mail = recipient.text("39FE");
    if (mail.empty()) mail = recipient.text("3003");
    all += (all.empty() ? "" : ", ") + address(recipient.text("3001"), mail);
  }
  return all;
}

std::string first_of(std::string a, std::string b) { return a.empty() ? std::move(b) : std::move(a); }

/// The headers it travelled with, but for those that are written anew.
std::string travelled_headers(std::string const& headers) {
  static constexpr std::array kOurs{"from", "to", "cc", "bcc", "date", "subject", "mime-version", "content-type", "content-transfer-encoding", "content-disposition"};
  std::string kept;
  bool keeping = false;
  for (auto line : split(headers, '\n')) {
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty()) continue;
    if (line.front() != ' ' && line.front() != '\t') {
      auto const colon = line.find(':');
      keeping = colon != std::string::npos && std::find(kOurs.begin(), kOurs.end(), lower_ascii(line.substr(0, colon))) == kOurs.end();
    }
    if (keeping) kept += line + "\n";
  }
  return kept;
}

std::string part(std::string const& headers, std::string_view bytes, std::string const& boundary) {
  return "--" + boundary + "\n" + headers + "Content-Transfer-Encoding: base64\n\n" + base64_lines(bytes);
}

/// Writes a message of the file as RFC 5322 text.
class Writer {
 public:
  explicit Writer(Compound const& file) : file_(file) {}

  std::string written(std::string const& prefix, std::size_t header, int depth) {
    Storage const message(file_, prefix, header);
    auto const boundary = "=_part_" + std::to_string(depth) + "_" + std::to_string(++parts_);
    auto text = headers(message) + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"" + boundary + "\"\n\n" + body(message, boundary);
    for (auto const& path : message.children("__attach_version1.0_")) text += attachment(path, boundary, depth);
    return text + "--" + boundary + "--\n";
  }
  document::Document aside;  ///< what an RTF body hid

 private:
  std::string headers(Storage const& message) {
    auto const mail = first_of(message.text("5D01"), message.text("0C1F"));
    std::string all;
    auto const add = [&](char const* name, std::string const& value) {
      if (!tidied(value).empty()) all += std::string(name) + ": " + one_line(value) + "\n";
    };
    add("From", address(message.text("0C1A"), mail.find('@') == std::string::npos ? std::string{} : mail));
    add("To", first_of(recipients(file_, message, 1), message.text("0E04")));
    add("Cc", first_of(recipients(file_, message, 2), message.text("0E03")));
    add("Bcc", first_of(recipients(file_, message, 3), message.text("0E02")));
    add("Date", mail_date(message.fixed(0x0039) != 0 ? message.fixed(0x0039) : message.fixed(0x0E06)));
    add("Subject", message.text("0037"));
    return all + travelled_headers(message.text("007D"));
  }

  std::string body(Storage const& message, std::string const& outer) {
    auto plain = message.text("1000");
    auto const html = first_of(message.bytes("10130102"), message.text("1013"));
    if (plain.empty() && html.empty()) plain = rich_text(unpacked_rtf(message.bytes("10090102")), aside);
    auto const inner = outer + "_body";
    auto text = "--" + outer + "\nContent-Type: multipart/alternative; boundary=\"" + inner + "\"\n\n";
    if (!plain.empty() || html.empty()) text += part("Content-Type: text/plain; charset=utf-8\n", plain, inner);
    if (!html.empty()) text += part("Content-Type: text/html\n", html, inner);
    return text + "--" + inner + "--\n";
  }

  std::string attachment(std::string const& path, std::string const& boundary, int depth) {
    Storage const file(file_, path, 8);
    auto const embedded = path + "__substg1.0_3701000D/";
    if (file_.has(embedded.substr(0, embedded.size() - 1)) && depth < kDeepest) {
      if (file_.has(embedded + "__properties_version1.0")) {
        return "--" + boundary + "\nContent-Type: message/rfc822\n\n" + written(embedded, 24, depth + 1);
      }
    }
    auto name = first_of(file.text("3707"), first_of(file.text("3704"), file.text("3001")));
    return part("Content-Type: application/octet-stream\nContent-Disposition: attachment; filename=\"" + one_line(shown_name(name)) + "\"\n", file.bytes("37010102"), boundary);
  }

  Compound const& file_;
  int parts_ = 0;
};

}  // namespace

std::string unpacked_rtf(std::string_view packed) {
  if (packed.size() < 16) return {};
  auto const size = std::min<std::size_t>(number_at(packed, 4, 4), 64U << 20U);
  auto const kind = number_at(packed, 8, 4);
  if (kind == 0x414C454D) return std::string(packed.substr(16, size));  // "MELA": not compressed
  if (kind != 0x75465A4C) return {};                                     // "LZFu"
  std::string ring =
      "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier"
      "{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";
  std::size_t write = ring.size();
  ring.resize(4096, ' ');
  std::string out;
  auto const put = [&](char c) {
    out += c;
    ring[write++ % 4096] = c;
  };
  for (std::size_t at = 16; at < packed.size() && out.size() < size;) {
    auto const control = static_cast<unsigned char>(packed[at++]);
    for (unsigned bit = 0; bit < 8 && at < packed.size() && out.size() < size; ++bit) {
      if ((control >> bit & 1U) == 0) {
        put(packed[at++]);
        continue;
      }
      if (at + 1 >= packed.size()) return out;
      auto const pair = static_cast<unsigned>(static_cast<unsigned char>(packed[at])) << 8U | static_cast<unsigned char>(packed[at + 1]);
      at += 2;
      auto const from = pair >> 4U;
      if (from == write % 4096) return out;
      for (unsigned i = 0; i < (pair & 0xFU) + 2; ++i) put(ring[(from + i) % 4096]);
    }
  }
  return out;
}

Reading read_outlook(Compound const& file) {
  Writer writer(file);
  auto const text = writer.written("", 32, 0);
  Source source;
  source.bytes = text;
  auto read = read_mail(source);
  if (!read) return read;
  auto& document = read->document;
  document.media_type = media_type(Format::outlook);
  document.hidden.insert(document.hidden.end(), writer.aside.hidden.begin(), writer.aside.hidden.end());
  std::erase_if(document.hidden, [](document::Hidden const& part) { return part.where == "header MIME-Version"; });
  return read;
}

}  // namespace rightsdesk::reading
