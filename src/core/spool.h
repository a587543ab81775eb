#pragma once
// Bytes that are put aside on disk for the length of one piece of work, so that memory need not hold them all.
#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "core/private_folder.h"

namespace rightsdesk {

/// What it keeps is sealed with a key that only this object has (XSalsa20-Poly1305, libsodium), and gone with it. A process that is killed leaves
/// bytes that nobody can read; the next spool made a day later removes them. May be used from several threads.
class Spool {
 public:
  /// Throws Fault when there is no room for a folder.
  Spool();
  ~Spool();
  Spool(Spool const&) = delete;
  Spool& operator=(Spool const&) = delete;

  /// A name that stands already is written anew. Throws Fault when the disk is full.
  void keep(std::string const& name, std::string_view bytes);
  /// Throws Bug for a name that was not kept, Fault when the bytes are not what was kept.
  [[nodiscard]] std::string open(std::string const& name) const;

 private:
  PrivateFolder folder_;
  std::string key_;
  mutable std::mutex guard_ = {};  ///< of numbers_
  [[nodiscard]] std::size_t number_of(std::string const& name) const;
  std::map<std::string, std::size_t> numbers_ = {};
};

}  // namespace rightsdesk
