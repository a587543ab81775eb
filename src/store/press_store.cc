#include "store/press_store.h"

#include "core/id.h"
#include "core/original.h"
#include "store/secret.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

constexpr std::string_view kPurpose = "forms pressed twice";

std::string key_of(VaultKey const& key, std::string const& session) { return key_for(key_for(key.bytes(), kPurpose), session); }
std::string place_of_answer(std::string const& sending) { return place_of({"pressed", sending}); }

struct Sending {
  std::string form, number;
  Instant begun_at;
  std::optional<Instant> answered_at;
  std::string sealed;
};

std::optional<Sending> standing(Connection& connection, std::string const& hash) {
  auto const row = connection.row(sql("presses.standing"), {hash});
  if (!row) return std::nullopt;
  return Sending{row->text(0), row->text(1), parse_instant(row->text(2)).value_or(Instant{}), parse_instant(row->text(3)), row->text(4)};
}

/// Another took it, or it was answered a moment ago.
bool holds(Sending const& sending, std::string const& form, Instant now) {
  if (sending.form != form) return false;
  return sending.answered_at ? now - *sending.answered_at <= Presses::kAgain : now - sending.begun_at <= Presses::kInHand;
}

/// The number of this sending; throws TryAgain when another was faster.
std::string taken(Connection& connection, std::string const& hash, std::string const& form, std::optional<Sending> const& before, Instant now) {
  auto number = fresh_id_text();
  bool first = false;
  try {
    first = before ? connection.execute(sql("presses.begin_instead"), {form, number, to_iso(now), hash, before->number}) == 1
                   : connection.execute(sql("presses.begin"), {hash, form, number, to_iso(now)}) == 1;
  } catch (Conflict const&) {
    first = false;
  }
  if (!first) throw TryAgain("Try again in a moment.", "the same session's form begun twice");
  return number;
}

}  // namespace

Presses::Standing Presses::begin(std::string const& session, std::string const& form, Instant now) {
  auto const hash = sha256_hex(session);
  Standing found;
  in_transaction(database_, [&](Connection& connection) {
    found = {};
    auto const before = standing(connection, hash);
    if (!before || !holds(*before, form, now)) found.mine = taken(connection, hash, form, before, now);
    else if (before->answered_at) found.answer = open_sealed(key_of(key_, session), place_of_answer(before->number), before->sealed);
  });
  return found;
}

void Presses::answered(std::string const& session, std::string const& sending, std::string const& answer, Instant now) {
  Blob const sealed{seal(key_of(key_, session), place_of_answer(sending), answer)};
  in_transaction(database_, [&](Connection& connection) { connection.execute(sql("presses.answered"), {to_iso(now), sealed, sha256_hex(session), sending}); });
}

void Presses::forget(std::string const& session, std::string const& sending) {
  in_transaction(database_, [&](Connection& connection) { connection.execute(sql("presses.forget"), {sha256_hex(session), sending}); });
}

void Presses::moved_on(std::string const& session) {
  auto const sending = standing(*database_.connection(), sha256_hex(session));
  if (sending && sending->answered_at) forget(session, sending->number);
}

void Presses::forget_older(Instant than) {
  in_transaction(database_, [&](Connection& connection) { connection.execute(sql("presses.forget_older"), {to_iso(than)}); });
}

}  // namespace rightsdesk::store
