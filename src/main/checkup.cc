#include "main/checkup.h"

#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/timex.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <functional>

#include "core/text.h"
#include "main/carriers.h"
#include "main/house.h"
#include "main/network_share.h"
#include "sandbox/run.h"
#include "scanning/clamd.h"
#include "store/checkpoints.h"
#include "store/intake_spool.h"
#include "store/job_store.h"
#include "store/ledger_store.h"
#include "store/statements.h"
#include "web/templates/templates.h"

namespace rightsdesk {
namespace {

using Grade = Finding::Grade;
namespace fs = std::filesystem;

constexpr double kLittleRoom = 0.10;             // of a disk
constexpr std::uintmax_t kLeastRoom = 1U << 30U;  // bytes
constexpr std::chrono::hours kUnsigned{2};       // a ledger that grew and was not signed for so long
constexpr std::chrono::minutes kPatience{10};    // a due job that waits longer has no worker

class Checkup {
 public:
  explicit Checkup(settings::Service const& service) : service_(service) {}

  std::vector<Finding> all() {
    for (auto const* program : {"bwrap", "pdftotext", "pdftoppm", "qpdf", "tesseract", "mutool"}) look_for(program, "and documents cannot be read without it");
    if (on_mariadb())
      for (auto const* program : {"mariadb-dump", "mariadb"}) look_for(program, "and `rightsdesk backup` needs it");
    check("sandbox", [&] { sandbox(); });
    check("vault key", [&] { vault_key(); });
    check("seal key", [&] { seal_key(); });
    check("configuration", [&] { configuration(); });
    check("templates", [&] { templates(); });
    check("pages' assets", [&] { assets(); });
    check("outbox", [&] { writable(service_.outbox); });
    if (fs::exists(service_.indexes)) check("indexes", [&] { writable(service_.indexes); });  // made when it is first needed
    check("messages", [&] { messages(); });
    check("virus scanner", [&] { scanner(); });
    check("clock", [&] { clock(); });
    check("address", [&] { address(); });
    check("second factor", [&] { second_factor(); });
    check("database", [&] { database(); });
    return std::move(findings_);
  }

 private:
  void note(Grade grade, std::string says, std::string act = {}) { findings_.push_back({grade, what_, std::move(says), std::move(act)}); }
  void well(std::string says) { note(Grade::well, std::move(says)); }
  void look(std::string says, std::string act) { note(Grade::look, std::move(says), std::move(act)); }
  void wrong(std::string says, std::string act) { note(Grade::wrong, std::move(says), std::move(act)); }
  [[nodiscard]] bool on_mariadb() const { return service_.database_url.starts_with("mysql:"); }

  /// A fault of one check is its finding: this is where it is told to a person.
  void check(std::string what, std::function<void()> const& checking) {
    what_ = std::move(what);
    try {
      checking();
    } catch (Fault const& fault) {
      wrong(fault.internal(), "Mend what is named here, then run this again.");
    } catch (fs::filesystem_error const& error) {
      wrong(error.what(), "Let the service's account read it.");
    }
  }

  void look_for(std::string const& program, std::string const& why) {
    what_ = program;
    auto const* path = std::getenv("PATH");
    for (auto const& folder : split(path == nullptr ? "/usr/bin" : path, ':')) {
      if (::access((folder + "/" + program).c_str(), X_OK) == 0) return well(folder + "/" + program);
    }
    wrong("it is not installed, " + why, "Install it: tools/packages.txt names the package.");
  }

  void sandbox() {
    auto const tried = sandbox::run({{"/usr/bin/true"}, "", {}, {}, {}, {}});
    if (tried.ok()) return well("a program ran confined");
    wrong("nothing can be run confined: " + tidied(tried.errors).substr(0, 200),
          "Allow user namespaces for the service's account (sysctl kernel.unprivileged_userns_clone=1, or the AppArmor profile of bwrap).");
  }

