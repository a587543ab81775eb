#include "store/hook_desk.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base64.h"
#include "core/json.h"
#include "core/text.h"
#include "store/ledger_store.h"
#include "store/purposes.h"
#include "store/secret.h"
#include "store/statements.h"
#include "store/word_set.h"

namespace rightsdesk::store {
namespace {

using app::Hook;
using app::HookMessage;

constexpr char kSecretBegins[] = "whsec_";  // as the Standard Webhooks specification writes one
constexpr std::chrono::hours kBothHold{24};
constexpr std::int64_t kEntriesAtOnce = 500;

std::string fit(std::string const& why) { return valid_utf8(why.substr(0, 400)); }

/// The secrets of one hook, sealed in its place.
class Secrets {
 public:
  Secrets(VaultKey const& key, std::string hook) : key_(key), hook_(std::move(hook)) {}
  [[nodiscard]] Blob sealed(Json const& secrets) const { return {key_.seal_for(kHookPurpose, place_of_hook(hook_), secrets.dump())}; }
  [[nodiscard]] Json opened(std::string const& bytes) const {
    auto secrets = parse_json(key_.open_for(kHookPurpose, place_of_hook(hook_), bytes));
    ENSURE(secrets, "sealed secrets are JSON");
    return std::move(*secrets);
  }

