#include <cstdio>
#include <filesystem>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "core/json.h"
#include "delivery/checked_bag.h"
#include "delivery/unzipped.h"
#include "main/commands.h"
#include "settings/service.h"

namespace rightsdesk {
namespace {

using disclosure::PackFile;

struct Sealed {
  std::string path, certificate;
  bool json = false;
};

std::vector<PackFile> in_archive(std::string const& path) {
  auto files = delivery::unzipped(settings::file_text(path));
  if (!files) throw Fault(path + ": " + files.error().text, files.error().code);
  return std::move(*files);
}

std::vector<PackFile> in_folder(std::string const& path) {
  std::vector<PackFile> files;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(path)) {
    if (entry.is_regular_file()) files.push_back({entry.path().lexically_relative(path).generic_string(), settings::file_text(entry.path())});
  }
  return files;
}

int verify(Sealed const& asked) {
  auto const files = std::filesystem::is_directory(asked.path) ? in_folder(asked.path) : in_archive(asked.path);
  auto const verdict = delivery::checked_bag(files, asked.certificate.empty() ? "" : settings::file_text(asked.certificate));
  if (asked.json) {
    Json signer = nullptr;
    if (verdict.signer) signer = {{"subject", verdict.signer->subject}, {"fingerprint", verdict.signer->fingerprint}};
    std::cout << Json{{"whole", verdict.whole()}, {"faults", verdict.faults}, {"signer", signer}}.dump(2) << "\n";
    return verdict.whole() ? 0 : 1;
  }
  for (auto const& fault : verdict.faults) std::printf("%s\n", fault.c_str());
  if (verdict.signer) std::printf("signed by %s\ncertificate SHA-256 %s\n", verdict.signer->subject.c_str(), verdict.signer->fingerprint.c_str());
  if (verdict.whole() && !verdict.signer) std::puts("not signed");
  std::puts(verdict.whole() ? "whole: every part is as it was sealed" : "not whole");
  return verdict.whole() ? 0 : 1;
}

}  // namespace

void add_verify_pack(CLI::App& program, Chosen& chosen) {
  auto* const command = program.add_subcommand("verify-pack", "Is a sealed pack as it was sealed, and who signed it?");
  auto asked = std::make_shared<Sealed>();
  command->add_option("path", asked->path, "The ZIP from the case's pack page, or the folder it was unpacked to")->required()->check(CLI::ExistingPath);
  command->add_option("--certificate", asked->certificate, "Accept only the signature of this certificate (PEM)")->check(CLI::ExistingFile);
  command->add_flag("--json", asked->json, "For a program to read");
  command->callback([asked, &chosen] { chosen = [asked] { return verify(*asked); }; });
}

}  // namespace rightsdesk
