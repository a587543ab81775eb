// What happens to a pack after it left.
#include "app/deliveries.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "app/caseload.h"
#include "app/download_term.h"
#include "app/letters.h"
#include "app/resident.h"
#include "core/original.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

/// One released pack for all of them: what is written down only adds.
class ReleasedCase : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    council = std::make_unique<Council>();
    id = sealed_case(*council);
  }
  static void TearDownTestSuite() { council.reset(); }
  static void release() {
    council->at_desk([](Office& office) {
      auto const pack = packs(office, id).at(0);
      if (pack.state != PackState::sealed) return;
      ASSERT_TRUE(release_pack(office, id, second_reviewer(), pack.pack_sha256, kEmail));
    });
  }
  static std::string noted(Way way, std::string const& note, int days_later = 0) {
    return council->at_desk([&](Office& office) { return code_of(note_delivery(office, id, officer(), {way, plus_days(office.clock.today(), days_later), note})); });
  }
  static DeliveryLine newest() {
    return council->at_desk([](Office& office) { return deliveries(office, id).at(0); });
  }
  static std::unique_ptr<Council> council;
  static CaseId id;
};
std::unique_ptr<Council> ReleasedCase::council;
CaseId ReleasedCase::id;

TEST_F(ReleasedCase, HasNothingToDeliverBefore) {
  if (council->at_desk([](Office& office) { return packs(office, id).at(0).state; }) == PackState::sealed) {
    EXPECT_NE(noted(Way::posted, "AB 1234"), "");
    EXPECT_TRUE(council->at_desk([](Office& office) { return deliveries(office, id); }).empty());
  }
}

TEST_F(ReleasedCase, SaysWhenAndHowThePackWent) {
  release();
  EXPECT_EQ(newest().what, "released");
  EXPECT_EQ(noted(Way::posted, " Tracked, AB 1234 5678 GB "), "");
  EXPECT_EQ(newest().what, "pack_posted");
  EXPECT_EQ(newest().note, "Tracked, AB 1234 5678 GB");
  EXPECT_EQ(newest().by, officer().id.str());
  EXPECT_EQ(noted(Way::read_together, "At the hub, with Ines Okafor"), "");
  EXPECT_EQ(newest().what, "pack_read_together");
}

TEST_F(ReleasedCase, TakesNoDayThatCannotBeAndNoEmptyNote) {
  release();
  EXPECT_EQ(noted(Way::posted, "AB 1234", 1), "day") << "tomorrow";
  EXPECT_EQ(noted(Way::posted, "AB 1234", -400), "day") << "before the release";
  EXPECT_EQ(noted(Way::posted, "  "), "missing");
  EXPECT_FALSE(way_from("by pigeon").has_value());
}

TEST_F(ReleasedCase, MakesOneTaskOfDeliveriesThatFail) {
  release();
  EXPECT_EQ(noted(Way::failed, "Came back: gone away"), "");
  EXPECT_EQ(noted(Way::failed, "Came back again"), "");
  council->at_desk([](Office& office) {
    office.works.in_one([](Work& work) {
      auto const tasks = work.tasks().of_case(id);
      EXPECT_EQ(std::count_if(tasks.begin(), tasks.end(), [](auto const& task) { return task.kind == "deliver_again"; }), 1);
    });
  });
}

TEST_F(ReleasedCase, IsShutAndOpenedAgain) {
  release();
  council->at_desk([](Office& office) {
    EXPECT_EQ(code_of(stop_download(office, id, officer(), "")), "missing");
    auto clerk = officer();
    clerk.roles = {"intake"};
    EXPECT_EQ(code_of(stop_download(office, id, clerk, "Not theirs to do")), "not_permitted");
    EXPECT_EQ(code_of(stop_download(office, id, officer(), "The phone was stolen")), "");
    EXPECT_EQ(code_of(stop_download(office, id, officer(), "Once more")), "no_pack");
    EXPECT_EQ(code_of(download_pack(office, id)), "not_ready");
    EXPECT_TRUE(resident_view(office, id).packs.empty());
    EXPECT_EQ(code_of(send_again(office, id, officer(), " ")), "missing");
    EXPECT_EQ(code_of(send_again(office, id, officer(), "They have a new phone")), "");
    EXPECT_TRUE(download_pack(office, id).has_value());
    EXPECT_EQ(resident_view(office, id).timeline.at(0).text, "Your records were downloaded");
  });
}

