#include <Poco/URI.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <set>

#include "connectors/protocols/bearer.h"
#include "connectors/protocols/imap.h"
#include "connectors/protocols/mail_store.h"
#include "core/base64.h"
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

class MailServer final : public MailStore {
 public:
  MailServer(WirePlace place, Endpoint const& endpoint, std::optional<Bearer> bearer)
      : place_(std::move(place)),
        who_{endpoint.text("user"), endpoint.text("password")},
        bearer_(std::move(bearer)),
        by_server_(endpoint.text("search") == "server") {
    for (auto const& name : split(endpoint.text("folders"), ';'))
      if (!tidied(name).empty()) folders_.push_back(tidied(name));
  }

  void each(MailQuestion const& question, std::size_t most, Deadline const& deadline,
            std::function<Onwards(Mail const&)> const& take) override {
    auto const open = signed_in(deadline);
    auto& imap = *open;
    terms_.clear();
    number_ = gone_ = 0;
    auto const names = folders_.empty() ? imap.folders() : folders_;
    std::size_t messages = 0, read = 0;
    for (auto const& name : names) {
      if (!question.key.empty() && !question.key.starts_with(name + "/")) continue;
      auto const folder = imap.examine(name);
      messages += folder.messages;
      for (auto const uid : chosen(imap, folder, question)) {
        ++read;
        if (give(imap, folder, uid, most, take) == Onwards::stop) return;
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

 private:
  /// A token that the server does not take any more is asked for anew, once.
  std::unique_ptr<Imap> signed_in(Deadline const& deadline) {
    if (!bearer_) return std::make_unique<Imap>(place_, who_, deadline);
    bool const kept = bearer_->held();
    who_.bearer = bearer_->header(deadline);
    try {
      return std::make_unique<Imap>(place_, who_, deadline);
    } catch (sources::SourceFailure const& failure) {
      if (!kept || failure.kind() != Kind::sign_in_refused) throw;
    }
    bearer_->forget();
    who_.bearer = bearer_->header(deadline);
    return std::make_unique<Imap>(place_, who_, deadline);
  }
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
    throw Passing(Kind::nonsense, place_.title + " named fewer messages than it says it holds.",
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
    mail.where = {{"path", place_.host + "/" + folder.name}, {"message", std::to_string(uid)}};
    return take(mail);
  }

  WirePlace place_;
  MailSignIn who_;
  std::optional<Bearer> bearer_;
  bool by_server_;
  std::vector<std::string> folders_, terms_;
  std::size_t number_ = 0, gone_ = 0;
};

/// Where the token comes from, when the settings say that there is one.
std::optional<Bearer> bearer_of(std::string const& title, Endpoint const& endpoint) {
  auto const url = endpoint.text("token_url");
  if (url.empty()) return std::nullopt;
  HttpPlace where{title, url, endpoint.text("ca"), HttpPlace::Loopback::allowed, {}};
  where.headers["Authorization"] = "Basic " + base64_of(endpoint.text("client_id") + ":" + endpoint.text("client_secret"));
  return Bearer(std::move(where), endpoint.text("scope"));
}

}  // namespace

std::unique_ptr<MailStore> mail_server(std::string title, Endpoint const& endpoint) {
  auto const bad = [&]() -> void {
    fail(Kind::unreachable, title + " is not connected: its settings need url (imaps://…), user, and password or token_url.",
         "endpoint incomplete");
  };
  try {
    Poco::URI const uri(endpoint.text("url"));
    bool const plain = uri.getScheme() == "imap";
    if ((!plain && uri.getScheme() != "imaps") || uri.getHost().empty() || endpoint.text("user").empty()) bad();
    int const port = uri.getPort() != 0 ? uri.getPort() : plain ? 143 : 993;
    return std::make_unique<MailServer>(
        WirePlace{title, uri.getHost(), port, plain ? WirePlace::Tls::none : WirePlace::Tls::required,
                  endpoint.text("ca"), WirePlace::Loopback::allowed},
        endpoint, bearer_of(title, endpoint));
  } catch (Poco::SyntaxException const&) {
    bad();
    throw;
  }
}

}  // namespace rightsdesk::connectors