 private:
  VaultKey const& key_;
  std::string hook_;
};

Json secret_json(std::string const& bytes, std::optional<Instant> good_until = {}) {
  return {{"secret", base64_of(bytes)}, {"good_until", good_until ? to_iso(*good_until) : ""}};
}

std::vector<std::string> good_secrets(Json const& secrets, Instant now) {
  std::vector<std::string> good;
  for (auto const& one : secrets) {
    auto const until = parse_instant(one.at("good_until").get<std::string>());
    if (!until || now < *until) good.push_back(bytes_of_base64(one.at("secret").get<std::string>()).value());
  }
  return good;
}

Hook hook_from(Row const& row) {
  Hook hook{row.text(0), row.text(1), row.text(2), row.text(3), words_of(row.text(4)), parse_instant(row.text(5)).value_or(Instant{}), parse_instant(row.text(6))};
  hook.waiting = static_cast<int>(row.number(7));
  hook.dead = static_cast<int>(row.number(8));
  return hook;
}

HookMessage message_from(Row const& row) {
  return {row.text(0), row.text(1), row.text(2), CaseId(row.text(3)), parse_instant(row.text(4)).value_or(Instant{}), row.text(5), static_cast<int>(row.number(6)), row.text(7)};
}

struct Listener {
  std::string id, controller;
  std::set<std::string> kinds;
  std::int64_t from_entry;
};

std::vector<Listener> listeners(Connection& connection) {
  std::vector<Listener> all;
  for (auto const& row : connection.rows(sql("hooks.good"))) all.push_back({row.text(0), row.text(1), words_of(row.text(2)), row.number(3)});
  return all;
}

/// Tells every listener of one entry of the ledger.
void tell(Connection& connection, std::vector<Listener> const& all, Row const& entry, Instant now) {
  auto const kind = app::kind_of_act(entry.text(2));
  if (kind.empty() || entry.text(3).empty()) return;
  auto const about = connection.row(sql("hooks.told_of"), {entry.text(3)});
  if (!about) return;
  for (auto const& one : all) {
    if (entry.number(0) <= one.from_entry || one.controller != about->text(0) || !one.kinds.contains(kind)) continue;
    connection.execute(sql("hooks.add_message"), {"msg_" + fresh_id_text(), one.id, entry.number(0), kind, entry.text(3), entry.text(1), to_iso(now)});
  }
}

}  // namespace

std::optional<app::MadeHook> StoredHooks::add(app::NewHook const& wanted, std::string const& by) {
  auto const now = clock_.now();
  auto const bytes = fresh_key();
  app::MadeHook made{{wanted.id.empty() ? fresh_id_text() : wanted.id, wanted.client, wanted.controller, wanted.url, wanted.kinds, now}, kSecretBegins + base64_of(bytes)};
  bool there = false;
  in_transaction(database_, [&](Connection& connection) {
    there = connection.row(sql("hooks.find"), {made.hook.id}).has_value();
    if (there) return;
    auto const newest = connection.row(sql("hooks.newest"))->number(0);
    connection.execute(sql("hooks.add"), {made.hook.id, wanted.client, wanted.controller, wanted.url, spaced(wanted.kinds),
                                          Secrets(key_, made.hook.id).sealed(Json::array({secret_json(bytes)})), newest, to_iso(now)});
    StoredLedger(connection).record({by, "webhook_added", {}, "webhook=" + made.hook.id + " kinds=" + spaced(wanted.kinds)}, now);
  });
  return there ? std::nullopt : std::optional(std::move(made));
}

std::vector<Hook> StoredHooks::all() {
  std::vector<Hook> hooks;
  for (auto const& row : database_.connection()->rows(sql("hooks.all"))) hooks.push_back(hook_from(row));
  return hooks;
}

std::optional<Hook> StoredHooks::find(std::string const& id) {
  auto const row = database_.connection()->row(sql("hooks.find"), {id});
  return row ? std::optional(hook_from(*row)) : std::nullopt;
}

bool StoredHooks::end(std::string const& id, std::string const& by) {
  auto const now = clock_.now();
  bool ended = false;
  in_transaction(database_, [&](Connection& connection) {
    ended = connection.execute(sql("hooks.end"), {to_iso(now), id}) == 1;
    if (!ended) return;
    connection.execute(sql("hooks.drop_waiting"), {id});
    StoredLedger(connection).record({by, "webhook_ended", {}, "webhook=" + id}, now);
  });
  return ended;
}

std::optional<std::string> StoredHooks::rotate(std::string const& id, std::string const& by) {
  auto const now = clock_.now();
  auto const bytes = fresh_key();
  bool there = false;
  in_transaction(database_, [&](Connection& connection) {
    auto const row = connection.row(sql("hooks.secrets"), {id});
    there = row.has_value();
    if (!there) return;
    Secrets const secrets(key_, id);
    auto const before = secrets.opened(row->text(0));
    auto const last = bytes_of_base64(before.at(0).at("secret").get<std::string>()).value();
    connection.execute(sql("hooks.set_secrets"), {secrets.sealed(Json::array({secret_json(bytes), secret_json(last, now + kBothHold)})), id});
    StoredLedger(connection).record({by, "webhook_secret_changed", {}, "webhook=" + id}, now);
  });
  return there ? std::optional(kSecretBegins + base64_of(bytes)) : std::nullopt;
}

std::vector<HookMessage> StoredHooks::messages(std::string const& hook, int most) {
  std::vector<HookMessage> all;
  for (auto const& row : database_.connection()->rows(sql("hooks.messages"), {hook, std::int64_t{most}})) all.push_back(message_from(row));
  return all;
}

int StoredHooks::revive(std::string const& hook, std::string const& by) {
  auto const now = clock_.now();
  std::int64_t revived = 0;
  in_transaction(database_, [&](Connection& connection) {
    revived = connection.execute(sql("hooks.revive"), {to_iso(now), hook});
    if (revived > 0) StoredLedger(connection).record({by, "webhook_tried_again", {}, "webhook=" + hook + " messages=" + std::to_string(revived)}, now);
  });
  return static_cast<int>(revived);
}

bool StoredHooks::gather() {
  auto const now = clock_.now();
  {
    auto const connection = database_.connection();
    if (connection->row(sql("hooks.newest"))->number(0) == connection->row(sql("hooks.cursor"))->number(0)) return false;
  }
  bool more = false;
  in_transaction(database_, [&](Connection& connection) {
    auto const from = connection.row(sql("hooks.cursor"))->number(0);
    auto const entries = connection.rows(sql("hooks.entries"), {from, kEntriesAtOnce});
    more = entries.size() == static_cast<std::size_t>(kEntriesAtOnce);
    if (entries.empty()) return;
    auto const all = listeners(connection);
    for (auto const& entry : entries) tell(connection, all, entry, now);
    if (connection.execute(sql("hooks.move_cursor"), {entries.back().number(0), from}) != 1) throw TryAgain("Try again in a moment.", "the ledger is gathered by another");
  });
  return more;
}

std::optional<app::HookCall> StoredHooks::take(Instant until) {
  auto const now = clock_.now();
  std::optional<app::HookCall> taken;
  if (!database_.connection()->row(sql("hooks.due"), {to_iso(now)})) return taken;
  in_transaction(database_, [&](Connection& connection) {
    taken.reset();
    while (auto const row = connection.row(sql("hooks.due"), {to_iso(now)})) {
      auto const message = message_from(*row);
      auto const reference = connection.row(sql("hooks.reference"), {message.about.str()});
      auto const url = connection.row(sql("hooks.url"), {message.hook}), sealed = connection.row(sql("hooks.secrets"), {message.hook});
      if (!reference || !url || !sealed) {  // the case is gone or kept to named people since, or nobody listens any more
        connection.execute(sql("hooks.drop"), {message.id});
        continue;
      }
      if (connection.execute(sql("hooks.take"), {to_iso(until), message.id, std::int64_t{message.attempts}}) != 1) continue;
      taken = app::HookCall{message, url->text(0), reference->text(0), good_secrets(Secrets(key_, message.hook).opened(sealed->text(0)), now)};
      return;
    }
  });
  return taken;
}

void StoredHooks::delivered(HookMessage const& message) {
  in_transaction(database_, [&](Connection& connection) { connection.execute(sql("hooks.delivered"), {to_iso(clock_.now()), message.id}); });
}

void StoredHooks::again(HookMessage const& message, std::string const& why, Instant at) {
  in_transaction(database_, [&](Connection& connection) {
    connection.execute(sql("hooks.again"), {fit(why), to_iso(at), message.id});
    connection.execute(sql("hooks.hold"), {to_iso(at), message.hook, to_iso(at)});
  });
}

void StoredHooks::give_up(HookMessage const& message, std::string const& why) {
  in_transaction(database_, [&](Connection& connection) { connection.execute(sql("hooks.give_up"), {fit(why), to_iso(clock_.now()), message.id}); });
}

std::int64_t StoredHooks::forget_ended(Instant before) {
  std::int64_t gone = 0;
  in_transaction(database_, [&](Connection& connection) { gone = connection.execute(sql("hooks.forget_ended"), {to_iso(before)}); });
  return gone;
}

}  // namespace rightsdesk::store
