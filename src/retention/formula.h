#pragma once
// How long a source's record is kept, worked out from the words of a notice (law.md 3.3). A date with its reasons; nothing is
// ever destroyed by it.
#include <optional>
#include <string>
#include <vector>

#include "core/because.h"
#include "core/date.h"
#include "core/result.h"

namespace rightsdesk::retention {

/// What is known of the person and the matter.
struct LifeFacts {
  std::optional<Date> born = {};
  std::optional<Date> died = {};
  std::optional<Date> adoption_order = {};
  std::optional<Date> matter_ended = {};      ///< a tenancy, say
  bool contract_extension_recorded = false;   ///< evidence that the contract of the notice was extended
};

enum class DisposalStatus {
  dated,           ///< kept until a day that is known
  expired_review,  ///< that day has passed, and a person has to look
  unknown,         ///< no rule, or not enough is known: never disposed of by the program
};
std::string to_string(DisposalStatus status);

struct Disposal {
  DisposalStatus status = DisposalStatus::unknown;
  std::optional<Date> kept_until = {};   ///< the last day kept
  std::optional<Date> disposal_due = {};  ///< the day after; for RT-1 the birthday itself (from 00:00 on that day)
  std::string rule;                       ///< "RT-1", …
  Because because;
};

/// The disposal day under one formula. Refused: unknown_formula; bad_facts for a death before the birth.
Result<Disposal> disposal(std::string const& formula, LifeFacts const& facts, Date today);

/// Of several classes of one child the longest rule wins (RT-8); one that is unknown wins over every date.
Disposal longest(std::vector<Disposal> const& each);

/// An open hold overrides everything (RT-9): status unknown, the hold named in `because`.
Disposal under_hold(Disposal disposal, std::string const& hold);

}  // namespace rightsdesk::retention
