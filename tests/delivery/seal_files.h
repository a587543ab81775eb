#pragma once
// A seal's key and certificate in a folder of the test's own.
#include <cstdlib>
#include <filesystem>
#include <string>

#include "delivery/signature.h"

namespace rightsdesk::delivery {

struct TestSeal {
  explicit TestSeal(std::string const& organisation)
      : folder((std::filesystem::temp_directory_path() / "rightsdesk-seal-XXXXXX").string()) {
    ENSURE(mkdtemp(folder.data()) != nullptr, "a folder for the key");
    make_seal_key(files(), organisation, parse_instant("2026-11-22T10:04:00Z").value());
  }
  ~TestSeal() { std::filesystem::remove_all(folder); }
  TestSeal(TestSeal const&) = delete;
  TestSeal& operator=(TestSeal const&) = delete;
  [[nodiscard]] SealFiles files() const { return {folder + "/key.pem", folder + "/certificate.pem"}; }
  std::string folder;
};

}  // namespace rightsdesk::delivery
