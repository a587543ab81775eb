#include "connectors/protocols/imap.h"

#include <Poco/Net/NetException.h>
#include <Poco/Net/SSLException.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "core/base64.h"
#include "core/text.h"

namespace rightsdesk::connectors {
namespace {

using Kind = sources::SourceFailure::Kind;
using std::chrono::milliseconds;

constexpr std::size_t kLongestLine = 8U << 20U;  // the UIDs of a large folder come in one line

/// One answer of the server: its text with each literal left out, and the literals.
struct Line {
  std::string text;
  std::vector<std::string> literals;
};

/// The size in "… {123}" at the end of a line.
std::optional<std::size_t> literal_size(std::string const& line) {
  auto const open = line.rfind('{');
  if (open == std::string::npos || !line.ends_with('}')) return std::nullopt;
  std::size_t size = 0;
  auto const* const end = line.data() + line.size() - 1;
  auto const [stopped, error] = std::from_chars(line.data() + open + 1, end, size);
  return error == std::errc() && stopped == end ? std::optional(size) : std::nullopt;
}

std::uint32_t number_after(std::string const& text, std::string const& word) {
  auto const at = text.find(word);
  std::uint32_t number = 0;
  if (at != std::string::npos)
    std::from_chars(text.data() + at + word.size(), text.data() + text.size(), number);
  return number;
}

}  // namespace

struct Imap::Session {
  Session(WirePlace const& where, Deadline const& until) : place(where), deadline(until) {}
  ~Session() {
    cutter.reset();
    try {
      socket.close();
    } catch (Poco::Exception const&) {  // it is gone either way
    }
  }

  void connect() {
    bare = connected_socket(place, deadline);
    cutter = std::make_unique<Cutter>(bare.impl()->sockfd(), deadline);
    socket = secured(bare, place);
  }

  [[noreturn]] void nonsense(std::string const& internal) const {
    fail(Kind::nonsense, place.title + " answered something that is not a mail server's answer.", internal);
  }

  /// Every failure of the line becomes one of the source.
  template <class Call>
  auto on_the_wire(Call const& call) {
    deadline.check(place.title);
    auto const late = [&] { return deadline.left() < milliseconds(20); };
    try {
      return call();
    } catch (Poco::Net::SSLException const& error) {
      if (late()) throw timed_out(place.title, deadline.total());
      fail(Kind::unreachable, place.title + " could not be reached safely: its certificate is not one we trust.",
           error.displayText());
    } catch (Poco::Exception const& error) {
      if (late()) throw timed_out(place.title, deadline.total());
      throw Passing(Kind::unreachable, place.title + " could not be reached.", error.displayText());
    }
  }

  void send(std::string const& bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
      auto const sent = socket.sendBytes(bytes.data() + at, static_cast<int>(bytes.size() - at));
      if (sent <= 0) throw Poco::Net::ConnectionResetException("nothing sent");
      at += static_cast<std::size_t>(sent);
    }
  }

  void receive_more() {
    deadline.check(place.title);
    char block[1U << 14U];
    auto const count = socket.receiveBytes(block, sizeof block);
    if (count <= 0) {
      if (deadline.left() < milliseconds(20)) throw timed_out(place.title, deadline.total());
      throw Passing(Kind::nonsense, place.title + " broke off in the middle of its answer.", "closed");
    }
    buffer.append(block, static_cast<std::size_t>(count));
  }

  std::string take_line() {
    std::size_t from = 0, end = 0;
    while ((end = buffer.find("\r\n", from)) == std::string::npos) {
      from = buffer.empty() ? 0 : buffer.size() - 1;
      if (buffer.size() > kLongestLine) nonsense("a line without end");
      receive_more();
    }
    auto line = buffer.substr(0, end);
    buffer.erase(0, end + 2);
    return line;
  }

  std::string take_bytes(std::size_t size) {
    if (size > largest) fail(Kind::too_large, place.title + " sent more than we take.", std::to_string(size));
    while (buffer.size() < size) receive_more();
    auto bytes = buffer.substr(0, size);
    buffer.erase(0, size);
    return bytes;
  }

  Line take_answer() {
    Line line;
    while (true) {
      auto part = take_line();
      auto const size = literal_size(part);
      line.text += size ? part.substr(0, part.rfind('{')) : part;
      if (!size) return line;
      line.literals.push_back(take_bytes(*size));
    }
  }

