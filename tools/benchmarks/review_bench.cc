// The review of a case of 5,000 pages, asked of the real server by its addresses as a browser would: how soon the next page is there.
// review_bench FOLDER ASSETS [PAGES [ASKED]] (FOLDER: empty, for the database; ASSETS: what tools/build-assets made). The case is made
// without reading files, so that it is there in a minute.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <random>
#include <stdexcept>

#include "app/documents.h"
#include "app/resident.h"
#include "app/same_pages.h"
#include "app/work.h"
#include "core/original.h"
#include "core/text.h"
#include "document/document.h"
#include "main/doors.h"
#include "main/house.h"
#include "store/migrate.h"
#include "store/secret.h"
#include "store/session_store.h"
#include "web/routes.h"

namespace rightsdesk {
namespace {

std::mt19937& chance() {
  static std::mt19937 kChance(20261122);
  return kChance;
}

/// The house stands on a database of its own; the key is made with it.
std::string service_in(std::string const& folder, std::string const& assets) {
  auto const file = folder + "/service.yaml";
  std::ofstream(file) << "tree: " RIGHTSDESK_TREE "\ncontroller: thamesbrook\naddress: 127.0.0.1\nport: 28999\n"
                      << "database: { url: \"sqlite:" << folder << "/bench.db\" }\nvault_key: " << folder << "/vault.key\nassets: " << assets << "\noutbox: " << folder << "\n";
  store::VaultKey::make_key_file(folder + "/vault.key");
  return file;
}

CaseId submitted(House& house) {
  intake::FormAnswers const answers{{"right", {"see"}}, {"who-for", {"me"}}, {"full-name", {"Amina Osei"}}, {"born-day", {"14"}}, {"born-month", {"5"}},
                                    {"born-year", {"2001"}}, {"address-lines", {"12 Weir Lane\nThamesbrook"}}, {"address-postcode", {"IG11 7LU"}},
                                    {"services", {"social-care"}}, {"wanted", {"everything"}}, {"email", {"amina.osei@example.org"}},
                                    {"safe-contact", {"yes"}}, {"identity", {"show"}}, {"format", {"online"}}};
  if (!app::submit_request(house.office(), answers, {"thamesbrook", "online", house.clock().now()}, "bench")) throw std::runtime_error("the request is refused");
  CaseId id;
  house.office().works.in_one([&](app::Work& work) { id = work.cases().all().front().id; });
  return id;
}

constexpr int kPeople = 40, kMentionsOfAPage = 12;

std::string name_of(int person) { return "Joan Pike" + std::to_string(person); }
PersonId person_id(int person) { return PersonId("person" + std::to_string(person)); }

struct Made {
  document::Page page;
  std::vector<redaction::Mention> mentions;
};

/// A page of a scanned file: its words with their boxes, and a name every fourth line.
Made page_of(RecordId const& record, int number) {
  Made made;
  made.page.number = number;
  made.page.layout = document::Layout::fixed;
  std::size_t at = 0;
  for (int line = 0; line < 48; ++line) {
    auto const who = static_cast<int>(chance()() % kPeople);
    bool const named = line % (48 / kMentionsOfAPage) == 0;
    auto const words = (named ? name_of(who) : "Note " + std::to_string(chance()() % 100000)) + " was at home and the visit went well, as agreed in the plan.";
    if (named) made.mentions.push_back({{record, number, at, at + name_of(who).size()}, "person", redaction::Tier::confident, person_id(who), {{"names.known", "It is the full name of the neighbour in the register."}}});
    double x = 60;
    for (auto const& word : split(words, ' ')) {
      made.page.words.push_back({at, at + word.size(), {x, 800.0 - line * 15, 30, 11}, 1});
      made.page.text += word + ' ';
      at += word.size() + 1;
      x += 36;
    }
    made.page.text.back() = '\n';
  }
  return made;
}

collection::CollectedRecord record_of(CaseId const& about, int number, Instant now) {
  collection::CollectedRecord record;
  record.id = RecordId("record" + std::to_string(10000 + number));
  record.about = about;
  record.source = "thamesbrook-social-care";
  record.key = std::to_string(number);
  record.title = Personal("Case note " + std::to_string(number));
  record.media_type = "application/pdf";
  record.dated = "20" + std::to_string(10 + number % 14) + "-03-04";
  record.sha256 = sha256_hex(record.key);
  record.collected_at = now;
  return record;
}

void add_record(House& house, CaseId const& about, int number, int pages) {
  house.office().works.in_one([&](app::Work& work) {
    auto record = record_of(about, number, house.clock().now());
    document::Document document{"application/pdf"};
    work.records().add(record);
    for (int page = 1; page <= pages; ++page) {
      auto made = page_of(record.id, page);
      for (auto const& mention : made.mentions) work.reviews().add_proposal({about, {ProposalId::fresh(), mention, {}, "program"}});
      document.pages.push_back(std::move(made.page));
    }
    app::keep_document(work, record, document);
  });
}

/// Many notes of two pages, some reports of ten, and one file of two fifths of all pages.
void fill(House& house, CaseId const& about, int pages) {
  house.office().works.in_one([&](app::Work& work) {
    for (int person = 0; person < kPeople; ++person) {
      app::CasePerson one{about, {person_id(person), "neighbour", redaction::Standing::third_party, {}, {}}, {}, "program"};
      one.known.described.names.push_back({name_of(person)});
      work.reviews().put_person(one);
    }
  });
  int number = 0;
  for (int i = 0; i < pages / 5; ++i) add_record(house, about, ++number, 2);
  for (int i = 0; i < pages / 50; ++i) add_record(house, about, ++number, 10);
  add_record(house, about, ++number, pages * 2 / 5);
  app::compare_pages(house.office(), about);
}

/// One request on a connection of its own; the whole answer.
std::string asked(unsigned port, std::string const& path, std::string const& cookie) {
  int const socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(static_cast<std::uint16_t>(port));
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) throw std::runtime_error("no connection");
  auto const request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nCookie: " + cookie + "\r\nConnection: close\r\n\r\n";
  if (::send(socket, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size())) throw std::runtime_error("not sent");
  std::string answer;
  char buffer[65536];
  for (ssize_t n = 0; (n = ::recv(socket, buffer, sizeof buffer, 0)) > 0;) answer.append(buffer, static_cast<std::size_t>(n));
  ::close(socket);
  return answer;
}

/// Milliseconds of CPU that this program has used: what a busy machine does not change.
double cpu() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1e3 + static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e3;
}