  void vault_key() {
    bool const variable = service_.vault_key.starts_with("env:");
    if (!variable && !fs::exists(service_.vault_key))
      return wrong("there is no file " + service_.vault_key, "A new installation: rightsdesk migrate makes it. Else put the key back: without it every name and document is lost.");
    auto const key = opened_key(service_);
    if (key.ring() == nullptr) look("it is the one key for all, as it was before there were key rings", "Change it once: rightsdesk keys rotate makes the ring.");
    else if (key.ring()->opened_by().size() > 1) look("two installation keys open the ring", "A change of the key was begun: when every process has the new one, rightsdesk keys rotate --finish.");
    else well("it opens the key ring, and is ours alone");
    if (!variable && fs::path(service_.vault_key).parent_path() == database_folder())
      look("it lies in the folder of the database", "Keep it elsewhere, so that whoever copies one does not have both.");
  }

  void seal_key() {
    if (!fs::exists(service_.seal_key)) return wrong("there is no file " + service_.seal_key, "rightsdesk migrate makes one; or put the council's own there.");
    well("signs as " + delivery::SealKey({service_.seal_key, service_.seal_certificate}).signer().subject);
  }

  void configuration() {
    auto const rules = settings::load_rules(service_.tree);
    if (!rules) return wrong(std::to_string(rules.error().size()) + " faults; the first: " + rules.error().front(), "rightsdesk check-config --tree " + service_.tree + " names them all.");
    auto const found = (*rules)->controllers.find(service_.controller);
    if (found == (*rules)->controllers.end()) return wrong("there is no config/controllers/" + service_.controller, "Write its name as its folder's under controller: in the service file.");
    auto const missing = law::missing_to_serve(found->second);
    if (!missing.empty()) return wrong("the controller lacks \"" + missing.front() + "\"", "Add it to its controller.yaml: letters and pages name it.");
    well("sound");
  }

  void assets() {
    if (!fs::is_directory(service_.assets) || fs::is_empty(service_.assets)) return wrong("there is nothing in " + service_.assets, "tools/build-assets makes them; or mend assets: in the service file.");
    well("there");
  }

  void templates() {
    web::Templates::from_folder(service_.tree + "/templates");
    well("every page's template reads");
  }

  void writable(std::string const& folder) {
    if (!fs::exists(folder)) return wrong("there is no folder " + folder, "Make it, and let the service's account write there.");
    if (::access(folder.c_str(), W_OK | X_OK) != 0) return wrong(folder + " may not be written to", "Let the service's account write there: chown, or chmod u+wx.");
    room_in(folder);
  }

  void room_in(std::string const& folder) {
    struct statvfs disk {};
    if (::statvfs(folder.c_str(), &disk) != 0) return look("the disk does not say how full it is", "Look at it: df " + folder);
    auto const left = std::uintmax_t{disk.f_bavail} * disk.f_frsize;
    auto const share = disk.f_blocks == 0 ? 1.0 : static_cast<double>(disk.f_bavail) / static_cast<double>(disk.f_blocks);
    auto const words = std::to_string(left >> 20U) + " MiB left on its disk";
    if (left < kLeastRoom / 10) return wrong(words, "Make room now: a full disk stops every case.");
    if (left < kLeastRoom || share < kLittleRoom) return look(words, "Make room, or give it a larger disk.");
    well(words);
  }

  void on_this_machine(std::string const& folder) {
    auto const share = share_at(folder);
    if (!share) return;
    auto const words = folder + " lies on " + *share + ", which other machines serve";
    if (*share == "FUSE") return look(words + ", as a rule", "Make sure that it is a disk of this machine: SQLite's locks and its log do not hold elsewhere.");
    wrong(words, "Move the file to a disk of this machine, or use MariaDB: SQLite's locks and its log do not hold there, and two who write lose cases.");
  }

  void messages() {
    if (!service_.post) return look("they are written into " + service_.outbox + " and nobody sends them", "Name a mail server or GOV.UK Notify under post: in the service file; or let a gateway take the files.");
    for (auto const& [channel, words] : wrong_with_carriers(service_, SystemClock().now()))
      if (!words.empty()) wrong(channel + ": " + words, "Mend the account, or what post: says of it: messages wait and are tried for a day, then each is a task on its case.");
    if (!service_.post->sms) look("text messages are not offered", "Name GOV.UK Notify under post: sms: if residents are to have their codes by text.");
    if (findings_.back().what != what_) well("every carrier takes them");
  }

