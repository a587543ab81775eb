#include "store/sqlite.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>

#include "engines.h"

namespace rightsdesk::store {
namespace {

/// Does another process find the file locked for writing (sqlite3 os_unix.c: the reserved byte)?
bool locked_for_others(std::string const& path) {
  pid_t const child = ::fork();
  if (child == 0) {
    struct flock wanted {};
    wanted.l_type = F_WRLCK;
    wanted.l_whence = SEEK_SET;
    wanted.l_start = 0x40000001;
    wanted.l_len = 1;
    int const file = ::open(path.c_str(), O_RDWR);
    ::_exit(file >= 0 && ::fcntl(file, F_GETLK, &wanted) == 0 && wanted.l_type != F_UNLCK ? 1 : 0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 1;
}

// A lock of POSIX is gone when its process closes any descriptor of the file (sqlite.org/howtocorrupt.html, 2.2). Incident of 22 November 2026: a connection
// opened beside a transaction let the worker write at the same time.
TEST(Sqlite, KeepsItsLocksWhenAnotherConnectionIsOpened) {
  Folder const folder;
  auto const path = folder.path() + "/store.db";
  auto const database = Database::open({"sqlite:" + path});
  auto const writing = database->connection();
  writing->begin();
  ASSERT_TRUE(locked_for_others(path));
  auto const second = Database::open({"sqlite:" + path});
  auto const beside = second->connection();
  EXPECT_TRUE(locked_for_others(path));
  writing->roll_back();
  EXPECT_FALSE(locked_for_others(path));
}

TEST(Sqlite, OpensNoLinkAndNoFolder) {
  Folder const folder;
  std::filesystem::create_symlink("/dev/null", folder.path() + "/link.db");
  std::filesystem::create_directory(folder.path() + "/folder.db");
  for (auto const* name : {"/link.db", "/folder.db"}) EXPECT_THROW(Database::open({"sqlite:" + folder.path() + name})->connection(), Fault) << name;
}

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
