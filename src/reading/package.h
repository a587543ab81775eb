#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reading/source.h"

namespace rightsdesk::reading {

/// The members of a ZIP (or tar, 7z, gz), unpacked in memory within limits: count, bytes of each and together, ratio.
class Package {
 public:
  /// Refused: damaged, needs_password, too_large (the sentence names the limit).
  static Result<Package> opened(std::string_view bytes, Options const& options);

  /// What kind of document the members make; zip when none that is known.
  [[nodiscard]] Format format() const;
  [[nodiscard]] std::vector<std::string> const& names() const { return names_; }  ///< in the archive's order
  [[nodiscard]] bool has(std::string const& name) const { return members_.count(name) > 0; }
  /// Empty when there is no such member.
  [[nodiscard]] std::string_view member(std::string const& name) const;
  /// Names that begin with `prefix` and end with `suffix`, numbers in them in order of size ("slide2" before "slide10").
  [[nodiscard]] std::vector<std::string> matching(std::string_view prefix, std::string_view suffix) const;

 private:
  std::vector<std::string> names_;
  std::map<std::string, std::string> members_;
};

/// Opens a ZIP or other archive and reads it as the document its members make, or as an archive.
Reading read_package(Source const& source);

/// An archive of files: each an attachment, the page lists them.
Reading read_archive(Package const& package);

/// Target by id of an OOXML .rels member, resolved against the folder of its part; external targets as they stand.
struct Relation {
  std::string type;  ///< the last word of the type's address: "comments", "image"
  std::string target;
  bool external = false;
};
std::map<std::string, Relation> relations(Package const& package, std::string const& part);

/// Adds what OOXML files have in common: properties, embedded pictures and files, macros, remote parts, custom XML.
void take_office_extras(Package const& package, std::string const& root, document::Document& document);

}  // namespace rightsdesk::reading
