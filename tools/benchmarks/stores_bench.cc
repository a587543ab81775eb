// Stores that cannot search and hold very much, each searched twice: the first search makes the index, the second asks it.
// stores_bench share|mbox|maildir|imap NUMBER FOLDER (FOLDER: empty; imap starts a Dovecot of its own). Every hundredth is the subject's: the
// answer is held against exactly those. Each step is a process of its own, so that its peak memory is its own.
#include <sodium.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <set>

#include "connectors/certificates.h"
#include "connectors/dovecot.h"
#include "connectors/protocols/files.h"
#include "connectors/protocols/mailbox.h"
#include "store/secret.h"

namespace rightsdesk::connectors {
namespace {

namespace fs = std::filesystem;
using Keys = std::set<std::string>;

class VaultLike final : public Sealing {
 public:
  [[nodiscard]] std::string seal(std::string_view place, std::string_view plain) const override { return store::seal(key_, place, plain); }
  [[nodiscard]] std::string open(std::string_view place, std::string_view sealed) const override { return store::open_sealed(key_, place, sealed); }

 private:
  std::string key_ = store::fresh_key();
};

bool hers(int number) { return number % 100 == 0; }

std::string message(int number) {
  auto const text = std::to_string(number);
  return "From: Desk " + std::to_string(number % 900) + " <desk" + std::to_string(number % 900) + "@example.org>\r\nTo: office@example.org\r\nSubject: Visit " + text +
         "\r\nMessage-ID: <" + text + "@example.org>\r\nDate: Mon, 3 Sep 2018 10:00:00 +0100\r\n\r\n" +
         (hers(number) ? "Zoe Wisniewska was at home." : "Nobody was at home at number " + text + ".") +
         "\r\nThe visit went as agreed in the plan and the next is in four weeks, at the same time and in the same place.\r\n";
}

/// Nine of ten files are in the manifest; a thousand to a folder, each a name of one file: what is in them is not searched.
void make_share(std::string const& folder, int number) {
  std::ofstream manifest(folder + "/manifest.csv");
  manifest << "file,name,born,title\n";
  for (int i = 0; i < number; ++i) {
    auto const in = "files/" + std::to_string(i / 1000);
    auto const first = folder + "/" + in + "/first.tmp";
    if (i % 1000 == 0) {
      fs::create_directories(folder + "/" + in);
      std::ofstream(first) << "x";
    }
    bool const listed = i % 10 != 5;
    auto const file = in + "/" + (hers(i) && !listed ? "Wisniewska Zoe " : "scan ") + std::to_string(i) + ".pdf";
    if (::link(first.c_str(), (folder + "/" + file).c_str()) != 0) throw std::runtime_error("a file cannot be made");
    if (i % 1000 == 999 || i == number - 1) ::unlink(first.c_str());
    if (listed) manifest << file << "," << (hers(i) ? "Zoe Wisniewska" : "Person Number" + std::to_string(i % 5000)) << "," << 1950 + i % 60 << "-03-09,Scan of a letter\n";
  }
}

void make_mbox(std::string const& folder, int number) {
  std::ofstream out(folder + "/mail.mbox", std::ios::binary);
  for (int i = 0; i < number; ++i) out << "From desk@example.org Mon Sep  3 10:00:00 2018\r\n" << message(i) << "\r\n";
}

void make_maildir(std::string const& folder, int number) {
  for (auto const* part : {"cur", "new", "tmp"}) fs::create_directories(folder + "/" + part);
  for (int i = 0; i < number; ++i) std::ofstream(folder + "/cur/" + std::to_string(1'535'968'800 + i) + ".M1.desk:2,S", std::ios::binary) << message(i);
}

std::unique_ptr<Connector> opened(std::string const& what, std::string const& folder, std::map<std::string, std::string> where, Workroom const& room) {
  sources::SourceCard card;
  card.id = "store";
  card.title = "The store";
  if (what == "share") return open_files(card, {"manifest.csv", {{"file", "file"}, {"name", "full"}, {"born", "born"}, {"title", "title"}}}, Endpoint({{"root", folder}}), room);
  if (where.empty()) where["path"] = what == "mbox" ? folder + "/mail.mbox" : folder;
  return open_mailbox(card, {}, Endpoint(where), room);
}

/// What a step took, from a process of its own. Exits with 1 when the step throws.
void measured(char const* what, std::function<void()> const& step) {
  auto const began = std::chrono::steady_clock::now();
  auto const pid = ::fork();
  if (pid == 0) {
    try {
      step();
      std::_Exit(0);
    } catch (Fault const& fault) {
      std::fprintf(stderr, "%s (%s)\n", fault.what(), fault.internal().c_str());
    } catch (std::exception const& error) {
      std::fprintf(stderr, "%s\n", error.what());
    }
    std::_Exit(1);
  }
  rusage used{};
  int status = 0;
  ::wait4(pid, &status, 0, &used);
  if (status != 0) std::exit(1);
  std::printf("%-40s %8.1f s %8ld MiB at most\n", what, std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count(), used.ru_maxrss / 1024);
  std::fflush(stdout);
}

void search(Connector& source, int number) {
  person::Description zoe;
  zoe.names = {{"Zoe Wisniewska", "Zoe", "Wisniewska"}};
  sources::Limits limits;
  limits.candidates = static_cast<std::size_t>(number);
  auto const answer = source.search(zoe, limits);
  std::size_t wanted = 0, wrong = 0;
  for (int i = 0; i < number; ++i) wanted += hers(i) ? 1U : 0U;
  Keys found;
  for (auto const& candidate : answer.candidates) {
    auto const about = candidate.key + candidate.title + candidate.excerpt;
    bool const named = about.find("Wisniewska") != std::string::npos || (!candidate.described.names.empty() && candidate.described.names.front().full == "Zoe Wisniewska");
    if (!found.insert(candidate.key).second || !named) ++wrong;
  }
  if (found.size() != wanted || wrong > 0) throw std::runtime_error("found " + std::to_string(found.size()) + " of " + std::to_string(wanted) + ", " + std::to_string(wrong) + " wrong");
}

int measure(std::string const& what, int number, std::string const& folder) {
  auto const data = folder + "/data", indexes = folder + "/indexes";
  fs::create_directories(data);
  Workroom const room{"", indexes, std::make_shared<VaultLike>()};
  std::map<std::string, std::string> where;
  std::unique_ptr<test::Dovecot> server;
  if (what == "imap") {
    auto const& certificates = test::Certificates::shared();
    server = std::make_unique<test::Dovecot>(certificates.path("127.0.0.1.pem"), certificates.path("127.0.0.1.key"));
    measured("delivered", [&] { server->deliver_all("", number, message); });
    where = {{"url", server->plain_url()}, {"user", "reader"}, {"password", "only-for-tests"}};
  } else {
    measured("made", [&] { (what == "share" ? make_share : what == "mbox" ? make_mbox : make_maildir)(data, number); });
  }
  auto const source = opened(what, data, where, room);
  std::printf("%s of %d\n", what.c_str(), number);
  measured("the first search, which makes the index", [&] { search(*source, number); });
  measured("a search of the index", [&] { search(*source, number); });
  return 0;
}

}  // namespace
}  // namespace rightsdesk::connectors

int main(int count, char** arguments) {
  std::string const what = count == 4 ? arguments[1] : "";
  if (what != "share" && what != "mbox" && what != "maildir" && what != "imap") {
    std::fprintf(stderr, "usage: stores_bench share|mbox|maildir|imap NUMBER FOLDER\n");
    return 2;
  }
  if (sodium_init() < 0) return 4;
  return rightsdesk::connectors::measure(what, std::atoi(arguments[2]), arguments[3]);
}
