#include <algorithm>
#include <memory>
#include <set>

#include "connectors/protocols/mail_door.h"
#include "connectors/protocols/mail_store.h"
#include "core/text.h"

namespace rightsdesk::connectors {
namespace {

using Kind = sources::SourceFailure::Kind;

/// Every message that could name the subject holds one of these, as far as the server compares like us.
std::set<std::string> words_to_ask(person::Description const& subject) {
  std::set<std::string> words;
  auto const add = [&](std::string const& text) {
    auto const word = tidied(text);
    if (count_code_points(word) < 2) return;
    words.insert(word);
    words.insert(folded(word));
  };
  for (auto const& name : subject.names) {
    auto const given = split(tidied(name.given), ' ');
    add(given.front());
    add(name.family);
    if (name.given.empty() && name.family.empty())
      for (auto const& word : split(tidied(name.full), ' ')) add(word);
  }
  for (auto const& email : subject.emails) add(email);
  for (auto const& identifier : subject.identifiers) {
    std::string bare;
    for (char const c : identifier.value)
      if (c != ' ') bare += c;
    add(bare);
    add(identifier.value);
    if (identifier.kind == "nhs_number" && bare.size() == 10)
      add(bare.substr(0, 3) + " " + bare.substr(3, 3) + " " + bare.substr(6));
  }
  return words;
}

/// One sign-in after another, each for `patience` at most: a server that falls silent is given up then, however long reading all of
/// a large mailbox may take.
class Sittings {
 public:
  Sittings(MailDoor& door, Deadline const& whole, std::chrono::milliseconds patience)
      : door_(door), whole_(whole), patience_(patience.count() == 0 ? whole.total() : patience), sitting_(patience_) {
    sit_down();
  }
  [[nodiscard]] Imap& now() { return *imap_; }
  /// With `folder` open, as it is already when nobody has opened another since. Throws Passing when it is not that folder any more.
  [[nodiscard]] Imap& in(Imap::Folder const& folder) {
    if (patience_ >= whole_.total() || sitting_.left() > patience_ / 2) return *imap_;
    sit_down();
    if (imap_->examine(folder.name).validity != folder.validity)
      throw Passing(Kind::nonsense, door_.place().title + " numbered its messages anew while it was read.", folder.name);
    return *imap_;
  }

 private:
  void sit_down() {
    whole_.check(door_.place().title);
    imap_.reset();  // before the next: a server may have room for one of us only
    sitting_ = Deadline(std::min(patience_, whole_.left()));
    imap_ = door_.open(sitting_);
  }
  MailDoor& door_;
  Deadline const& whole_;
  std::chrono::milliseconds patience_;
  Deadline sitting_;
  std::unique_ptr<Imap> imap_;
};

class MailServer final : public MailStore {
 public:
  MailServer(std::string const& title, Endpoint const& endpoint) : door_(title, endpoint), by_server_(endpoint.text("search") == "server") {
    for (auto const& name : split(endpoint.text("folders"), ';'))
      if (!tidied(name).empty()) folders_.push_back(tidied(name));
  }

  void each(MailQuestion const& question, std::size_t most, Deadline const& deadline,
            std::function<Onwards(Mail const&)> const& take) override {
    Sittings sittings(door_, deadline, question.patience);
    terms_.clear();
    number_ = gone_ = 0;
    auto const names = names_at(sittings.now());
    std::size_t messages = 0, read = 0;
    for (auto const& name : names) {
      if (!question.key.empty() && !question.key.starts_with(name + "/")) continue;
      auto const folder = sittings.now().examine(name);
      messages += folder.messages;
      for (auto const uid : chosen(sittings.now(), folder, question)) {
        ++read;
        if (give(sittings.in(folder), folder, uid, most, take) == Onwards::stop) return;
      }
    }
    terms_.push_back(std::to_string(names.size()) + (names.size() == 1 ? " folder" : " folders") + " of the mail server" +
                     (folders_.empty() ? "" : ", those that the settings name"));
    if (gone_ > 0) terms_.push_back(std::to_string(gone_) + " messages were moved or deleted while it was read, and were not searched");
    if (by_server_ && question.subject != nullptr) {
      terms_.push_back("the mail server chose " + std::to_string(read) + " of " + std::to_string(messages) +
                       " messages by the names and numbers as written; other spellings it may have passed over");
    }
  }
  [[nodiscard]] std::vector<std::string> terms() const override { return terms_; }
  [[nodiscard]] bool may_be_indexed() const override { return !by_server_; }
  /// A folder whose validity, last UID and count are the same holds the same messages: a UID is never given twice (RFC 3501, 2.3.1.1).
  [[nodiscard]] std::vector<Stamp> stamps(Deadline const& deadline) override {
    auto const open = door_.open(deadline);
    std::vector<Stamp> all;
    for (auto const& name : names_at(*open)) {
      auto const folder = open->examine(name);
      auto const uids = whole(folder, open->all());
      all.push_back({key_of(folder, uids.empty() ? 0 : uids.back()), static_cast<std::int64_t>(uids.size()), 0, 0});
    }
    return all;
  }

 private:
  [[nodiscard]] std::vector<std::string> names_at(Imap& imap) const { return folders_.empty() ? imap.folders() : folders_; }
  static std::string key_of(Imap::Folder const& folder, std::uint32_t uid) {
    return folder.name + "/" + std::to_string(folder.validity) + "/" + std::to_string(uid);
  }
  std::vector<std::uint32_t> chosen(Imap& imap, Imap::Folder const& folder, MailQuestion const& question) const {
    if (!question.key.empty()) {
      auto uids = imap.all();
      std::erase_if(uids, [&](auto uid) { return key_of(folder, uid) != question.key; });
      return uids;
    }
    if (!by_server_ || question.subject == nullptr) return whole(folder, imap.all());
    std::set<std::uint32_t> uids;
    for (auto const& word : words_to_ask(*question.subject))
      for (auto const uid : imap.holding(word)) uids.insert(uid);
    return {uids.begin(), uids.end()};
  }
  /// As many as the server said that the folder holds.
  [[nodiscard]] std::vector<std::uint32_t> whole(Imap::Folder const& folder, std::vector<std::uint32_t> uids) const {
    if (uids.size() >= folder.messages) return uids;
    throw Passing(Kind::nonsense, door_.place().title + " named fewer messages than it says it holds.",
                  std::to_string(uids.size()) + " of " + std::to_string(folder.messages));
  }
  Onwards give(Imap& imap, Imap::Folder const& folder, std::uint32_t uid, std::size_t most,
               std::function<Onwards(Mail const&)> const& take) {
    Mail mail;
    mail.number = ++number_;
    mail.bytes = imap.message(uid, most);
    if (mail.bytes.empty()) {
      ++gone_;
      return Onwards::more;
    }
    if (mail.bytes.size() > most) {
      mail.bytes.resize(most);
      mail.whole = MboxMessage::Whole::cut;
    }
    mail.key = key_of(folder, uid);
    mail.where = {{"path", door_.place().host + "/" + folder.name}, {"message", std::to_string(uid)}};
    return take(mail);
  }

  MailDoor door_;
  bool by_server_;
  std::vector<std::string> folders_, terms_;
  std::size_t number_ = 0, gone_ = 0;
};

}  // namespace

std::unique_ptr<MailStore> mail_server(std::string title, Endpoint const& endpoint) { return std::make_unique<MailServer>(title, endpoint); }

}  // namespace rightsdesk::connectors
