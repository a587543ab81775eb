#include "store/key_rotation.h"

#include <unistd.h>

#include <algorithm>

#include "store/key_file.h"
#include "store/purposes.h"
#include "store/secret.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

/// "k1", "k2"…: one more than any the ring has had, for the newest is never taken out.
std::string next_id(RingContent const& content) {
  int highest = 0;
  for (auto const& key : content.wrapping)
    if (!key.id.empty()) highest = std::max(highest, std::stoi(key.id.substr(1)));
  return "k" + std::to_string(highest + 1);
}

std::int64_t wrap_batch(Connection& connection, VaultKey const& key, int batch) {
  auto const current = key.wraps_now();
  auto const rows = connection.rows(sql("vault.under_other_keys"), {current.id, std::int64_t{batch}});
  for (auto const& row : rows) {
    CaseId const owner(row.text(0));
    auto fresh = opened_case_key(key.wrapping(row.text(2)), owner, row.text(1));
    auto sealed = sealed_case_key(current.bytes, owner, fresh);
    wipe(fresh);
    connection.execute(sql("vault.wrap_again"), {Blob{std::move(sealed)}, current.id, owner.str(), row.text(2)});
  }
  return static_cast<std::int64_t>(rows.size());
}

/// A column of rows outside any case, sealed for one purpose.
struct SealedRows {
  char const* rows;
  char const* change;
  char const* purpose;
  std::string (*place)(std::string const& id);
};
constexpr SealedRows kSealedRows[] = {{"outbox.sealed_after", "outbox.seal_again", kOutboxPurpose, place_of_message},
                                      {"devices.sealed_after", "devices.seal_again", kDevicePurpose, place_of_device},
                                      {"hooks.sealed_after", "hooks.seal_again", kHookPurpose, place_of_hook}};

bool under_the_key_in_use(VaultKey const& key, SealedRows const& rows, Row const& row) try {
  auto plain = open_sealed(key_for(key.bytes(), rows.purpose), rows.place(row.text(0)), row.text(1));
  wipe(plain);
  return true;
} catch (Fault const&) {  // it is under one of before, or nobody's: opening it tells
  return false;
}

/// Those after `last`, which becomes the last of them, or empty after the last of all.
std::int64_t seal_batch(Connection& connection, VaultKey const& key, SealedRows const& rows, int batch, std::string& last) {
  std::int64_t count = 0;
  auto const some = connection.rows(sql(rows.rows), {last, std::int64_t{batch}});
  for (auto const& row : some) {
    if (under_the_key_in_use(key, rows, row)) continue;
    auto const place = rows.place(row.text(0));
    auto plain = key.open_for(rows.purpose, place, row.text(1));
    Blob const fresh{key.seal_for(rows.purpose, place, plain)};
    wipe(plain);
    count += connection.execute(sql(rows.change), {fresh, row.text(0), Blob{row.text(1)}});
  }
  last = some.empty() ? std::string{} : some.back().text(0);
  return count;
}

std::int64_t seal_rows(Database& database, VaultKey const& key, SealedRows const& rows, int batch) {
  std::int64_t all = 0;
  std::string last;
  do {
    auto const from = last;
    std::int64_t some = 0;
    in_transaction(database, [&](Connection& connection) {
      last = from;
      some = seal_batch(connection, key, rows, batch, last);
    });
    all += some;
  } while (!last.empty());
  return all;
}

std::int64_t hash_earlier_on(Database& database, VaultKey const& key, int batch) {
  auto const changes = static_cast<std::int64_t>(key.hashed_through(kEarlierPurpose, "").size()) - 1;
  std::int64_t all = 0, some = 0;
  do {
    in_transaction(database, [&](Connection& connection) {
      some = 0;
      for (auto const& row : connection.rows(sql("earlier.hashed_less"), {changes, std::int64_t{batch}})) {
        auto const hash = key.hash_on(kEarlierPurpose, row.text(0), static_cast<std::size_t>(row.number(2)));
        some += connection.execute(sql("earlier.hash_on"), {hash, changes, row.text(0), row.number(2)});
      }
    });
    all += some;
  } while (some > 0);
  return all;
}

Result<void> begin_service_change(KeyRing const& ring, Instant now) {
  auto content = ring.content();
  if (content.service_change_open) return {};
  content.service_before.push_back({content.service, now});
  content.service = fresh_key();
  content.service_change_open = true;
  return ring.replace(content);
}

Result<void> end_service_change(KeyRing const& ring) {
  auto content = ring.content();
  content.service_change_open = false;
  return ring.replace(content);
}

/// What finds the hashes that nobody can make again, and opens nothing.
void forget_all_but_hashing(ServiceKeyOfBefore& key) {
  for (auto const* purpose : {kEarlierPurpose, kLinkPurpose}) key.hashing[purpose] = key_for(key.bytes, purpose);
  wipe(key.bytes);
  key.bytes.clear();
}

}  // namespace

