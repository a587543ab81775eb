#include <archive.h>
#include <archive_entry.h>

#include <cstdio>
#include <filesystem>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "core/json.h"
#include "delivery/checked_bag.h"
#include "main/commands.h"
#include "settings/service.h"

namespace rightsdesk {
namespace {

using disclosure::PackFile;

struct Sealed {
  std::string path, certificate;
  bool json = false;
};

constexpr std::size_t kMostFiles = 100'000;
constexpr std::size_t kMostBytes = std::size_t{8} << 30U;

/// The archive's own folder is not part of the names.
std::string inside(std::string const& name) {
  auto const slash = name.find('/');
  return slash == std::string::npos ? name : name.substr(slash + 1);
}

std::vector<PackFile> in_archive(std::string const& path) {
  std::unique_ptr<archive, decltype(&archive_read_free)> const reader(archive_read_new(), archive_read_free);
  archive_read_support_format_zip(reader.get());
  if (archive_read_open_filename(reader.get(), path.c_str(), 65536) != ARCHIVE_OK) throw Fault(path + " is neither a folder nor a ZIP.", "not a ZIP");
  std::vector<PackFile> files;
  std::size_t total = 0;
  archive_entry* entry = nullptr;
  for (int read = 0; (read = archive_read_next_header(reader.get(), &entry)) != ARCHIVE_EOF;) {
    if (read != ARCHIVE_OK) throw Fault(path + " is damaged.", "archive_read_next_header");
    if (archive_entry_filetype(entry) == AE_IFDIR) continue;
    PackFile file{inside(archive_entry_pathname(entry)), {}};
    char block[65536];
    for (la_ssize_t size = 0; (size = archive_read_data(reader.get(), block, sizeof block)) != 0;) {
      if (size < 0) throw Fault(path + " is damaged.", file.name);
      total += static_cast<std::size_t>(size);
      if (total > kMostBytes) throw Fault(path + " is larger than a sealed pack can be.", "too many bytes");
      file.bytes.append(block, static_cast<std::size_t>(size));
    }
    files.push_back(std::move(file));
    if (files.size() > kMostFiles) throw Fault(path + " holds more files than a sealed pack can.", "too many files");
  }
  return files;
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
