#include "connectors/protocols/mailbox.h"

#include <algorithm>
#include <map>
#include <set>

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
  std::string next(Mail const& message, std::string const& id) {
    if (!message.key.empty()) return message.key;
    auto const base = id.empty() ? "sha256:" + sha256_hex(message.bytes).substr(0, 32) : id;
    auto const times = ++seen_[base];
    return times == 1 ? base : base + "#" + std::to_string(times);
  }

 private:
  std::map<std::string, int> seen_;
};

class MailboxSource final : public Connector {
 public:
  MailboxSource(sources::SourceCard card, std::unique_ptr<MailStore> store)
      : card_(std::move(card)), store_(std::move(store)) {}
  [[nodiscard]] sources::SourceCard const& card() const override { return card_; }
  SearchAnswer search(person::Description const& subject, Limits const& limits) override;
  void collect(std::string const& key, Limits const& limits,
               std::function<void(CollectedItem)> const& take) override;
  std::vector<person::Related> around(std::string const&, Limits const&) override { return {}; }
  void sign_in(Limits const& limits) override {
    Deadline const deadline(limits.total);
    store_->each({}, limits.item_bytes, deadline, [](auto const&) { return Onwards::stop; });
  }
  std::vector<std::string> check_fields(Limits const& limits) override;

 private:
  SearchAnswer search_once(person::Description const& subject, Mentions const& mentions, Limits const& limits,
                           Deadline const& deadline);
  sources::SourceCard card_;
  std::unique_ptr<MailStore> store_;
};

/// What is kept of each message while the mailbox streams by: enough to judge the weak finds once the sure
/// ones are known.
struct Seen {
  std::string id;
  std::vector<std::string> thread, mailboxes;
  sources::CandidateRecord candidate;
};

class Finds {
 public:
  Finds(Mentions const& mentions, std::string source) : mentions_(mentions), source_(std::move(source)) {}

  void look_at(std::string const& key, MessageText const& message) {
    auto const sure = mentions_.find(message.text);
    auto const find = sure ? sure : mentions_.find_given(message.text);
    if (!find) return;
    Seen seen{message.id,
              message.thread,
              message.mailboxes,
              {source_, key, "message", message.subject.empty() ? "(no subject)" : message.subject,
               find->described, excerpt(message.text, find->begin, find->end)}};
    if (sure || mentions_.names_family(message.text)) {
      add(std::move(seen));
    } else {
      seen.candidate.excerpt = "first name only: " + seen.candidate.excerpt;
      weak_.push_back(std::move(seen));
    }
  }
  /// Weak finds that hang together with the sure ones follow them; the count of the others is given back.
  std::size_t settle() {
    std::size_t others = 0;
    auto const people = people_, thread = thread_;
    for (auto& seen : weak_) {
      bool const same_thread = thread.contains(seen.id) || shares(seen.thread, thread);
      auto const known = std::count_if(seen.mailboxes.begin(), seen.mailboxes.end(),
                                       [&](auto const& one) { return people.contains(one); });
      if (same_thread || known >= 2)
        add(std::move(seen));
      else
        ++others;
    }
    return others;
  }
  [[nodiscard]] std::vector<sources::CandidateRecord>& candidates() { return candidates_; }

 private:
  static bool shares(std::vector<std::string> const& some, std::set<std::string> const& all) {
    return std::any_of(some.begin(), some.end(), [&](auto const& one) { return all.contains(one); });
  }
  void add(Seen seen) {
    people_.insert(seen.mailboxes.begin(), seen.mailboxes.end());
    thread_.insert(seen.thread.begin(), seen.thread.end());
    if (!seen.id.empty()) thread_.insert(seen.id);
    candidates_.push_back(std::move(seen.candidate));
  }
  Mentions const& mentions_;
  std::string source_;
  std::vector<sources::CandidateRecord> candidates_;
  std::vector<Seen> weak_;
  std::set<std::string> people_, thread_;
};

SearchAnswer MailboxSource::search(person::Description const& subject, Limits const& limits) {
  Deadline const deadline(limits.total);
  Mentions const mentions(subject);
  if (mentions.empty()) {
    fail(Kind::nonsense,
         card_.title + " was not searched: it can be asked for a name or an e-mail address only.",
         "nothing to look for");
  }
  SearchAnswer answer;
  with_attempts(limits.attempts, deadline, [&] { answer = search_once(subject, mentions, limits, deadline); });
  return answer;
}

