#include "store/draft_store.h"

#include "core/original.h"
#include "store/secret.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

std::string key_of_draft(VaultKey const& key, std::string const& cookie) {
  return key_for(key_for(key.bytes(), "drafts"), cookie);
}

}  // namespace

void Drafts::save(std::string const& cookie, std::string const& answers, Instant now) {
  ENSURE(!cookie.empty(), "a draft is kept under a cookie");
  auto const hash = sha256_hex(cookie);
  Blob const sealed{seal(key_of_draft(key_, cookie), place_of({"draft", hash}), answers)};
  if (connection_.execute(sql("drafts.replace"), {sealed, to_iso(now), hash}) == 1) return;
  try {
    connection_.execute(sql("drafts.add"), {hash, sealed, to_iso(now)});
  } catch (Conflict const&) {
    connection_.execute(sql("drafts.replace"), {sealed, to_iso(now), hash});
  }
}

std::optional<std::string> Drafts::load(std::string const& cookie) {
  auto const hash = sha256_hex(cookie);
  auto const row = connection_.row(sql("drafts.load"), {hash});
  if (!row) return std::nullopt;
  return open_sealed(key_of_draft(key_, cookie), place_of({"draft", hash}), row->text(0));
}

void Drafts::forget(std::string const& cookie) { connection_.execute(sql("drafts.forget"), {sha256_hex(cookie)}); }

std::int64_t Drafts::forget_older(Instant than) { return connection_.execute(sql("drafts.forget_older"), {to_iso(than)}); }

}  // namespace rightsdesk::store
