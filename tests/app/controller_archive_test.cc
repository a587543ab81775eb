// A council that leaves: every case of one controller taken into another installation, and nothing of the others (security.md B04).
#include "store/controller_archive.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "app/acts.h"
#include "app/caseload.h"
#include "app/in_vain.h"
#include "app/keep_to.h"
#include "app/resident.h"
#include "app/unsound.h"
#include "core/durable_file.h"
#include "disclosure/other_forms.h"
#include "store/staff_store.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr char kPassphrase[] = "eleven otters, one lamp";

struct ACouncilThatLeaves : testing::Test {
  ACouncilThatLeaves() {
    first_ = sent("thamesbrook", "first");
    second_ = sent("thamesbrook", "second");
    of_another_ = sent("hackney", "another's");
  }
  CaseId sent(std::string const& controller, std::string const& key) {
    return home_.at_desk([&](Office& office) { return submit_request(office, form(), {controller, "online", office.clock.now()}, key)->about; });
  }
  store::ControllerMove move() {
    seen_.clear();
    return {folder_, kPassphrase, "program:case", [this](std::size_t number, std::size_t of, std::string const&) { seen_.push_back(std::to_string(number) + " of " + std::to_string(of)); }};
  }
  store::ControllerMoved away(std::string const& controller = "thamesbrook") {
    Desk desk(home_);
    auto moved = store::export_controller(*desk.database, desk.key, home_.clock, controller, move());
    EXPECT_TRUE(moved) << moved.error().text;
    return moved ? *moved : store::ControllerMoved{};
  }
  Result<store::ControllerMoved> taken_in(Council& there, std::set<std::string> const& controllers = {"thamesbrook"}) {
    Desk desk(there);
    store::Known known{controllers, {}};
    for (auto const& [id, workflow] : desk.office.rules.workflows) known.workflows.insert(id);
    return store::import_controller(*desk.database, desk.key, there.clock, known, move());
  }
  static std::set<CaseId> cases_of(Council& council) {
    std::set<CaseId> all;
    council.at_desk([&](Office& office) { office.works.look([&](Work& work) { for (auto const& one : work.cases().all()) all.insert(one.id); }); });
    return all;
  }
  std::string file_of(CaseId const& id) {
    std::string reference;
    home_.at_desk([&](Office& office) { office.works.look([&](Work& work) { reference = work.cases().find(id)->reference; }); });
    return folder_ + "/" + disclosure::file_stem(reference) + "-case.rdcase";
  }
  static std::vector<std::string> codes(store::ControllerMoved const& moved) {
    std::vector<std::string> all;
    for (auto const& one : moved.left) all.push_back(one.why.code);
    return all;
  }

  Council home_;
  CaseId first_, second_, of_another_;
  std::string folder_ = home_.folder + "/leaving";
  std::vector<std::string> seen_;
};

TEST_F(ACouncilThatLeaves, HasEachOfItsCasesElsewhereAndNothingOfAnothers) {
  auto const with_a_pack = sealed_case(home_);
  auto const gone = away();
  EXPECT_EQ(gone.moved, 3U);
  EXPECT_THAT(gone.left, IsEmpty());
  EXPECT_THAT(seen_, ElementsAre("1 of 3", "2 of 3", "3 of 3"));
  Council there;
  auto const came = taken_in(there);
  ASSERT_TRUE(came) << came.error().text;
  EXPECT_EQ(came->controller, "thamesbrook");
  EXPECT_EQ(came->moved, 3U);
  EXPECT_THAT(came->left, IsEmpty());
  EXPECT_EQ(cases_of(there), (std::set<CaseId>{with_a_pack, first_, second_}));
  EXPECT_THAT(cases_of(home_), SizeIs(4)) << "they stay where they were, until somebody disposes of them";
  EXPECT_EQ(unsound(there), "");
  EXPECT_EQ(unsound(home_), "");
}

