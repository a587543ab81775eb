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

std::vector<audit::Entry> StoredLedger::about(CaseId const& subject) {
  std::vector<audit::Entry> entries;
  connection_.query(sql("ledger.about"), {subject.str()}, [&](Row const& row) { entries.push_back(entry_of(row)); });
  return entries;
}

LedgerHead ledger_head(Connection& connection) {
  auto const row = connection.row(sql("ledger.head"));
  if (!row) throw Fault("The record of who did what is damaged.", "the ledger has no head");
  return {row->number(0), row->text(1)};
}

std::optional<audit::Broken> verify(Connection& connection) {
  constexpr std::int64_t kPage = 1000;
  auto const head = ledger_head(connection);
  audit::ChainCheck check;
  std::optional<audit::Broken> broken;
  std::string hash_at_head = std::string(64, '0');
  std::int64_t read = kPage;
  std::int64_t after = 0;
  while (!broken && read == kPage) {
    read = 0;
    connection.query(sql("ledger.page"), {after, kPage}, [&](Row const& row) {
      if (broken) return;
      auto const entry = entry_of(row);
      ++read;
      after = entry.number;
      broken = check.next(entry);
      if (entry.number == head.number) hash_at_head = entry.hash;
    });
  }
  if (broken) return broken;
  if (check.seen() < head.number) return audit::Broken{check.seen() + 1, "entries are missing at the end"};
  if (check.seen() > ledger_head(connection).number) {
    return audit::Broken{check.seen(), "it comes after the head of the chain"};
  }
  if (hash_at_head != head.hash) return audit::Broken{head.number, "it is not the entry the head of the chain names"};
  return std::nullopt;
}

}  // namespace rightsdesk::store
