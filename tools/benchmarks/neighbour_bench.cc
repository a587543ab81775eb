// One controller imports very many pages while another, on the same machine, works: how long the other's pages take, beside the same run while the first
// does nothing. neighbour_bench FOLDER ASSETS PROGRAM [PAGES [SECONDS [together]]] (FOLDER: empty; PROGRAM: rightsdesk; 100,000 pages, 60 seconds of each;
// together: both in one installation, with one database).
// Each controller has its own service, worker and database, as installed (both under the one council's settings that are complete). The import is files of ten pages that wait to be read, in one case.
// Exit status: 0 the other's p95 is at most twice what it is alone; 1 it is not.
#include <sys/wait.h>

#include <csignal>
#include <cstdlib>
#include <map>
#include <optional>
#include <thread>
#include <utility>

#include "reading/fixtures.h"
#include "review_case.h"
#include "served.h"

namespace rightsdesk {
namespace {

constexpr int kPagesOfAFile = 10, kPagesOfTheOther = 1000;

/// A process of the installation, ended with the object.
class Process {
 public:
  Process(std::string const& program, std::string const& what, std::string const& service, std::string const& log) {
    pid_ = ::fork();
    if (pid_ != 0) return;
    if (std::freopen(log.c_str(), "a", stderr) == nullptr || std::freopen(log.c_str(), "a", stdout) == nullptr) std::_Exit(126);
    ::execl(program.c_str(), "rightsdesk", what.c_str(), "--service", service.c_str(), nullptr);
    std::_Exit(127);
  }
  ~Process() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGTERM);
    ::waitpid(pid_, nullptr, 0);
  }
  void finish() {
    int status = 0;
    ::waitpid(std::exchange(pid_, -1), &status, 0);
    if (status != 0) throw std::runtime_error("a command failed: see its log");
  }
  Process(Process const&) = delete;
  Process& operator=(Process const&) = delete;

 private:
  pid_t pid_;
};

struct Installation {
  std::string folder, service;
  unsigned port;
};

Installation installed(std::string const& folder, std::string const& assets, std::string const& program, unsigned port) {
  std::filesystem::create_directories(folder);
  Installation made{folder, folder + "/service.yaml", port};
  std::ofstream(made.service) << "tree: " RIGHTSDESK_TREE "\ncontroller: thamesbrook\naddress: 127.0.0.1\nport: " << port << "\ndatabase: { url: \"sqlite:" << folder
                              << "/bench.db\" }\nvault_key: " << folder << "/vault.key\nassets: " << std::filesystem::absolute(assets).string() << "\noutbox: " << folder << "/outbox\n";
  std::filesystem::create_directories(folder + "/outbox");
  Process(program, "migrate", made.service, folder + "/migrate.log").finish();
  return made;
}

std::string report_of_ten_pages() {
  std::vector<std::vector<std::string>> pages(kPagesOfAFile);
  for (std::size_t page = 0; page < pages.size(); ++page)
    for (int line = 0; line < 34; ++line) pages[page].push_back("Joan Pike was at home on day " + std::to_string(page * 34 + static_cast<std::size_t>(line)) + " and the visit went well, as agreed.");
  return reading::fixtures::pdf_of(pages);
}

/// The files lie in the store and wait to be read, as they do when a system has given them.
CaseId import(House& house, int pages) {
  auto const about = submitted(house, "import");
  auto const bytes = report_of_ten_pages();
  for (int number = 0; number < pages / kPagesOfAFile;) {
    house.office().works.in_one([&](app::Work& work) {
      for (int i = 0; i < 100 && number < pages / kPagesOfAFile; ++i, ++number) {
        auto record = record_of(about, number, house.clock().now());
        record.id = RecordId("import" + std::to_string(10000 + number));
        record.original = work.blobs().keep(about, bytes);
        work.records().add(record);
        work.jobs().add("read_record", about, record.id.str(), "read_record:" + record.id.str());
      }
    });
  }
  return about;
}

int pages_read(House& house, CaseId const& about) {
  int pages = 0;
  house.office().works.look([&](app::Work& work) { pages = static_cast<int>(work.records().reading_order(about).size()); });
  return pages;
}

std::string signed_in(House& house) {
  auto const connection = house.database().connection();
  auto const id = store::Staff(*connection).add({{}, "Rhys Vaughan", "rhys", {"reviewer", "case_officer"}}, "nine wet herons stand about");
  if (!id) throw std::runtime_error(id.error().text);
  return std::string(web::staff_cookie) + "=" + store::Sessions(*connection).start(*id, house.clock().now()).token;
}

