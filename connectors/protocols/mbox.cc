#include "connectors/protocols/mbox.h"

#include <filesystem>
#include <fstream>

namespace rightsdesk::connectors {
namespace {

using Kind = sources::SourceFailure::Kind;

bool is_quoted_from(std::string_view line) {
  auto const text = line.find_first_not_of('>');
  return text != 0 && text != std::string_view::npos && line.substr(text).starts_with("From ");
}

/// "From zoe@example.org Mon Sep  3 10:00:00 2018": a sentence of a letter has no time of day in it.
bool is_separator(std::string_view line) {
  if (!line.starts_with("From ")) return false;
  auto const colon = line.find(':');
  auto const digit = [&](std::size_t at) { return at < line.size() && line[at] >= '0' && line[at] <= '9'; };
  return colon != std::string_view::npos && digit(colon - 1) && digit(colon + 1) && digit(colon + 2);
}

/// The line that ended the message before the next "From " line belongs to the mbox, not to the message.
void drop_empty_end(std::string& bytes) {
  if (bytes.ends_with("\r\n\r\n"))
    bytes.resize(bytes.size() - 2);
  else if (bytes.ends_with("\n\n"))
    bytes.resize(bytes.size() - 1);
}

class Splitter {
 public:
  Splitter(std::size_t most, std::function<Onwards(MboxMessage const&)> const& take)
      : most_(most), take_(take) {}

  Onwards line(std::string_view text, std::size_t offset) {
    if (after_empty_ && is_separator(text)) {
      if (flush() == Onwards::stop) return Onwards::stop;
      message_ = MboxMessage{message_.number + (began_ ? 1 : 0), offset, {}, MboxMessage::Whole::yes};
      began_ = true;
      after_empty_ = false;
      return Onwards::more;
    }
    after_empty_ = text == "\n" || text == "\r\n";
    append(is_quoted_from(text) ? text.substr(1) : text);
    return Onwards::more;
  }
  Onwards flush() {
    if (!began_) return Onwards::more;
    if (message_.whole == MboxMessage::Whole::yes) drop_empty_end(message_.bytes);
    return take_(message_);
  }
  [[nodiscard]] bool began() const { return began_; }

 private:
  void append(std::string_view text) {
    if (message_.bytes.size() + text.size() > most_) message_.whole = MboxMessage::Whole::cut;
    if (message_.whole == MboxMessage::Whole::yes) message_.bytes += text;
  }
  std::size_t most_;
  std::function<Onwards(MboxMessage const&)> const& take_;
  MboxMessage message_;
  bool began_ = false, after_empty_ = true;
};

}  // namespace

void each_message(std::string const& title, std::string const& path, std::size_t most,
                  Deadline const& deadline, std::function<Onwards(MboxMessage const&)> const& take) {
  std::ifstream in(path, std::ios::binary);
  if (!in || std::filesystem::is_directory(path)) {
    fail(Kind::unreachable, title + " could not be opened: its file is not there or may not be read.", path);
  }
  Splitter splitter(most, take);
  std::string line;
  std::size_t offset = 0;
  bool ended = true;
  while (std::getline(in, line)) {
    deadline.check(title);
    ended = !in.eof();
    if (ended) line += '\n';
    if (offset == 0 && !line.starts_with("From "))
      fail(Kind::nonsense, title + ": its file is not a mailbox export (mbox).", path);
    if (splitter.line(line, offset) == Onwards::stop) return;
    offset += line.size();
  }
  if (in.bad()) fail(Kind::unreachable, title + " could not be read to its end.", path);
  if (!ended) fail(Kind::nonsense, title + ": its mailbox export ends in the middle of a message, so it is not whole.", path);
  splitter.flush();
}

}  // namespace rightsdesk::connectors
