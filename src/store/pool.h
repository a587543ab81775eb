#pragma once
// The connections of one database, lent out one thread at a time.
#include <functional>

#include "store/database.h"

namespace rightsdesk::store {

/// What a pool needs to know of an engine.
struct Engine {
  std::string name;                                      ///< "sqlite" or "mysql"
  std::function<std::unique_ptr<Connection>()> connect;  ///< throws Fault
};

/// At most `most` connections of `engine` at once. One that came back sick is closed, one that came back in the middle of a
/// transaction is rolled back; one that lay idle for 5 s or more is asked whether it still lives before it is lent again.
std::unique_ptr<Database> make_pool(Engine engine, std::size_t most);

}  // namespace rightsdesk::store
