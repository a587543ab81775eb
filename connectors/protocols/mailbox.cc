#include "connectors/protocols/mailbox.h"

#include <map>

#include "connectors/protocols/mbox.h"
#include "connectors/protocols/mentions.h"
#include "connectors/protocols/message.h"

namespace rightsdesk::connectors {
namespace {

using Kind = sources::SourceFailure::Kind;
using sources::CollectedItem;
using sources::Limits;
using sources::SearchAnswer;

/// Keys in the order of the file, each given once.
class Keys {
 public:
  std::string next(MboxMessage const& message, std::string const& id) {
    auto const base = id.empty() ? "sha256:" + sha256_hex(message.bytes).substr(0, 32) : id;
    auto const times = ++seen_[base];
    return times == 1 ? base : base + "#" + std::to_string(times);
  }

 private:
  std::map<std::string, int> seen_;
};

class MailboxSource final : public Connector {
 public:
  MailboxSource(sources::SourceCard card, std::string path) : card_(std::move(card)), path_(std::move(path)) {}
  [[nodiscard]] sources::SourceCard const& card() const override { return card_; }
  SearchAnswer search(person::Description const& subject, Limits const& limits) override;
  void collect(std::string const& key, Limits const& limits, std::function<void(CollectedItem)> const& take) override;
  std::vector<person::Related> around(std::string const&, Limits const&) override { return {}; }
  void sign_in(Limits const& limits) override {
    each_message(card_.title, path_, limits.item_bytes, Deadline(limits.total), [](auto const&) { return Onwards::stop; });
  }
  std::vector<std::string> check_fields(Limits const& limits) override;

 private:
  sources::SourceCard card_;
  std::string path_;
};

SearchAnswer MailboxSource::search(person::Description const& subject, Limits const& limits) {
  Deadline const deadline(limits.total);
  Mentions const mentions(subject);
  if (mentions.empty()) {
    fail(Kind::nonsense, card_.title + " was not searched: it can be asked for a name or an e-mail address only.", "nothing to look for");
  }
  Keys keys;
  SearchAnswer answer;
  std::size_t messages = 0, attachments = 0, cut = 0;
  each_message(card_.title, path_, limits.item_bytes, deadline, [&](MboxMessage const& message) {
    auto const read = read_message(message.bytes);
    auto const key = keys.next(message, read.id);
    ++messages;
    attachments += read.attachments;
    if (message.whole == MboxMessage::Whole::cut) ++cut;
    auto const find = mentions.find(read.text);
    if (!find) return Onwards::more;
    if (answer.candidates.size() == limits.candidates) return answer.truncated = true, Onwards::stop;
    answer.candidates.push_back({card_.id, key, "message", read.subject.empty() ? "(no subject)" : read.subject, find->described,
                                 excerpt(read.text, find->begin, find->end)});
    return Onwards::more;
  });
  std::string what;
  for (auto const& sought : mentions.sought()) what += (what.empty() ? "" : "; ") + sought;
  answer.terms.push_back("people, subject and text of " + std::to_string(messages) + " messages: " + what);
  if (attachments > 0) {
    answer.terms.push_back("the names of " + std::to_string(attachments) + " attachments were searched, not the text inside them");
  }
  if (cut > 0) answer.terms.push_back(std::to_string(cut) + " messages are very large and were searched in part only");
  return answer;
}

void MailboxSource::collect(std::string const& key, Limits const& limits, std::function<void(CollectedItem)> const& take) {
  Deadline const deadline(limits.total);
  Keys keys;
  bool found = false;
  each_message(card_.title, path_, limits.item_bytes, deadline, [&](MboxMessage const& message) {
    auto const read = read_message(message.bytes);
    if (keys.next(message, read.id) != key) return Onwards::more;
    found = true;
    if (message.whole == MboxMessage::Whole::cut) {
      fail(Kind::too_large, card_.title + ": message number " + std::to_string(message.number) + " is larger than we take.", path_);
    }
    take({key, read.subject.empty() ? "E-mail without a subject" : "E-mail: " + read.subject, "message/rfc822",
          "message-" + std::to_string(message.number) + ".eml", read.from, read.dated,
          {{"system", card_.title}, {"path", path_}, {"key", key}, {"message", std::to_string(message.number)},
           {"offset", std::to_string(message.offset)}},
          Original(message.bytes)});
    return Onwards::stop;
  });
  if (!found) fail(Kind::schema_changed, card_.title + " does not hold the message any more.", "key not found in " + path_);
}

std::vector<std::string> MailboxSource::check_fields(Limits const& limits) {
  std::size_t without_id = 0;
  each_message(card_.title, path_, limits.item_bytes, Deadline(limits.total), [&](MboxMessage const& message) {
    if (read_message(message.bytes).id.empty()) ++without_id;
    return Onwards::more;
  });
  if (without_id == 0) return {};
  return {std::to_string(without_id) + " messages have no Message-ID; they are known by their content."};
}

}  // namespace

std::unique_ptr<Connector> open_mailbox(sources::SourceCard card, Endpoint const& endpoint) {
  auto const path = endpoint.text("path");
  if (path.empty()) fail(Kind::unreachable, card.title + " is not connected: its settings need path.", "endpoint incomplete");
  return std::make_unique<MailboxSource>(std::move(card), path);
}

}  // namespace rightsdesk::connectors