  /// Sends a command, its literal when there is one, and gives the untagged answers; a refusal is explained by `refuse`.
  std::vector<Line> ask(std::string const& command, std::optional<std::string> const& literal,
                        std::function<void(std::string const&)> const& refuse) {
    return on_the_wire([&] {
      auto const tag = "r" + std::to_string(++commands) + " ";
      send(tag + command + (literal ? " {" + std::to_string(literal->size()) + "}" : "") + "\r\n");
      bool waiting = literal.has_value();
      std::vector<Line> lines;
      while (true) {
        auto line = take_answer();
        if (waiting && line.text.starts_with("+")) {
          send(*literal + "\r\n");
          waiting = false;
        } else if (line.text.starts_with("* ")) {
          if (line.text.starts_with("* BYE"))
            throw Passing(Kind::unreachable, place.title + " ended the conversation.", line.text.substr(0, 120));
          lines.push_back(std::move(line));
        } else if (line.text.starts_with(tag)) {
          if (!line.text.substr(tag.size()).starts_with("OK")) refuse(line.text.substr(tag.size(), 120));
          return lines;
        } else {
          nonsense(line.text.substr(0, 60));
        }
      }
    });
  }

  std::vector<Line> ask(std::string const& command, std::optional<std::string> const& literal = std::nullopt) {
    return ask(command, literal, [&](std::string const& words) {
      fail(Kind::nonsense, place.title + " did not understand our question.", words);
    });
  }

  void sign_in(MailSignIn const& who) {
    on_the_wire([&] {
      connect();
      auto const greeting = take_answer();
      if (greeting.text.starts_with("* BYE"))
        throw Passing(Kind::unreachable, place.title + " has no connection free for us.", greeting.text.substr(0, 120));
      if (!greeting.text.starts_with("* OK")) nonsense(greeting.text.substr(0, 60));
    });
    auto const refuse = [&](std::string const& words) {
      auto const upper = lower_ascii(words);
      if (upper.find("[unavailable]") != std::string::npos || upper.find("[limit]") != std::string::npos)
        throw Passing(Kind::unreachable, place.title + " has no connection free for us.", words);
      fail(Kind::sign_in_refused,
           place.title + " refused our sign-in: the user name or " + (who.bearer.empty() ? "password" : "token") + " is not accepted.", words);
    };
    on_the_wire([&] { authenticate(who, refuse); });
  }

  /// The server asks for the answer with "+", as it does for a literal. One that asks again has refused a token and said why, and
  /// wants an empty line before it says so (RFC 7628, 3.2.3).
  void authenticate(MailSignIn const& who, std::function<void(std::string const&)> const& refuse) {
    bool const token = !who.bearer.empty();
    auto const answer = token ? "user=" + who.user + "\x01" + "auth=" + who.bearer + "\x01\x01"
                              : std::string(1, '\0') + who.user + std::string(1, '\0') + who.password;
    auto const tag = "r" + std::to_string(++commands) + " ";
    send(tag + "AUTHENTICATE " + (token ? "XOAUTH2" : "PLAIN") + "\r\n");
    int asked = 0;
    while (true) {
      auto const line = take_answer();
      if (line.text.starts_with("+")) {
        if (++asked > 2) nonsense("sign-in");
        send((asked == 1 ? base64_of(answer) : "") + "\r\n");
      } else if (line.text.starts_with(tag)) {
        auto const words = line.text.substr(tag.size());
        if (!words.starts_with("OK")) refuse(words.substr(0, 120));
        return;
      } else if (line.text.starts_with("* BYE")) {
        throw Passing(Kind::unreachable, place.title + " ended the conversation.", line.text.substr(0, 120));
      } else if (!line.text.starts_with("* ")) {
        nonsense("sign-in");
      }
    }
  }

  WirePlace place;
  Deadline deadline;
  Poco::Net::StreamSocket bare, socket;
  std::unique_ptr<Cutter> cutter;
  std::string buffer;
  std::size_t largest = 1U << 20U;
  int commands = 0;
};

