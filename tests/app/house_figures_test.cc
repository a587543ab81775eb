// The figures of the house for a regulator (desks.md R3.9): who may ask, what a killed worker leaves, how long they are kept.
#include "app/house_figures.h"

#include <gmock/gmock.h>

#include "app/caseload.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using Standing = HouseFiguresLine::Standing;

constexpr char kHere[] = "thamesbrook";
Period const kThisMonth{*parse_date("2026-11-01"), *parse_date("2026-11-23")};

struct HouseFiguresAsked : ::testing::Test {
  std::string ask(Actor const& actor, Period const& period = kThisMonth) {
    return council.at_desk([&](Office& office) { return code_of(ask_for_house_figures(office, actor, kHere, period)); });
  }
  std::vector<HouseFiguresLine> lines() {
    return council.at_desk([&](Office& office) { return house_figures(office, head(), kHere).value(); });
  }
  std::string csv_of(std::string const& id) {
    return council.at_desk([&](Office& office) {
      auto const tables = house_tables(office, head(), kHere, id, "csv");
      return tables ? as_csv(tables->front()) : tables.error().code;
    });
  }
  Council council;
};

TEST_F(HouseFiguresAsked, AreCountedByAWorkerAndOnTheRecord) {
  council.at_desk(submitted);
  EXPECT_EQ(ask(officer()), "not_permitted");
  EXPECT_EQ(ask(head()), "");
  EXPECT_EQ(ask(head()), "not_now") << "pressed twice";
  ASSERT_THAT(lines(), SizeIs(1));
  auto const id = lines()[0].figures.id;
  EXPECT_EQ(lines()[0].standing, Standing::working);
  EXPECT_EQ(csv_of(id), "not_found") << "not counted yet";
  EXPECT_EQ(council.worker(), Council::Ended::well);
  EXPECT_EQ(lines()[0].standing, Standing::done);
  EXPECT_EQ(lines()[0].kept_until, *parse_date("2027-02-21"));
  auto const csv = csv_of(id);
  EXPECT_THAT(csv, HasSubstr("all,period,Period,2026-11-01 to 2026-11-23,days,"));
  EXPECT_THAT(csv, HasSubstr("all,received,Received,1,requests,"));
  council.at_desk([&](Office& office) {
    EXPECT_EQ(code_of(house_tables(office, head(), "hackney", id, "csv")), "not_found") << "another controller's desk";
    EXPECT_EQ(code_of(house_tables(office, officer(), kHere, id, "csv")), "not_permitted");
    std::vector<std::string> acts;
    office.works.look([&](Work& work) {
      for (auto const& entry : work.ledger().about({})) acts.push_back(entry.act.actor + " " + entry.act.what + " " + entry.act.detail);
    });
    EXPECT_THAT(acts, ::testing::IsSupersetOf({"staff-head house_figures_asked from=2026-11-01 to=2026-11-23", "program house_figures_counted from=2026-11-01 to=2026-11-23",
                                               "staff-head house_figures_taken as=csv from=2026-11-01 to=2026-11-23"}));
  });
  EXPECT_EQ(ask(head()), "") << "and again whenever somebody likes";
}

TEST_F(HouseFiguresAsked, AreRefusedForAPeriodThatIsNone) {
  EXPECT_EQ(ask(head(), {*parse_date("2026-11-02"), *parse_date("2026-11-01")}), "out_of_order");
  EXPECT_EQ(ask(head(), {*parse_date("2026-11-02"), *parse_date("2026-11-24")}), "in_future");
  EXPECT_EQ(ask(head(), {*parse_date("2016-11-01"), *parse_date("2026-11-22")}), "too_long");
  EXPECT_THAT(lines(), IsEmpty());
}

TEST_F(HouseFiguresAsked, OfAPeriodWithNothingInItSayNone) {
  EXPECT_EQ(ask(head(), {*parse_date("2020-01-01"), *parse_date("2020-01-31")}), "");
  EXPECT_EQ(council.worker(), Council::Ended::well);
  auto const id = lines()[0].figures.id;
  auto const csv = csv_of(id);
  EXPECT_THAT(csv, HasSubstr("all,received,Received,0,requests,"));
  EXPECT_THAT(csv, HasSubstr("all,on_time_share,On time,,%,")) << "nothing to divide by";
  council.at_desk([&](Office& office) {
    auto const pdf = house_pdf(office, head(), kHere, id);
    ASSERT_TRUE(pdf);
    EXPECT_EQ(pdf->bytes.substr(0, 5), "%PDF-");
    EXPECT_EQ(pdf->file_name, "figures-2020-01-01-to-2020-01-31.pdf");
  });
}

TEST_F(HouseFiguresAsked, AreCountedOnceThoughTheWorkerIsKilled) {
  council.at_desk(submitted);
  EXPECT_EQ(ask(head()), "");
  EXPECT_EQ(council.worker("claimed.count_house"), Council::Ended::killed);
  EXPECT_EQ(lines()[0].standing, Standing::working);
  EXPECT_EQ(council.worker("finished.count_house"), Council::Ended::killed);
  EXPECT_EQ(lines()[0].standing, Standing::done);
  EXPECT_EQ(council.worker(), Council::Ended::well);
  int counted = 0;
  council.at_desk([&](Office& office) {
    office.works.look([&](Work& work) {
      for (auto const& entry : work.ledger().about({})) counted += entry.act.what == "house_figures_counted" ? 1 : 0;
    });
  });
  EXPECT_EQ(counted, 1);
}

TEST_F(HouseFiguresAsked, SayThatTheyFailedAndCanBeAskedForAgain) {
  EXPECT_EQ(ask(head()), "");
  for (int attempt = 0; attempt < 3; ++attempt) {
    EXPECT_EQ(council.worker("claimed.count_house"), Council::Ended::killed);
    council.clock.at += std::chrono::hours(1);
  }
  EXPECT_EQ(council.worker(), Council::Ended::well);
  ASSERT_THAT(lines(), SizeIs(1));
  EXPECT_EQ(lines()[0].standing, Standing::failed);
  EXPECT_EQ(ask(head()), "");
  EXPECT_EQ(council.worker(), Council::Ended::well);
  EXPECT_EQ(lines()[0].standing, Standing::done);
}

TEST_F(HouseFiguresAsked, AreForgottenAfterNinetyDays) {
  EXPECT_EQ(ask(head()), "");
  EXPECT_EQ(council.worker(), Council::Ended::well);
  council.clock.at += std::chrono::hours(24 * 90);
  council.at_desk([&](Office& office) { EXPECT_EQ(forget_house_figures(office), 0) << "kept until and with the ninetieth day"; });
  council.clock.at += std::chrono::hours(24);
  council.at_desk([&](Office& office) { EXPECT_EQ(forget_house_figures(office), 1); });
  EXPECT_THAT(lines(), IsEmpty());
}

}  // namespace
}  // namespace rightsdesk::app
