#include "store/client_desk.h"

#include "app/bound_works.h"
#include "core/original.h"
#include "core/text.h"
#include "store/ledger_store.h"
#include "store/purposes.h"
#include "store/secret.h"
#include "store/statements.h"
#include "store/stored_work.h"
#include "store/word_set.h"

namespace rightsdesk::store {
namespace {

using app::Client;
using app::Given;
using app::OnceKey;

constexpr char kKeyBegins[] = "rdk_";  // so that whoever looks for lost secrets knows one

Client client_from(Row const& row) {
  Client client{row.text(0), row.text(1), row.text(2), words_of(row.text(3)), parse_instant(row.text(4)).value_or(Instant{})};
  client.used_at = parse_instant(row.text(5));
  client.ended_at = parse_instant(row.text(6));
  client.ends_on = parse_date(row.text(7));
  return client;
}

tl::unexpected<Refusal> key_reused() {
  return refused("key_reused", "This Idempotency-Key was sent before with another request. Take a new key for a new request.");
}

/// Seals answers, each in its own place.
struct Answers {
  explicit Answers(VaultKey const& key) : key_(key) {}
  [[nodiscard]] Blob sealed(OnceKey const& once, std::string const& answer) const { return {key_.seal_for(kAnswerPurpose, place(once), answer)}; }
  [[nodiscard]] std::string opened(OnceKey const& once, std::string const& bytes) const { return key_.open_for(kAnswerPurpose, place(once), bytes); }

