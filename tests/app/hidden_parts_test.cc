#include "app/hidden_parts.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "app/caseload.h"
#include "app/release.h"
#include "app/review_desk.h"
#include "app/search_desk.h"
#include "unsound.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using testing::HasSubstr;

/// A mail with a blind copy, which nobody sees who only looks at it, as its reader leaves it.
CaseId with_mail(Council& council) {
  council.sources.system(kSocialCare).files.front().items.push_back(
      test::text_item("mail-1", "Email, 4 May 2012", "2012-05-04", "Amina was at home and showed me her room.\n"));
  auto const id = under_review(council);
  council.at_desk([&](Office& office) {
    auto const mail = record_keyed(office, id, "mail-1");
    office.works.in_one([&](Work& work) {
      auto row = *work.records().find(mail);
      auto document = document_of(work, row);
      document.hidden = {{"header", "header Message-ID", "<1@example.org>"}, {"bcc", "header Bcc", "Corey Haddow <corey.haddow@example.org>"}};
      work.blobs().destroy(row.document);
      row.document = work.blobs().keep(id, document::to_json(document).dump());
      work.records().set_reading(row);
    });
  });
  return id;
}

std::size_t blind_copy(Office& office, CaseId const& id, RecordId const& mail) {
  for (auto const& part : hidden_parts(office, id, mail)) {
    if (part.hidden.text.find("Corey Haddow") != std::string::npos) return part.number;
  }
  ADD_FAILURE() << "the blind copy is not shown";
  return 0;
}

TEST(WhatAFileHides, LeavesOnlyWhenANamedPersonGivesItWithAReason) {
  Council council;
  auto const id = with_mail(council);
  council.at_desk([&](Office& office) {
    auto const mail = record_keyed(office, id, "mail-1");
    auto const number = blind_copy(office, id, mail);
    EXPECT_EQ(code_of(give_hidden(office, id, reviewer(), mail, number, " ")), "missing");
    EXPECT_EQ(code_of(give_hidden(office, id, officer(), mail, number, "She asked who was told")), "not_permitted");
    EXPECT_EQ(code_of(give_hidden(office, id, reviewer(), mail, 999, "She asked who was told")), "not_found");
    ASSERT_TRUE(give_hidden(office, id, reviewer(), mail, number, "She asked who was told"));
    EXPECT_EQ(code_of(give_hidden(office, id, reviewer(), mail, number, "Once more")), "given");
    EXPECT_EQ(hidden_parts(office, id, mail)[number].page, 2);
    auto const page = review_page(office, id, mail, 2);
    ASSERT_TRUE(page);
    EXPECT_THAT(page->page.text, HasSubstr("Hidden in the file:"));
    EXPECT_THAT(page->page.text, HasSubstr("Corey Haddow"));
    EXPECT_FALSE(page->row.checked) << "somebody looks at it like at any other page";
  });
  ASSERT_EQ(council.worker(), Council::Ended::well);
  council.at_desk([&](Office& office) {
    auto const mail = record_keyed(office, id, "mail-1");
    EXPECT_FALSE(review_page(office, id, mail, 2)->proposals.empty()) << "who is named in it is proposed";
    ASSERT_TRUE(undo_act(office, id, reviewer(), review_acts(office, id).front().id, "It was not asked for"));
    EXPECT_FALSE(review_page(office, id, mail, 2));
    EXPECT_EQ(hidden_parts(office, id, mail)[blind_copy(office, id, mail)].page, 0);
  });
  EXPECT_EQ(unsound(council), "");
}

TEST(WhatAFileHides, PassesTheSameGateOnceItIsGiven) {
  Council council;
  auto const id = with_mail(council);
  council.at_desk([&](Office& office) {
    auto const mail = record_keyed(office, id, "mail-1");
    ASSERT_TRUE(give_hidden(office, id, reviewer(), mail, blind_copy(office, id, mail), "She asked whether anybody was told"));
  });
  ASSERT_EQ(council.worker(), Council::Ended::well);
  auto const text = plain_text_once_sealed(council, id);
  EXPECT_THAT(text, HasSubstr("Hidden in the file"));
  EXPECT_EQ(text.find("Corey"), std::string::npos) << "a third party goes here as anywhere";
}

}  // namespace
}  // namespace rightsdesk::app
