#pragma once
// A council for one test: a database in a folder of its own, this tree's rules, two case systems, and its staff.
#include <functional>
#include <memory>
#include <string>

#include "app/office.h"
#include "intake/questions.h"
#include "store/database.h"
#include "store/stored_work.h"
#include "store/vault.h"
#include "support/fake_sources.h"

namespace rightsdesk::app {

/// Stands still until a test moves it.
class StoppedClock final : public Clock {
 public:
  [[nodiscard]] Instant now() const override { return at; }
  Instant at = *parse_instant("2026-11-23T10:00:00Z");
};

class Council;

/// The service opened by one process, for as long as it lives.
class Desk {
 public:
  explicit Desk(Council& council);
  std::unique_ptr<store::Database> database;
  store::VaultKey key;
  store::StoredWorks works;
  Office office;
};

/// Nothing of it is open between two calls, so that a worker can be forked and killed at any time.
class Council {
 public:
  Council();
  /// By other rules than this tree's; they outlive it.
  explicit Council(settings::Rules const& by);
  /// With an empty database there in place of a file of its own.
  explicit Council(store::Settings const& database);
  ~Council();
  Council(Council const&) = delete;
  Council& operator=(Council const&) = delete;

  /// What stands in this council's folder once the walk is over, for the same walk of the next council that begins like it: with this
  /// tree's rules, the systems as they were put in, a database of its own and nothing in its ledger. Any other council walks itself.
  /// The walk's case either way. Most tests begin where another's walk ended; each walk is walked once a program.
  CaseId after(std::string const& walk_name, std::function<CaseId(Council&)> const& walk);

  /// Opens the service, lets somebody act, and closes it again.
  template <class Verb>
  auto at_desk(Verb const& verb) {
    Desk desk(*this);
    return verb(desk.office);
  }

  enum class Ended { well, with_a_failed_job, killed, otherwise };
  /// Another process does every job that is due, under this name. It kills itself at the crash point, if one is named.
  Ended worker(std::string const& crash_at = {}, std::string const& name = "the worker");

  /// Another process lets somebody act and is killed at the crash point; false when it was not.
  bool killed_at(std::string const& crash_at, std::function<void(Office&)> const& act);

  std::string folder;
  store::Settings database;
  StoppedClock clock;
  test::FakeSources sources;
  settings::Rules const& rules;
  Scanner* scanner = nullptr;  ///< looks at what comes in; none: every file may

 private:
  Council(settings::Rules const& by, store::Settings database, std::string folder);
  [[nodiscard]] bool as_made();
  int do_due_jobs(std::string const& name);
};

Actor officer();          ///< case officer
Actor reviewer();         ///< decides what is withheld
Actor second_reviewer();  ///< releases, and did nothing else
Actor head();             ///< data protection officer

/// The form as Amina Osei of Thamesbrook filled it in.
intake::FormAnswers form();
constexpr char kEmail[] = "amina.osei@example.org";
constexpr char kSocialCare[] = "social-care", kArchive[] = "archive";
constexpr char kThirdParty[] = "S2P3-16";

}  // namespace rightsdesk::app
