// The review of a case of 5,000 pages, asked of the real server by its addresses as a browser would: how soon the next page is there.
// Then by two hundred colleagues: each a page in 20 seconds, and all at the same moment.
// review_bench FOLDER ASSETS [PAGES [ASKED]] (ASKED: 0 for the two hundred alone; FOLDER: empty, for the database; ASSETS: what tools/build-assets made). The case is made
// without reading files, so that it is there in a minute.
#include "review_case.h"
#include "served.h"

namespace rightsdesk {
namespace {

void ask_all(House& house, CaseId const& id, int pages, int count) {
  Served served(house, {"reviewer"});
  auto const review = "/staff/cases/" + id.str() + "/review";
  auto const page = [&](int record, int number) { return review + "/record" + std::to_string(10000 + record) + "/" + std::to_string(number); };
  int const small = pages / 5, longest = pages / 5 + pages / 50 + 1;
  std::vector<std::string> in_order, of_the_long_file, anywhere;
  for (int i = 0; i < count; ++i) {
    in_order.push_back(page(1 + i / 2 % small, 1 + i % 2));
    of_the_long_file.push_back(page(longest, 1 + i));
    anywhere.push_back(page(1 + static_cast<int>(chance()() % static_cast<unsigned>(small)), 1));
  }
  ask("the next page of notes", served, in_order);
  ask("the next page of the long file", served, of_the_long_file);
  ask("a page anywhere", served, anywhere);
  ask("the people", served, std::vector<std::string>(3, review + "/people"));
  ask("the review's home", served, std::vector<std::string>(4, review));
  ask("the overview of the case", served, std::vector<std::string>(4, "/staff/cases/" + id.str()));
  ask("its records", served, std::vector<std::string>(4, "/staff/cases/" + id.str() + "/records"));
  ask("its redaction tab", served, std::vector<std::string>(4, "/staff/cases/" + id.str() + "/redaction"));
  ask("pages found by what they want", served, std::vector<std::string>(4, review + "/find?what=undecided"));
  ask("pages found by a person", served, std::vector<std::string>(4, review + "/find?person=person7"));
  ask("pages read badly", served, std::vector<std::string>(3, review + "/find?what=unsure"));
  decide(house, id);
  ask("pages found by an exemption", served, std::vector<std::string>(4, review + "/find?code=S2P3-16"));
  ask("the home when people are decided", served, std::vector<std::string>(4, review));
  ask("what is treated in two ways", served, std::vector<std::string>(3, review + "/inconsistencies"));
}

/// Two hundred colleagues, each with a session of their own, and the pages that a reviewer opens one after the other.
void ask_by_two_hundred(House& house, CaseId const& id, int pages) {
  Served const served(house, {"case_officer"}, "Ines Okafor", "ines");
  std::vector<std::string> cookies;
  for (int number = 0; number < 200; ++number) {
    auto const connection = house.database().connection();
    auto const who = store::Staff(*connection).add({{}, "Reader " + std::to_string(number), "reader" + std::to_string(number), {"reviewer"}}, "nine wet herons stand about");
    cookies.push_back(std::string(web::staff_cookie) + "=" + store::Sessions(*connection).start(*who, house.clock().now()).token);
  }
  auto const next = [&](int reader, int turn) {
    auto const record = 10001 + (reader * 7 + turn / 2) % (pages / 5);
    return "/staff/cases/" + id.str() + "/review/record" + std::to_string(record) + "/" + std::to_string(1 + turn % 2);
  };
  ask_by_many("200 readers, a page in 20 s each", served, cookies, 2, 20'000, next);
  for (int round = 0; round < 3; ++round) ask_by_many("200 readers at the same moment", served, cookies, 1, 0, [&](int reader, int) { return next(reader, round); });
}

int measure(std::string const& file, int pages, int count) {
  make_database(file);
  House house(file, House::Schema::must_be_current);
  auto const id = submitted(house);
  fill(house, id, pages);
  std::printf("a case of %d pages, %d mentions\n", pages / 5 * 2 + pages / 5 + pages * 2 / 5, (pages / 5 * 2 + pages / 5 + pages * 2 / 5) * kMentionsOfAPage);
  if (count > 0) ask_all(house, id, pages, count);
  ask_by_two_hundred(house, id, pages);
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