/// The clock goes back when a test ends, for the others have one day.
class OnAnotherDay {
 public:
  explicit OnAnotherDay(StoppedClock& clock) : clock_(clock), before_(clock.at) {}
  ~OnAnotherDay() { clock_.at = before_; }
  OnAnotherDay(OnAnotherDay const&) = delete;
  OnAnotherDay& operator=(OnAnotherDay const&) = delete;
  void be(char const* when) { clock_.at = *parse_instant(when); }

 private:
  StoppedClock& clock_;
  Instant before_;
};

TEST_F(ReleasedCase, CanBeOpenedForNinetyDaysAndForAnotherNinetyWhenItIsSentAgain) {
  release();
  OnAnotherDay day(council->clock);
  council->at_desk([](Office& office) { ASSERT_EQ(code_of(send_again(office, id, officer(), "They asked")), ""); });
  day.be("2027-02-21T23:59:00Z");
  council->at_desk([](Office& office) {
    EXPECT_TRUE(download_pack(office, id).has_value()) << "the 90th day";
    EXPECT_TRUE(pack_to_read(office, id, 1).has_value());
    EXPECT_EQ(resident_view(office, id).packs.at(0).last_day, parse_date("2027-02-21"));
    EXPECT_FALSE(resident_view(office, id).packs.at(0).ended);
  });
  day.be("2027-02-22T00:01:00Z");
  council->at_desk([](Office& office) {
    EXPECT_EQ(code_of(download_pack(office, id)), "ended");
    EXPECT_EQ(download_pack(office, id).error().text, "You could open this until 21 February 2027. If you still need it, tell us. We can open it again.");
    EXPECT_EQ(code_of(pack_to_read(office, id, 1)), "ended") << "reading ends with it";
    EXPECT_TRUE(resident_view(office, id).packs.at(0).ended);
    EXPECT_TRUE(downloads(office, id).at(0).ended);
    EXPECT_EQ(code_of(send_again(office, id, officer(), "They were ill")), "");
    EXPECT_TRUE(download_pack(office, id).has_value());
    EXPECT_EQ(downloads(office, id).at(0).last_day, parse_date("2027-05-23"));
    auto const again = letters_sent(office, id).front();
    auto const copy = letter_copy(office, id, officer(), again.number);
    ASSERT_TRUE(copy);
    EXPECT_THAT(copy->bytes, testing::HasSubstr("You can open it until 23 May 2027. You can download each file up to 10 times."));
  });
}

TEST_F(ReleasedCase, IsDownloadedTenTimesInEachFormAndNotOnceMore) {
  release();
  council->at_desk([](Office& office) {
    ASSERT_EQ(code_of(send_again(office, id, officer(), "They asked")), "");
    EXPECT_THAT(downloads(office, id).at(0).files, testing::ElementsAre(testing::Pair("The pack (PDF)", 0)));
    for (int i = 0; i < 10; ++i) ASSERT_TRUE(download_pack(office, id).has_value()) << i;
    EXPECT_EQ(code_of(download_pack(office, id)), "used_up");
    EXPECT_EQ(download_pack(office, id).error().text, "This file was downloaded 10 times. To keep your information safe, we stop there. If you need it again, tell us.");
    EXPECT_TRUE(download_pack(office, id, {"plain"}).has_value()) << "each file is counted by itself";
    EXPECT_TRUE(pack_to_read(office, id, 1).has_value()) << "reading here is not counted";
    EXPECT_THAT(downloads(office, id).at(0).files, testing::ElementsAre(testing::Pair("The pack (PDF)", 10), testing::Pair("Plain text", 1)));
    ASSERT_EQ(code_of(send_again(office, id, officer(), "They lost it")), "");
    EXPECT_TRUE(download_pack(office, id).has_value()) << "a new term counts anew";
  });
}

TEST(ATerm, IsThatOfTheLastSendingAndAReleaseOfBeforeHasNone) {
  std::vector<casework::CaseEvent> events;
  auto const happens = [&](std::string const& what, char const* on, std::map<std::string, std::string> const& detail) {
    casework::CaseEvent event;
    event.number = static_cast<std::int64_t>(events.size()) + 1;
    event.what = what;
    event.on = *parse_date(on);
    event.detail = detail;
    events.push_back(event);
  };
  happens("part_released", "2026-09-01", {{"version", "1"}});
  happens("part_released", "2026-10-01", {{"version", "2"}, {"open_until", "2026-12-30"}, {"times", "5"}});
  EXPECT_FALSE(term_of(events, 1)) << "nobody was told of an end";
  EXPECT_EQ(term_of(events, 2)->last_day, *parse_date("2026-12-30"));
  EXPECT_EQ(term_of(events, 2)->times, 5);
  EXPECT_FALSE(term_of(events, 3)) << "it was never released";
  happens("sent_again", "2027-01-04", {{"version", "2"}, {"open_until", "2027-04-04"}, {"times", "5"}});
  EXPECT_EQ(term_of(events, 1)->last_day, *parse_date("2027-04-04")) << "the parts before it are sent with it";
  EXPECT_FALSE(has_ended(*term_of(events, 1), *parse_date("2027-04-04")));
  EXPECT_TRUE(has_ended(*term_of(events, 1), *parse_date("2027-04-05")));
}

