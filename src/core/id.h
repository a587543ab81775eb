#pragma once
// Typed identifiers: a CaseId is not a RecordId. Random, 26 characters of Crockford base32, disclosing nothing.
#include <compare>
#include <functional>
#include <string>
#include <utility>

namespace rightsdesk {

/// 26 random characters (130 bits) from the operating system's generator.
std::string fresh_id_text();

template <class Tag>
class Id {
 public:
  Id() = default;
  explicit Id(std::string text) : text_(std::move(text)) {}
  static Id fresh() { return Id(fresh_id_text()); }
  [[nodiscard]] std::string const& str() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }
  friend auto operator<=>(Id const&, Id const&) = default;
  friend bool operator==(Id const&, Id const&) = default;

 private:
  std::string text_;
};

using RequestId = Id<struct RequestTag>;
using CaseId = Id<struct CaseTag>;
using CandidateId = Id<struct CandidateTag>;
using RecordId = Id<struct RecordTag>;
using PersonId = Id<struct PersonTag>;      ///< a person in the register of one case
using ProposalId = Id<struct ProposalTag>;
using PackId = Id<struct PackTag>;
using BlobId = Id<struct BlobTag>;
using JobId = Id<struct JobTag>;
using StaffId = Id<struct StaffTag>;
using TaskId = Id<struct TaskTag>;
using CommissionId = Id<struct CommissionTag>;  ///< what a source's owner was asked in writing

}  // namespace rightsdesk

template <class Tag>
struct std::hash<rightsdesk::Id<Tag>> {
  std::size_t operator()(rightsdesk::Id<Tag> const& id) const noexcept { return std::hash<std::string>{}(id.str()); }
};