  void scanner() {
    if (service_.scanner.empty()) return look("files that come in are not looked at for viruses", "Install clamav-daemon and name its socket under scanner: in the service file.");
    auto const found = scanning::Clamd(service_.scanner).signatures();
    if (!found) return wrong("clamd does not answer at " + service_.scanner + ": " + found.error().text, "Start clamav-daemon: until then files that come in are kept apart and nobody can open them.");
    if (found->version.empty()) return wrong("it has no dated signatures", "Let freshclam fetch them.");
    if (!found->of) return look("it does not say how old its signatures are", "Look at it: freshclam --version");
    auto const age = days_between(*found->of, SystemClock().today());
    auto const words = "signatures " + found->version + " of " + to_iso(*found->of);
    if (age > service_.scanner_days) return wrong(words + " are " + std::to_string(age) + " days old", "Let freshclam run: new viruses are not seen.");
    well(words);
  }

  void clock() {
    timex state{};
    auto const now = to_iso(SystemClock().now());
    if (now < "2026" || now > "2100") return wrong("it says " + now, "Set it: due dates are counted from it.");
    if (::adjtimex(&state) == TIME_ERROR) return look("nothing keeps it right", "Run a time service (systemd-timesyncd, chrony): due dates and codes depend on it.");
    well(now);
  }

  void address() {
    bool const open = service_.address != "127.0.0.1" && service_.address != "::1" && service_.address != "localhost";
    if (open && service_.certificate.empty())
      return wrong("it listens on " + service_.address + " without TLS", "Give certificate and private_key, or listen on 127.0.0.1 behind a proxy that speaks TLS.");
    if (service_.hosts.empty()) look("it answers to any host name", "Name yours under hosts: in the service file.");
    if (!service_.public_url.starts_with("https://")) look("links in letters do not begin with https://", "Set public_url: in the service file.");
    if (findings_.back().what != what_) well(service_.address);
  }

  void second_factor() {
    if (service_.second_factor == settings::Service::SecondFactor::required) return well("every member of staff types a code after the password");
    wrong("it is off for everybody: a password that is guessed or stolen opens every case",
          "Take second_factor: off out of the service file. Cyber Essentials fails an installation without it.");
  }

  [[nodiscard]] fs::path database_folder() const {
    return on_mariadb() ? fs::path() : fs::path(service_.database_url.substr(service_.database_url.find(':') + 1)).parent_path();
  }

  void database() {
    if (!on_mariadb()) {
      auto const file = fs::path(service_.database_url.substr(service_.database_url.find(':') + 1));
      if (!fs::exists(file)) return wrong("there is no file " + file.string(), "rightsdesk migrate makes it; or put a backup back: rightsdesk restore.");
      on_this_machine(database_folder().string());
      room_in(database_folder().string());
      if ((fs::status(file).permissions() & (fs::perms::group_all | fs::perms::others_all)) != fs::perms::none)
        wrong("others may read " + file.string(), "chmod 600 " + file.string());
    }
    auto const opened = open_database(service_);
    store::require_current(*opened);
    well("reached, and its schema is this program's");
    auto const connection = opened->connection();
    if (on_mariadb()) durability(*connection);
    triggers(*connection);
    ledger(*connection);
    journal(*connection);
    work_waiting(*connection);
    webhooks_dead(*connection);
  }

  void journal(store::Connection& connection) {
    what_ = "intake journal";
    auto const key = opened_key(service_);
    SystemClock const clock;
    auto const read = store::IntakeSpool(service_.journal, key, clock).read();
    auto const missing = store::missing_requests(connection, read);
    if (!missing.empty())
      wrong(std::to_string(missing.size()) + " acknowledged requests are not in the database, the first " + missing.front().references.front(), "Start a worker: it opens them again from what was kept, with a task for the DPO on each.");
    if (!read.damaged.empty())
      wrong(std::to_string(read.damaged.size()) + " lines are not as they were written, the first in line " + std::to_string(read.damaged.front()), "Compare with a copy of the file; nobody but this service writes it.");
    if (fs::exists(service_.journal) && ::access(service_.journal.c_str(), W_OK | X_OK) != 0) wrong(service_.journal + " may not be written to", "Let the service's account write there: no request is acknowledged without it.");
    if (fs::path(service_.journal).parent_path() == database_folder()) look("it lies beside the database", "Keep it on another disk, so that one fault does not take both.");
    if (findings_.back().what != what_) well(std::to_string(read.lines.size()) + " requests, every one in the database");
  }

