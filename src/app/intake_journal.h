#pragma once
// What was acknowledged, kept outside the store: a request whose reference somebody has seen is never lost, whatever becomes of the database.
#include <string>
#include <vector>

#include "app/office.h"
#include "intake/request.h"

namespace rightsdesk::app {

/// A request as it came, with the references that its sender was given.
struct Acknowledged {
  std::string key;                      ///< its idempotency key
  std::vector<std::string> references;  ///< one for each thing asked, in the form's order; the first is the request's own
  intake::Arrival arrival;
  Personal<intake::FormAnswers> answers;
};

class IntakeJournal {
 public:
  virtual ~IntakeJournal() = default;
  /// On the disk when it returns; one that is kept already is left alone. From any thread. Fault when the disk refuses: then nobody may be
  /// shown the reference.
  virtual void keep(Acknowledged const& request) = 0;
};

enum class Rebuilt { now, was_there };
/// Opens the cases of a request that the store has lost: under the references that were given, received when it was, each with a task for a
/// person. Nothing is sent: whether the acknowledgement went, a person looks up. Done twice it is done once. Fault when its answers are no
/// request any more.
Rebuilt rebuild_request(Office& office, Acknowledged const& request);

}  // namespace rightsdesk::app
