#include "app/documents.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <numeric>

#include "app/acts.h"
#include "app/caseload.h"
#include "app/review_desk.h"
#include "core/original.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

/// A file of so many pages with a comment in it, kept for the case as the worker keeps it.
RecordId kept(Office& office, CaseId const& id, int pages) {
  auto const key = "file-" + std::to_string(pages);
  collection::CollectedRecord record;
  record.id = RecordId(key);
  record.about = id;
  record.source = kArchive;
  record.key = key;
  record.title = Personal(std::string("Old file"));
  record.sha256 = sha256_hex(key);
  record.dated = "2001-02-03";
  document::Document document{"application/pdf"};
  document.hidden.push_back({"comment", "page 2", "ask her aunt"});
  for (int number = 1; number <= pages; ++number) {
    document.pages.push_back({number, document::Layout::flow, 595, 842, "Page " + std::to_string(number) + " of the old file."});
  }
  office.works.in_one([&](Work& work) {
    work.records().add(record);
    keep_document(work, record, document);
  });
  return record.id;
}

TEST(APageOfALongRecord, IsKeptByItselfAndIsTheSameAsInTheWhole) {
  Council council;
  auto const id = council.at_desk(submitted);
  council.at_desk([&](Office& office) {
    for (int const pages : {2, 12}) {
      auto const file = kept(office, id, pages);
      office.works.in_one([&](Work& work) {
        auto const record = work.records().find(file).value();
        auto const whole = document_of(work, record);
        ASSERT_EQ(whole.pages.size(), static_cast<std::size_t>(pages));
        auto const second = work.records().page(file, 2).value();
        EXPECT_EQ(second.content.empty(), pages == 2) << "of few pages none is kept twice";
        auto const alone = one_page_of(work, record, second);
        ASSERT_EQ(alone.pages.size(), 1U);
        EXPECT_EQ(alone.pages[0].text, "Page 2 of the old file.");
        EXPECT_TRUE(alone.pages[0] == whole.pages[1]);
        EXPECT_TRUE(alone.hidden.empty());
        auto const first = one_page_of(work, record, work.records().page(file, 1).value());
        ASSERT_EQ(first.hidden.size(), 1U);
        EXPECT_EQ(first.hidden[0].text, "ask her aunt");
        EXPECT_FALSE(work.records().page(file, pages + 1).has_value());
      });
      EXPECT_EQ(review_page(office, id, file, pages)->page.text, "Page " + std::to_string(pages) + " of the old file.");
      EXPECT_EQ(code_of(review_page(office, id, file, pages + 1)), "not_found");
    }
  });
}

TEST(APageWithBoxes, IsKeptOnceAndTheTextOfTheWholeByItself) {
  Council council;
  auto const id = council.at_desk(submitted);
  council.at_desk([&](Office& office) {
    collection::CollectedRecord record;
    record.id = RecordId("scan");
    record.about = id;
    record.source = kArchive;
    record.key = "scan";
    record.sha256 = sha256_hex("scan");
    document::Document document{"application/pdf"};
    document.pages.push_back({1, document::Layout::fixed, 595, 842, "Her aunt", {{0, 3, {60, 700, 20, 11}}, {4, 8, {84, 700, 24, 11}, 0.8}}});
    document.pages.push_back({2, document::Layout::flow, 595, 842, "A note"});
    office.works.in_one([&](Work& work) {
      work.records().add(record);
      keep_document(work, record, document);
    });
    office.works.look([&](Work& work) {
      auto const kept = work.records().find(record.id).value();
      EXPECT_TRUE(document_of(work, kept) == document) << "every box is there again";
      auto const text = text_of(work, kept);
      EXPECT_EQ(text.pages.at(0).text, "Her aunt");
      EXPECT_TRUE(text.pages.at(0).words.empty());
      auto const first = work.records().page(record.id, 1).value(), second = work.records().page(record.id, 2).value();
      EXPECT_FALSE(first.content.empty());
      EXPECT_TRUE(second.content.empty());
      EXPECT_EQ(one_page_of(work, kept, first).pages.at(0).words.size(), 2U);
      EXPECT_EQ(one_page_of(work, kept, second).pages.at(0).text, "A note");
    });
  });
}

TEST(TheReadingOrder, GoesByDayAndPageAndCountsWhatIsChecked) {
  Council council;
  auto const id = council.at_desk(submitted);
  council.at_desk([&](Office& office) {
    auto const file = kept(office, id, 6);
    office.works.in_one([&](Work& work) {
      auto const order = work.records().reading_order(id);
      ASSERT_EQ(order.size(), 6U);
      EXPECT_EQ(order[5].number, 6);
      EXPECT_FALSE(order[5].checked);
      EXPECT_EQ(work.records().count(id).records, 1);
      EXPECT_EQ(work.records().count(id).waiting, 0);
      auto row = work.records().page(file, 6).value();
      row.checked = true;
      work.records().set_page_review(row);
      EXPECT_TRUE(work.records().reading_order(id)[5].checked);
      auto record = work.records().find(file).value();
      record.inclusion = collection::Inclusion::left_out;
      work.records().set_inclusion(record);
      EXPECT_TRUE(work.records().reading_order(id).empty());
      EXPECT_EQ(work.records().count(id).records, 0);
    });
  });
}

int waiting_in(Work& work, CaseId const& id) {
  auto const pages = work.reviews().waiting(id);
  return std::accumulate(pages.begin(), pages.end(), 0, [](int sum, auto const& page) { return sum + page.proposals; });
}

/// What decision_for says of each proposal, counted.
int undecided_in(Work& work, CaseId const& id) {
  auto const people = people_decisions(work, id);
  auto const all = work.reviews().proposals_of_case(id);
  return static_cast<int>(std::count_if(all.begin(), all.end(), [&](auto const& one) { return redaction::decision_for(one, people).outcome == redaction::Outcome::undecided; }));
}

TEST(WhatWaits, IsWhatNeitherItsOwnNorItsPersonsDecisionHasSettled) {
  Council council;
  auto const id = under_review(council);
  council.at_desk([&](Office& office) {
    int before = 0;
    office.works.in_one([&](Work& work) {
      before = waiting_in(work, id);
      EXPECT_GT(before, 0);
      EXPECT_EQ(before, undecided_in(work, id));
    });
    auto const people = people_of(office, id);
    auto const other = std::find_if(people.begin(), people.end(), [](auto const& line) { return line.group == EntryGroup::known && line.mentions > 0; });
    ASSERT_NE(other, people.end());
    ASSERT_TRUE(decide_people(office, id, reviewer(), {other->person.known.id}, {redaction::Outcome::withhold, kThirdParty, "Not theirs to know"}));
    office.works.in_one([&](Work& work) {
      EXPECT_EQ(waiting_in(work, id), before - other->mentions);
      EXPECT_EQ(waiting_in(work, id), undecided_in(work, id));
    });
    EXPECT_EQ(case_overview(office, id, reviewer())->proposals_undecided, before - other->mentions);
  });
}

}  // namespace
}  // namespace rightsdesk::app
