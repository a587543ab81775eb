#include <gmock/gmock.h>

#include "law/known_holidays.h"

namespace rightsdesk::law {
namespace {

TEST(EventText, GivesANameADayAndAReference) {
  auto const event = parse_event("clarification_asked=2026-09-11#a1");
  ASSERT_TRUE(event.has_value());
  EXPECT_EQ(event->name, "clarification_asked");
  EXPECT_EQ(event->on, on("2026-09-11"));
  EXPECT_EQ(event->ref, "a1");
  EXPECT_EQ(event->to, std::nullopt);
}

TEST(EventText, GivesTheFirstAndLastDayASchoolIsClosed) {
  auto const event = parse_event("school_closed=2026-10-26..2026-10-30");
  ASSERT_TRUE(event.has_value());
  EXPECT_EQ(event->on, on("2026-10-26"));
  EXPECT_EQ(event->to, on("2026-10-30"));
}

TEST(EventText, IsRefusedWhenItCannotBeRead) {
  for (auto const* text : {"", "id_requested", "id_requested=", "id_requested=2026-9-11", "id_requested=2026-02-30", "=2026-09-11", "birthday=2026-09-11",
                           "id_requested=2026-09-11..2026-09-12", "school_closed=2026-10-30..2026-10-26", "school_closed=2026-10-26..", "id_requested=2026-09-11 "}) {
    auto const event = parse_event(text);
    ASSERT_FALSE(event.has_value()) << text;
    EXPECT_EQ(event.error().code, "bad_event") << text;
  }
}

TEST(Rights, HaveOneNameEach) {
  for (auto const* name : {"access", "rectification", "erasure", "restriction", "portability", "objection", "automated_decision", "consent_withdrawal",
                           "part3_access", "complaint", "pupil_record", "principal_reporter"}) {
    auto const right = right_from(name);
    ASSERT_TRUE(right.has_value()) << name;
    EXPECT_EQ(to_string(*right), name);
  }
  EXPECT_EQ(right_from("Access"), std::nullopt);
}

}  // namespace
}  // namespace rightsdesk::law
