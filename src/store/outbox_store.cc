#include "store/outbox_store.h"

#include <nlohmann/json.hpp>

#include "core/json.h"
#include "core/text.h"
#include "store/secret.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

std::string key_of_outbox(VaultKey const& key) { return key_for(key.bytes(), "outbox"); }
std::string place_of_message(std::string const& id) { return place_of({"outbox", id}); }

}  // namespace

bool Outbox::put(Message const& message, Instant now) {
  auto const id = message.id.empty() ? fresh_id_text() : message.id;
  Json const words{{"to", message.to}, {"subject", message.subject}, {"body", message.body}};
  auto sealed = seal(key_of_outbox(key_), place_of_message(id), words.dump());
  try {
    connection_.execute(sql("outbox.add"), {id, message.channel, Blob{std::move(sealed)}, to_iso(now)});
    return true;
  } catch (Conflict const&) {
    return false;
  }
}

Message Outbox::message_of(Row const& row) const {
  Message message{row.text(0), row.text(1), "", "", "", row.text(3), static_cast<int>(row.number(4)), row.text(5)};
  auto const words = parse_json(open_sealed(key_of_outbox(key_), place_of_message(message.id), row.text(2)));
  ENSURE(words, "a sealed message is JSON");
  message.to = words->at("to").get<std::string>();
  message.subject = words->at("subject").get<std::string>();
  message.body = words->at("body").get<std::string>();
  return message;
}

std::vector<Message> Outbox::waiting(Instant now, int most) {
  std::vector<Message> all;
  connection_.query(sql("outbox.waiting"), {to_iso(now), std::int64_t{most}},
                    [&](Row const& row) { all.push_back(message_of(row)); });
  return all;
}

bool Outbox::take(Message const& message, Instant until) {
  return connection_.execute(sql("outbox.take"), {to_iso(until), message.id, std::int64_t{message.attempts}}) == 1;
}

void Outbox::sent(std::string const& id) { connection_.execute(sql("outbox.sent"), {id}); }

void Outbox::failed(std::string const& id, std::string const& why, Instant retry_at) {
  auto const words = valid_utf8(why.substr(0, 400));
  connection_.execute(sql("outbox.retry"), {words, to_iso(retry_at), id});
  connection_.execute(sql("outbox.give_up"), {id, std::int64_t{kMostAttempts}});
}

std::optional<Message> Outbox::find(std::string const& id) {
  auto const row = connection_.row(sql("outbox.find"), {id});
  return row ? std::optional(message_of(*row)) : std::nullopt;
}

std::int64_t Outbox::forget_sent(Instant before) { return connection_.execute(sql("outbox.forget_sent"), {to_iso(before)}); }

}  // namespace rightsdesk::store
