// How long the answer takes about a case that is kept to others, beside one that never was: who measures must not learn which cases there are (security.md A09).
// Asked of the real server by its addresses as a signed-in colleague's browser would, the kinds in turn. refusal_bench FOLDER ASSETS (FOLDER: empty, for the
// database; ASSETS: what tools/build-assets made). Ends with 1 when chance alone would part two kinds so less than once in a thousand runs, or an answer is no 404.
#include <array>
#include <cstdlib>

#include "alike.h"
#include "app/keep_to.h"
#include "app/readers.h"
#include "app/resident.h"
#include "served.h"

namespace rightsdesk {
namespace {

constexpr int kTries = 300, kCases = 100;
constexpr int kOfOneColleague = 15;  // each of them written down: sixty in an hour are (web/visits.h)

intake::FormAnswers const& answers() {
  static intake::FormAnswers const kAnswers{{"right", {"see"}}, {"who-for", {"me"}}, {"full-name", {"Amina Osei"}}, {"born-day", {"14"}}, {"born-month", {"5"}},
                                            {"born-year", {"2001"}}, {"address-lines", {"12 Weir Lane\nThamesbrook"}}, {"address-postcode", {"IG11 7LU"}},
                                            {"services", {"social-care"}}, {"wanted", {"everything"}}, {"email", {"amina.osei@example.org"}},
                                            {"safe-contact", {"yes"}}, {"identity", {"show"}}, {"format", {"online"}}};
  return kAnswers;
}

std::vector<CaseId> cases_of(House& house, std::string const& controller) {
  std::vector<CaseId> all;
  for (int i = 0; i < kCases; ++i) {
    auto const sent = app::submit_request(house.office(), answers(), {controller, "online", house.clock().now()}, controller + std::to_string(i));
    if (!sent) throw std::runtime_error("the request is refused");
    all.push_back(sent->about);
  }
  return all;
}

std::string cookie_of(House& house, int number) {
  auto const connection = house.database().connection();
  auto const id = store::Staff(*connection).add({{}, "Colleague", "colleague" + std::to_string(number), {"case_officer"}}, "nine wet herons stand about");
  if (!id) throw std::runtime_error(id.error().text);
  return std::string(web::staff_cookie) + "=" + store::Sessions(*connection).start(*id, house.clock().now()).token;
}

double answered(Served const& served, std::string const& path, std::string const& cookie) {
  auto const began = std::chrono::steady_clock::now();
  auto const answer = asked(served.port(), path, cookie);
  auto const took = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
  if (!answer.starts_with("HTTP/1.1 404")) throw std::runtime_error(path + " is answered with " + answer.substr(0, 100));
  return took;
}

int measure(std::string const& folder, std::string const& assets) {
  auto const file = service_in(folder, assets);
  make_database(file);
  House house(file, House::Schema::must_be_current);
  Served served(house, {"dpo"});
  auto const kept = cases_of(house, "thamesbrook"), elsewhere = cases_of(house, "hackney");
  house.office().works.in_one([&](app::Work& work) {
    for (auto const& id : kept) work.readers().set(id, {served.who()});
  });
  bool told = false;
  for (auto const* page : {"", "/work", "/review"}) {
    std::vector<Kind> kinds{{"a case that never was"}, {"a case kept to others"}, {"a case of another controller"}};
    std::string cookie;
    for (int i = 0; i < kTries; ++i) {
      if (i % kOfOneColleague == 0) cookie = cookie_of(house, static_cast<int>(std::string(page).size()) * 1000 + i);
      std::array const ids{CaseId::fresh(), kept[static_cast<std::size_t>(i % kCases)], elsewhere[static_cast<std::size_t>(i % kCases)]};
      for (std::size_t turn = 0; turn < ids.size(); ++turn) {
        auto const kind = (turn + static_cast<std::size_t>(i)) % ids.size();
        kinds[kind].milliseconds.push_back(answered(served, "/staff/cases/" + ids[kind].str() + page, cookie));
      }
    }
    print_alike(("404 of /staff/cases/:case" + std::string(page) + ", 300 each").c_str(), kinds);
    for (auto const& kind : kinds) told = told || chance_of_difference(kinds.front().milliseconds, kind.milliseconds) < 0.001;
  }
  if (told) std::puts("the time tells which cases there are");
  return told ? 1 : 0;
}

}  // namespace
}  // namespace rightsdesk

int main(int count, char** arguments) {
  if (count != 3) {
    std::fprintf(stderr, "usage: refusal_bench FOLDER ASSETS\n");
    return 2;
  }
  try {
    return rightsdesk::measure(arguments[1], arguments[2]);
  } catch (rightsdesk::Fault const& fault) {
    std::fprintf(stderr, "%s\n", fault.internal().c_str());
  } catch (std::exception const& error) {
    std::fprintf(stderr, "%s\n", error.what());
  }
  return 1;
}
