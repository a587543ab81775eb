#pragma once
// The council's other systems that may ask and act by key: a contact centre, a CRM, a records system. Each is a named client in the ledger.
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/office.h"

namespace rightsdesk::app {

/// What a key may be good for, and the roles of config/workflow that it stands in for then.
struct Scope {
  std::string id;     ///< "requests.read"
  std::string words;  ///< what it lets a client do
  std::set<std::string> roles = {};
};
std::vector<Scope> const& scopes();

struct Client {
  std::string id;
  std::string name;        ///< of the system, as the council calls it: "Contact centre". No person's
  std::string controller;  ///< config/controllers/<id>: whose cases it may see
  std::set<std::string> scopes;
  Instant made_at = {};
  std::optional<Instant> used_at = {}, ended_at = {};
  std::optional<Date> ends_on = {};  ///< the last day on which its key is good; none: made before keys had one
};

constexpr int kKeyWarningDays = 30;  ///< before its last day
/// A key's last day, where nobody says another.
Date a_year_from(Date day);

/// How a client stands in events and in the ledger: "client:<id>".
constexpr char kClientActor[] = "client:";
std::string actor_text(std::string const& client);
/// The client as the verbs know who acts: with the roles of its scopes.
Actor actor_of(Client const& client);

struct NewClient {
  std::string name, controller;
  std::set<std::string> scopes;
  std::optional<Date> ends_on = {};  ///< none: in a year
};
/// Refused: missing (no name, no scope), too_long (a name over 80 letters), unknown_scope, unknown_controller, not_future (a last day that is past).
Done sound(Office const& office, NewClient const& wanted);

struct MadeClient {
  Client client;
  std::string key;  ///< shown once: only its hash is kept
};

/// A POST that may come twice: the client's own key for it, and what it asked.
struct OnceKey {
  std::string client;
  std::string key;          ///< as the client sent it
  std::string fingerprint;  ///< SHA-256 of what was asked
};
/// An answer as it was given. No personal data.
struct Given {
  int status = 200;
  std::string body = {}, location = {};
};

/// Clients, their keys and what they were answered, each call a transaction of its own. Thread-safe. The store fulfils it.
class ClientDesk {
 public:
  virtual ~ClientDesk() = default;
  /// `wanted` is sound. In the ledger, in the name of `by`.
  virtual MadeClient add(NewClient const& wanted, std::string const& by) = 0;
  /// Its key is good until this day. False when there is no such client, or its key was ended. In the ledger.
  virtual bool renew(std::string const& client, Date ends_on, std::string const& by) = 0;
  /// False when there is no such client, or its key was ended before. In the ledger.
  virtual bool end(std::string const& client, std::string const& by) = 0;
  virtual std::vector<Client> all() = 0;                                ///< by name; those that were ended too
  virtual std::optional<Client> find(std::string const& client) = 0;    ///< one that was ended too
  /// Whose key this is; nothing when nobody's, when it was ended, or after its last day. That it was used is noted, once a minute at most.
  virtual std::optional<Client> of_key(std::string const& key) = 0;
  /// One call, for the ledger: "GET /api/v1/requests/:reference 200".
  virtual void note_call(std::string const& client, CaseId const& about, std::string const& call) = 0;

  /// What was answered to this key before; nothing when it is new or was begun and not answered. Refused: key_reused, when it asked something else.
  virtual Result<std::optional<Given>> given_before(OnceKey const& once) = 0;
  /// The key stands for this from now on; harmless when it does already. Refused: key_reused.
  virtual Done begin(OnceKey const& once) = 0;
  virtual void keep(OnceKey const& once, Given const& given) = 0;
  /// Lets `act` work in one transaction with the keeping of its answer. Where it answers with 400 or more, nothing of it stands and the key is
  /// free again. The same key again gives the same answer. Refused: key_reused; in_progress, when the same is being done now.
  virtual Result<Given> answered_once(OnceKey const& once, std::function<Given(Works&)> const& act) = 0;
  /// Forgets answers given before; how many.
  virtual std::int64_t forget_given(Instant before) = 0;
};

}  // namespace rightsdesk::app
