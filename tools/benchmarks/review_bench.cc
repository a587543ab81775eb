// The review of a case of 5,000 pages, asked of the real server by its addresses as a browser would: how soon the next page is there.
// review_bench FOLDER ASSETS [PAGES [ASKED]] (FOLDER: empty, for the database; ASSETS: what tools/build-assets made). The case is made
// without reading files, so that it is there in a minute.
#include <random>

#include "app/documents.h"
#include "app/resident.h"
#include "app/same_pages.h"
#include "core/original.h"
#include "core/text.h"
#include "document/document.h"
#include "served.h"

namespace rightsdesk {
namespace {

std::mt19937& chance() {
  static std::mt19937 kChance(20261122);
  return kChance;
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

/// Half of the people are withheld and half given, but for one whose pages wait: what a review looks like shortly before its end.
void decide(House& house, CaseId const& about) {
  house.office().works.in_one([&](app::Work& work) {
    for (auto& person : work.reviews().people(about)) {
      auto const number = std::stoi(person.known.id.str().substr(6));
      if (number == 0) continue;
      bool const withheld = number % 2 == 0;
      person.decision = {withheld ? redaction::Outcome::withhold : redaction::Outcome::release, withheld ? "S2P3-16" : "", "as asked", StaffId("bench"), house.clock().now()};
      work.reviews().decide_person(person);
    }
  });
}

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

int measure(std::string const& file, int pages, int count) {
  make_database(file);
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
