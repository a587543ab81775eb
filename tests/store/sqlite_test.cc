#include "store/sqlite.h"

#include <sys/stat.h>

#include "engines.h"

namespace rightsdesk::store {
namespace {

// security.md finding 11 and 6.2
TEST(Sqlite, IsSetToLoseNothing) {
  Folder const folder;
  auto const database = Database::open({"sqlite:" + folder.path() + "/store.db"});
  auto const connection = database->connection();
  EXPECT_EQ(connection->row("PRAGMA journal_mode")->text(0), "delete");
  EXPECT_EQ(connection->row("PRAGMA synchronous")->number(0), 3);  // EXTRA
  EXPECT_EQ(connection->row("PRAGMA foreign_keys")->number(0), 1);
  EXPECT_EQ(connection->row("PRAGMA secure_delete")->number(0), 1);
  EXPECT_EQ(connection->row("PRAGMA busy_timeout")->number(0), 5000);
}

TEST(Sqlite, MakesAFileThatOnlyItsOwnerReads) {
  Folder const folder;
  Database::open({"sqlite:" + folder.path() + "/store.db"})->connection();
  struct stat state {};
  ASSERT_EQ(::stat((folder.path() + "/store.db").c_str(), &state), 0);
  EXPECT_EQ(state.st_mode & 0777U, 0600U);
}

TEST(Sqlite, TakesNoWordInDoubleQuotesForText) {
  Folder const folder;
  auto const database = Database::open({"sqlite:" + folder.path() + "/store.db"});
  EXPECT_THROW(database->connection()->row("SELECT \"no such column\""), Fault);
}

}  // namespace
}  // namespace rightsdesk::store
