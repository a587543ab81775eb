#pragma once
// Proposals become decisions only by a named person. Only finish_review() makes a ReviewedRecord, and only a
// ReviewedRecord can be packed.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/id.h"
#include "core/result.h"
#include "document/document.h"
#include "redaction/propose.h"

namespace rightsdesk::redaction {

enum class Outcome { undecided, withhold, release };

/// What a named person decided. `code` (an exemption of config/law, for example S2P3-16) is never empty when withheld.
struct Decision {
  Outcome outcome = Outcome::undecided;
  std::string code = {};
  std::string reason = {};
  StaffId by = {};
  Instant at = {};
  friend bool operator==(Decision const&, Decision const&) = default;
};

/// A mention under review, with its own decision if it has one (it overrides the person's).
struct Proposal {
  ProposalId id;
  Mention mention;
  Decision decision = {};
  std::string origin = {};  ///< "program", or the StaffId of the person who drew it
};

struct PageReview {
  int page = 1;
  bool checked = false;  ///< a named person has looked at the whole page
  Decision whole = {};   ///< withhold: the whole page goes; otherwise undecided
  StaffId by = {};
};

/// What still has to be decided before a record can be packed.
struct OpenPoint {
  RecordId record;
  int page = 0;
  std::string what;  ///< "3 proposals wait for a decision"
};

/// The decision that holds for a proposal: its own, else its person's, else undecided.
Decision decision_for(Proposal const& proposal, std::map<PersonId, Decision> const& people);

class ReviewedRecord {
 public:
  [[nodiscard]] RecordId const& record() const { return record_; }
  [[nodiscard]] document::Document const& document() const { return document_; }
  /// The places to remove, with their decisions; sorted, none overlapping.
  struct Removal {
    Place place;
    Decision decision;
    std::string kind;
  };
  [[nodiscard]] std::vector<Removal> const& removals() const { return removals_; }
  [[nodiscard]] std::map<int, Decision> const& withheld_pages() const { return withheld_pages_; }

 private:
  ReviewedRecord() = default;
  friend Result<ReviewedRecord, std::vector<OpenPoint>> finish_review(RecordId const&, document::Document,
                                                                      std::vector<Proposal> const&,
                                                                      std::map<PersonId, Decision> const&,
                                                                      std::vector<PageReview> const&);
  RecordId record_;
  document::Document document_;
  std::vector<Removal> removals_;
  std::map<int, Decision> withheld_pages_;
};

/// The reviewed record, or every point still open: an undecided proposal, a page nobody checked, a withholding without a code.
Result<ReviewedRecord, std::vector<OpenPoint>> finish_review(RecordId const& record, document::Document document,
                                                             std::vector<Proposal> const& proposals,
                                                             std::map<PersonId, Decision> const& people,
                                                             std::vector<PageReview> const& pages);

}  // namespace rightsdesk::redaction
