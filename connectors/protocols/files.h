#pragma once
// A folder or share of documents with an index (manifest.csv) that says whose each file is.
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "connectors/endpoint.h"
#include "connectors/protocols/connector.h"
#include "connectors/workroom.h"

namespace rightsdesk::connectors {

/// The block "files:" of a connector.yaml.
struct FilesProfile {
  std::string manifest;  ///< path inside the folder
  /// Column heading -> what it is: file, title, dated, author, kind, or a person field of describe.h. Other
  /// columns are let be.
  std::map<std::string, std::string> columns;
  enum class People { one_a_file, several_a_file } people = People::one_a_file;  ///< rows of the index for one file
};

FilesProfile read_files_profile(Section& yaml);

/// A document is a candidate when its row or its file name shares a name, the date of birth (also with day
/// and month exchanged) or a number with the subject; the most telling first. What a file says inside is not
/// searched here.
/// Where `room` keeps indexes, the folder's own index is read when it or the names in the folder have changed.
std::unique_ptr<Connector> open_files(sources::SourceCard card, FilesProfile profile, Endpoint const& endpoint,
                                      Workroom const& room = {});

}  // namespace rightsdesk::connectors