/// What somebody at a desk opens, a page after the other.
std::vector<std::pair<std::string, std::string>> round_of(CaseId const& about, int turn) {
  auto const at = "/staff/cases/" + about.str();
  auto const record = "/record" + std::to_string(10000 + 1 + turn % (kPagesOfTheOther / 5));
  return {{"the next page of a review", at + "/review" + record + "/1"}, {"the list of cases", "/staff/cases"}, {"the overview of a case", at},
          {"Today", "/staff/home"}, {"its records", at + "/records"}, {"a resident's first page", "/start"}};
}

using Times = std::map<std::string, std::vector<double>>;

double at_share(std::vector<double> times, double share) {
  if (times.empty()) return 0;
  std::sort(times.begin(), times.end());
  return times[std::min(times.size() - 1, static_cast<std::size_t>(share * static_cast<double>(times.size())))];
}

/// Five pages a second; the time is from when a page should have been asked for.
Times worked(unsigned port, std::string const& cookie, CaseId const& about, int seconds) {
  Times times;
  auto const began = std::chrono::steady_clock::now();
  auto next = began;
  for (int turn = 0; next - began < std::chrono::seconds(seconds); ++turn) {
    for (auto const& [name, path] : round_of(about, turn)) {
      std::this_thread::sleep_until(next);
      auto const took = timed(port, path, cookie);
      times[name].push_back(took);
      times["all of them"].push_back(took);
      next += std::chrono::milliseconds(200);
      next = std::max(next, std::chrono::steady_clock::now());
    }
  }
  return times;
}

void wait_for(unsigned port) {
  for (int tries = 0; tries < 300; ++tries) {
    try {
      if (asked(port, "/livez", "").starts_with("HTTP/1.1 200")) return;
    } catch (std::runtime_error const&) {  // not yet
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  throw std::runtime_error("a service does not answer");
}

int measure(std::string const& folder, std::string const& assets, std::string const& program, int pages, int seconds, bool together) {
  auto const other = installed(folder + "/other", assets, program, 28992);
  auto const large = together ? other : installed(folder + "/importing", assets, program, 28991);
  House importing(large.service, House::Schema::must_be_current), working(other.service, House::Schema::must_be_current);
  auto const own = submitted(working);
  fill(working, own, kPagesOfTheOther);
  auto const about = import(importing, pages);
  auto const cookie = signed_in(working);
  Process const serves_other(program, "serve", other.service, folder + "/other.log");
  std::optional<Process> others;
  if (!together) {
    others.emplace(program, "serve", large.service, folder + "/importing.log");
    wait_for(large.port);
  }
  wait_for(other.port);
  worked(other.port, cookie, own, 5);  // what is worked out once
  auto const idle = worked(other.port, cookie, own, seconds);
  Process const imports(program, "worker", large.service, folder + "/importing.log");
  std::this_thread::sleep_for(std::chrono::seconds(3));
  auto const before = pages_read(importing, about);
  auto const loaded = worked(other.port, cookie, own, seconds);
  std::printf("%d pages wait to be read; %.0f a second were read meanwhile\n", pages, static_cast<double>(pages_read(importing, about) - before) / seconds);
  std::printf("%-28s %6s %22s %22s %6s\n", "", "asked", "alone: p50, p95, ms", "beside: p50, p95, ms", "ratio");
  for (auto const& [name, times] : loaded) {
    auto const& alone = idle.at(name);
    std::printf("%-28s %6zu %11.1f %10.1f %11.1f %10.1f %6.2f\n", name.c_str(), times.size(), at_share(alone, 0.5), at_share(alone, 0.95), at_share(times, 0.5), at_share(times, 0.95),
                at_share(times, 0.95) / at_share(alone, 0.95));
  }
  return at_share(loaded.at("all of them"), 0.95) <= 2 * at_share(idle.at("all of them"), 0.95) ? 0 : 1;
}

}  // namespace
}  // namespace rightsdesk

int main(int count, char** arguments) {
  if (count < 4) {
    std::fprintf(stderr, "usage: neighbour_bench FOLDER ASSETS PROGRAM [PAGES [SECONDS [together]]]\n");
    return 2;
  }
  try {
    return rightsdesk::measure(arguments[1], arguments[2], arguments[3], count > 4 ? std::atoi(arguments[4]) : 100'000, count > 5 ? std::atoi(arguments[5]) : 60,
                               count > 6 && std::string_view(arguments[6]) == "together");
  } catch (rightsdesk::Fault const& fault) {
    std::fprintf(stderr, "%s\n", fault.internal().c_str());
  } catch (std::exception const& error) {
    std::fprintf(stderr, "%s\n", error.what());
  }
  return 4;
}
