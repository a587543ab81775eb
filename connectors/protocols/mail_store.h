#pragma once
// Where mail lies, whatever it lies in: each gives its messages one by one, as they were sent, and changes nothing.
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "connectors/endpoint.h"
#include "connectors/protocols/attempt.h"
#include "connectors/protocols/folder.h"
#include "connectors/protocols/mbox.h"
#include "person/description.h"

namespace rightsdesk::connectors {

struct Mail {
  std::size_t number = 1;  ///< in this reading, from 1
  std::string bytes;       ///< as sent
  MboxMessage::Whole whole = MboxMessage::Whole::yes;
  std::string key = {};                             ///< the store's own; empty: known by its Message-ID
  std::map<std::string, std::string> where = {};    ///< path, folder, number … for the provenance
};

/// What a reading is for. A store may leave out messages that cannot answer it; most give all.
struct MailQuestion {
  person::Description const* subject = nullptr;  ///< somebody is looked for
  std::string key = {};                          ///< one message is wanted
  /// How long a server may take over a part of a long reading; none: as long as the whole may.
  std::chrono::milliseconds patience{0};
};

class MailStore {
 public:
  virtual ~MailStore() = default;
  /// Throws SourceFailure: unreachable, sign_in_refused, nonsense (not what it should be), timed_out. Bytes beyond `most`
  /// of a message are cut.
  virtual void each(MailQuestion const& question, std::size_t most, Deadline const& deadline,
                    std::function<Onwards(Mail const&)> const& take) = 0;
  /// Whether it can be read once into an index: not where it chooses messages itself.
  [[nodiscard]] virtual bool may_be_indexed() const { return true; }
  /// The files it lies in as they lie now, or the folders of a server: the same as long as the messages are. Throws SourceFailure.
  [[nodiscard]] virtual std::vector<Stamp> stamps(Deadline const& deadline) = 0;
  /// What of the last reading the search certificate must say: what was left out, and why.
  [[nodiscard]] virtual std::vector<std::string> terms() const { return {}; }
};

/// The block "mailbox:" of a connector.yaml; may be left out.
struct MailProfile {
  std::string load_file;    ///< of an export package: the list of what it should hold ("Items.csv")
  std::string load_column;  ///< its column with each message's path in the package
};

/// By the endpoint: `url` (imaps://…) is a mail server; `path` is an mbox file, a Maildir, a folder of .eml files, an
/// Outlook .pst file, or a .zip of an eDiscovery export. Throws SourceFailure::unreachable when it names neither.
std::unique_ptr<MailStore> open_mail_store(std::string const& title, MailProfile const& profile, Endpoint const& endpoint);

/// A file by its own path. Throws SourceFailure::unreachable.
Stamp stamp_of(std::string const& title, std::string const& path);

/// Messages in the files of a folder: *.eml anywhere in it, or those of a Maildir (cur and new of each folder).
std::unique_ptr<MailStore> mail_folder(std::string title, std::string path);
/// An Outlook data file, taken apart by readpst in a sandbox; 4 GiB at most.
std::unique_ptr<MailStore> outlook_file(std::string title, std::string path);
/// A ZIP with messages (.eml, .pst), unpacked in a sandbox; 4 GiB at most. Every file that the profile's load file names
/// must be in it.
std::unique_ptr<MailStore> export_package(std::string title, std::string path, MailProfile profile);
/// A mail server, read with EXAMINE and BODY.PEEK only.
std::unique_ptr<MailStore> mail_server(std::string title, Endpoint const& endpoint);

}  // namespace rightsdesk::connectors
