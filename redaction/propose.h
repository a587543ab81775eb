#pragma once
// Original -> proposals: what might be another person's, with reasons. Undecided until a named person decides.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/because.h"
#include "core/id.h"
#include "document/document.h"
#include "redaction/people.h"

namespace rightsdesk::redaction {

enum class Tier { confident, possible, suspect };

/// A stretch of one page. `begin`, `end`: code points of Page::text, half-open.
/// Equal begin and end with a region means an area of the image only.
struct Place {
  RecordId record;
  int page = 1;
  std::size_t begin = 0, end = 0;
  std::optional<document::Region> region = {};
  friend bool operator==(Place const&, Place const&) = default;
};

struct Mention {
  Place place;
  std::string kind;  ///< person, address, postcode, phone, email, nhs_number, upn, nino, date_of_birth, …
  Tier tier = Tier::confident;
  PersonId person = {};  ///< empty when nobody in the register is meant, as far as can be told
  Because because;       ///< never empty
};

/// Recognisers as data: redaction/recognisers/*.yaml (pattern, prior, context words, checksum, examples that are its tests).
class Recognisers {
 public:
  /// Reads every .yaml in `folder`, and beside it ../lexicon/*.yaml (passages), ../words/*.txt and ../models/names.bin. `nicknames_csv` adds
  /// short forms of names (config/matching/nicknames.csv); empty: our own list only.
  /// Throws Fault naming file:line for each error, all at once.
  static Recognisers from_folder(std::string const& folder, std::string const& nicknames_csv = {});
  Recognisers(Recognisers&&) noexcept;
  ~Recognisers();
  struct State;
  [[nodiscard]] State const& state() const { return *state_; }

 private:
  explicit Recognisers(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Every mention of a person other than the subject, and every contact detail or identifier that is not the subject's own.
/// Mentions of professionals are found too: the review decides, releasing them by default. Sorted by page, begin, end;
/// none overlap (the longer, then the more confident wins; what it swallows lends it its confidence and person; a passage
/// keeps only what nothing else covers). Deterministic. The subject's own names and details are never proposed.
std::vector<Mention> propose(document::Document const& document, RecordId const& record,
                             std::vector<KnownPerson> const& people, Recognisers const& recognisers);

}  // namespace rightsdesk::redaction