 private:
  static std::string place(OnceKey const& once) { return place_of({"client_answer", once.client, once.key}); }
  VaultKey const& key_;
};

/// What stands under the key: nothing, or its answer (status 0: none yet).
Result<std::optional<Given>> standing(Connection& connection, VaultKey const& key, OnceKey const& once) {
  auto const row = connection.row(sql("clients.answer"), {once.client, sha256_hex(once.key)});
  if (!row) return std::optional<Given>{};
  if (row->text(0) != once.fingerprint) return key_reused();
  auto const status = static_cast<int>(row->number(1));
  return std::optional<Given>{{status, status == 0 ? std::string{} : Answers(key).opened(once, row->text(2)), row->text(3)}};
}

void keep_in(Connection& connection, VaultKey const& key, OnceKey const& once, Given const& given, Instant now) {
  connection.execute(sql("clients.keep_answer"), {std::int64_t{given.status}, Answers(key).sealed(once, given.body), given.location, to_iso(now), once.client, sha256_hex(once.key)});
}

/// False when another was faster.
bool begin_in(Connection& connection, OnceKey const& once, Instant now) {
  try {
    connection.execute(sql("clients.begin_answer"), {once.client, sha256_hex(once.key), once.fingerprint, to_iso(now)});
    return true;
  } catch (Conflict const&) {
    return false;
  }
}

/// Rolls the whole transaction back; what was answered goes on its way.
struct TakenBack {};

}  // namespace

app::MadeClient StoredClients::add(app::NewClient const& wanted, std::string const& by) {
  auto const now = clock_.now();
  auto const ends_on = wanted.ends_on.value_or(app::a_year_from(local_date(now)));
  app::MadeClient made{{fresh_id_text(), tidied(wanted.name), wanted.controller, wanted.scopes, now}, kKeyBegins + fresh_id_text()};
  made.client.ends_on = ends_on;
  in_transaction(database_, [&](Connection& connection) {
    connection.execute(sql("clients.add"), {made.client.id, made.client.name, made.client.controller, spaced(made.client.scopes), sha256_hex(made.key), by, to_iso(now), to_iso(ends_on)});
    StoredLedger(connection).record({by, "client_added", {}, "client=" + made.client.id + " scopes=" + spaced(made.client.scopes)}, now);
  });
  return made;
}

bool StoredClients::renew(std::string const& client, Date ends_on, std::string const& by) {
  bool renewed = false;
  in_transaction(database_, [&](Connection& connection) {
    renewed = connection.execute(sql("clients.renew"), {to_iso(ends_on), client}) == 1;
    if (renewed) StoredLedger(connection).record({by, "client_renewed", {}, "client=" + client + " until=" + to_iso(ends_on)}, clock_.now());
  });
  return renewed;
}

bool StoredClients::end(std::string const& client, std::string const& by) {
  auto const now = clock_.now();
  bool ended = false;
  in_transaction(database_, [&](Connection& connection) {
    ended = connection.execute(sql("clients.end"), {to_iso(now), client}) == 1;
    if (ended) StoredLedger(connection).record({by, "client_ended", {}, "client=" + client}, now);
  });
  return ended;
}

std::vector<Client> StoredClients::all() {
  std::vector<Client> clients;
  for (auto const& row : database_.connection()->rows(sql("clients.all"))) clients.push_back(client_from(row));
  return clients;
}

std::optional<Client> StoredClients::find(std::string const& client) {
  auto const row = database_.connection()->row(sql("clients.find"), {client});
  return row ? std::optional(client_from(*row)) : std::nullopt;
}

std::optional<Client> StoredClients::of_key(std::string const& key) {
  if (!key.starts_with(kKeyBegins)) return std::nullopt;
  auto const now = clock_.now();
  auto const row = database_.connection()->row(sql("clients.by_key"), {sha256_hex(key)});
  if (!row) return std::nullopt;
  auto client = client_from(*row);
  if (client.ends_on && *client.ends_on < local_date(now)) return std::nullopt;
  if (!client.used_at || *client.used_at < now - std::chrono::minutes(1)) {
    in_transaction(database_, [&](Connection& connection) { connection.execute(sql("clients.used"), {to_iso(now), client.id}); });
  }
  return client;
}

void StoredClients::note_call(std::string const& client, CaseId const& about, std::string const& call) {
  in_transaction(database_, [&](Connection& connection) {
    StoredLedger(connection).record({app::actor_text(client), "client_call", about, call}, clock_.now());
  });
}

Result<std::optional<Given>> StoredClients::given_before(OnceKey const& once) {
  auto found = standing(*database_.connection(), key_, once);
  if (found && *found && (*found)->status == 0) return std::optional<Given>{};
  return found;
}

app::Done StoredClients::begin(OnceKey const& once) {
  app::Done done = std::monostate{};
  in_transaction(database_, [&](Connection& connection) {
    done = std::monostate{};
    auto const found = standing(connection, key_, once);
    if (!found) done = tl::unexpected(found.error());
    else if (!*found && !begin_in(connection, once, clock_.now())) throw TryAgain("Try again in a moment.", "the same idempotency key begun twice");
  });
  return done;
}

void StoredClients::keep(OnceKey const& once, Given const& given) {
  in_transaction(database_, [&](Connection& connection) { keep_in(connection, key_, once, given, clock_.now()); });
}

Result<Given> StoredClients::answered_once(OnceKey const& once, std::function<Given(app::Works&)> const& act) {
  Result<Given> answer = Given{};
  try {
    in_transaction(database_, [&](Connection& connection) {
      auto const found = standing(connection, key_, once);
      if (!found) {
        answer = tl::unexpected(found.error());
        return;
      }
      if (*found && (*found)->status != 0) {
        answer = **found;
        return;
      }
      if (!*found && !begin_in(connection, once, clock_.now())) throw TryAgain("Try again in a moment.", "the same idempotency key begun twice");
      auto const work = bound_work(connection, key_, clock_);
      app::BoundWorks works(*work);
      answer = act(works);
      if (answer->status >= 400) throw TakenBack{};
      keep_in(connection, key_, once, *answer, clock_.now());
    });
  } catch (TakenBack const&) {  // nothing of it stands
  } catch (TryAgain const&) {
    return refused("in_progress", "The same request is being worked on. Ask again in a moment.");
  }
  return answer;
}

std::int64_t StoredClients::forget_given(Instant before) {
  std::int64_t gone = 0;
  in_transaction(database_, [&](Connection& connection) { gone = connection.execute(sql("clients.forget_answers"), {to_iso(before)}); });
  return gone;
}

}  // namespace rightsdesk::store
