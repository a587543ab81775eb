#include "store/inbox_store.h"

#include <nlohmann/json.hpp>

#include "core/json.h"
#include "core/text.h"
#include "store/outbox_store.h"
#include "store/sealed.h"
#include "store/statements.h"
#include "store/stored_work.h"

namespace rightsdesk::store {
namespace {

using app::InboxMessage;
using app::MailContent;
using app::MailKind;
using app::MailPart;
using app::MailState;

MailKind mail_kind_from(std::string const& text) {
  for (auto const kind : {MailKind::message, MailKind::bounce, MailKind::automatic, MailKind::infected, MailKind::not_readable})
    if (app::to_string(kind) == text) return kind;
  throw Fault("A message cannot be opened.", "inbox_message: no kind " + text);
}

MailState mail_state_from(std::string const& text) {
  for (auto const state : {MailState::open, MailState::opened, MailState::joined, MailState::not_a_request, MailState::set_aside, MailState::forgotten})
    if (app::to_string(state) == text) return state;
  throw Fault("A message cannot be opened.", "inbox_message: no state " + text);
}

/// Whose key it is under: the case's that it belongs to, or its own.
CaseId mail_owner(InboxMessage const& message) {
  bool const of_case = message.state == MailState::opened || message.state == MailState::joined;
  return of_case ? message.about : CaseId(message.id);
}

Json mail_json(MailContent const& content) {
  auto parts = Json::array();
  for (auto const& part : content.parts) parts.push_back({{"name", part.name}, {"media_type", part.media_type}, {"sha256", part.sha256}, {"size", part.size}, {"bytes", part.bytes.str()}, {"filed_as", part.filed_as}});
  return {{"from_name", content.from_name}, {"from_email", content.from_email}, {"subject", content.subject}, {"text", content.text}, {"parts", std::move(parts)},
          {"notes", content.notes}, {"right", content.right}, {"because", content.because}, {"reference", content.reference}, {"reason", content.reason}};
}

MailContent mail_content_from(Json const& json) {
  MailContent content{json.at("from_name"), json.at("from_email"), json.at("subject"), json.at("text")};
  for (auto const& part : json.at("parts"))
    content.parts.push_back({part.at("name"), part.at("media_type"), part.at("sha256"), part.at("size").get<std::int64_t>(), BlobId(part.at("bytes").get<std::string>()), part.at("filed_as")});
  content.notes = json.at("notes").get<std::vector<std::string>>();
  content.right = json.at("right");
  content.because = json.at("because");
  content.reference = json.at("reference");
  content.reason = json.at("reason");
  return content;
}

class InboxRows final : public app::InboxStore {
 public:
  InboxRows(Connection& connection, VaultKey const& key) : connection_(connection), key_(key), vault_(connection, key) {}

  bool known(std::string const& hash) override { return connection_.row(sql("inbox.known"), {hash})->number(0) > 0; }

  void add(InboxMessage message, std::vector<std::string> const& parts) override {
    auto content = message.content.reveal();
    ENSURE(parts.size() == content.parts.size(), "every part of a message has its bytes");
    for (std::size_t i = 0; i < parts.size(); ++i) content.parts[i].bytes = vault_.keep(CaseId(message.id), parts[i]);
    connection_.execute(sql("inbox.add"), {message.id, message.hash, message.controller, to_iso(message.reached), to_iso(message.taken_at), app::to_string(message.kind),
                                           app::to_string(message.state), message.about.str(), message.settled_by, instant_text(message.settled_at),
                                           Sealed(vault_, CaseId(message.id)).seal(mail_json(content))});
  }

  std::optional<InboxMessage> find(std::string const& id) override {
    auto const row = connection_.row(sql("inbox.find"), {id});
    return row ? std::optional(message_of(*row)) : std::nullopt;
  }
  std::vector<InboxMessage> oldest(std::string const& controller, MailState state, int most) override { return listed("inbox.oldest", controller, state, most); }
  std::vector<InboxMessage> newest(std::string const& controller, MailState state, int most) override { return listed("inbox.newest", controller, state, most); }
  int count(std::string const& controller, MailState state) override {
    return static_cast<int>(connection_.row(sql("inbox.count"), {controller, app::to_string(state)})->number(0));
  }
  std::vector<InboxMessage> of_case(CaseId const& about) override {
    std::vector<InboxMessage> all;
    for (auto const& row : connection_.rows(sql("inbox.of_case"), {about.str()})) all.push_back(message_of(row));
    return all;
  }

