#pragma once
// How this installation runs: one YAML file, secrets beside it in files of their own.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/result.h"
#include "settings/post.h"

namespace rightsdesk::settings {

/// The council's own accounts at an identity provider (OpenID Connect); one provider for one controller.
struct CouncilAccounts {
  std::string title;      ///< what the link on the sign-in page calls them
  std::string issuer;     ///< exactly as the provider's tokens have it
  std::string client_id, client_secret_file;
  std::string ca;         ///< file; empty: the system's authorities
  /// What stays the same for a person: sub, or, at Entra, tid and oid.
  enum class Key { subject, tenant_and_object } key = Key::subject;
  std::map<std::string, std::vector<std::string>> roles;  ///< app role to roles of the workflows
  /// What a sign-in must come up to: one of these of the provider's acr, or of its amr. Both empty: what the provider lets in is let in.
  std::vector<std::string> strengths = {}, means = {};
};

/// Where webhooks may go.
struct Webhooks {
  bool allow_http = false;     ///< for systems on this machine
  bool allow_private = false;  ///< addresses that only the council's own network reaches
  std::string ca;              ///< file; empty: the system's authorities
};

/// The council's mailbox for requests.
struct RequestMailbox {
  std::string folder = "INBOX";
  std::optional<Date> since = {};  ///< what reached it before this day is left alone
  std::map<std::string, std::string> values;  ///< url, user, password …, as an endpoint has them: ${NAME} is a variable, @/path a file's content
  /// What stands for it in the store.
  [[nodiscard]] std::string name() const;
};

struct Service {
  std::string tree;          ///< folder that holds config/, connectors/, redaction/ and templates/
  std::string controller;    ///< config/controllers/<id> whose portal this is
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
  std::string public_url;    ///< where residents and owners of sources find the pages, for links in letters; no slash at the end
  std::vector<std::string> hosts;  ///< Host values answered to; empty: any
  std::string certificate, private_key;
  std::string database_url;  ///< "sqlite:/path" or "mysql://user@host:port/schema"
  std::string database_password_file, database_ca;
  std::string vault_key;     ///< the installation key: a file, made by `rightsdesk migrate` when missing, or "env:NAME"
  std::string key_ring;      ///< file; the keys that it opens; beside it where it is not said, made with it
  std::string seal_key;      ///< file; signs every sealed pack; beside the vault's key where it is not said, made by `rightsdesk migrate` when missing
  std::string seal_certificate;
  std::string ledger_key;    ///< file; signs the ledger's checkpoints; beside the vault's key where it is not said, made by `rightsdesk migrate` when missing
  std::string checkpoints;   ///< folder of the ledger's signed checkpoints
  std::string journal;       ///< folder of the intake journal: what was acknowledged, outside the database
  std::string scanner;       ///< clamd: "/run/clamav/clamd.ctl" or "127.0.0.1:3310"; empty: files are not looked at for viruses
  int scanner_days = 7;      ///< signatures older than this are told of
  std::string assets;        ///< folder of built CSS and JavaScript
  std::string outbox;        ///< folder that messages are written to
  std::string indexes;       ///< folder of the local indexes of exports that cannot be searched
  std::string leave_to;      ///< where "exit this page" goes
  std::vector<std::string> languages;  ///< of residents' pages: "en", a file of templates/languages, or a made one; never empty
  int workers = 2;           ///< jobs side by side
  std::uint16_t metrics_port = 0;  ///< of this machine alone, for health and figures; 0: not served
  int drain_seconds = 0;  ///< between the signal to stop and the end of connections, for a balancer that asks /health/ready
  /// Of the staff's local accounts, for the whole installation: it cannot be left out for one of them.
  enum class SecondFactor { required, off } second_factor = SecondFactor::required;
  std::optional<CouncilAccounts> council_accounts = {};
  std::optional<Post> post = {};  ///< absent: every message is a file in `outbox`, text messages too
  std::optional<RequestMailbox> inbox = {};  ///< absent: e-mail is not read
  Webhooks webhooks = {};
  std::map<std::string, std::map<std::string, std::string>> endpoints;  ///< by source id; overlays connector.yaml
};

/// Refused with every fault as "file:line: what". Relative paths are taken from the file's folder.
Result<Service, std::vector<std::string>> load_service(std::string const& file);

/// The whole text of a file; Fault when it cannot be read.
std::string file_text(std::string const& path);

}  // namespace rightsdesk::settings
