#include "web/pages/square_code.h"

#include <gmock/gmock.h>

#include "core/result.h"

namespace rightsdesk::web::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

// ISO/IEC 18004: version 1 has 21 squares a side, the quiet zone 4 at each; a finder pattern's first row is 7 dark squares at both ends.
TEST(SquareCodes, BeginWithTheirFinderPatternsInsideAQuietZone) {
  auto const svg = square_code_svg("rights");
  EXPECT_THAT(svg, StartsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 29 29\""));
  EXPECT_THAT(svg, HasSubstr("<path d=\"M4 4h7v1h-7z"));
  EXPECT_THAT(svg, HasSubstr("M18 4h7v1h-7z"));
}

TEST(SquareCodes, HoldNoWordOfWhatTheySay) { EXPECT_THAT(square_code_svg("\"><script>"), ::testing::Not(HasSubstr("script"))); }

TEST(SquareCodes, AreShownAsAnImageOfTheirOwn) { EXPECT_THAT(square_code_picture("rights"), StartsWith("data:image/svg+xml;base64,PHN2Zy")); }

TEST(SquareCodes, AreRefusedWhenTheTextIsTooLong) { EXPECT_THROW(square_code_svg(std::string(3000, 'x')), Fault); }

}  // namespace
}  // namespace rightsdesk::web::testing
