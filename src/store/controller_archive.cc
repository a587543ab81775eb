#include "store/controller_archive.h"

#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/durable_file.h"
#include "core/original.h"
#include "core/text.h"
#include "disclosure/other_forms.h"
#include "store/passphrase.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

constexpr char kListFormat[] = "rightsdesk controller";
constexpr int kListVersion = 1;

struct Listed {
  std::string id, reference, file, sha256;
};

std::string path_in(std::string const& folder, std::string const& file) { return folder + "/" + file; }

std::vector<Listed> cases_of(Connection& connection, std::string const& controller) {
  std::vector<Listed> cases;
  connection.query(sql("archive.cases_of_controller"), {controller}, [&](Row const& row) {
    cases.push_back({row.text(0), row.text(1), disclosure::file_stem(row.text(1)) + "-case.rdcase", {}});
  });
  return cases;
}

/// The SHA-256 of the file that the case went into, or came from, when that is the last thing of which its ledger tells.
std::string last_archive(Connection& connection, std::string const& id, std::string_view what) {
  auto const row = connection.row(sql("archive.last_entry"), {id});
  constexpr std::string_view kSum = "sha256=";
  if (!row || row->text(0) != what || !row->text(1).starts_with(kSum)) return {};
  return row->text(1).substr(kSum.size(), 64);
}

std::string sum_of_file(std::string const& path) { return std::filesystem::exists(path) ? sha256_hex(whole_file(path)) : std::string(); }

Json list_json(std::string const& controller, std::vector<Listed> const& cases, std::vector<LeftBehind> const& left, Instant at) {
  Json list{{"format", kListFormat}, {"version", kListVersion}, {"controller", controller}, {"made_at", to_iso(at)}, {"cases", Json::array()}, {"left", Json::array()}};
  for (auto const& one : cases) list["cases"].push_back({{"case", one.id}, {"reference", one.reference}, {"file", one.file}, {"sha256", one.sha256}});
  for (auto const& one : left) list["left"].push_back({{"reference", one.reference}, {"code", one.why.code}, {"why", one.why.text}});
  return list;
}

Refusal damaged_list() { return {"damaged", "The list of the folder cannot be opened: it is damaged, or the passphrase is another.", "passphrase", {}}; }

Result<Json> opened_list(ControllerMove const& move) try {
  auto const path = path_in(move.folder, kControllerList);
  if (!std::filesystem::exists(path)) return refused("missing", "The folder has no " + std::string(kControllerList) + ": it was not written to its end.");
  auto const opened = unlocked_with(move.passphrase, whole_file(path));
  if (!opened) return tl::unexpected(damaged_list());
  auto list = Json::parse(*opened);
  if (list.value("format", "") != kListFormat || list.value("version", 0) != kListVersion) return refused("unknown_version", "The list of the folder is of a version that this program does not know.");
  return list;
} catch (Json::exception const&) {
  return tl::unexpected(damaged_list());
}

/// Takes in one case; true when it came from this very file before.
Result<bool> take_in(Database& database, VaultKey const& key, Clock const& clock, Known const& known, ControllerMove const& move, Json const& listed) {
  auto const path = path_in(move.folder, listed.at("file").get<std::string>());
  auto const sha256 = listed.at("sha256").get<std::string>();
  if (!std::filesystem::exists(path)) return refused("missing", "Its file is not in the folder.");
  auto locked = whole_file(path);
  if (sha256_hex(locked) != sha256) return refused("damaged", "Its file is not the one that the list names.");
  if (came_from(database, CaseId(listed.at("case").get<std::string>()), sha256)) return true;
  auto const archive = open_archive(locked, move.passphrase);
  if (!archive) return tl::unexpected(archive.error());
  locked.clear();
  if (!known.controllers.contains(archive->controller)) return refused("unknown_controller", "This installation knows no controller " + archive->controller + ".");
  if (!known.workflows.contains(archive->workflow)) return refused("unknown_workflow", "This installation has no workflow " + archive->workflow + ".");
  if (auto const done = import_case(database, key, *archive, {move.actor, clock.now()}); !done) return tl::unexpected(done.error());
  if (auto const same = read_back(database, key, *archive); !same) return tl::unexpected(same.error());
  return false;
}

}  // namespace

Result<ControllerMoved> export_controller(Database& database, VaultKey const& key, Clock const& clock, std::string const& controller, ControllerMove const& move) {
  auto const cases = cases_of(*database.connection(), controller);
  if (cases.empty()) return refused("not_found", "There is no case of a controller " + controller + ".");
  if (auto const weak = weak_passphrase(move.passphrase)) return tl::unexpected(*weak);
  make_private_folder(move.folder);
  std::filesystem::remove(path_in(move.folder, kControllerList));
  ControllerMoved moved{controller};
  std::vector<Listed> written;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    auto one = cases[i];
    auto const path = path_in(move.folder, one.file);
    one.sha256 = last_archive(*database.connection(), one.id, "case_exported");
    if (!one.sha256.empty() && sum_of_file(path) == one.sha256) {
      ++moved.stood;
      written.push_back(one);
    } else if (auto const made = export_case(database, key, {CaseId(one.id), move.passphrase, move.actor, clock.now()})) {
      replace_file(path, made->bytes);
      one.sha256 = sha256_hex(made->bytes);
      ++moved.moved;
      written.push_back(one);
    } else {
      moved.left.push_back({one.reference, made.error()});
    }
    move.told(i + 1, cases.size(), one.reference);
  }
  replace_file(path_in(move.folder, kControllerList), locked_with(move.passphrase, list_json(controller, written, moved.left, clock.now()).dump(1)));
  return moved;
}

Result<ControllerMoved> import_controller(Database& database, VaultKey const& key, Clock const& clock, Known const& known, ControllerMove const& move) {
  auto const list = opened_list(move);
  if (!list) return tl::unexpected(list.error());
  ControllerMoved moved{list->at("controller").get<std::string>()};
  for (auto const& one : list->at("left")) moved.left.push_back({one.at("reference"), {one.at("code"), one.at("why"), "", {}}});
  auto const& cases = list->at("cases");
  for (std::size_t i = 0; i < cases.size(); ++i) {
    auto const reference = cases.at(i).at("reference").get<std::string>();
    if (auto const done = take_in(database, key, clock, known, move, cases.at(i)); !done) moved.left.push_back({reference, done.error()});
    else ++(*done ? moved.stood : moved.moved);
    move.told(i + 1, cases.size(), reference);
  }
  return moved;
}

}  // namespace rightsdesk::store
