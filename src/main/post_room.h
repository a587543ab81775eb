#pragma once
#include <string>

#include "core/clock.h"
#include "store/database.h"
#include "store/vault.h"

namespace rightsdesk {

/// Writes each waiting message as a file <id>.eml into `folder`, whole or not at all, and marks it sent; a failure is kept
/// on the message and tried again. Never throws for one message.
void send_waiting(store::Database& database, store::VaultKey const& key, Clock const& clock, std::string const& folder);

}  // namespace rightsdesk
