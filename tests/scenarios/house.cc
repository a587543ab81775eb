#include "house.h"

#include <stdlib.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/text.h"
#include "jobs/runner.h"

namespace rightsdesk::scenarios {
namespace {

namespace fs = std::filesystem;

class Queue final : public jobs::Queue {
 public:
  explicit Queue(store::Database& database) : jobs_(database) {}
  std::optional<app::Job> claim(std::string const& worker, Instant now, std::chrono::seconds lease) override { return jobs_.claim(worker, now, lease); }
  bool heartbeat(app::Job const& job, Instant now, std::chrono::seconds lease) override { return jobs_.heartbeat(job, now, lease); }
  void fail(app::Job const& job, std::string const& error, Instant retry_at) override { jobs_.fail(job, error, retry_at); }
  void refuse(app::Job const& job, std::string const& why, Instant now) override { jobs_.refuse(job, why, now); }
  void reap(Instant now) override { jobs_.reap(now); }

 private:
  store::StoredJobs jobs_;
};

std::string fresh_folder() {
  std::string name = "/tmp/rightsdesk-scenario-XXXXXX";
  if (::mkdtemp(name.data()) == nullptr) throw Bug("no folder for a story");
  return name;
}

std::string text_of(fs::path const& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

/// What a council that serves must fill in, where its notice does not say it: nothing is sent without.
void fill_in(law::Controller& controller) {
  auto const put = [](std::string& into, std::string const& text) { into = into.empty() ? text : into; };
  put(controller.contact_email, "rights@council.example");
  put(controller.contact_phone, "020 7946 0000");
  put(controller.contact_address, "Information Rights, Town Hall");
  put(controller.data_protection_officer, "Hana Weiss");
  put(controller.complaint_route, "the form on our website, by email, by phone or by letter");
}

/// The rules of `tree`, read once for all stories.
settings::Rules const& rules_in(std::string const& tree, std::string const& key) {
  static std::map<std::string, std::unique_ptr<settings::Rules>> read;
  auto& rules = read[key];
  if (!rules) {
    auto loaded = settings::load_rules(tree);
    if (!loaded) throw Bug(loaded.error().front());
    rules = std::move(*loaded);
    for (auto& [id, controller] : rules->controllers) fill_in(controller);
  }
  return *rules;
}

/// This tree's rules, with the controller of the story established where the story says.
settings::Rules const& rules_for(Scenario const& scenario, std::string const& folder) {
  std::string tree = RIGHTSDESK_TREE;
  if (scenario.jurisdiction.empty()) return rules_in(tree, "");
  auto const copied = fs::path(folder) / "tree";
  for (auto const* part : {"config", "redaction", "templates"}) {
    fs::create_directories(copied / part);
    fs::copy(fs::path(tree) / part, copied / part, fs::copy_options::recursive);
  }
  auto const file = copied / "config/controllers" / scenario.controller / "controller.yaml";
  auto text = text_of(file);
  auto const at = text.find("jurisdiction: ");
  text.replace(at, text.find('\n', at) - at, "jurisdiction: " + scenario.jurisdiction);
  std::ofstream(file, std::ios::binary) << text;
  return rules_in(copied.string(), scenario.controller + " in " + scenario.jurisdiction);
}

test::FakeSystem system_of(Scenario const& scenario, std::string const& line) {
  auto const parts = split(line, '=');
  auto const id = tidied(parts.front());
  test::FakeSystem system{{id, parts.size() > 1 ? tidied(parts.back()) : id, "Its owner", "sql", {"Records"}}};
  auto const held = scenario.holds.find(id);
  if (held == scenario.holds.end()) return system;
  person::Description who;
  auto const name = scenario.answers.at("full-name").front();
  who.names.push_back({name, name.substr(0, name.find(' ')), name.substr(name.rfind(' ') + 1)});
  test::HeldFile file{{id, id + "-1", "person", name, who, "", 1}};
  file.items = {test::text_item(id + "-note", "Note in " + system.card.title, "2019-03-04", held->second + "\n")};
  if (auto const mobile = scenario.tells.find(id); mobile != scenario.tells.end()) file.offered.described.phones = {mobile->second};
  if (auto const mobile = scenario.only_by.find(id); mobile != scenario.only_by.end()) file.offered.excerpt = "only by " + mobile->second;
  system.files = {file};
  return system;
}

}  // namespace

void StoryClock::set(Date day) { at = std::chrono::sys_days(day) + std::chrono::hours(10); }

House::House(Scenario const& scenario) : folder_(fresh_folder()), rules_(rules_for(scenario, folder_)) {
  auto sources = scenario.sources;
  if (sources.empty()) sources = {"social-care = Children’s social care", "archive = Paper archive"};
  for (auto const& line : sources) sources_.systems().push_back(system_of(scenario, line));
  store::Settings settings;
  settings.url = "sqlite:" + folder_ + "/store.db";
  database_ = store::Database::open(settings);
  store::migrate(*database_);
  store::VaultKey::make_key_file(folder_ + "/vault.key");
  key_ = std::make_unique<store::VaultKey>(store::VaultKey::from_file(folder_ + "/vault.key"));
  works_ = std::make_unique<store::StoredWorks>(*database_, *key_, clock_);
  office_.reset(new app::Office{*works_, clock_, rules_, sources_, "", RIGHTSDESK_TREE, "https://rights.example.org"});
}

House::~House() {
  office_.reset();
  works_.reset();
  database_.reset();
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

std::vector<std::string> House::work_off_jobs() {
  std::vector<std::string> failed;
  Queue queue(*database_);
  jobs::RunnerSettings settings;
  settings.side_by_side = 1;
  settings.idle = std::chrono::milliseconds(1);
  settings.until_empty = true;
  std::atomic<bool> const never = false;
  jobs::run_jobs(*office_, queue, settings, never, [&](app::Job const& job, std::string const& outcome, double) {
    if (outcome != "done") failed.push_back(job.kind + ": " + outcome);
  });
  return failed;
}

app::Actor staff(std::string const& who) {
  static std::map<std::string, app::Actor> const kStaff{
      {"intake", {StaffId("staff-intake"), "Ivo Marsh", {"intake"}}},
      {"officer", {StaffId("staff-officer"), "Ola Brandt", {"case_officer", "intake"}}},
      {"dpo", {StaffId("staff-dpo"), "Hana Weiss", {"dpo"}}},
      {"manager", {StaffId("staff-manager"), "Mo Farrow", {"manager"}}},
      {"social_worker", {StaffId("staff-social-worker"), "Sunita Bell", {"social_worker"}}},
      {"legal", {StaffId("staff-legal"), "Lena Croft", {"legal"}}},
      {"reviewer", {StaffId("staff-reviewer"), "Ravi Lund", {"reviewer"}}},
      {"second_reviewer", {StaffId("staff-second"), "Sofia Ek", {"second_reviewer"}}},
      {"requester", {StaffId("requester"), "The requester", {"requester"}}}};
  return kStaff.at(who);
}

}  // namespace rightsdesk::scenarios
