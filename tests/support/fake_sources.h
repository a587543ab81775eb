#pragma once
// Case systems as the tests want them: what they hold is written down beside the test, and they fail when told to.
#include <map>
#include <string>
#include <vector>

#include "sources/source.h"

namespace rightsdesk::test {

/// One file of a system: what search() offers (with the excerpt "only by X": to who asks with the postcode or phone X alone), what collect() gives, who stands around.
struct HeldFile {
  sources::CandidateRecord offered;
  std::vector<sources::CollectedItem> items = {};
  std::vector<person::Related> around = {};
};

struct FakeSystem {
  sources::SourceCard card;
  std::vector<HeldFile> files = {};
  std::map<std::string, std::string> told = {};  ///< what was written on each record, by key
  std::string failure = {};  ///< not empty: search() and collect() throw SourceFailure (timed_out) with these words
};

/// Offers every file of a system, whoever is asked for. Opened sources point into it: it must outlive them.
class FakeSources final : public sources::Sources {
 public:
  [[nodiscard]] std::vector<sources::SourceCard> cards() const override;
  std::unique_ptr<sources::Source> open(std::string const& id) override;
  /// One step, a nil search: failed with the words that the system fails with.
  std::vector<sources::Tried> try_out(std::string const& id, sources::Limits const& limits) override;
  /// The system's own entry, to change what it holds or to make it fail. Throws Bug when there is none.
  FakeSystem& system(std::string const& id);
  /// All of them, to change which there are.
  std::vector<FakeSystem>& systems();
  /// Whether a test asked for system() or systems() since the systems were put in: they may not be what they were.
  [[nodiscard]] bool touched() const { return touched_; }
  void put_in(std::vector<FakeSystem> systems);

 private:
  FakeSystem& found(std::string const& id);

  std::vector<FakeSystem> systems_;
  bool touched_ = false;
};

/// A text item as a system would give it.
sources::CollectedItem text_item(std::string const& key, std::string const& title, std::string const& dated, std::string const& text);

}  // namespace rightsdesk::test
