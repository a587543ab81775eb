#pragma once
// What every answer to another system stands on: whose key it is, what that key may see, and the line in the ledger.
#include "app/clients.h"
#include "web/api/problem.h"
#include "web/site.h"

namespace rightsdesk::web::api {

/// One call by a system whose key fits.
struct Call {
  Exchange const& exchange;
  Site& site;            ///< over the works as this system sees them
  app::Office& whole;    ///< over every case: for the door that requests come in by
  app::ClientDesk& clients;
  app::Client client;
  CaseId about = {};     ///< of the address's ":reference"; empty where it has none
};
/// An answer, and the case that the ledger's line is about.
struct Answer {
  Reply reply;
  CaseId about = {};
};
using Page = std::function<Answer(Call& call)>;

/// Sees to the reference (not found: 404, the same for a case that the key may not see), lets the page answer, and notes the call in the ledger.
Reply answer_caller(Site& site, Exchange const& exchange, Page const& page);

/// The body as an object, or the problem that it is.
Result<Json, Reply> body_of(Exchange const& exchange);

/// The caller's Idempotency-Key for this body at this address, or the problem that there is none.
Result<app::OnceKey, Reply> once_key(Call const& call, Json const& body);
/// A POST that changes something: read, then done once. `act` is given works of one transaction, over the cases that this system sees; what it
/// refuses stands nowhere. The answer to the same key is the same, and says Idempotency-Replayed.
Reply answered_once(Call const& call, Json const& body, std::function<Reply(app::Office&)> const& act);
/// As it was given before.
Reply again(app::Given const& given);
app::Given given_as(Reply const& reply);

}  // namespace rightsdesk::web::api
