#include "desk.h"

namespace rightsdesk::store {
namespace {

Settings settings_of(std::string const& file) {
  Settings settings;
  settings.url = "sqlite:" + file;
  return settings;
}

std::unique_ptr<Database> migrated(Settings const& settings) {
  auto database = Database::open(settings);
  migrate(*database);
  return database;
}

}  // namespace

settings::Rules const& rules_of_this_tree() {
  static auto const rules = settings::load_rules(RIGHTSDESK_TREE);
  if (!rules) throw Bug(rules.error().front());
  return **rules;
}

intake::FormAnswers form_of(std::string const& email) {
  return {{"right", {"see"}},      {"who-for", {"me"}},        {"full-name", {"Amina Osei"}},
          {"born-day", {"14"}},    {"born-month", {"5"}},      {"born-year", {"2001"}},
          {"address-lines", {"12 Weir Lane\nThamesbrook"}},    {"address-postcode", {"IG11 7LU"}},
          {"services", {"social-care"}}, {"wanted", {"everything"}}, {"email", {email}},
          {"safe-contact", {"yes"}}, {"identity", {"show"}},   {"format", {"online"}}};
}

OpenedDesk::OpenedDesk(std::string const& database_file, VaultKey const& key, SetClock const& clock, app::IntakeJournal* journal)
    : settings(settings_of(database_file)),
      database(migrated(settings)),
      works(*database, key, clock),
      office{works, clock, rules_of_this_tree(), sources, "", RIGHTSDESK_TREE, "https://rights.example.org", nullptr, journal} {}

}  // namespace rightsdesk::store
