#include <cstdio>
#include <filesystem>
#include <iostream>
#include <memory>

#include "core/text.h"
#include "intake/request.h"
#include "main/commands.h"
#include "main/house.h"
#include "main/regulator_pack.h"
#include "settings/service.h"
#include "store/controller_archive.h"

namespace rightsdesk {
namespace {

struct Wanted {
  std::string service, reference, file, passphrase_file, folder, controller;
};

constexpr char kActor[] = "program:case";

int refused_with(Refusal const& refusal) {
  std::cerr << refusal.code << ": " << refusal.text << "\n";
  return 1;
}

std::string passphrase_in(std::string const& file) { return tidied(settings::file_text(file)); }

int take_away(Wanted const& wanted) {
  House house(wanted.service, House::Schema::must_be_current);
  auto const reference = intake::reference_from(wanted.reference);
  std::optional<casework::Case> about;
  if (reference) house.office().works.in_one([&](app::Work& work) { about = work.cases().find_by_reference(*reference); });
  if (!about) return refused_with({"not_found", "There is no case with this reference.", "", {}});
  if (std::filesystem::exists(wanted.file)) return refused_with({"there_already", "There is a file of this name already.", "", {}});
  auto const archive = store::export_case(house.database(), house.key(), {about->id, passphrase_in(wanted.passphrase_file), kActor, house.clock().now()});
  if (!archive) return refused_with(archive.error());
  write_file(wanted.file, archive->bytes);
  std::printf("wrote %s: %zu bytes\n", wanted.file.c_str(), archive->bytes.size());
  return 0;
}

int take_in(Wanted const& wanted) {
  House house(wanted.service, House::Schema::must_be_current);
  auto const archive = store::open_archive(settings::file_text(wanted.file), passphrase_in(wanted.passphrase_file));
  if (!archive) return refused_with(archive.error());
  auto const& rules = house.rules();
  if (!rules.controllers.contains(archive->controller)) return refused_with({"unknown_controller", "This installation knows no controller " + archive->controller + ".", "", {}});
  if (!rules.workflows.contains(archive->workflow)) return refused_with({"unknown_workflow", "This installation has no workflow " + archive->workflow + ".", "", {}});
  auto const done = store::import_case(house.database(), house.key(), *archive, {kActor, house.clock().now()});
  if (!done) return refused_with(done.error());
  std::printf("took in %s: %zu documents\n", archive->reference.c_str(), archive->blobs.size());
  return 0;
}

store::ControllerMove move_of(Wanted const& wanted) {
  return {wanted.folder, passphrase_in(wanted.passphrase_file), kActor, [](std::size_t number, std::size_t of, std::string const& reference) {
            std::printf("%zu of %zu  %s\n", number, of, reference.c_str());
            std::fflush(stdout);
          }};
}

/// 0 when nothing was left behind.
int told(Result<store::ControllerMoved> const& moved, char const* done) {
  if (!moved) return refused_with(moved.error());
  for (auto const& one : moved->left) std::cerr << one.reference << ": " << one.why.code << ": " << one.why.text << "\n";
  std::printf("%s: %zu cases %s, %zu stood already, %zu left behind\n", moved->controller.c_str(), moved->moved, done, moved->stood, moved->left.size());
  return moved->left.empty() ? 0 : 1;
}

int take_all_away(Wanted const& wanted) {
  House house(wanted.service, House::Schema::must_be_current);
  auto const controller = wanted.controller.empty() ? house.service().controller : wanted.controller;
  return told(store::export_controller(house.database(), house.key(), house.clock(), controller, move_of(wanted)), "written");
}

int take_all_in(Wanted const& wanted) {
  House house(wanted.service, House::Schema::must_be_current);
  store::Known known;
  for (auto const& [id, controller] : house.rules().controllers) known.controllers.insert(id);
  for (auto const& [id, workflow] : house.rules().workflows) known.workflows.insert(id);
  return told(store::import_controller(house.database(), house.key(), house.clock(), known, move_of(wanted)), "taken in and read back");
}

}  // namespace

void add_case_archive(CLI::App& program, Chosen& chosen) {
  auto wanted = std::make_shared<Wanted>();
  auto const common = [&](CLI::App& command) {
    command.add_option("--service", wanted->service, "The service file")->required();
    command.add_option("--passphrase-file", wanted->passphrase_file, "A file with the passphrase, 12 letters and more")->required()->check(CLI::ExistingFile);
  };
  auto* const out = program.add_subcommand("export-case", "The whole case in one locked file.");
  out->add_option("reference", wanted->reference, "SRR-…")->required();
  out->add_option("file", wanted->file, "The file to write")->required();
  common(*out);
  out->callback([&chosen, wanted] { chosen = [wanted] { return take_away(*wanted); }; });
  auto* const in = program.add_subcommand("import-case", "Takes a case in that another installation gave away.");
  in->add_option("file", wanted->file, "The file that export-case wrote")->required()->check(CLI::ExistingFile);
  common(*in);
  in->callback([&chosen, wanted] { chosen = [wanted] { return take_in(*wanted); }; });
  auto* const all_out = program.add_subcommand("export-controller", "Every case of a controller, each in a locked file of one folder; goes on where an earlier run stopped.");
  all_out->add_option("folder", wanted->folder, "The folder to write, or to go on with")->required();
  all_out->add_option("--controller", wanted->controller, "Whose cases (the service's controller)");
  common(*all_out);
  all_out->callback([&chosen, wanted] { chosen = [wanted] { return take_all_away(*wanted); }; });
  auto* const all_in = program.add_subcommand("import-controller", "Takes in every case of a folder that export-controller wrote, and reads each back.");
  all_in->add_option("folder", wanted->folder, "The folder that export-controller wrote")->required()->check(CLI::ExistingDirectory);
  common(*all_in);
  all_in->callback([&chosen, wanted] { chosen = [wanted] { return take_all_in(*wanted); }; });
}

}  // namespace rightsdesk
