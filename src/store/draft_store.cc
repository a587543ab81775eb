#include "store/draft_store.h"

#include "core/original.h"
#include "store/secret.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

constexpr std::string_view kDraftsPurpose = "drafts";

std::string opened_draft(VaultKey const& key, std::string const& cookie, std::string const& hash, std::string const& sealed) {
  auto const keys = key.keys_for(kDraftsPurpose);
  for (std::size_t i = 0; i + 1 < keys.size(); ++i) try {
      return open_sealed(key_for(keys[i], cookie), place_of({"draft", hash}), sealed);
    } catch (Fault const&) {  // it may be under a key of before
    }
  return open_sealed(key_for(keys.back(), cookie), place_of({"draft", hash}), sealed);
}

}  // namespace

void Drafts::save(std::string const& cookie, std::string const& answers, Instant now) {
  ENSURE(!cookie.empty(), "a draft is kept under a cookie");
  auto const hash = sha256_hex(cookie);
  Blob const sealed{seal(key_for(key_for(key_.bytes(), kDraftsPurpose), cookie), place_of({"draft", hash}), answers)};
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
  return opened_draft(key_, cookie, hash, row->text(0));
}

void Drafts::forget(std::string const& cookie) { connection_.execute(sql("drafts.forget"), {sha256_hex(cookie)}); }

std::int64_t Drafts::forget_older(Instant than) { return connection_.execute(sql("drafts.forget_older"), {to_iso(than)}); }

}  // namespace rightsdesk::store
