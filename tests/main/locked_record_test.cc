// A record that is locked, and the password that somebody finds later (security.md D30), with the sandboxed reader and a real locked PDF.
#include "app/locked_record.h"

#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "app/caseload.h"
#include "app/walk.h"

namespace rightsdesk::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kSecret[] = "nine green otters";

std::string bytes_of(std::string const& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string letter_pdf() {
  std::string const stream = "BT /F1 12 Tf 72 720 Td (Amina Osei may keep her place.) Tj ET";
  return "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
         "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>\nendobj\n4 0 obj\n<</Length " +
         std::to_string(stream.size()) + ">>\nstream\n" + stream + "\nendstream\nendobj\ntrailer\n<</Root 1 0 R/Size 5>>\n%%EOF\n";
}

/// A case with one record, a letter that is locked; it was collected, and could not be read.
struct ALockedRecord : ::testing::Test {
  ALockedRecord() {
    desk.office.reader = RIGHTSDESK_READER;
    id = app::submitted(desk.office);
    app::begin_search(desk.office, id);
    desk.office.works.in_one([&](app::Work& work) { add(work); });
  }
  void add(app::Work& work) {
    auto const open = council.folder + "/open.pdf", locked = council.folder + "/locked.pdf";
    std::ofstream(open) << letter_pdf();
    if (std::system(("qpdf --warning-exit-0 --no-warn --encrypt '" + std::string(kSecret) + "' owner 256 -- " + open + " " + locked).c_str()) != 0) throw std::runtime_error("qpdf");
    auto const bytes = bytes_of(locked);
    collection::CollectedRecord record;
    record.id = record_id;
    record.about = id;
    record.source = app::kArchive;
    record.key = "letter-locked";
    record.candidate = CandidateId::fresh();
    record.title = Personal<std::string>("Letter, 20 August 2012");
    record.media_type = "application/pdf";
    record.file_name = Personal<std::string>("letter.pdf");
    record.size = static_cast<std::int64_t>(bytes.size());
    record.original = work.blobs().keep(id, bytes);
    record.collected_at = council.clock.now();
    EXPECT_TRUE(work.records().add(record));
    record.reading = collection::Reading::unreadable;
    record.reading_note = "The file is locked: it needs a password to be opened.";
    work.records().set_reading(record);
  }
  std::string opened(std::string const& password, app::Actor const& who = app::officer()) {
    auto const done = app::open_with_password(desk.office, id, who, record_id, Personal(password));
    return done ? std::string() : done.error().code + (done.error().field.empty() ? "" : " " + done.error().field);
  }
  collection::CollectedRecord now() { return app::records(desk.office, id).front(); }
  app::Council council;
  app::Desk desk{council};
  CaseId id;
  RecordId const record_id = RecordId::fresh();
};

TEST_F(ALockedRecord, IsReadOnceItsPasswordIsThere) {
  EXPECT_TRUE(app::is_locked(now()));
  EXPECT_EQ(opened(kSecret), "");
  EXPECT_EQ(now().reading, collection::Reading::read);
  EXPECT_EQ(now().pages, 1);
  EXPECT_FALSE(app::is_locked(now()));
  auto const entry = app::ledger_of(desk.office, id).back();
  EXPECT_EQ(entry.act.what, "record_unlocked");
  EXPECT_EQ(entry.act.actor, app::officer().id.str());
  EXPECT_EQ(entry.act.detail, "record=" + record_id.str() + " pages=1");
  EXPECT_EQ(opened(kSecret), "not_locked");
}

TEST_F(ALockedRecord, StaysAsItIsWithAnotherPasswordOrNone) {
  EXPECT_EQ(opened("nine green herons"), "wrong_password password");
  EXPECT_EQ(opened(""), "missing password");
  EXPECT_EQ(opened(std::string(1001, 'x')), "missing password");
  EXPECT_EQ(opened(kSecret, {StaffId("nobody"), "Nobody", {"auditor"}}), "not_permitted");
  EXPECT_TRUE(app::is_locked(now()));
  EXPECT_EQ(app::open_with_password(desk.office, id, app::officer(), RecordId::fresh(), Personal<std::string>(kSecret)).error().code, "not_found");
}

TEST_F(ALockedRecord, LeavesItsPasswordNowhere) {
  EXPECT_EQ(opened("nine green herons"), "wrong_password password");
  EXPECT_EQ(opened(kSecret), "");
  for (auto const& file : std::filesystem::recursive_directory_iterator(council.folder)) {
    if (!file.is_regular_file()) continue;
    EXPECT_THAT(bytes_of(file.path().string()), AllOf(Not(HasSubstr(kSecret)), Not(HasSubstr("nine green herons")))) << file.path();
  }
}

}  // namespace
}  // namespace rightsdesk::testing