// ISO 32000-2, 7.6: revision 6 is AES-256; qpdf, which did not write our pages, opens it with the password alone.
TEST_F(ReleasedCase, IsGivenBehindAPasswordThatIsKeptNowhere) {
  release();
  council->at_desk([](Office& office) {
    EXPECT_EQ(code_of(locked_copy(office, id, officer(), "short")), "weak_password");
    auto const copy = locked_copy(office, id, officer(), "otter-lamp-41-żółć");
    ASSERT_TRUE(copy);
    auto const path = council->folder + "/" + copy->file_name;
    std::ofstream(path, std::ios::binary) << copy->bytes;
    EXPECT_NE(std::system(("qpdf --check " + path + " >/dev/null 2>&1").c_str()), 0);
    EXPECT_EQ(std::system(("qpdf --password=otter-lamp-41-żółć --check " + path + " >/dev/null 2>&1").c_str()), 0);
    EXPECT_EQ(std::system(("qpdf --password=otter-lamp-41-żółć --show-encryption " + path + " | grep -q 'file encryption method: AESv3'").c_str()), 0);
    for (auto const& line : deliveries(office, id)) EXPECT_EQ(line.note.find("otter"), std::string::npos);
  });
}

TEST_F(ReleasedCase, IsMadeReadyForThePostWithoutAChangeToTheSealedPack) {
  release();
  council->at_desk([](Office& office) {
    auto const sealed = packs(office, id).at(0).pack_sha256;
    auto clerk = officer();
    clerk.roles = {"intake"};
    EXPECT_EQ(code_of(print_copy(office, id, clerk, "")), "not_permitted");
    auto const copy = print_copy(office, id, officer(), "");
    ASSERT_TRUE(copy) << copy.error().text;
    EXPECT_EQ(print_copy(office, id, officer(), "")->bytes, copy->bytes);
    EXPECT_EQ(packs(office, id).at(0).pack_sha256, sealed);
    EXPECT_EQ(deliveries(office, id).at(0).what, "print_copy_made");
    EXPECT_EQ(deliveries(office, id).at(0).note, "SHA-256 " + sha256_hex(copy->bytes));
    auto const path = council->folder + "/" + copy->file_name;
    std::ofstream(path, std::ios::binary) << copy->bytes;
    if (char const* keep = std::getenv("RIGHTSDESK_KEEP")) {
      EXPECT_EQ(std::system(("cp " + path + " " + keep).c_str()), 0);
    }
    EXPECT_EQ(std::system(("pdftotext -l 1 " + path + " - | grep -q '^12 Weir Lane$'").c_str()), 0);
    EXPECT_EQ(std::system(("pdftotext -f 3 -l 3 " + path + " - | grep -q 'Dear Amina'").c_str()), 0);
    EXPECT_EQ(std::system(("qpdf --check " + path + " >/dev/null 2>&1").c_str()), 0);
  });
}

/// A released case whose requester answered otherwise when asked whether it is safe to write to them.
std::string print_code_for(char const* safe, std::string const& they_said) {
  Council other;
  auto const about = other.at_desk([&](Office& office) {
    auto answers = form();
    answers["safe-contact"] = {safe};
    intake::Arrival const arrival{"thamesbrook", "online", office.clock.now()};
    return submit_request(office, answers, arrival, "once")->about;
  });
  return other.at_desk([&](Office& office) {
    office.works.in_one([&](Work& work) {
      PackRow row;
      row.id = PackId::fresh();
      row.about = about;
      row.state = PackState::released;
      row.pack = work.blobs().keep(about, "not looked at");
      row.released_at = office.clock.now();
      work.packs().add(row);
      EXPECT_TRUE(work.cases().move(*work.cases().find(about), "released"));
    });
    return code_of(print_copy(office, about, officer(), they_said));
  });
}

TEST(SafeContact, KeepsAPackOutOfTheLetterBox) {
  EXPECT_EQ(print_code_for("email-only", "They rang and are fine with it"), "not_safe");
  EXPECT_EQ(print_code_for("ask-first", " "), "ask_first");
}

}  // namespace
}  // namespace rightsdesk::app
