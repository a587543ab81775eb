#pragma once
// An installation's keys in a folder, a database under them on both engines, and a process that is killed before its Nth sync or renaming of a file.
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include "core/clock.h"
#include "engines.h"
#include "store/key_file.h"
#include "store/key_ring.h"

namespace rightsdesk::store {

/// The process is killed before its Nth sync or renaming of a file, once it is asked to be (key_files.cc).
struct FileSteps {
  int at = 0, seen = 0;
};
extern FileSteps files;

namespace fs = std::filesystem;

inline Instant noon(int minutes = 0) { return *parse_instant("2026-11-23T12:00:00Z") + std::chrono::minutes(minutes); }

inline std::string text_of(std::string const& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

/// Does it in a process of its own; false when that was killed.
inline bool lives_through(std::function<void()> const& act) {
  auto const child = ::fork();
  if (child == 0) {
    act();
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0) << "it failed instead of being killed";
  return WIFEXITED(status);
}

/// A new installation's keys in a folder.
struct Keys {
  explicit Keys(std::string const& folder) : file(folder + "/own.key"), ring(file + ".ring") {
    make_key_file(file);
    KeyRing::make(ring, InstallationKey::at(file), "thamesbrook", noon());
  }
  [[nodiscard]] std::string kept_aside(std::string const& name) const {
    auto const aside = fs::path(file).parent_path() / name;
    fs::copy_file(file, aside, fs::copy_options::overwrite_existing);
    return aside.string();
  }
  std::string file, ring;
};

class KeyChangeTest : public OnMigratedDatabase {
 protected:
  KeyChangeTest() : keys_(folder_.path()) {}
  [[nodiscard]] VaultKey ringed() const { return VaultKey::from_file(keys_.file); }
  BlobId keep(VaultKey const& key, CaseId const& owner, std::string const& bytes) {
    BlobId blob;
    in_transaction(*database_, [&](Connection& connection) { blob = Vault(connection, key).keep(owner, bytes); });
    return blob;
  }
  std::string open(VaultKey const& key, BlobId const& blob) { return Vault(*database_->connection(), key).open(blob); }
  void keep_five(VaultKey const& key) {
    for (int i = 0; i < 5; ++i) blobs_.push_back(keep(key, CaseId::fresh(), "note " + std::to_string(i)));
  }
  void expect_five(VaultKey const& key, std::string const& when) {
    for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(open(key, blobs_[i]), "note " + std::to_string(i)) << when;
  }
  std::int64_t under(std::string const& id) { return count("SELECT COUNT(*) FROM vault_key WHERE shredded = 0 AND wrapped_by = '" + id + "'"); }

  Keys keys_;
  std::vector<BlobId> blobs_;
};

class At final : public Clock {
  [[nodiscard]] Instant now() const override { return noon(); }
};

}  // namespace rightsdesk::store