TEST_F(ACouncilThatLeaves, GoesOnWhereItWasStoppedAndWritesAgainOnlyWhatChangedSince) {
  away();
  std::filesystem::remove(folder_ + "/" + store::kControllerList);  // killed before it was written
  home_.at_desk([&](Office& office) {
    ASSERT_TRUE(add_note(office, second_, {StaffId("officer"), "Officer", {"case_officer"}}, "Rang again"));
    note_tried_in_vain(office, {"somebody", "GET", "/staff/cases/:case", {{"case", first_.str()}}, 404, 1});
  });
  Council there;
  EXPECT_EQ(code_of(taken_in(there)), "missing") << "a folder without its list is not whole";
  auto const again = away();
  EXPECT_EQ(again.moved, 1U);
  EXPECT_EQ(again.stood, 1U);
  auto const aside = file_of(second_) + ".aside";
  std::filesystem::rename(file_of(second_), aside);
  auto const first_run = taken_in(there);
  ASSERT_TRUE(first_run);
  EXPECT_THAT(codes(*first_run), ElementsAre("missing"));
  std::filesystem::rename(aside, file_of(second_));
  auto const second_run = taken_in(there);
  ASSERT_TRUE(second_run);
  EXPECT_EQ(second_run->moved, 1U);
  EXPECT_EQ(second_run->stood, 1U);
  EXPECT_THAT(second_run->left, IsEmpty());
  EXPECT_EQ(unsound(there), "");
}

TEST_F(ACouncilThatLeaves, IsToldOfEachCaseThatDoesNotGoAndWhy) {
  auto const colleague = store::Staff(*Desk(home_).database->connection()).add({{}, "Lead", "lead", {"dpo"}}, "nine wet herons stand about");
  ASSERT_TRUE(colleague);
  home_.at_desk([&](Office& office) {
    Actor const lead{*colleague, "Lead", {"dpo"}};
    ASSERT_TRUE(keep_to_named(office, second_, lead, {{lead.id}, "witness", "Her address is protected"}));
  });
  auto const gone = away();
  EXPECT_EQ(gone.moved, 1U);
  EXPECT_THAT(codes(gone), ElementsAre("kept_to_named"));
  EXPECT_THAT(codes(*taken_in(home_)), ElementsAre("kept_to_named", "already_there")) << "nothing is taken over what is there";
  Council elsewhere;
  EXPECT_THAT(codes(*taken_in(elsewhere, {"bedford"})), ElementsAre("kept_to_named", "unknown_controller"));
  EXPECT_THAT(cases_of(elsewhere), IsEmpty());
  auto bytes = whole_file(file_of(first_));
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  replace_file(file_of(first_), bytes);
  EXPECT_THAT(codes(*taken_in(elsewhere)), ElementsAre("kept_to_named", "damaged"));
}

TEST_F(ACouncilThatLeaves, IsRefusedWithoutALongPassphraseACaseOrASoundList) {
  Desk desk(home_);
  auto weak = move();
  weak.passphrase = "short";
  EXPECT_EQ(code_of(store::export_controller(*desk.database, desk.key, home_.clock, "thamesbrook", weak)), "weak_password");
  EXPECT_EQ(code_of(store::export_controller(*desk.database, desk.key, home_.clock, "nobody", move())), "not_found");
  EXPECT_FALSE(std::filesystem::exists(folder_));
  away("hackney");
  Council there;
  Desk new_desk(there);
  auto other = move();
  other.passphrase = "twelve otters, one lamp";
  EXPECT_EQ(code_of(store::import_controller(*new_desk.database, new_desk.key, there.clock, {{"hackney"}, {"access"}}, other)), "damaged");
  replace_file(folder_ + "/" + store::kControllerList, "no list");
  EXPECT_EQ(code_of(taken_in(there)), "damaged");
}

TEST_F(ACouncilThatLeaves, IsNotTakenForWholeWhenWhatWasWrittenIsAnother) {
  Desk desk(home_);
  auto const made = store::export_case(*desk.database, desk.key, {first_, kPassphrase, "program:case", home_.clock.now()});
  ASSERT_TRUE(made);
  auto const archive = store::open_archive(made->bytes, kPassphrase);
  ASSERT_TRUE(archive);
  Council there;
  Desk other(there);
  ASSERT_TRUE(store::import_case(*other.database, other.key, *archive, {"program:case", there.clock.now()}));
  EXPECT_TRUE(store::read_back(*other.database, other.key, *archive));
  other.database->connection()->execute("UPDATE sar_case SET officer = 'somebody else'", {});
  auto const read = store::read_back(*other.database, other.key, *archive);
  EXPECT_EQ(code_of(read), "not_the_same");
  EXPECT_THAT(read.error().text, ::testing::HasSubstr("sar_case"));
}

}  // namespace
}  // namespace rightsdesk::app
