#include "store/outbox_store.h"

#include <nlohmann/json.hpp>

#include "core/json.h"
#include "core/text.h"
#include "store/purposes.h"
#include "store/secret.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

std::string fit(std::string const& why) { return valid_utf8(why.substr(0, 400)); }

}  // namespace

bool Outbox::put(Message const& message, Instant now) {
  auto const id = message.id.empty() ? fresh_id_text() : message.id;
  Json words{{"to", message.to}, {"subject", message.subject}, {"body", message.body}};
  if (!message.what.empty()) words["what"] = message.what;
  if (message.good_until) words["good_until"] = to_iso(*message.good_until);
  auto sealed = key_.seal_for(kOutboxPurpose, place_of_message(id), words.dump());
  try {
    connection_.execute(sql("outbox.add"), {id, message.channel, Blob{std::move(sealed)}, to_iso(now), message.about.str(), to_iso(now)});
    return true;
  } catch (Conflict const&) {
    return false;
  }
}

Message Outbox::message_of(Row const& row) const {
  Message message{row.text(0), row.text(1), "", "", "", row.text(3), static_cast<int>(row.number(4)), row.text(5)};
  auto const words = parse_json(key_.open_for(kOutboxPurpose, place_of_message(message.id), row.text(2)));
  ENSURE(words, "a sealed message is JSON");
  message.to = words->at("to").get<std::string>();
  message.subject = words->at("subject").get<std::string>();
  message.body = words->at("body").get<std::string>();
  message.what = words->value("what", "");
  message.good_until = parse_instant(words->value("good_until", ""));
  message.about = CaseId(row.text(6));
  message.carrier_id = row.text(7);
  message.made_at = parse_instant(row.text(8)).value_or(Instant{});
  return message;
}

std::vector<Message> Outbox::messages(std::string const& statement, Instant now, int most) {
  std::vector<Message> all;
  connection_.query(sql(statement), {to_iso(now), std::int64_t{most}}, [&](Row const& row) { all.push_back(message_of(row)); });
  return all;
}

std::vector<Message> Outbox::waiting(Instant now, int most) { return messages("outbox.waiting", now, most); }
std::vector<Message> Outbox::to_ask(Instant now, int most) { return messages("outbox.to_ask", now, most); }

bool Outbox::take(Message const& message, Instant until) {
  return connection_.execute(sql("outbox.take"), {to_iso(until), message.id, std::int64_t{message.attempts}}) == 1;
}

void Outbox::sent(std::string const& id) { connection_.execute(sql("outbox.sent"), {id}); }

void Outbox::sent(std::string const& id, std::string const& carrier_id, Instant ask_at) {
  connection_.execute(sql("outbox.sent_by"), {carrier_id, to_iso(ask_at), id});
}

void Outbox::again(std::string const& id, std::string const& why, Instant retry_at) {
  connection_.execute(sql("outbox.retry"), {fit(why), to_iso(retry_at), id});
}

bool Outbox::fail(std::string const& id, std::string const& why) { return connection_.execute(sql("outbox.fail"), {fit(why), id}) == 1; }
void Outbox::delivered(std::string const& id) { connection_.execute(sql("outbox.delivered"), {id}); }
void Outbox::came_back(std::string const& id) { connection_.execute(sql("outbox.came_back"), {id}); }
void Outbox::ask_again(std::string const& id, Instant at) { connection_.execute(sql("outbox.ask_again"), {to_iso(at), id}); }
void Outbox::ask_no_more(std::string const& id) { connection_.execute(sql("outbox.ask_no_more"), {id}); }

int Outbox::count(CaseId const& about, std::string const& channel, Instant since) {
  return static_cast<int>(connection_.row(sql("outbox.count"), {about.str(), channel, to_iso(since)})->number(0));
}

std::optional<Message> Outbox::find(std::string const& id) {
  auto const row = connection_.row(sql("outbox.find"), {id});
  return row ? std::optional(message_of(*row)) : std::nullopt;
}

std::int64_t Outbox::forget_sent(Instant before) { return connection_.execute(sql("outbox.forget_sent"), {to_iso(before)}); }

}  // namespace rightsdesk::store