  bool settle(InboxMessage const& to, MailState from) override {
    auto content = to.content.reveal();
    auto const owner = mail_owner(to);
    bool const moves = owner != CaseId(to.id) && from == MailState::open;
    for (auto& part : content.parts) {
      auto const before = part.bytes;
      if (before.empty() || (!moves && part.filed_as.empty())) continue;
      part.bytes = moves ? vault_.keep(owner, vault_.open(before)) : BlobId();
      vault_.destroy(before);
    }
    auto const changed = connection_.execute(sql("inbox.settle"), {app::to_string(to.state), to.about.str(), to.settled_by, instant_text(to.settled_at),
                                                                   Sealed(vault_, owner).seal(mail_json(content)), to.id, app::to_string(from)});
    if (moves && changed == 1) vault_.shred(CaseId(to.id));
    return changed == 1;
  }

  std::string part(MailPart const& part) override { return vault_.open(part.bytes); }

  int forget(Instant before) override {
    int gone = 0;
    for (auto const& row : connection_.rows(sql("inbox.to_forget"), {to_iso(before)})) {
      auto const message = message_of(row);
      for (auto const& part : message.content.reveal().parts) vault_.destroy(part.bytes);
      connection_.execute(sql("inbox.forget"), {message.id});
      vault_.shred(CaseId(message.id));
      ++gone;
    }
    return gone;
  }

  std::optional<app::MailPlace> place(std::string const& mailbox) override {
    auto const row = connection_.row(sql("inbox.place"), {mailbox});
    if (!row) return std::nullopt;
    return app::MailPlace{mailbox, row->number(0), row->number(1), parse_instant(row->text(2)), parse_instant(row->text(3)), row->text(4)};
  }
  void put_place(app::MailPlace const& place) override {
    connection_.execute(sql("inbox.drop_place"), {place.mailbox});
    connection_.execute(sql("inbox.add_place"), {place.mailbox, place.validity, place.last_uid, instant_text(place.looked_at), instant_text(place.failed_since),
                                                 valid_utf8(place.failure.substr(0, 400))});
  }

  std::optional<app::MailOfOurs> sent(std::string const& message) override {
    auto const found = Outbox(connection_, key_).find(message);
    return found ? std::optional(app::MailOfOurs{found->about, found->what, found->channel}) : std::nullopt;
  }

 private:
  InboxMessage message_of(Row const& row) {
    InboxMessage message{row.text(0), row.text(1), row.text(2), parse_date(row.text(3)).value()};
    message.taken_at = parse_instant(row.text(4)).value_or(Instant{});
    message.kind = mail_kind_from(row.text(5));
    message.state = mail_state_from(row.text(6));
    message.about = CaseId(row.text(7));
    message.settled_by = row.text(8);
    message.settled_at = parse_instant(row.text(9));
    if (message.state != MailState::forgotten) message.content = Personal(mail_content_from(Sealed(vault_, mail_owner(message)).json(row.text(10))));
    return message;
  }
  std::vector<InboxMessage> listed(std::string const& statement, std::string const& controller, MailState state, int most) {
    std::vector<InboxMessage> all;
    for (auto const& row : connection_.rows(sql(statement), {controller, app::to_string(state), std::int64_t{most}})) all.push_back(message_of(row));
    return all;
  }

  Connection& connection_;
  VaultKey const& key_;
  Vault vault_;
};

}  // namespace

void StoredInbox::in_one(std::function<void(app::Work&, app::InboxStore&)> const& work) {
  in_transaction(database_, [&](Connection& connection) {
    auto const bound = bound_work(connection, key_, clock_);
    InboxRows rows(connection, key_);
    work(*bound, rows);
  });
}

}  // namespace rightsdesk::store
