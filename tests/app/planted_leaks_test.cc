// What would leave if something went wrong while a pack is made: a pack of a case that could be sealed, each time with one leak in it.
#include <gmock/gmock.h>

#include <algorithm>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "../gate/canary.h"
#include "app/pack_forms.h"
#include "walk.h"

namespace rightsdesk::app {
namespace {

using testing::Contains;
using testing::Field;
using testing::IsEmpty;

/// Reviewed and made once; each leak is put into a copy.
struct ReadyToLeave : testing::TestWithParam<gate::Canary> {
  static void SetUpTestSuite() {
    council = std::make_unique<Council>();
    auto const id = under_review(*council);
    council->at_desk([&](Office& office) {
      review_everything(office, id);
      auto gathered = gather_pack(office, id);
      ENSURE(gathered.has_value(), "nothing holds it up");
      making = std::make_unique<PackMaking>(std::move(*gathered));
      auto const made = disclosure::make_pack(making->input, office.tree + "/templates/pack", [](disclosure::Part const& part) {
        if (part.file_name.ends_with("-pack.pdf")) whole = part.bytes;
      });
      ENSURE(made.has_value() && made->pack.size() == 1, "it is one volume");
      pack = std::make_unique<disclosure::DisclosurePack>(*made);
    });
  }
  static void TearDownTestSuite() {
    pack.reset();
    making.reset();
    council.reset();
  }

  /// As the worker looks at a pack before it seals it.
  static Checked looked_at(std::string const& bytes, std::optional<disclosure::SolidBox> const& removed = {}) {
    auto const& volume = pack->pack.front();
    auto places = pack->places;
    if (removed) places.boxes.push_back(*removed);
    making->spool->keep(volume.file_name, bytes);
    gate::Expectations expected;
    expected.withheld = making->withheld;
    expected.withheld.emplace_back(gate::canary_name);
    Checked checked;
    check_volumes({volume}, places, expected, *making->spool, checked);
    return checked;
  }

  static std::unique_ptr<Council> council;
  static std::unique_ptr<PackMaking> making;
  static std::unique_ptr<disclosure::DisclosurePack> pack;
  static std::string whole;
};
std::unique_ptr<Council> ReadyToLeave::council;
std::unique_ptr<PackMaking> ReadyToLeave::making;
std::unique_ptr<disclosure::DisclosurePack> ReadyToLeave::pack;
std::string ReadyToLeave::whole;

/// The pack, its letter replaced by the page of the other file, with what hangs on that file's catalogue and trailer.
std::string with_page_of(std::string const& from, std::string const& whole) {
  QPDF pack, other;
  pack.processMemoryFile("the pack", whole.data(), whole.size());
  other.processMemoryFile("the leak", from.data(), from.size());
  other.setSuppressWarnings(true);
  QPDFPageDocumentHelper pages(pack);
  auto const letter = pages.getAllPages().front();
  pages.addPageAt(QPDFPageDocumentHelper(other).getAllPages().front(), true, letter);
  pages.removePage(letter);
  auto root = other.getRoot();
  for (auto const& key : root.getKeys()) {
    if (key == "/Type" || key == "/Pages") continue;
    auto const value = root.getKey(key);
    auto direct = value.isIndirect() ? value : other.makeIndirectObject(value);
    pack.getRoot().replaceKey(key, pack.copyForeignObject(direct));
  }
  if (auto info = other.getTrailer().getKey("/Info"); info.isIndirect()) pack.getTrailer().replaceKey("/Info", pack.copyForeignObject(info));
  QPDFWriter writer(pack);
  writer.setOutputMemory();
  writer.setStaticID(true);
  writer.setStreamDataMode(qpdf_s_preserve);
  writer.write();
  auto const buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<char const*>(buffer->getBuffer()), buffer->getSize()};
}

/// Leaks that are of the file and not of anything in it are made on the pack's own bytes.
std::string planted(gate::Canary const& canary, std::string const& whole) {
  std::string const note = "99999 0 obj\n(" + std::string(gate::canary_name) + ")\nendobj\n";
  if (canary.leak_class == "outside_the_file") return whole + "% " + gate::canary_name + "\n";
  if (canary.leak_class == "incremental_save") {
    auto const at = whole.rfind("startxref\n");
    return whole + note + whole.substr(at);
  }
  if (canary.leak_class == "orphan_object") {
    auto const at = whole.rfind("startxref\n");
    return whole.substr(0, at) + note + whole.substr(at);
  }
  return with_page_of(canary.bytes, whole);
}

/// Pixels are looked at where they are said to be removed: a name in squares or under a thin veil is a leak there.
std::optional<disclosure::SolidBox> said_to_be_removed(std::string const& leak_class) {
  if (leak_class != "mosaic" && leak_class != "box_not_solid") return {};
  return disclosure::SolidBox{1, 1, 80, 612, 285, 36};
}

TEST_P(ReadyToLeave, NeverLeavesWithALeak) {
  auto const removed = said_to_be_removed(GetParam().leak_class);
  auto const checked = looked_at(planted(GetParam(), whole), removed);
  ASSERT_EQ(checked.reports.size(), 1U);
  auto const& report = checked.reports.begin()->second;
  EXPECT_EQ(report.verdict, gate::Report::Verdict::leak);
  EXPECT_THAT(report.leaks, Contains(Field(&gate::Leak::leak_class, removed ? "box_not_solid" : GetParam().leak_class)));
  EXPECT_FALSE(checked.blockers.empty()) << "what blocks a pack keeps it from being sealed";
}

INSTANTIATE_TEST_SUITE_P(OfEveryClass, ReadyToLeave, testing::ValuesIn(gate::canaries()), [](auto const& each) { return "Class" + each.param.name; });

// The same hand that plants the leaks, with nothing to plant: what was found above was the leak.
using WithNothingPlanted = ReadyToLeave;
TEST_F(WithNothingPlanted, MayLeave) {
  EXPECT_THAT(looked_at(whole).blockers, IsEmpty());
  auto const checked = looked_at(with_page_of(gate::file_of({gate::set_text("Clean words")}), whole));
  EXPECT_THAT(checked.blockers, IsEmpty()) << checked.blockers.front().what;
}

}  // namespace
}  // namespace rightsdesk::app
