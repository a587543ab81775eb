#pragma once
// A case of many pages, made without reading files, so that it is there in a minute. For benchmarks of the desks.
#include <random>

#include "app/documents.h"
#include "app/resident.h"
#include "app/same_pages.h"
#include "core/original.h"
#include "core/text.h"
#include "document/document.h"
#include "main/house.h"

namespace rightsdesk {

inline std::mt19937& chance() {
  static std::mt19937 kChance(20261122);
  return kChance;
}

inline CaseId submitted(House& house, std::string const& key = "bench") {
  intake::FormAnswers const answers{{"right", {"see"}}, {"who-for", {"me"}}, {"full-name", {"Amina Osei"}}, {"born-day", {"14"}}, {"born-month", {"5"}},
                                    {"born-year", {"2001"}}, {"address-lines", {"12 Weir Lane\nThamesbrook"}}, {"address-postcode", {"IG11 7LU"}},
                                    {"services", {"social-care"}}, {"wanted", {"everything"}}, {"email", {"amina.osei@example.org"}},
                                    {"safe-contact", {"yes"}}, {"identity", {"show"}}, {"format", {"online"}}};
  if (!app::submit_request(house.office(), answers, {"thamesbrook", "online", house.clock().now()}, key)) throw std::runtime_error("the request is refused");
  CaseId id;
  house.office().works.in_one([&](app::Work& work) { id = work.cases().all().front().id; });
  return id;
}

constexpr int kPeople = 40, kMentionsOfAPage = 12;

inline std::string name_of(int person) { return "Joan Pike" + std::to_string(person); }
inline PersonId person_id(int person) { return PersonId("person" + std::to_string(person)); }

struct Made {
  document::Page page;
  std::vector<redaction::Mention> mentions;
};

/// A page of a scanned file: its words with their boxes, and a name every fourth line.
inline Made page_of(RecordId const& record, int number) {
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

inline collection::CollectedRecord record_of(CaseId const& about, int number, Instant now) {
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

inline void add_record(House& house, CaseId const& about, int number, int pages) {
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
inline void fill(House& house, CaseId const& about, int pages) {
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
inline void decide(House& house, CaseId const& about) {
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

}  // namespace rightsdesk
