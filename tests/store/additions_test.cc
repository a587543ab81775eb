#include "store/additions.h"

#include <gtest/gtest.h>

#include "store/statements.h"

namespace rightsdesk::store {
namespace {

std::string more_than_added(std::string const& migration) { return first_that_does_more_than_add(statements_of(migration)); }

TEST(Additions, AreNewTablesAndWhatIsDoneToThem) {
  EXPECT_EQ(more_than_added("CREATE TABLE book (id BIGINT NOT NULL PRIMARY KEY, title VARCHAR(40) NOT NULL UNIQUE);\nCREATE UNIQUE INDEX book_title ON book (title);\n"
                            "INSERT INTO book (id, title) VALUES (1, 'Larkspur');\nALTER TABLE book ADD COLUMN shelf BIGINT NOT NULL;\n"
                            "CREATE TABLE page (book BIGINT NOT NULL REFERENCES book(id));\n"
                            "CREATE TRIGGER book_is_never_lent BEFORE DELETE ON book\nFOR EACH ROW SIGNAL SQLSTATE '45000';\n"),
            "");
}

TEST(Additions, AreColumnsThatMayBeLeftOutAndIndexesThatRefuseNothing) {
  EXPECT_EQ(more_than_added("ALTER TABLE shelf ADD COLUMN room VARCHAR(40) NOT NULL DEFAULT '';\nalter table shelf\n  add column floor BIGINT;\nCREATE INDEX shelf_room ON shelf (room, floor);\n"), "");
}

TEST(Additions, AreNotWhatForbidsOrRefuses) {
  for (auto const* statement : {"ALTER TABLE shelf ADD COLUMN room VARCHAR(40) NOT NULL", "ALTER TABLE shelf ADD COLUMN room VARCHAR(40) UNIQUE", "CREATE UNIQUE INDEX shelf_room ON shelf (room)",
                                "ALTER TABLE shelf ADD COLUMN room BIGINT DEFAULT 1, DROP COLUMN floor", "ALTER TABLE shelf ADD COLUMN room BIGINT CHECK (room > 0)",
                                "ALTER TABLE shelf ADD CONSTRAINT one_room UNIQUE (room)", "CREATE TRIGGER shelf_stays BEFORE DELETE ON shelf FOR EACH ROW SIGNAL SQLSTATE '45000'",
                                "CREATE TABLE book (shelf BIGINT REFERENCES shelf(id))"})
    EXPECT_EQ(more_than_added(std::string("CREATE TABLE loan (id BIGINT);\n") + statement + ";\n"), statement);
}

TEST(Additions, AreNotWhatChangesOrTakesAway) {
  for (auto const* statement : {"UPDATE shelf SET room = 1", "DELETE FROM shelf", "DROP TABLE shelf", "DROP INDEX shelf_room", "ALTER TABLE shelf DROP COLUMN room",
                                "ALTER TABLE shelf RENAME TO rack", "INSERT INTO shelf (id) VALUES (7)", "PRAGMA user_version = 3"})
    EXPECT_EQ(more_than_added(std::string(statement) + ";\n"), statement);
}

/// Those of before there were rolling upgrades are left out; a later one that fails here ends them for its version, and the changelog has to say so.
TEST(Additions, AreAllMigrationsSinceTheFirstTables) {
  for (auto const& migration : embedded_migrations()) {
    if (migration.name < "V004") continue;
    EXPECT_EQ(first_that_does_more_than_add(statements_of(migration.text)), "") << migration.name;
  }
}

}  // namespace
}  // namespace rightsdesk::store
