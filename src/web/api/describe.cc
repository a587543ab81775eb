#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "web/api/pages.h"
#include "web/api/sent_request.h"

namespace rightsdesk::web::api {
namespace {

constexpr char kKeep[] = "public, max-age=300";  // and no cookie goes with it

/// templates/api/openapi.json with what the program knows itself: the form's questions, the kinds of problem, where it is served.
std::string described(Site& site) {
  auto const path = site.settings.templates_folder + "/api/openapi.json";
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  auto document = parse_json(text.str());
  if (!in || !document) throw Fault("The description of this interface cannot be read.", path + ": " + (document ? "cannot be read" : document.error().text));
  (*document)["components"]["schemas"]["Answers"] = schema_of_answers();
  auto codes = Json::array();
  for (auto const& kind : problem_kinds()) codes.push_back("/api/v1/problems/" + kind.code);
  (*document)["components"]["schemas"]["Problem"]["properties"]["type"]["enum"] = codes;
  auto kinds = Json::array();
  for (auto const& kind : app::hook_kinds()) kinds.push_back(kind.id);
  (*document)["components"]["schemas"]["EventKind"]["enum"] = kinds;
  if (!site.office.public_url.empty()) (*document)["servers"] = {{{"url", site.office.public_url}}};
  return document->dump(1, ' ');
}

}  // namespace

Reply describe(Site& site, Exchange const&) { return Reply::inline_file(described(site) + "\n", "application/json").header("Cache-Control", kKeep); }

Reply explain_problem(Site&, Exchange const& exchange) {
  auto const& kinds = problem_kinds();
  auto const found = std::find_if(kinds.begin(), kinds.end(), [&](ProblemKind const& one) { return one.code == exchange.part("problem"); });
  if (found == kinds.end()) throw Malformed("no such problem", 404);
  return Reply::text(std::to_string(found->status) + " " + found->title + "\n\n" + found->words + "\n", 200).header("Cache-Control", kKeep);
}

}  // namespace rightsdesk::web::api
