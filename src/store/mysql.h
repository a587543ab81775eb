#pragma once
// MySQL and MariaDB through MySQL Connector/C++, with the care its pitfalls ask for (stack.md 2).
#include "store/pool.h"

namespace rightsdesk::store {

/// For "mysql://user@host:port/schema". Off the loopback the connection is TLS, verified against `settings.ca_file`, or
/// there is none (Fault); on it TLS is used when a ca_file is given. LOCAL INFILE is off; 3 s to connect, 30 s to answer.
/// A connection that was lost before COMMIT is TryAgain inside a transaction; lost during COMMIT, OutcomeUnknown.
Engine mysql_engine(Settings const& settings);

}  // namespace rightsdesk::store
