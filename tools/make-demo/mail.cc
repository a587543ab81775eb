#include "mail.h"

#include <algorithm>
#include <array>

#include "core/text.h"

namespace rightsdesk::make_demo {
namespace {

bool is_ascii(std::string const& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
}

std::string two(unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); }

struct Moment {
  std::string weekday, day, month, year, clock;
};

Moment moment(Instant at) {
  static constexpr char const* weekdays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr char const* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  auto const day = std::chrono::floor<std::chrono::days>(at);
  Date const date{day};
  std::chrono::hh_mm_ss const time{std::chrono::floor<std::chrono::seconds>(at - day)};
  return {weekdays[std::chrono::weekday{day}.c_encoding()], std::to_string(static_cast<unsigned>(date.day())),
          months[static_cast<unsigned>(date.month()) - 1], std::to_string(static_cast<int>(date.year())),
          two(static_cast<unsigned>(time.hours().count())) + ":" +
              two(static_cast<unsigned>(time.minutes().count())) + ":" +
              two(static_cast<unsigned>(time.seconds().count()))};
}

std::string hex(unsigned char byte) {
  static constexpr char digits[] = "0123456789ABCDEF";
  return {'=', digits[byte >> 4U], digits[byte & 15U]};
}

std::string quoted_line(std::string const& line) {
  std::string out;
  std::size_t column = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    auto const byte = static_cast<unsigned char>(line[i]);
    bool const plain = (byte >= 33 && byte <= 126 && byte != '=') || (byte == ' ' && i + 1 < line.size());
    std::string const piece = plain ? std::string(1, line[i]) : hex(byte);
    if (column + piece.size() > 74) {
      out += "=\n";
      column = 0;
    }
    out += piece;
    column += piece.size();
  }
  return out;
}

std::string quoted(std::string const& text) {
  std::string out;
  for (std::string const& line : split(text, '\n')) out += quoted_line(line) + "\n";
  return out;
}

std::string latin1(std::string const& text) {
  std::string out;
  for (char32_t const c : to_code_points(text)) out += c < 256 ? static_cast<char>(c) : '?';
  return out;
}

std::string header_text(std::string const& text) {
  return is_ascii(text) ? text : "=?UTF-8?B?" + base64(text) + "?=";
}

std::string wrapped(std::string const& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); at += 76) out += text.substr(at, 76) + "\n";
  return out;
}

std::string text_part(std::string const& text, std::string const& kind, Coding coding) {
  switch (coding) {
    case Coding::base64_utf8:
      return "Content-Type: " + kind + "; charset=utf-8\nContent-Transfer-Encoding: base64\n\n" +
             wrapped(base64(text + "\n"));
    case Coding::quoted_latin1:
      return "Content-Type: " + kind +
             "; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n" + quoted(latin1(text));
    case Coding::plain_8bit:
      return "Content-Type: " + kind + "; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + text + "\n";
    case Coding::quoted_utf8:
      break;
  }
  return "Content-Type: " + kind + "; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n" +
         quoted(text);
}

std::string as_html(std::string const& text) {
  std::string out = "<html><body>";
  for (std::string const& line : split(text, '\n')) {
    out += "<p>";
    for (char const c : line)
      out += c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '&' ? "&amp;" : std::string(1, c);
    out += "</p>";
  }
  return out + "</body></html>";
}

std::string body(Mail const& mail) {
  std::string const plain = text_part(mail.body, "text/plain", mail.coding);
  std::string text = plain;
  if (mail.with_html) {
    text = "Content-Type: multipart/alternative; boundary=\"alt-1\"\n\n--alt-1\n" + plain + "\n--alt-1\n" +
           text_part(as_html(mail.body), "text/html", Coding::quoted_utf8) + "\n--alt-1--\n";
  }
  if (!mail.attached) return text;
  return "Content-Type: multipart/mixed; boundary=\"mix-1\"\n\n--mix-1\n" + text +
         "\n--mix-1\nContent-Type: " + mail.attached->media_type +
         "\nContent-Disposition: attachment; filename=\"" + mail.attached->name +
         "\"\nContent-Transfer-Encoding: base64\n\n" + wrapped(base64(mail.attached->bytes)) +
         "\n--mix-1--\n";
}

}  // namespace

std::string base64(std::string const& bytes) {
  static constexpr char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned group = 0;
    for (std::size_t j = 0; j < 3; ++j)
      group = group << 8U | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0U);
    for (std::size_t j = 0; j < 4; ++j)
      out += i + j <= bytes.size() ? letters[group >> (18 - 6 * j) & 63U] : '=';
  }
  return out;
}

std::string mail_date(Instant at) {
  Moment const m = moment(at);
  return m.weekday + ", " + m.day + " " + m.month + " " + m.year + " " + m.clock + " +0000";
}

std::string message(Mail const& mail) {
  std::string out = "From: " + header_text(mail.from) + " <" + mail.from_address +
                    ">\nTo: " + header_text(mail.to) + " <" + mail.to_address +
                    ">\nSubject: " + header_text(mail.subject) + "\nDate: " + mail_date(mail.sent) +
                    "\nMessage-ID: <" + mail.id + ">\n";
  if (!mail.reply_to_id.empty())
    out += "In-Reply-To: <" + mail.reply_to_id + ">\nReferences: <" + mail.reply_to_id + ">\n";
  return out + "MIME-Version: 1.0\nX-Mailer: Thamesbrook Mail 4.2\n" + body(mail);
}

std::string mbox_entry(Mail const& mail) {
  Moment const m = moment(mail.sent);
  std::string out = "From " + mail.from_address + " " + m.weekday + " " + m.month + " " +
                    (m.day.size() == 1 ? " " : "") + m.day + " " + m.clock + " " + m.year + "\n";
  std::string whole = message(mail);
  if (whole.ends_with('\n')) whole.pop_back();
  for (std::string const& line : split(whole, '\n')) {
    std::size_t const quotes = line.find_first_not_of('>');
    bool const looks_like_start = quotes != std::string::npos && line.compare(quotes, 5, "From ") == 0;
    out += (looks_like_start ? ">" : "") + line + "\n";
  }
  return out + "\n";
}

}  // namespace rightsdesk::make_demo