double timed(unsigned port, std::string const& path, std::string const& cookie) {
  auto const began = std::chrono::steady_clock::now();
  auto const answer = asked(port, path, cookie);
  auto const took = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
  if (!answer.starts_with("HTTP/1.1 200")) throw std::runtime_error(path + " is answered with " + answer.substr(0, 300));
  return took;
}

/// Asks for each address once, in order.
void ask(char const* what, unsigned port, std::vector<std::string> const& paths, std::string const& cookie) {
  std::vector<double> times;
  auto const before = cpu();
  for (auto const& path : paths) times.push_back(timed(port, path, cookie));
  auto const each = (cpu() - before) / static_cast<double>(paths.size());
  std::sort(times.begin(), times.end());
  auto const at = [&](double share) { return times[std::min(times.size() - 1, static_cast<std::size_t>(share * static_cast<double>(times.size())))]; };
  std::printf("%-34s %4zu asked   p50 %7.1f ms   p95 %7.1f ms   most %7.1f ms   %7.1f ms of CPU each\n", what, times.size(), at(0.5), at(0.95), times.back(), each);
  std::fflush(stdout);
}

std::string cookie_of_a_reviewer(House& house) {
  auto const connection = house.database().connection();
  auto const id = store::Staff(*connection).add({{}, "Rhys Vaughan", "rhys", {"reviewer"}}, "a long password");
  if (!id) throw std::runtime_error(id.error().text);
  return std::string(web::staff_cookie) + "=" + store::Sessions(*connection).start(*id, house.clock().now()).token;
}

void ask_all(House& house, CaseId const& id, int pages, int count) {
  auto const cookie = cookie_of_a_reviewer(house);
  LocalStaffDoor door(house.database(), house.key(), house.clock(), {});
  StoredDrafts drafts(house.database(), house.key(), house.clock());
  web::SiteSettings settings;
  settings.templates_folder = RIGHTSDESK_TREE "/templates";
  settings.assets_folder = house.service().assets;
  settings.controller = "thamesbrook";
  settings.council = "Thamesbrook";
  settings.secret = store::key_for(house.key().bytes(), "web forms");
  web::Site site(house.office(), door, drafts, settings);
  web::Dispatch dispatcher(web::routes(site), web::dispatch_settings(site, [](web::LogLine const&) {}));
  web::Server server({}, dispatcher);
  auto const review = "/staff/cases/" + id.str() + "/review";
  auto const page = [&](int record, int number) { return review + "/record" + std::to_string(10000 + record) + "/" + std::to_string(number); };
  int const small = pages / 5, longest = pages / 5 + pages / 50 + 1;
  std::vector<std::string> in_order, of_the_long_file, anywhere;
  for (int i = 0; i < count; ++i) {
    in_order.push_back(page(1 + i / 2 % small, 1 + i % 2));
    of_the_long_file.push_back(page(longest, 1 + i));
    anywhere.push_back(page(1 + static_cast<int>(chance()() % static_cast<unsigned>(small)), 1));
  }
  ask("the next page of notes", server.port(), in_order, cookie);
  ask("the next page of the long file", server.port(), of_the_long_file, cookie);
  ask("a page anywhere", server.port(), anywhere, cookie);
  ask("the people", server.port(), std::vector<std::string>(3, review + "/people"), cookie);
  ask("the review's home", server.port(), std::vector<std::string>(2, review), cookie);
}

int measure(std::string const& file, int pages, int count) {
  {
    auto const service = settings::load_service(file);
    if (!service) throw_faults("the service file is wrong", service.error());
    delivery::make_seal_key({service->seal_key, service->seal_certificate}, service->controller, SystemClock().now());
    auto const database = open_database(*service);
    store::migrate(*database);
  }
  House house(file, House::Schema::must_be_current);
  auto const id = submitted(house);
  fill(house, id, pages);
  std::printf("a case of %d pages, %d mentions\n", pages / 5 * 2 + pages / 5 + pages * 2 / 5, (pages / 5 * 2 + pages / 5 + pages * 2 / 5) * kMentionsOfAPage);
  ask_all(house, id, pages, count);
  return 0;
}

}  // namespace
}  // namespace rightsdesk

int main(int count, char** arguments) {
  if (count < 3) {
    std::fprintf(stderr, "usage: review_bench FOLDER ASSETS [PAGES [ASKED]]\n");
    return 2;
  }
  try {
    return rightsdesk::measure(rightsdesk::service_in(arguments[1], arguments[2]), count > 3 ? std::atoi(arguments[3]) : 5000, count > 4 ? std::atoi(arguments[4]) : 100);
  } catch (rightsdesk::Fault const& fault) {
    std::fprintf(stderr, "%s\n", fault.internal().c_str());
  } catch (std::exception const& error) {
    std::fprintf(stderr, "%s\n", error.what());
  }
  return 1;
}
