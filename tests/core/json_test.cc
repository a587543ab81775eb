#include "core/json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace rightsdesk {
namespace {

TEST(Json, RefusesARepeatedKey) {
  auto const parsed = parse_json(R"({"id":1,"id":2})");
  ASSERT_FALSE(parsed);
  EXPECT_EQ(parsed.error().text, "This JSON is not accepted: the key \"id\" is given twice.");
}

TEST(Json, RefusesANumberBeyondInt64) { EXPECT_FALSE(parse_json(R"({"id":18446744073709551615})")); }

TEST(Json, RefusesDepthOver64) { EXPECT_FALSE(parse_json(std::string(100, '[') + std::string(100, ']'))); }

TEST(Json, SaysWhereItGoesWrong) {
  EXPECT_EQ(parse_json("{\"a\":}").error().text, "This is not JSON: it goes wrong at byte 6.");
}

}  // namespace
}  // namespace rightsdesk
