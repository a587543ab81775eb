#pragma once
// Case systems behind a MySQL or MariaDB database.
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "connectors/endpoint.h"
#include "connectors/protocols/connector.h"
#include "yaml/section.h"

namespace rightsdesk::connectors {

/// A statement with ":name" placeholders, as the profile wrote it.
struct Query {
  std::string name;  ///< in words: "NHS number"
  std::string text;
  std::set<std::string> placeholders;
};

/// One thing that the system can be told, and what shows it.
struct SqlWay {
  sources::Act act = sources::Act::mark;
  std::string field;  ///< correct: which
  Query proof;        ///< SELECT … by :key
  Query change;       ///< one INSERT, UPDATE or DELETE by :key, with :words or :value
};

/// The block "sql:" of a connector.yaml; connectors/README.md says what each key means.
struct SqlProfile {
  std::string person;             ///< SELECT … FROM …, without WHERE
  std::string person_key;         ///< the column of `person` that is record_key
  std::vector<Query> probes;      ///< WHERE conditions, most telling first
  std::vector<Query> details;     ///< rows by :keys that add to a person found
  std::optional<Query> mentions;  ///< text search of what lies on anybody's file, by :mentions_in(column)
  std::optional<Query> one_mentioned;  ///< the item behind such a find, by :key
  std::vector<Query> collect;          ///< items of a person, by :key
  std::vector<Query> around;           ///< relations and professionals of a person, by :key
  std::vector<SqlWay> write;           ///< only with an account of its own (write_user) that may do it
};

SqlProfile read_sql_profile(Section& yaml);

/// Nothing is asked of the server until the first call. `endpoint` is filled in already.
std::unique_ptr<Connector> open_sql(sources::SourceCard card, SqlProfile profile, Endpoint const& endpoint);

}  // namespace rightsdesk::connectors
