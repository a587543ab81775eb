#include "store/pack_store.h"

#include <nlohmann/json.hpp>

#include "store/sealed.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

std::string json_of(std::vector<app::PackForm> const& forms) {
  auto all = Json::array();
  for (auto const& one : forms) {
    all.push_back({{"form", one.form}, {"file_name", one.file_name}, {"sha256", one.sha256}, {"size", one.size}, {"blob", one.blob.str()}});
  }
  return all.dump();
}

std::vector<app::PackForm> forms_from(std::string const& text) {
  std::vector<app::PackForm> forms;
  if (text.empty()) return forms;
  for (auto const& one : Json::parse(text)) {
    forms.push_back({one.at("form"), one.at("file_name"), one.at("sha256"), one.at("size"), BlobId(one.at("blob").get<std::string>())});
  }
  return forms;
}

Json json_of(std::vector<app::OpenPoint> const& points) {
  auto all = Json::array();
  for (auto const& point : points) all.push_back({{"what", point.what}, {"where", point.where}});
  return all;
}

/// Packs made before places were kept hold words alone.
std::vector<app::OpenPoint> blockers_from(Json const& all) {
  std::vector<app::OpenPoint> points;
  for (auto const& one : all) {
    points.push_back(one.is_string() ? app::OpenPoint{one.get<std::string>()} : app::OpenPoint{one.at("what"), one.at("where")});
  }
  return points;
}

}  // namespace

void StoredPacks::add(app::PackRow const& pack) {
  connection_.execute(sql("packs.insert"),
                      {pack.id.str(), pack.about.str(), std::int64_t{pack.version}, app::to_string(pack.state), pack.pack.str(),
                       pack.schedule.str(), pack.certificate.str(), pack.pack_sha256, std::int64_t{pack.pages}, pack.gate_report,
                       Sealed(vault_, pack.about).seal(json_of(pack.blockers)), pack.built_by, pack.released_by,
                       instant_text(pack.built_at), instant_text(pack.released_at), json_of(pack.forms)});
}

void StoredPacks::update(app::PackRow const& pack) {
  connection_.execute(sql("packs.update"),
                      {app::to_string(pack.state), pack.pack.str(), pack.schedule.str(), pack.certificate.str(), pack.pack_sha256,
                       std::int64_t{pack.pages}, pack.gate_report, Sealed(vault_, pack.about).seal(json_of(pack.blockers)),
                       pack.built_by, pack.released_by, instant_text(pack.built_at), instant_text(pack.released_at), pack.id.str()});
}

std::vector<app::PackRow> StoredPacks::of_case(CaseId const& about) {
  std::vector<app::PackRow> packs;
  Sealed sealed(vault_, about);
  for (auto const& row : connection_.rows(sql("packs.of_case"), {about.str()})) {
    app::PackRow pack;
    pack.id = PackId(row.text(0));
    pack.about = about;
    pack.version = static_cast<int>(row.number(2));
    pack.state = app::pack_state_from(row.text(3));
    pack.pack = BlobId(row.text(4));
    pack.schedule = BlobId(row.text(5));
    pack.certificate = BlobId(row.text(6));
    pack.pack_sha256 = row.text(7);
    pack.pages = static_cast<int>(row.number(8));
    pack.gate_report = row.text(9);
    pack.blockers = blockers_from(sealed.json(row.text(10)));
    pack.built_by = row.text(11);
    pack.released_by = row.text(12);
    pack.built_at = parse_instant(row.text(13));
    pack.released_at = parse_instant(row.text(14));
    pack.forms = forms_from(row.text(15));
    packs.push_back(std::move(pack));
  }
  return packs;
}

}  // namespace rightsdesk::store
