// What confirmed records say of the person, and the requester did not, is offered; a person ticks; every source is asked again.
#include "app/search_again.h"

#include <algorithm>

#include "app/candidate_groups.h"
#include "records_team.h"

namespace rightsdesk::app {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using Use = ToldTerm::Use;

constexpr char kMobile[] = "07700 900417", kPostcode[] = "RM10 8QR", kNote[] = "Asked again with what the records we found say of the person";

test::HeldFile held(sources::CandidateRecord offered, std::string const& only_by = {}) {
  if (!only_by.empty()) offered.excerpt = "only by " + only_by;
  return {std::move(offered)};
}

person::Description initial_at(std::string const& address, std::string const& postcode) {
  person::Description who;
  who.names.push_back({"Miss A Osei", "", ""});
  if (!postcode.empty()) who.addresses.push_back({address, postcode});
  return who;
}

/// Amina's letter in the archive knows where she lived before and a mobile of hers. Council tax has an account in an initial at that door, and
/// the archive another letter under the mobile: neither is offered to who asks with what she said herself.
class SearchAgain : public Owners {
 protected:
  SearchAgain() {
    council_.sources.systems().pop_back();
    auto& archive = council_.sources.system(kArchive);
    auto& letter = archive.files.at(0).offered.described;
    letter.addresses = {{"12 Weir Lane", "IG11 7LU"}, {"3 Mill Lane", kPostcode, parse_date("2009-03-03"), parse_date("2012-05-01")}};
    letter.phones = {kMobile};
    archive.files.push_back(held({kArchive, "account-5", "person", "Miss A Osei", initial_at("3 Mill Lane", kPostcode), "", 1}, kPostcode));
    auto by_phone = initial_at("", "");
    by_phone.phones = {kMobile};
    for (int i = 1; i < 5; ++i) {  // others of the initial, so that the name alone shows none of them
      auto const number = std::to_string(i);
      archive.files.push_back(held({kArchive, "other-" + number, "person", "Miss A Osei", initial_at(number + " Quay Road", "RM2 " + number + "AB"), "", 1}));
    }
    archive.files.push_back(held({kArchive, "text-6", "person", "A Osei", by_phone, "", 1}, kMobile));
  }
  search::Candidate candidate(std::string const& key) {
    return at_desk([&](Office& office) {
      for (auto const& one : candidates(office, id_)) {
        if (one.offered.key == key) return one;
      }
      throw Bug("no candidate " + key);
    });
  }
  static std::vector<std::string> reasons(search::Candidate const& one) {
    std::vector<std::string> texts;
    for (auto const& step : one.because) texts.push_back(step.text);
    return texts;
  }
  bool is_offered(std::string const& key) {
    return at_desk([&](Office& office) {
      auto const all = candidates(office, id_);
      return std::any_of(all.begin(), all.end(), [&](auto const& one) { return one.offered.key == key; });
    });
  }
  void decide(std::string const& key, search::Identity identity) {
    auto const which = candidate(key).id;
    at_desk([&](Office& office) { ASSERT_EQ(code_of(decide_candidate(office, id_, officer(), which, identity, "Looked at")), ""); });
  }
  std::vector<ToldTerm> terms() {
    return at_desk([&](Office& office) { return told_terms(office, id_); });
  }
  std::string id_of(std::string const& words) {
    for (auto const& term : terms()) {
      if (term.words == words) return term.id;
    }
    throw Bug("nothing told of " + words);
  }
  std::vector<std::string> told() {
    std::vector<std::string> words;
    for (auto const& term : terms()) words.push_back(term.what + ": " + term.words + (term.use == Use::in_use ? " (in use)" : term.use == Use::dropped ? " (dropped)" : ""));
    return words;
  }
  std::string again_with(std::vector<std::string> const& ids, Actor const& actor = officer()) {
    return at_desk([&](Office& office) { return code_of(search_again(office, id_, actor, ids)); });
  }
  void searched_and_decided() {
    search();
    decide("letter-7", search::Identity::confirmed);
    decide("person-88", search::Identity::confirmed);
    decide("letter-9", search::Identity::rejected);
  }
  search::SourceSearch archive_row() {
    return at_desk([&](Office& office) {
      auto const plan = search_plan(office, id_);
      return *std::find_if(plan.begin(), plan.end(), [](auto const& row) { return row.source == kArchive; });
    });
  }
};

TEST_F(SearchAgain, IsOfferedWithWhatConfirmedRecordsSayAndWhichTold) {
  search();
  EXPECT_THAT(told(), IsEmpty()) << "a record that nobody confirmed tells nothing";
  decide("letter-7", search::Identity::confirmed);
  EXPECT_THAT(told(), ElementsAre("address: 3 Mill Lane, RM10 8QR", "phone number: 07700 900417")) << "12 Weir Lane she said herself";
  auto const address = terms().at(0);
  ASSERT_EQ(address.by.size(), 1U);
  EXPECT_EQ(address.by[0].source, kArchive);
  EXPECT_EQ(address.by[0].key, "letter-7");
  EXPECT_EQ(to_iso(*address.by[0].from), "2009-03-03");
  EXPECT_EQ(to_iso(*address.by[0].to), "2012-05-01");
}

TEST_F(SearchAgain, AsksWithWhatWasTickedAloneAndWhatIsFoundJoinsWhatWasFound) {
  searched_and_decided();
  EXPECT_EQ(again_with({id_of("3 Mill Lane, RM10 8QR")}), "");
  ASSERT_EQ(council_.worker(), Council::Ended::well);
  EXPECT_THAT(told(), ElementsAre("address: 3 Mill Lane, RM10 8QR (in use)", "phone number: 07700 900417"));
  EXPECT_EQ(candidate("letter-7").identity, search::Identity::confirmed);
  EXPECT_EQ(candidate("letter-9").identity, search::Identity::rejected);
  auto const account = candidate("account-5");
  EXPECT_EQ(account.identity, search::Identity::undecided);
  EXPECT_EQ(account.verdict, search::Verdict::possible) << "never more than possible by what a record told";
  EXPECT_THAT(reasons(account), Contains("Its address is not one the subject gave: archive letter-7, which was confirmed, holds it."));
  EXPECT_FALSE(is_offered("text-6")) << "the mobile was not ticked";
  EXPECT_EQ(again_with({id_of("07700 900417")}), "");
  ASSERT_EQ(council_.worker(), Council::Ended::well);
  EXPECT_TRUE(is_offered("text-6"));
  EXPECT_THAT(told(), ElementsAre("address: 3 Mill Lane, RM10 8QR (in use)", "phone number: 07700 900417 (in use)"));
  EXPECT_EQ(candidate("account-5").verdict, search::Verdict::possible) << "what was ticked before still counts";
}

TEST_F(SearchAgain, StandsInTheCertificateAndTheLedgerWithoutWhatWasTold) {
  searched_and_decided();
  EXPECT_EQ(again_with({id_of("3 Mill Lane, RM10 8QR"), id_of("07700 900417")}), "");
  ASSERT_EQ(council_.worker(), Council::Ended::well);
  EXPECT_THAT(archive_row().terms, ElementsAre("the name and the date of birth", kNote)) << "the requester reads these";
  EXPECT_EQ(archive_row().found, 8);
  EXPECT_EQ(archive_row().attempts, 2);
  auto const ledger = ledger_text();
  EXPECT_THAT(ledger, HasSubstr("searched_again address: 1, phone number: 1 told_by=" + candidate("letter-7").id.str()));
  EXPECT_THAT(ledger, Not(HasSubstr("Mill Lane")));
  EXPECT_THAT(ledger, Not(HasSubstr("900417")));
  at_desk([&](Office& office) { EXPECT_EQ(code_of(ask_again(office, id_, officer(), kArchive)), ""); });
  ASSERT_EQ(council_.worker(), Council::Ended::well);
  EXPECT_THAT(archive_row().terms, ElementsAre("the name and the date of birth", kNote));
}

TEST_F(SearchAgain, AsksASourceThatFailedBeforeByBothAndShowsTheRequestersOwnTermsOnly) {
  council_.sources.system(kSocialCare).failure = "It did not answer in time.";
  search();
  council_.sources.system(kSocialCare).failure.clear();
  decide("letter-7", search::Identity::confirmed);
  auto& files = council_.sources.system(kSocialCare).files;
  files.push_back(held({kSocialCare, "person-91", "person", "A Osei", initial_at("3 Mill Lane", kPostcode), "", 1}, kPostcode));
  EXPECT_EQ(again_with({id_of("3 Mill Lane, RM10 8QR")}), "");
  ASSERT_EQ(council_.worker(), Council::Ended::well);
  EXPECT_TRUE(is_offered("person-91"));
  at_desk([&](Office& office) {
    for (auto const& row : search_plan(office, id_)) EXPECT_THAT(row.terms, ElementsAre("the name and the date of birth", kNote)) << row.source;
  });
}

TEST_F(SearchAgain, ForgetsWhatARecordToldOnceItIsRejected) {
  searched_and_decided();
  EXPECT_EQ(again_with({id_of("3 Mill Lane, RM10 8QR")}), "");
  ASSERT_EQ(council_.worker(), Council::Ended::well);
  ASSERT_EQ(candidate("account-5").verdict, search::Verdict::possible);
  decide("letter-7", search::Identity::rejected);
  EXPECT_THAT(told(), ElementsAre("address: 3 Mill Lane, RM10 8QR (dropped)"));
  EXPECT_EQ(candidate("account-5").verdict, search::Verdict::unlikely) << "weighed anew at once";
  EXPECT_EQ(again_with({terms().at(0).id}), "not_found");
  decide("letter-7", search::Identity::confirmed);
  EXPECT_EQ(candidate("account-5").verdict, search::Verdict::possible);
}

TEST_F(SearchAgain, IsRefusedWithNothingTickedByAnotherRoleOrWhileASourceHasNotEnded) {
  searched_and_decided();
  auto const address = id_of("3 Mill Lane, RM10 8QR");
  EXPECT_EQ(again_with({}), "missing");
  EXPECT_EQ(again_with({"told-0000"}), "not_found");
  EXPECT_EQ(again_with({address, "'; DROP TABLE candidate; --"}), "not_found") << "all or none";
  EXPECT_EQ(again_with({address}, reviewer()), "not_permitted");
  EXPECT_THAT(told(), Not(Contains(HasSubstr("in use"))));
  at_desk([&](Office& office) { EXPECT_EQ(code_of(ask_again(office, id_, officer(), kArchive)), ""); });
  at_desk([&](Office& office) {
    auto const refusal = search_again(office, id_, officer(), {address});
    ASSERT_FALSE(refusal);
    EXPECT_EQ(refusal.error().text, "Wait until every system has answered: Paper archive has not.");
  });
  ASSERT_EQ(council_.worker(), Council::Ended::well);
  EXPECT_EQ(again_with({address}), "");
}

TEST_F(SearchAgain, LeavesUnsearchedWhatAPersonLeftUnsearched) {
  council_.sources.system(kSocialCare).failure = "It did not answer in time.";
  search();
  decide("letter-7", search::Identity::confirmed);
  at_desk([&](Office& office) { EXPECT_EQ(code_of(leave_unsearched(office, id_, officer(), kSocialCare, "It closed in 2003")), ""); });
  EXPECT_EQ(again_with({id_of("07700 900417")}), "");
  ASSERT_EQ(council_.worker(), Council::Ended::well);
  at_desk([&](Office& office) {
    for (auto const& row : search_plan(office, id_)) {
      if (row.source == kSocialCare) {
        EXPECT_EQ(row.state, SourceState::not_searched);
      }
    }
  });
}

TEST_F(SearchAgain, WritesToAnOwnerAgainOnlyWhereTheLetterWouldSayMore) {
  council_.sources.systems().push_back(paper_files());
  searched_and_decided();
  ASSERT_EQ(state(), SourceState::awaiting_owner);
  auto const letters = messages(kRecords).size();
  EXPECT_EQ(again_with({id_of("07700 900417")}), "");
  ASSERT_EQ(council_.worker(), Council::Ended::well);
  EXPECT_EQ(messages(kRecords).size(), letters) << "its profile names the name and the birthday only";
  paper().asking.told = {"name", "born", "address"};
  EXPECT_EQ(again_with({id_of("3 Mill Lane, RM10 8QR")}), "");
  ASSERT_EQ(council_.worker(), Council::Ended::well);
  EXPECT_EQ(messages(kRecords).size(), letters + 1);
  EXPECT_THAT(message_about("3 Mill Lane").body, HasSubstr("- Address: 3 Mill Lane, RM10 8QR"));
  EXPECT_THAT(row().terms, Not(Contains(HasSubstr("Mill Lane")))) << "the requester reads these";
  EXPECT_THAT(row().terms, Contains(kNote));
  EXPECT_THAT(row().terms, Contains("Address: 12 Weir Lane, Thamesbrook, IG11 7LU"));
}

TEST_F(SearchAgain, GroupsByWhatWasToldToo) {
  searched_and_decided();
  EXPECT_EQ(again_with({id_of("3 Mill Lane, RM10 8QR")}), "");
  ASSERT_EQ(council_.worker(), Council::Ended::well);
  auto const groups = at_desk([&](Office& office) { return candidate_groups(office, id_); });
  std::size_t members = 0;
  for (auto const& group : groups) members += group.members.size();
  EXPECT_EQ(members, 8U) << "each candidate in exactly one";
}

}  // namespace
}  // namespace rightsdesk::app
