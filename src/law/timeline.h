#pragma once
// What happened on a request, and what the statute makes of it. Events are stored; dates are derived.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/because.h"
#include "core/date.h"
#include "core/result.h"
#include "law/bank_holidays.h"

namespace rightsdesk::law {

enum class Right {
  access, rectification, erasure, restriction, portability, objection, automated_decision,
  consent_withdrawal, part3_access, complaint, pupil_record, principal_reporter
};
std::string to_string(Right right);
std::optional<Right> right_from(std::string_view name);

/// One thing that happened, on a local calendar day. `name` is one of law.md 1.4's event names
/// (id_requested, id_received, authority_requested, authority_received, fee_requested, fee_paid,
/// clarification_asked, clarification_received, extended, school_closed).
struct Event {
  std::string name;
  Date on;
  std::optional<Date> to = {};   ///< school_closed: last day, inclusive
  std::string ref = {};          ///< pairs a clarification asked with its answer; may be empty
};

struct Timeline {
  Jurisdiction jurisdiction = Jurisdiction::england_and_wales;
  Right right = Right::access;
  Date received;
  std::vector<Event> events = {};
};

enum class ClockStatus { running, paused, not_started, no_duty };
std::string to_string(ClockStatus status);

struct DueDate {
  ClockStatus status = ClockStatus::running;
  std::optional<Date> due = {};                  ///< the statutory date, rolled; absent unless running
  std::optional<Date> safe_due = {};             ///< earliest under any cautious alternative (law.md 1.4)
  std::optional<Date> internal_target = {};      ///< T-25
  std::optional<Date> extension_notice_by = {};  ///< the last day to give notice of an extension (T-16)
  bool extended = false;
  Because because;                    ///< each step names its rule id and the holidays used
  std::vector<std::string> warnings;  ///< "the due date lies beyond the last verified year of bank holidays", …
};

/// The day by which the controller must answer, with the steps that led to it. Pure.
/// Refuses events that contradict each other (an answer before its question) with code bad_timeline.
/// Law: UK GDPR Art 12, 12A, Art 4A; DPA 2018 s.164A; law.md section 1.
Result<DueDate> due_date(Timeline const& timeline, BankHolidays const& holidays);

/// "id_requested=2026-09-11", "school_closed=2026-10-26..2026-10-30", "clarification_asked=2026-09-11#ref".
Result<Event> parse_event(std::string_view text);

struct CsvAnswer {
  std::string lines;                 ///< "id,status,due_date,safe_due,extension_notice_by", a header first, then a line a row
  std::vector<std::string> remarks;  ///< "line 7 (V012): …": warnings, and ids given twice
  std::size_t refused = 0;           ///< rows that could not be answered
};
/// Rows in the columns of deadline_vectors.csv (id, jurisdiction, received_date, events; in any order, others are passed over).
/// A bad row gives the status "error: line 7: why" and the others are answered; without the columns that is the only line.
CsvAnswer explain_csv(std::string_view csv, BankHolidays const& holidays);

}  // namespace rightsdesk::law
