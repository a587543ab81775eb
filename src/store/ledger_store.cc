#include "store/ledger_store.h"

#include "store/statements.h"

namespace rightsdesk::store {
namespace {

/// An instant not as we write it is left at its zero: the hash then does not fit, and `verify` names the entry.
Instant instant_of(std::string const& text) {
  auto const at = parse_instant(text);
  return at && to_iso(*at) == text ? *at : Instant{};
}

audit::Entry entry_of(Row const& row) {
  audit::Entry entry;
  entry.number = row.number(0);
  entry.at = instant_of(row.text(1));
  entry.act = {row.text(2), row.text(3), CaseId(row.text(4)), row.text(5)};
  entry.previous = row.text(6);
  entry.hash = row.text(7);
  return entry;
}

}  // namespace

void StoredLedger::record(audit::Act const& act, Instant at) {
  ENSURE(connection_.mid_transaction(), "an act is recorded within the transaction that does it");
  ENSURE(connection_.execute(sql("ledger.take_next_number")) == 1, "the ledger has no head");
  auto const head = ledger_head(connection_);
  audit::Entry entry{head.number, at, act, head.hash, ""};
  entry.hash = audit::hash_of(entry);
  connection_.execute(sql("ledger.add"), {entry.number, to_iso(at), act.actor, act.what, act.about.str(), act.detail,
                                          entry.previous, entry.hash});
  ENSURE(connection_.execute(sql("ledger.move_head"), {entry.hash, entry.number}) == 1, "the ledger's head has moved");
}

std::vector<audit::Entry> StoredLedger::about(CaseId const& subject) { return entries("ledger.about", subject); }

std::vector<audit::Entry> StoredLedger::came_with(CaseId const& subject) { return entries("ledger.came_with", subject); }

std::vector<audit::Entry> StoredLedger::entries(std::string_view statement, CaseId const& subject) {
  std::vector<audit::Entry> found;
  connection_.query(sql(statement), {subject.str()}, [&](Row const& row) { found.push_back(entry_of(row)); });
  return found;
}

LedgerHead ledger_head(Connection& connection) {
  auto const row = connection.row(sql("ledger.head"));
  if (!row) throw Fault("The record of who did what is damaged.", "the ledger has no head");
  return {row->number(0), row->text(1)};
}

void each_entry(Connection& connection, std::int64_t after, std::function<void(audit::Entry const&)> const& entry) {
  constexpr std::int64_t kPage = 1000;
  for (std::int64_t read = kPage; read == kPage;) {
    read = 0;
    connection.query(sql("ledger.page"), {after, kPage}, [&](Row const& row) {
      auto const one = entry_of(row);
      ++read;
      after = one.number;
      entry(one);
    });
  }
}

namespace {

std::optional<audit::Broken> verify_from(Connection& connection, audit::ChainCheck check) {
  auto const head = ledger_head(connection);
  std::optional<audit::Broken> broken;
  auto hash_at_head = check.seen() == head.number ? check.last() : std::string(64, '0');
  each_entry(connection, check.seen(), [&](audit::Entry const& entry) {
    if (broken) return;
    broken = check.next(entry);
    if (entry.number == head.number) hash_at_head = entry.hash;
  });
  if (broken) return broken;
  if (check.seen() < head.number) return audit::Broken{check.seen() + 1, "entries are missing at the end"};
  if (check.seen() > ledger_head(connection).number) return audit::Broken{check.seen(), "it comes after the head of the chain"};
  if (hash_at_head != head.hash) return audit::Broken{head.number, "it is not the entry the head of the chain names"};
  return std::nullopt;
}

}  // namespace

std::optional<audit::Broken> verify(Connection& connection) { return verify_from(connection, {}); }

std::optional<audit::Broken> differs(Connection& connection, audit::Checkpoint const& seen) {
  if (seen.size == 0) return std::nullopt;
  auto const row = connection.row(sql("ledger.hash_of"), {seen.size});
  if (!row) return audit::Broken{seen.size, "it was there at " + to_iso(seen.at) + ", as a checkpoint shows, and is missing"};
  if (row->text(0) != seen.head) return audit::Broken{seen.size, "a checkpoint of " + to_iso(seen.at) + " saw another entry"};
  return std::nullopt;
}

std::optional<audit::Broken> verify_since(Connection& connection, audit::Checkpoint const& seen) {
  if (auto changed = differs(connection, seen)) return changed;
  return verify_from(connection, {seen.size, seen.head});
}

bool marked_since(Connection& connection, std::int64_t after) { return connection.row(sql("ledger.marked_since"), {after})->number(0) > 0; }

}  // namespace rightsdesk::store