SearchAnswer MailboxSource::search_once(person::Description const& subject, Mentions const& mentions,
                                        Limits const& limits, Deadline const& deadline) {
  Keys keys;
  Finds finds(mentions, card_.id);
  std::size_t messages = 0, attachments = 0, cut = 0;
  store_->each({&subject, {}}, limits.item_bytes, deadline, [&](Mail const& message) {
    auto const read = read_message(message.bytes);
    finds.look_at(keys.next(message, read.id), read);
    ++messages;
    attachments += read.attachments;
    if (message.whole == MboxMessage::Whole::cut) ++cut;
    return Onwards::more;
  });
  auto const others = finds.settle();
  SearchAnswer answer{std::move(finds.candidates()), {}, false};
  answer.truncated = answer.candidates.size() > limits.candidates;
  if (answer.truncated) answer.candidates.resize(limits.candidates);
  std::string what;
  for (auto const& sought : mentions.sought()) what += (what.empty() ? "" : "; ") + sought;
  answer.terms.push_back("people, subject and text of " + std::to_string(messages) + " messages: " + what);
  answer.terms.push_back(
      "messages with the first name alone, where their thread or people are those of messages found");
  if (others > 0)
    answer.terms.push_back(std::to_string(others) +
                           " other messages hold the first name alone and were not offered");
  if (attachments > 0) {
    answer.terms.push_back("the names of " + std::to_string(attachments) +
                           " attachments were searched, not the text inside them");
  }
  if (cut > 0)
    answer.terms.push_back(std::to_string(cut) + " messages are very large and were searched in part only");
  for (auto const& term : store_->terms()) answer.terms.push_back(term);
  return answer;
}

void MailboxSource::collect(std::string const& key, Limits const& limits,
                            std::function<void(CollectedItem)> const& take) {
  Deadline const deadline(limits.total);
  Keys keys;
  bool found = false;
  store_->each({nullptr, key}, limits.item_bytes, deadline, [&](Mail const& message) {
    auto const read = read_message(message.bytes);
    if (keys.next(message, read.id) != key) return Onwards::more;
    found = true;
    if (message.whole == MboxMessage::Whole::cut) {
      fail(Kind::too_large,
           card_.title + ": message number " + std::to_string(message.number) + " is larger than we take.",
           "cut at " + std::to_string(limits.item_bytes));
    }
    auto where = message.where;
    where["system"] = card_.title;
    where["key"] = key;
    where.emplace("message", std::to_string(message.number));
    take({key,
          read.subject.empty() ? "E-mail without a subject" : "E-mail: " + read.subject,
          "message/rfc822",
          "message-" + std::to_string(message.number) + ".eml",
          read.from,
          read.dated,
          std::move(where),
          Original(message.bytes)});
    return Onwards::stop;
  });
  if (!found)
    fail(Kind::schema_changed, card_.title + " does not hold the message any more.",
         "key not found");
}

std::vector<std::string> MailboxSource::check_fields(Limits const& limits) {
  std::size_t without_id = 0;
  Deadline const deadline(limits.total);
  store_->each({}, limits.item_bytes, deadline, [&](Mail const& message) {
    if (message.key.empty() && read_message(message.bytes).id.empty()) ++without_id;
    return Onwards::more;
  });
  if (without_id == 0) return {};
  return {std::to_string(without_id) + " messages have no Message-ID; they are known by their content."};
}

}  // namespace

MailProfile read_mail_profile(Section& yaml) {
  MailProfile profile;
  profile.load_file = yaml.text_or("load_file", "");
  profile.load_column = yaml.text_or("load_column", "");
  if (profile.load_file.empty() != profile.load_column.empty())
    yaml.complain("\"load_file\" and \"load_column\" go together");
  yaml.no_more();
  return profile;
}

std::unique_ptr<Connector> open_mailbox(sources::SourceCard card, MailProfile const& profile,
                                        Endpoint const& endpoint) {
  auto store = open_mail_store(card.title, profile, endpoint);
  return std::make_unique<MailboxSource>(std::move(card), std::move(store));
}

}  // namespace rightsdesk::connectors
