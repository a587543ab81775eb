#include "web/pages/paging.h"

#include <gtest/gtest.h>

namespace rightsdesk::web {
namespace {

Fields page(std::string number) {
  Fields query;
  query.add("page", std::move(number));
  return query;
}

TEST(Paging, ShowsAHundredLinesAtATime) {
  auto const second = slice_of(250, page("2")), last = slice_of(250, page("3"));
  EXPECT_EQ(second.begin, 100u);
  EXPECT_EQ(second.end, 200u);
  EXPECT_EQ(last.begin, 200u);
  EXPECT_EQ(last.end, 250u);
  EXPECT_EQ(last.pages, 3u);
}

TEST(Paging, TakesTheNearestPageThereIs) {
  EXPECT_EQ(slice_of(250, page("9")).page, 3u);
  EXPECT_EQ(slice_of(250, page("0")).page, 1u);
  EXPECT_EQ(slice_of(250, page("-1")).page, 1u);
  EXPECT_EQ(slice_of(250, page("99999999999999999999")).page, 1u);
  EXPECT_EQ(slice_of(250, {}).page, 1u);
  auto const none = slice_of(0, page("2"));
  EXPECT_EQ(none.page, 1u);
  EXPECT_EQ(none.end, 0u);
}

TEST(Paging, LinksToThePagesBesideThisOne) {
  auto const values = paging_view(slice_of(250, page("2")), "/staff/cases/C/audit").values();
  EXPECT_EQ(std::get<std::string>(values.at("page_before")), "/staff/cases/C/audit?page=1");
  EXPECT_EQ(std::get<std::string>(values.at("page_after")), "/staff/cases/C/audit?page=3");
  EXPECT_FALSE(std::get<bool>(paging_view(slice_of(100, {}), "/a").values().at("paged")));
}

}  // namespace
}  // namespace rightsdesk::web