  void ledger(store::Connection& connection) {
    what_ = "ledger";
    if (!fs::exists(service_.ledger_key)) return wrong("there is no file " + service_.ledger_key, "rightsdesk migrate makes one.");
    auto const key = store::checkpoint_key(service_.ledger_key, service_.controller);
    auto const newest = store::Checkpoints(service_.checkpoints, *key).newest();
    auto const head = store::ledger_head(connection);
    if (!newest && head.number == 0) return well("it has no entry yet");
    if (!newest) return look("nothing signed yet says where it stands", "A worker signs every hour; at once: rightsdesk ledger checkpoint --service FILE.");
    if (auto const broken = store::differs(connection, *newest))
      return wrong("entry " + std::to_string(broken->number) + ": " + broken->why, "Stop, keep the database and the checkpoints as they are, and run tools/verify-ledger.");
    if (head.number > newest->size && SystemClock().now() - newest->at > kUnsigned)
      return look("it grew since it was last signed, at " + to_iso(newest->at), "Start a worker; at once: rightsdesk ledger checkpoint --service FILE.");
    well(std::to_string(head.number) + " entries, signed up to " + std::to_string(newest->size));
    if (fs::path(service_.checkpoints).parent_path() == database_folder()) look("its checkpoints lie beside the database", "Keep them where the database's administrator cannot write.");
  }

  void durability(store::Connection& connection) {
    auto const value = [&](char const* name) {
      auto const row = connection.row(store::sql(name));
      return row ? row->text(1) : std::string();
    };
    if (value("mysql.flushed_at_commit") != "1")
      wrong("innodb_flush_log_at_trx_commit is not 1", "Set it to 1: else a power cut loses requests that were acknowledged.");
    if (value("mysql.doublewrite") == "OFF") wrong("innodb_doublewrite is off", "Turn it on: else a power cut may leave half a page.");
    if (!connection.row(store::sql("mysql.has_snapshot_isolation")))
      look("the server has no innodb_snapshot_isolation", "Use MariaDB 10.6.18, 10.11.8, 11.4 or later, or MySQL 8: else two colleagues' work may overwrite each other's.");
    auto const packet = value("mysql.largest_packet");
    if (std::atoll(packet.c_str()) < (4LL << 20U)) wrong("max_allowed_packet is " + packet, "Set it to 16M or more.");
  }

  void triggers(store::Connection& connection) {
    if (connection.row(store::sql(on_mariadb() ? "mysql.triggers" : "sqlite.triggers"))->number(0) > 0) return;
    look("no trigger guards the ledger, or the account may not see one", "Give the account TRIGGER and run this again; if there is none, restore the schema from a backup.");
  }

  void webhooks_dead(store::Connection& connection) {
    what_ = "webhooks";
    auto const dead = connection.row(store::sql("hooks.dead"))->number(0);
    if (dead > 0) look(std::to_string(dead) + " messages to other systems were given up", "rightsdesk webhooks list says whose, webhooks log why, webhooks retry sends them after all.");
  }

  void work_waiting(store::Connection& connection) {
    what_ = "worker";
    auto const tally = store::Jobs(connection).tally();
    auto const since = connection.row(store::sql("jobs.waiting_since"));
    auto const late = to_iso(SystemClock().now() - kPatience);
    bool const waits = since && !since->null(0) && since->text(0) < late;
    if (waits && tally.leased == 0)
      wrong(std::to_string(tally.ready) + " jobs wait, the first since " + since->text(0) + ", and nobody does any", "Start a worker: rightsdesk worker --service FILE.");
    if (tally.dead > 0) look(std::to_string(tally.dead) + " jobs ended after three attempts", "Each stands on its case with its last error: docs/operations.md says what to do.");
    if (findings_.back().what != what_) well(std::to_string(tally.ready) + " jobs wait, " + std::to_string(tally.leased) + " are being done");
  }

  settings::Service const& service_;
  std::string what_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> checkup(settings::Service const& service) { return Checkup(service).all(); }

}  // namespace rightsdesk
