#include "app/mail_headers.h"

#include <algorithm>
#include <cctype>

#include "core/text.h"
#include "intake/request.h"
#include "person/identifiers.h"

namespace rightsdesk::app {
namespace {

constexpr std::size_t kMostHeaderLines = 300, kLongestHeader = 1000;

/// What follows `word` on its line, whatever the case of its letters; from the first such line on.
std::string after_line(std::string_view text, std::string_view lower, std::string_view word) {
  auto const at = lower.find(word);
  if (at == std::string_view::npos) return {};
  auto const begin = at + word.size();
  auto const end = std::min(text.find_first_of("\r\n", begin), text.size());
  return tidied(std::string(text.substr(begin, std::min(end - begin, kLongestHeader))));
}

bool is_word_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

}  // namespace

MailHalves halves_of(std::string_view bytes) {
  auto const crlf = bytes.find("\r\n\r\n"), lf = bytes.find("\n\n");
  if (crlf < lf) return {bytes.substr(0, crlf + 2), bytes.substr(crlf + 4)};
  if (lf != std::string_view::npos) return {bytes.substr(0, lf + 1), bytes.substr(lf + 2)};
  return {bytes, {}};
}

std::map<std::string, std::string> headers_of(std::string_view head) {
  std::map<std::string, std::string> headers;
  std::string name;
  std::size_t lines = 0;
  for (std::size_t at = 0; at < head.size() && ++lines <= kMostHeaderLines;) {
    auto const end = std::min(head.find('\n', at), head.size());
    auto line = std::string(head.substr(at, end - at));
    at = end + 1;
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty()) continue;
    if ((line.front() == ' ' || line.front() == '\t') && !name.empty()) {
      auto& value = headers[name];
      if (value.size() < kLongestHeader) value += " " + tidied(valid_utf8(line.substr(0, kLongestHeader)));
      continue;
    }
    auto const colon = line.find(':');
    name.clear();
    if (colon == std::string::npos) continue;
    auto const found = lower_ascii(tidied(valid_utf8(line.substr(0, colon))));
    if (headers.contains(found)) continue;
    headers[found] = tidied(valid_utf8(line.substr(colon + 1, kLongestHeader)));
    name = found;
  }
  return headers;
}

MailSender sender_in(std::string const& from) {
  auto const open = from.rfind('<'), close = from.rfind('>');
  bool const in_brackets = open != std::string::npos && close != std::string::npos && close > open;
  MailSender sender;
  if (in_brackets) sender.name = tidied(from.substr(0, open));
  std::erase(sender.name, '"');
  auto const address = person::email(tidied(in_brackets ? from.substr(open + 1, close - open - 1) : from));
  if (address) sender.address = *address;
  return sender;
}

bool is_automatic_answer(std::map<std::string, std::string> const& headers) {
  auto const says = [&](char const* name, std::string_view begins) {
    auto const found = headers.find(name);
    return found != headers.end() && lower_ascii(found->second).starts_with(begins);
  };
  return says("auto-submitted", "auto-replied") || says("x-autoreply", "yes") || headers.contains("x-autorespond");
}

bool is_report(std::map<std::string, std::string> const& headers) {
  auto const found = headers.find("content-type");
  if (found == headers.end()) return false;
  auto const type = lower_ascii(found->second);
  return type.starts_with("multipart/report") && type.find("delivery-status") != std::string::npos;
}

std::string message_named(std::string const& line) {
  auto const open = line.find('<'), at = line.find('@');
  return open == std::string::npos || at == std::string::npos || at < open ? std::string{} : line.substr(open + 1, at - open - 1);
}

MailReport report_in(std::string_view body) {
  auto const lower = lower_ascii(std::string(body));
  MailReport report;
  report.failed = lower_ascii(after_line(body, lower, "\naction:")) == "failed";
  auto const status = after_line(body, lower, "\nstatus:");
  bool const plain = !status.empty() && status.size() < 12 && std::all_of(status.begin(), status.end(), [](unsigned char c) { return std::isdigit(c) != 0 || c == '.'; });
  if (plain) report.status = status;
  report.about = message_named(after_line(body, lower, "\nmessage-id:"));
  return report;
}

std::string reference_named(std::string_view text) {
  constexpr std::size_t kLongest = 24;
  auto const lower = lower_ascii(std::string(text));
  for (auto at = lower.find("srr"); at != std::string::npos; at = lower.find("srr", at + 3)) {
    auto const end = std::min(at + kLongest, text.size());
    for (auto to = end; to > at + 8; --to) {
      if (to < text.size() && is_word_letter(text[to])) continue;
      if (auto found = intake::reference_from(text.substr(at, to - at))) return *found;
    }
  }
  return {};
}

}  // namespace rightsdesk::app
