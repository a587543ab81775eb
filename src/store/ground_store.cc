#include "store/ground_store.h"

#include <nlohmann/json.hpp>

#include "store/sealed.h"
#include "store/statements.h"

namespace rightsdesk::store {

void StoredGrounds::add(app::GroundRecord const& record) {
  Json const content{{"scopes", record.scopes}, {"fields", record.fields.reveal()}};
  connection_.execute(sql("grounds.add"), {record.id, record.about.str(), record.code, std::int64_t{record.silent ? 1 : 0},
                                           Sealed(vault_, record.about).seal(content), record.made_by, to_iso(record.made_at)});
}

std::vector<app::GroundRecord> StoredGrounds::of_case(CaseId const& about) {
  std::vector<app::GroundRecord> records;
  Sealed sealed(vault_, about);
  for (auto const& row : connection_.rows(sql("grounds.of_case"), {about.str()})) {
    app::GroundRecord record;
    record.id = row.text(0);
    record.about = about;
    record.code = row.text(1);
    record.silent = row.number(2) != 0;
    auto const content = sealed.json(row.text(3));
    record.scopes = content.at("scopes").get<std::set<std::string>>();
    record.fields = Personal(content.at("fields").get<std::map<std::string, std::string>>());
    record.made_by = row.text(4);
    record.made_at = parse_instant(row.text(5)).value();
    records.push_back(std::move(record));
  }
  return records;
}

}  // namespace rightsdesk::store
