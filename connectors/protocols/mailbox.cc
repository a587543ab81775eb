#include "connectors/protocols/mailbox.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "connectors/protocols/local_index.h"
#include "connectors/protocols/mentions.h"
#include "connectors/protocols/message.h"
#include "connectors/protocols/packed.h"
#include "core/json.h"

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
  void begin_again() {
    candidates_.clear();
    weak_.clear();
    people_.clear();
    thread_.clear();
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

std::pair<std::string, MessageText> message_from(std::string const& entry) {
  Unpacking from(entry);
  std::string key(from.text());
  MessageText message;
  for (auto* text : {&message.id, &message.subject, &message.text}) *text = from.text();
  for (auto* list : {&message.thread, &message.mailboxes})
    for (auto count = from.number(); count > 0; --count) list->emplace_back(from.text());
  return {std::move(key), std::move(message)};
}

/// What of a reading the terms must say.
struct Searched {
  std::size_t messages = 0, attachments = 0, cut = 0;
  std::vector<std::string> terms = {};
  std::string freshness = {};  ///< when an index answered
};

class MailboxSource final : public Connector {
 public:
  MailboxSource(sources::SourceCard card, std::unique_ptr<MailStore> store, Workroom room)
      : card_(std::move(card)), store_(std::move(store)), room_(std::move(room)) {}
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
  Searched read_every(person::Description const& subject, Finds& finds, Limits const& limits, Deadline const& deadline);
  Searched ask_index(Mentions const& mentions, Finds& finds, Limits const& limits);
  std::string read_in(Limits const& limits, Deadline const& deadline, IndexWriter& writer);
  SearchAnswer search_once(person::Description const& subject, Mentions const& mentions, Limits const& limits,
                           Deadline const& deadline);
  sources::SourceCard card_;
  std::unique_ptr<MailStore> store_;
  Workroom room_;
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

Searched MailboxSource::read_every(person::Description const& subject, Finds& finds, Limits const& limits,
                                   Deadline const& deadline) {
  Keys keys;
  Searched searched;
  store_->each({&subject, {}, {}}, limits.item_bytes, deadline, [&](Mail const& message) {
    auto const read = read_message(message.bytes);
    finds.look_at(keys.next(message, read.id), read);
    ++searched.messages;
    searched.attachments += read.attachments;
    if (message.whole == MboxMessage::Whole::cut) ++searched.cut;
    return Onwards::more;
  });
  searched.terms = store_->terms();
  return searched;
}

/// Each message's text and what it hangs together with; how many there were are the facts.
std::string MailboxSource::read_in(Limits const& limits, Deadline const& deadline, IndexWriter& writer) {
  Keys keys;
  std::size_t messages = 0, attachments = 0, cut = 0;
  std::string entry;
  store_->each({nullptr, {}, limits.total}, limits.item_bytes, deadline, [&](Mail const& message) {
    auto const read = read_message(message.bytes);
    entry.clear();
    for (auto const& text : {keys.next(message, read.id), read.id, read.subject, read.text}) put_text(entry, text);
    for (auto const* list : {&read.thread, &read.mailboxes}) {
      put_number(entry, list->size());
      for (auto const& text : *list) put_text(entry, text);
    }
    writer.add(entry, word_signs(read.text));
    ++messages;
    attachments += read.attachments;
    if (message.whole == MboxMessage::Whole::cut) ++cut;
    return Onwards::more;
  });
  return Json{{"messages", messages}, {"attachments", attachments}, {"cut", cut}, {"terms", store_->terms()}}.dump();
}

Searched MailboxSource::ask_index(Mentions const& mentions, Finds& finds, Limits const& limits) {
  Searched searched;
  Export const of{card_.id, card_.title, limits.total, [&](Deadline const& looking) { return store_->stamps(looking); }, {},
                  [&](IndexWriter& writer, Deadline const& making) { return read_in(limits, making, writer); }};
  with_local_index(room_, of, [&](LocalIndex& index, Deadline const& deadline) {
    finds.begin_again();
    auto numbers = entries_naming(index.file(), mentions);
    auto const given = entries_with_given(index.file(), mentions);
    numbers.insert(numbers.end(), given.begin(), given.end());
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    for (auto const number : numbers) {
      deadline.check(card_.title);
      auto const [key, message] = message_from(index.file().entry(number));
      finds.look_at(key, message);
    }
    auto const facts = Json::parse(index.facts());
    searched = {facts.at("messages"), facts.at("attachments"), facts.at("cut"), facts.at("terms")};
    searched.freshness = index.freshness();
    searched.terms.push_back(searched.freshness);
  });
  return searched;
}

SearchAnswer MailboxSource::search_once(person::Description const& subject, Mentions const& mentions,
                                        Limits const& limits, Deadline const& deadline) {
  Finds finds(mentions, card_.id);
  bool const indexed = room_.keeps_indexes() && store_->may_be_indexed();
  auto const searched = indexed ? ask_index(mentions, finds, limits) : read_every(subject, finds, limits, deadline);
  auto const others = finds.settle();
  SearchAnswer answer{std::move(finds.candidates()), {}, false};
  answer.truncated = answer.candidates.size() > limits.candidates;
  if (answer.truncated) answer.candidates.resize(limits.candidates);
  std::string what;
  for (auto const& sought : mentions.sought()) what += (what.empty() ? "" : "; ") + sought;
  answer.terms.push_back("people, subject and text of " + std::to_string(searched.messages) + " messages: " + what);
  answer.terms.push_back(
      "messages with the first name alone, where their thread or people are those of messages found");
  if (others > 0)
    answer.terms.push_back(std::to_string(others) +
                           " other messages hold the first name alone and were not offered");
  if (searched.attachments > 0) {
    answer.terms.push_back("the names of " + std::to_string(searched.attachments) +
                           " attachments were searched, not the text inside them");
  }
  if (searched.cut > 0)
    answer.terms.push_back(std::to_string(searched.cut) + " messages are very large and were searched in part only");
  for (auto const& term : searched.terms) answer.terms.push_back(term);
  answer.freshness = searched.freshness;
  return answer;
}

void MailboxSource::collect(std::string const& key, Limits const& limits,
                            std::function<void(CollectedItem)> const& take) {
  Deadline const deadline(limits.total);
  Keys keys;
  bool found = false;
  store_->each({nullptr, key, {}}, limits.item_bytes, deadline, [&](Mail const& message) {
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
                                        Endpoint const& endpoint, Workroom const& room) {
  auto store = open_mail_store(card.title, profile, endpoint);
  return std::make_unique<MailboxSource>(std::move(card), std::move(store), room);
}

}  // namespace rightsdesk::connectors
