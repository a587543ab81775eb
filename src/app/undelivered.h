#pragma once
// What was sent and did not arrive.
#include <string>

#include "app/office.h"

namespace rightsdesk::app {

struct Undelivered {
  std::string message;  ///< its id in the outbox
  CaseId about;         ///< empty: of no case
  std::string what;     ///< Message::what
  std::string channel;  ///< "email", "sms", "post"
  std::string why;      ///< the carrier's words, without personal data
};

/// Kind of the task it makes.
constexpr char kMessageFailed[] = "message_failed";

/// In one transaction: the message is marked as failed, `message_failed` stands on its case and in the ledger, and the data protection team has a task
/// that says what, on which channel and why; one open task for the same thing is enough. A case that has gone since keeps its rest.
/// False, and nothing done, when the message had ended already.
bool message_failed(Office& office, Undelivered const& undelivered);

}  // namespace rightsdesk::app
