#include "web/review/addressed.h"

#include <gmock/gmock.h>

namespace rightsdesk::web::review {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<ColleagueLine> const kColleagues{{"S1", "Mary Osei", "mary.osei", {"case_officer"}}, {"S2", "Rhys Vaughan", "rhys", {"reviewer"}}, {"S3", "Mary Lund", "mlund", {"legal"}},
                                             {"S4", "Zoë Ó Briain", "zoe", {"dpo"}}};

std::vector<std::string> ids(std::string const& chosen, std::string const& text) {
  auto const to = addressed(kColleagues, chosen, text);
  if (!to) return {to.error().code + " " + to.error().field};
  std::vector<std::string> all;
  for (auto const& one : *to) all.push_back(one.id.str());
  return all;
}

TEST(ARemarksAddressees, AreThoseItNamesAndTheOneChosen) {
  EXPECT_THAT(ids("", "Is this the meeting she means?"), IsEmpty());
  EXPECT_THAT(ids("S2", "Is this right?"), ElementsAre("S2"));
  EXPECT_THAT(ids("", "@Rhys, is this right? @mary osei knows"), ElementsAre("S2", "S1"));
  EXPECT_THAT(ids("S2", "@rhys: and again @RHYS VAUGHAN"), ElementsAre("S2")) << "each once";
  EXPECT_THAT(ids("", "(@mlund) and @zoe o briain."), ElementsAre("S3", "S4"));
}

TEST(ARemarksAddressees, AreNobodyWhoIsNotCertain) {
  EXPECT_THAT(ids("", "@Mary, is this right?"), ElementsAre("not_found text")) << "two are called Mary";
  EXPECT_THAT(ids("", "@Rhysand?"), ElementsAre("not_found text")) << "a name is a whole word";
  EXPECT_THAT(ids("S9", "Look"), ElementsAre("not_found to"));
  EXPECT_THAT(ids("", "Sent to m.osei@example.org, 2 @ 3 pounds"), IsEmpty()) << "inside a word, or before none, it names nobody";
}

}  // namespace
}  // namespace rightsdesk::web::review