Result<void> begin_installation_change(KeyRing const& ring, InstallationKey const& next) {
  auto const marks = ring.opened_by();
  bool const known = std::find(marks.begin(), marks.end(), next.mark()) != marks.end();
  if (!known && marks.size() > 1)
    return refused("change_under_way", "The ring is being given to another installation key already. End that first (rightsdesk keys rotate --finish).");
  ring.add_copy(next);
  return {};
}

void end_installation_change(KeyRing const& ring) { ring.drop_other_copies(); }

Result<void> change_key_file(std::string const& key_file, std::string const& ring_file) {
  auto const next = key_file + ".next";
  KeyRing const ring(ring_file, InstallationKey::at(key_file));
  bool const begun = ring.opened_by().size() > 1, swapped = begun && ::access(next.c_str(), F_OK) != 0;
  if (!swapped) {
    if (!begun) ::unlink(next.c_str());  // of a change that was killed before it opened anything: it may be half of a key
    make_key_file(next);
    if (auto done = begin_installation_change(ring, InstallationKey::at(next)); !done) return done;
    take_the_place(next, key_file);
  }
  end_installation_change(KeyRing(ring_file, InstallationKey::at(key_file)));
  return {};
}

Result<void> begin_controller_change(KeyRing const& ring, Instant now) {
  auto content = ring.content();
  auto const id = next_id(content);
  for (auto& key : content.wrapping)
    if (!key.retired) key.retired = now;
  content.wrapping.push_back({id, fresh_key(), now, {}});
  return ring.replace(content);
}

Result<std::int64_t> change_controller_key(Database& database, VaultKey const& key, int batch, Instant now) {
  auto const& ring = *key.ring();
  if (under_other_keys(*database.connection(), ring.content().current().id) == 0) {
    if (auto begun = begin_controller_change(ring, now); !begun) return tl::unexpected(begun.error());
  }
  return wrap_again(database, key, batch);
}

std::map<std::string, std::int64_t> case_keys_by_wrapping(Connection& connection) {
  std::map<std::string, std::int64_t> counts;
  for (auto const& row : connection.rows(sql("vault.count_by_key"))) counts[row.text(0)] = row.number(1);
  return counts;
}

std::int64_t wrap_again(Database& database, VaultKey const& key, int batch) {
  std::int64_t all = 0, some = 0;
  do {
    in_transaction(database, [&](Connection& connection) { some = wrap_batch(connection, key, batch); });
    all += some;
  } while (some > 0);
  return all;
}

std::int64_t under_other_keys(Connection& connection, std::string const& id) {
  std::int64_t others = 0;
  for (auto const& [wrapping, count] : case_keys_by_wrapping(connection)) others += wrapping == id ? 0 : count;
  return others;
}

Result<int> forget_retired(Connection& connection, KeyRing const& ring, Instant now) {
  auto content = ring.content();
  auto const counts = case_keys_by_wrapping(connection);
  auto const before = content.wrapping.size();
  for (auto const& key : content.wrapping) {
    if (!key.retired) continue;
    if (counts.contains(key.id)) return refused("in_use", "Keys of cases are still sealed under a retired key: rightsdesk keys rotate-controller first.");
    if (now - *key.retired < kRetiredFor)
      return refused("too_soon", "A key was retired less than an hour ago, and somebody may be writing with it. Ask again at " + to_iso(*key.retired + kRetiredFor) + ".");
  }
  std::erase_if(content.wrapping, [](WrappingKey const& key) { return key.retired.has_value(); });
  if (content.wrapping.size() == before) return 0;
  if (auto done = ring.replace(content); !done) return tl::unexpected(done.error());
  return static_cast<int>(before - content.wrapping.size());
}

std::int64_t seal_service_again(Database& database, VaultKey const& key, IntakeSpool& journal, int batch) {
  std::int64_t all = 0;
  for (auto const& rows : kSealedRows) all += seal_rows(database, key, rows, batch);
  return all + hash_earlier_on(database, key, batch) + journal.seal_again();
}

Result<std::int64_t> change_service_key(Database& database, VaultKey const& key, IntakeSpool& journal, int batch, Instant now) {
  if (auto begun = begin_service_change(*key.ring(), now); !begun) return tl::unexpected(begun.error());
  auto const all = seal_service_again(database, key, journal, batch);
  if (auto ended = end_service_change(*key.ring()); !ended) return tl::unexpected(ended.error());
  return all;
}

Result<int> forget_service_keys(KeyRing const& ring, Instant now) {
  auto content = ring.content();
  if (content.service_change_open)
    return refused("change_under_way", "The service's key is being changed. End that first (rightsdesk keys rotate-service).");
  int gone = 0;
  for (auto& key : content.service_before) {
    if (key.bytes.empty() || now - key.retired < kServiceKeyRetiredFor) continue;
    forget_all_but_hashing(key);
    ++gone;
  }
  if (gone == 0) return 0;
  if (auto done = ring.replace(content); !done) return tl::unexpected(done.error());
  return gone;
}

}  // namespace rightsdesk::store
