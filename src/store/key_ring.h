#pragma once
// The key ring: the keys that seal what the service keeps, in one file outside the database, sealed itself under the installation key.
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/result.h"

namespace rightsdesk::store {

/// 32 bytes that open the ring and nothing else: 64 hexadecimal characters in a file of mode 0600, or in a variable of the process
/// ("env:NAME"), so that a place for secrets can give it without a file.
class InstallationKey {
 public:
  ~InstallationKey();
  InstallationKey(InstallationKey const&) = default;
  InstallationKey& operator=(InstallationKey const&) = default;
  static InstallationKey at(std::string const& place);  ///< Fault: missing, open to others, not whole; the words name the place, never the key
  [[nodiscard]] std::string const& bytes() const { return bytes_; }
  /// 16 hexadecimal characters that tell one key from another, and nothing of either.
  [[nodiscard]] std::string mark() const;
  [[nodiscard]] std::string const& place() const { return place_; }

 private:
  InstallationKey() = default;
  std::string place_, bytes_;
};

/// A key of the controller's, under which the data keys of its cases are sealed.
struct WrappingKey {
  std::string id;     ///< never used again; empty for the one key of an installation from before there were rings
  std::string bytes;
  Instant since = {};
  std::optional<Instant> retired = {};  ///< seals nothing new from then on, and opens what it sealed
};

/// A service's key of before: what it sealed is opened with it until it is forgotten; what it hashed is found with what was derived from it.
struct ServiceKeyOfBefore {
  std::string bytes;                          ///< empty once forgotten
  Instant retired = {};
  std::map<std::string, std::string> hashing = {};  ///< once forgotten: the derived keys of the purposes whose hashes nobody can make again
};

struct RingContent {
  std::string service;                 ///< from this all other keys are derived (`key_for`): outbox, devices, journal, backups…
  std::vector<WrappingKey> wrapping;   ///< one at least; exactly one is not retired
  std::vector<ServiceKeyOfBefore> service_before = {};  ///< the oldest first
  bool service_change_open = false;    ///< begun: not everything is sealed under `service` yet
  [[nodiscard]] WrappingKey const& current() const;
  [[nodiscard]] WrappingKey const* find(std::string const& id) const;
};

/// The file: {"ring":1,"controller":…,"copies":[{"key":mark,"sealed":hex}]}; one copy of the content for each installation key that opens it, so that
/// a change of that key has no moment at which nothing opens. Thread-safe; what another process wrote is seen at the next question, with the key that
/// stands in the key's file by then; a process whose key was a variable goes on with what it read until it is started again.
class KeyRing {
 public:
  /// Fault: missing, damaged, or no copy for this key ("sealed under another installation key").
  KeyRing(std::string path, InstallationKey key);
  ~KeyRing();
  KeyRing(KeyRing const&) = delete;
  KeyRing& operator=(KeyRing const&) = delete;
  static bool stands(std::string const& path);
  /// A new ring with fresh keys; one that stands is left alone.
  static void make(std::string const& path, InstallationKey const& key, std::string const& controller, Instant now);
  /// A new ring that holds the one key of an installation from before: nothing that was kept has to be sealed anew for it.
  static void make_of_one_key(std::string const& path, InstallationKey const& key, std::string const& controller, std::string const& one_key);
  [[nodiscard]] RingContent content() const;
  [[nodiscard]] std::string const& controller() const { return controller_; }
  [[nodiscard]] std::string const& path() const { return path_; }
  /// The marks of all installation keys that open it.
  [[nodiscard]] std::vector<std::string> opened_by() const;
  /// Another installation key opens it as well from now on.
  void add_copy(InstallationKey const& another) const;
  /// None but this ring's own key opens it from now on.
  void drop_other_copies() const;
  /// Refused: change_under_way (two installation keys open it: the other's copy could not be written).
  Result<void> replace(RingContent const& content) const;

 private:
  [[nodiscard]] std::optional<RingContent> read() const;
  [[nodiscard]] InstallationKey key() const;
  std::string path_, controller_;
  mutable std::mutex guard_ = {};
  mutable InstallationKey key_;
  mutable RingContent content_ = {};
  mutable std::string stamp_ = {};  ///< of the file that content_ was read from
};

/// For as long as it stands no other process changes the ring. Fault when another is at it.
class RingTurn {
 public:
  explicit RingTurn(std::string const& ring);
  ~RingTurn();
  RingTurn(RingTurn const&) = delete;
  RingTurn& operator=(RingTurn const&) = delete;

 private:
  int file_;
};

}  // namespace rightsdesk::store