namespace {

/// The last word of "* LIST (\HasNoChildren) "/" "Sent Items"": quoted, bare, or a literal.
std::string name_in(Line const& line) {
  if (!line.literals.empty()) return line.literals.back();
  auto const close = line.text.find(')');
  if (close == std::string::npos) return {};
  auto rest = line.text.substr(close + 1);
  auto const skip_word = [&] {
    rest = rest.substr(std::min(rest.find_first_not_of(' '), rest.size()));
    if (!rest.starts_with('"')) return rest.find(' ');
    std::size_t at = 1;
    while (at < rest.size() && rest[at] != '"') at += rest[at] == '\\' ? 2 : 1;
    return at + 1;
  };
  auto const end = skip_word();
  if (end == std::string::npos || end >= rest.size()) return {};
  rest = tidied(rest.substr(end));
  if (!rest.starts_with('"')) return rest;
  std::string name;
  for (std::size_t i = 1; i + 1 < rest.size(); ++i) {
    if (rest[i] == '\\' && i + 2 < rest.size()) ++i;
    name += rest[i];
  }
  return name;
}

std::vector<std::uint32_t> uids_in(std::vector<Line> const& lines) {
  std::vector<std::uint32_t> uids;
  for (auto const& line : lines) {
    if (!line.text.starts_with("* SEARCH")) continue;
    for (auto const& word : split(tidied(line.text.substr(8)), ' ')) {
      std::uint32_t uid = 0;
      std::from_chars(word.data(), word.data() + word.size(), uid);
      if (uid > 0) uids.push_back(uid);
    }
  }
  std::sort(uids.begin(), uids.end());
  return uids;
}

/// "17-Jul-1996 02:44:25 -0700" (RFC 3501, date-time); a day of one figure begins with a space.
std::optional<Instant> internal_date(std::string const& text) {
  static constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
  if (text.size() != 26 || (text[21] != '+' && text[21] != '-')) return std::nullopt;
  auto const month = std::find(kMonths.begin(), kMonths.end(), lower_ascii(text.substr(3, 3)));
  if (month == kMonths.end()) return std::nullopt;
  auto const number = std::to_string(month - kMonths.begin() + 1);
  auto day = text.substr(0, 2);
  if (day.front() == ' ') day.front() = '0';
  auto const local = parse_instant(text.substr(7, 4) + "-" + (number.size() == 1 ? "0" : "") + number + "-" + day + "T" + text.substr(12, 8) + "Z");
  int hours = 0, minutes = 0;
  bool const read = std::from_chars(text.data() + 22, text.data() + 24, hours).ec == std::errc() && std::from_chars(text.data() + 24, text.data() + 26, minutes).ec == std::errc();
  if (!local || !read) return std::nullopt;
  auto const ahead = std::chrono::hours(hours) + std::chrono::minutes(minutes);
  return text[21] == '+' ? *local - ahead : *local + ahead;
}

}  // namespace

Imap::Imap(WirePlace const& place, MailSignIn const& who, Deadline const& deadline)
    : session_(std::make_unique<Session>(place, deadline)) {
  session_->sign_in(who);
}

Imap::~Imap() = default;

std::vector<std::string> Imap::folders() {
  std::vector<std::string> names;
  for (auto const& line : session_->ask("LIST \"\" \"*\"")) {
    auto const lower = lower_ascii(line.text);
    if (!lower.starts_with("* list") || lower.find("\\noselect") != std::string::npos ||
        lower.find("\\nonexistent") != std::string::npos)
      continue;
    if (auto name = name_in(line); !name.empty()) names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end());
  return names;
}

Imap::Folder Imap::examine(std::string const& name) {
  Folder folder{name, 0, 0};
  auto const lines = session_->ask("EXAMINE", name, [&](std::string const& words) {
    fail(Kind::schema_changed, session_->place.title + " has changed: a folder is not there any more.", words);
  });
  for (auto const& line : lines) {
    if (line.text.find("[UIDVALIDITY ") != std::string::npos) folder.validity = number_after(line.text, "[UIDVALIDITY ");
    if (line.text.ends_with(" EXISTS")) folder.messages = number_after(line.text, "* ");
  }
  return folder;
}

std::vector<std::uint32_t> Imap::all() { return uids_in(session_->ask("UID SEARCH ALL")); }

std::vector<std::uint32_t> Imap::holding(std::string const& word) {
  return uids_in(session_->ask("UID SEARCH CHARSET UTF-8 TEXT", word));
}

std::optional<Instant> Imap::arrived(std::uint32_t uid) {
  constexpr std::string_view kWord = "INTERNALDATE \"";
  for (auto const& line : session_->ask("UID FETCH " + std::to_string(uid) + " (INTERNALDATE)")) {
    auto const at = line.text.find(kWord);
    auto const end = at == std::string::npos ? at : line.text.find('"', at + kWord.size());
    if (end != std::string::npos) return internal_date(line.text.substr(at + kWord.size(), end - at - kWord.size()));
  }
  return std::nullopt;
}

std::string Imap::message(std::uint32_t uid, std::size_t most) {
  session_->largest = most + 1;
  auto const lines = session_->ask("UID FETCH " + std::to_string(uid) + " (BODY.PEEK[]<0." +
                                   std::to_string(most + 1) + ">)");
  for (auto const& line : lines)
    if (line.text.find("BODY[]") != std::string::npos && !line.literals.empty()) return line.literals.front();
  return {};
}

}  // namespace rightsdesk::connectors
