#include "store/commission_store.h"

#include <gmock/gmock.h>

#include "engines.h"

namespace rightsdesk::store {
namespace {

using commission::Answer;
using commission::Commission;
using commission::Purpose;
using commission::State;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class CommissionTest : public OnMigratedDatabase {
 protected:
  Commission fresh(std::string const& source) const {
    Commission one;
    one.id = CommissionId::fresh();
    one.about = case_;
    one.purpose = Purpose::search;
    one.source = source;
    one.title = "Closed paper files";
    one.asked_on = *parse_date("2026-11-23");
    one.answer_by = *parse_date("2026-12-07");
    one.asked = Personal(commission::Asked{"Records team", "email", "records@example.org", {"Name: Amina Osei"}, {"The card index"}});
    return one;
  }
  template <class Act>
  auto with_store(Act const& act) {
    decltype(act(std::declval<StoredCommissions&>())) result{};
    in_transaction(*database_, [&](Connection& connection) {
      Vault vault(connection, key_);
      StoredCommissions commissions(connection, vault, key_);
      result = act(commissions);
    });
    return result;
  }
  void add(Commission const& one) {
    with_store([&](StoredCommissions& store) { return store.add(one), true; });
  }
  Commission found(CommissionId const& id) {
    return with_store([&](StoredCommissions& store) { return store.find(id); }).value();
  }
  CaseId const case_ = CaseId::fresh();
};
ON_BOTH_ENGINES(CommissionTest);

TEST_P(CommissionTest, IsReadBackAsItWasWritten) {
  auto const one = fresh("paper-files");
  add(one);
  auto const read = found(one.id);
  EXPECT_EQ(read.about, case_);
  EXPECT_EQ(read.purpose, Purpose::search);
  EXPECT_EQ(read.state, State::waiting);
  EXPECT_EQ(read.answer, Answer::none);
  EXPECT_EQ(read.answer_by, *parse_date("2026-12-07"));
  EXPECT_EQ(read.chased_on, std::nullopt);
  EXPECT_EQ(read.opened_at, std::nullopt);
  EXPECT_EQ(read.asked.reveal().to, "records@example.org");
  EXPECT_THAT(read.asked.reveal().about, ElementsAre("Name: Amina Osei"));
  EXPECT_THAT(read.asked.reveal().what, ElementsAre("The card index"));
}

TEST_P(CommissionTest, KeepsItsAnswerWithTheFiles) {
  auto one = fresh("paper-files");
  add(one);
  one.state = State::answered;
  one.answer = Answer::found;
  one.chased = 2;
  one.chased_on = *parse_date("2026-12-03");
  one.answered_at = at(5);
  one.reply = Personal(commission::Reply{"Bola Finch", "archive assistant", "", "", "", "", {{"K1", "File 0417", "2012-09-30", "a.txt", "text/plain", BlobId("B1"), "ab", 7}}});
  EXPECT_TRUE(with_store([&](StoredCommissions& store) { return store.update(one); }));
  auto const read = found(one.id);
  EXPECT_EQ(read.answer, Answer::found);
  EXPECT_EQ(read.chased, 2);
  EXPECT_EQ(read.answered_at, at(5));
  ASSERT_THAT(read.reply.reveal().files, SizeIs(1));
  EXPECT_EQ(read.reply.reveal().files[0].title, "File 0417");
  EXPECT_EQ(read.reply.reveal().files[0].size, 7);
  EXPECT_EQ(read.reply.reveal().name, "Bola Finch");
}

TEST_P(CommissionTest, IsWrittenByTheFirstOfTwoWhoSawTheSame) {
  auto const one = fresh("paper-files");
  add(one);
  auto first = found(one.id), second = found(one.id);
  first.answer = Answer::nothing_held;
  second.answer = Answer::cannot;
  EXPECT_TRUE(with_store([&](StoredCommissions& store) { return store.update(first); }));
  EXPECT_FALSE(with_store([&](StoredCommissions& store) { return store.update(second); }));
  EXPECT_EQ(found(one.id).answer, Answer::nothing_held);
}

TEST_P(CommissionTest, ListsThoseThatWaitAndThoseOfACaseInOrder) {
  auto const first = fresh("paper-files"), second = fresh("school-cupboard");
  add(first);
  add(second);
  auto done = found(first.id);
  done.state = State::answered;
  with_store([&](StoredCommissions& store) { return store.update(done); });
  auto const all = with_store([&](StoredCommissions& store) { return store.of_case(case_); });
  ASSERT_THAT(all, SizeIs(2));
  EXPECT_EQ(all[0].source, "paper-files");
  EXPECT_EQ(all[1].source, "school-cupboard");
  auto const waiting = with_store([&](StoredCommissions& store) { return store.waiting(); });
  ASSERT_THAT(waiting, SizeIs(1));
  EXPECT_EQ(waiting[0].id, second.id);
  EXPECT_THAT(with_store([&](StoredCommissions& store) { return store.of_case(CaseId::fresh()); }), IsEmpty());
}

TEST_P(CommissionTest, IsFoundByEachOfItsLinksOfWhichOnlyHashesAreKept) {
  auto const one = fresh("paper-files");
  add(one);
  auto const first = with_store([&](StoredCommissions& store) { return store.fresh_link(one, at(0)); });
  auto const second = with_store([&](StoredCommissions& store) { return store.fresh_link(one, at(1)); });
  EXPECT_THAT(first, SizeIs(52));
  EXPECT_NE(first, second);
  for (auto const& link : {first, second}) EXPECT_EQ(with_store([&](StoredCommissions& store) { return store.by_link(link); }), one.id);
  EXPECT_EQ(with_store([&](StoredCommissions& store) { return store.by_link(first.substr(1)); }), std::nullopt);
  EXPECT_EQ(with_store([&](StoredCommissions& store) { return store.by_link(""); }), std::nullopt);
  EXPECT_EQ(count("SELECT COUNT(*) FROM commission_link WHERE token_hash = '" + first + "'"), 0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM commission_link WHERE LENGTH(token_hash) = 64"), 2);
}

}  // namespace
}  // namespace rightsdesk::store
