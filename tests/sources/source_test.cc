#include "sources/source.h"

#include <gtest/gtest.h>

using rightsdesk::Fault;
using rightsdesk::sources::SourceFailure;

TEST(SourceFailure, HasANameForEveryKind) {
  using Kind = SourceFailure::Kind;
  EXPECT_EQ(to_string(Kind::unreachable), "unreachable");
  EXPECT_EQ(to_string(Kind::timed_out), "timed out");
  EXPECT_EQ(to_string(Kind::sign_in_refused), "sign-in refused");
  EXPECT_EQ(to_string(Kind::nonsense), "answered nonsense");
  EXPECT_EQ(to_string(Kind::schema_changed), "its fields have changed");
  EXPECT_EQ(to_string(Kind::too_large), "too large");
}

TEST(SourceFailure, SpeaksWithTwoVoices) {
  SourceFailure const failure(SourceFailure::Kind::unreachable, "Housing could not be reached.",
                              "10.1.2.3:443 refused");
  EXPECT_STREQ(failure.what(), "Housing could not be reached.");
  EXPECT_EQ(failure.internal(), "10.1.2.3:443 refused");
  Fault const& as_fault = failure;
  EXPECT_STREQ(as_fault.what(), "Housing could not be reached.");
}
