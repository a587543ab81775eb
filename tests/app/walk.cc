#include "walk.h"

#include <gtest/gtest.h>

#include "app/caseload.h"
#include "app/letters.h"
#include "app/differences.h"
#include "app/grounds.h"
#include "app/release.h"
#include "app/resident.h"
#include "app/review_desk.h"
#include "app/search_desk.h"

namespace rightsdesk::app {
namespace {

void expect_done(Done const& outcome) { EXPECT_TRUE(outcome) << outcome.error().code << ": " << outcome.error().text; }

}  // namespace

CaseId submitted(Office& office) {
  auto const sent = submit_request(office, form(), {"thamesbrook", "online", office.clock.now()}, "one sending");
  EXPECT_TRUE(sent) << sent.error().front().text;
  return sent ? sent->about : CaseId{};
}

void begin_search(Office& office, CaseId const& id) {
  expect_done(accept_identity(office, id, officer(), {{"passport", "council_tax"}, "seen at the desk", office.clock.today()}));
  expect_done(start_search(office, id, officer()));
}

void decide_who_is_who(Office& office, CaseId const& id) {
  for (auto const& candidate : candidates(office, id)) {
    bool const hers = candidate.offered.key != "letter-9";
    expect_done(decide_candidate(office, id, officer(), candidate.id, hers ? search::Identity::confirmed : search::Identity::rejected,
                                 hers ? "Same name and birthday" : "Born in 1967"));
  }
}

void end_search(Office& office, CaseId const& id) { expect_done(finish_search(office, id, officer())); }

void decide_review(Office& office, CaseId const& id) {
  std::vector<PersonId> withheld, released;
  for (auto const& line : people_of(office, id)) {
    if (line.group == EntryGroup::subject) continue;
    (line.group == EntryGroup::professional ? released : withheld).push_back(line.person.known.id);
  }
  expect_done(decide_people(office, id, reviewer(), withheld, {redaction::Outcome::withhold, kThirdParty, "Did not agree"}));
  expect_done(decide_people(office, id, reviewer(), released, {redaction::Outcome::release, "", "Acted officially"}));
  for (auto const& record : records(office, id)) {
    if (record.key != "note-1" || record.inclusion != collection::Inclusion::included) continue;
    auto const page = review_page(office, id, record.id, 1);
    ASSERT_TRUE(page && !page->proposals.empty());
    expect_done(decide_proposal(office, id, reviewer(), record.id, page->proposals.front().id, redaction::Outcome::release, "",
                                "She was there"));
  }
}

void justify_differences(Office& office, CaseId const& id) {
  for (auto const& line : differences(office, id)) {
    if (!line.justified) expect_done(justify_difference(office, id, reviewer(), line.key, "She was there on that one day"));
  }
}

void record_grounds(Office& office, CaseId const& id) {
  for (auto const& ground : grounds_desk(office, id).to_record) {
    NewGroundRecord record{ground.exemption->code, {}, {}, "Ravi Lund, reviewer"};
    for (auto const& place : ground.places) record.scopes.insert(place.scope);
    for (auto const& field : ground.exemption->must_record) record.fields[field.id] = "Family life; asking would tell them of the request";
    expect_done(record_ground(office, id, reviewer(), record));
  }
}

void check_every_page(Office& office, CaseId const& id) {
  for (auto const& line : review_list(office, id)) {
    for (int page = 1; page <= line.pages; ++page) expect_done(check_page(office, id, reviewer(), line.record.id, page));
  }
}

void end_review_and_ask_for_pack(Office& office, CaseId const& id) {
  expect_done(finish_review(office, id, reviewer()));
  expect_done(build_pack(office, id, officer()));
}

void review_everything(Office& office, CaseId const& id) {
  decide_review(office, id);
  record_grounds(office, id);
  justify_differences(office, id);
  check_every_page(office, id);
}

std::string plain_text_once_sealed(Council& council, CaseId const& id) {
  council.at_desk([&](Office& office) {
    review_everything(office, id);
    end_review_and_ask_for_pack(office, id);
  });
  EXPECT_EQ(council.worker(), Council::Ended::well);
  return council.at_desk([&](Office& office) {
    auto const pack = packs(office, id).at(0);
    EXPECT_EQ(pack.state, PackState::sealed) << (pack.blockers.empty() ? "" : pack.blockers.front().what);
    auto const plain = pack_in_form(office, id, officer(), "plain");
    ENSURE(plain.has_value(), "a sealed pack is there as plain text");
    return plain->bytes;
  });
}

std::string letter_kept(Office& office, CaseId const& id, std::string const& letter) {
  for (auto const& sent : letters_sent(office, id)) {
    if (sent.id == letter) return letter_copy(office, id, officer(), sent.number).value().bytes;
  }
  return {};
}

namespace {

CaseId walked_to_review(Council& council) {
  auto const id = council.at_desk(submitted);
  for (auto act : {begin_search, decide_who_is_who, end_search}) {
    council.at_desk([&](Office& office) { act(office, id); });
    EXPECT_EQ(council.worker(), Council::Ended::well);
  }
  return id;
}

CaseId walked_to_sealed(Council& council) {
  auto const id = under_review(council);
  council.at_desk([&](Office& office) { review_everything(office, id); });
  council.at_desk([&](Office& office) { end_review_and_ask_for_pack(office, id); });
  EXPECT_EQ(council.worker(), Council::Ended::well);
  return id;
}

}  // namespace

CaseId under_review(Council& council) { return council.after("under review", walked_to_review); }

CaseId sealed_case(Council& council) { return council.after("sealed", walked_to_sealed); }

RecordId record_keyed(Office& office, CaseId const& id, std::string const& key) {
  for (auto const& record : records(office, id)) {
    if (record.key == key) return record.id;
  }
  return {};
}

PersonId person_named(Office& office, CaseId const& id, std::string const& name) {
  for (auto const& line : people_of(office, id)) {
    if (line.person.known.described.names.front().full == name) return line.person.known.id;
  }
  return {};
}

}  // namespace rightsdesk::app
