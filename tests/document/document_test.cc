#include "document/document.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

namespace rightsdesk::document {
namespace {

Document a_scan() {
  Document document;
  document.media_type = "application/pdf";
  document.title = "Referral";
  document.author = "Duty team";
  document.dated = "2019-03-04";
  Page page;
  page.number = 2;
  page.layout = Layout::fixed;
  page.width = 612;
  page.height = 792;
  page.text = "Zoë\nOkafor";
  page.words = {{0, 3, {72, 700.5, 20.25, 11}, 0.91}, {4, 10, {72, 680, 40, 11}, 0.4}};
  page.image = PageImage{"image/jpeg", {}, 1700, 2200};
  page.flags = {Flag::low_confidence, Flag::handwriting};
  document.pages = {page};
  document.hidden = {{"comment", "page 2", "ask her aunt"}};
  document.attachments = {{"plan.docx", "application/msword", {}}};
  document.warnings = {"Page 2 may hold handwriting."};
  return document;
}

TEST(DocumentJson, BringsBackEveryFieldOfAScan) { EXPECT_EQ(document_from(to_json(a_scan())), a_scan()); }

TEST(DocumentJson, BringsBackADocumentWithNothingInIt) { EXPECT_EQ(document_from(to_json(Document{})), Document{}); }

TEST(DocumentJson, KeepsTheBytesOfImagesAndAttachmentsOut) {
  auto document = a_scan();
  document.pages.at(0).image->bytes = "IMAGE-BYTES";
  document.attachments.at(0).bytes = "ATTACHMENT-BYTES";
  EXPECT_THAT(to_json(document).dump(), Not(testing::HasSubstr("-BYTES")));
}

TEST(DocumentJson, RefusesWhatItDidNotWrite) {
  EXPECT_THROW(document_from(Json::parse("{}")), Fault);
  EXPECT_THROW(document_from(Json::parse("[]")), Fault);
  auto json = to_json(a_scan());
  json["pages"][0]["flags"] = {"upside_down"};
  EXPECT_THROW(document_from(json), Fault);
  json = to_json(a_scan());
  json["pages"][0]["words"][0] = {1, 2};
  EXPECT_THROW(document_from(json), Fault);
}

TEST(DocumentJson, SaysNothingOfTheRecordInItsFault) {
  auto json = to_json(a_scan());
  json["pages"][0]["number"] = "Zoë Okafor";
  try {
    document_from(json);
    FAIL() << "accepted";
  } catch (Fault const& fault) {
    EXPECT_THAT(fault.internal() + fault.what(), Not(testing::HasSubstr("Okafor")));
  }
}

TEST(Flag, HasAWordForEachValue) {
  EXPECT_EQ(to_string(Flag::not_read), "not_read");
  EXPECT_EQ(to_string(Flag::low_confidence), "low_confidence");
  EXPECT_EQ(to_string(Flag::blank), "blank");
  EXPECT_EQ(to_string(Flag::handwriting), "handwriting");
  EXPECT_EQ(to_string(Flag::readers_differ), "readers_differ");
}

}  // namespace
}  // namespace rightsdesk::document
