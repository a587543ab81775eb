#pragma once
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/date.h"

namespace rightsdesk::law {

/// May the requester see that the exemption was used (law.md 4.4)?
enum class LabelMode {
  open,     ///< code and reason shown
  generic,  ///< "withheld under the Data Protection Act 2018, Schedules 2 to 4", no code
  silent    ///< not even that; a reviewed, logged removal
};

/// One thing that must stand on the record of a withholding.
struct RecordField {
  enum class Kind { text, date, opinion_date } kind = Kind::text;  ///< opinion_date: within the window of opinion_window()
  std::string id, ask;
  std::string suggest = {};  ///< words offered; whoever decides changes them
  bool optional = false;
};

/// One row of config/law/uk-gdpr/exemptions.yaml.
struct Exemption {
  std::string code;       ///< "S2P3-16"
  std::string provision;  ///< "Data Protection Act 2018, Schedule 2, paragraph 16"
  std::string title;      ///< a few words for the picker
  std::string test;       ///< when it applies, in words
  std::string decides;    ///< who may decide
  std::vector<RecordField> must_record;
  bool reason_suffices = false;       ///< the reason given with the decision is the record
  std::set<std::string> recorded_by;  ///< roles; empty: whoever may review
  LabelMode label = LabelMode::open;
  std::string plain_reason;  ///< what the requester reads
  std::optional<Date> in_force_from = {};
  std::optional<Date> in_force_until = {};
  bool selectable = true;  ///< false: listed so that staff see why it is not theirs to use
  bool silent_possible = false;  ///< a named person may decide, case by case, that even a generic label would do the harm
};

}  // namespace rightsdesk::law
