#pragma once
// The cases as the figures look at them: a line a case, kept so that none is opened to be counted, without personal data. A line is worked out from the case
// itself (app/case_figures.cc) and is out of date from the moment anything happens to the case. And what was counted of the house for a regulator.
#include <optional>
#include <string>
#include <vector>

#include "app/figures.h"

namespace rightsdesk::app {

/// What the keeping of a case depends on, as far as its own events say it.
struct KeepingFacts {
  std::optional<Date> worked_on = {};  ///< the last event that is more than looking after it
  bool disputed = false;               ///< it went to the regulator or a tribunal
  bool held = false;                   ///< sources were asked to keep what they hold, and nobody has ended that
  bool reviewed = false;               ///< a named person said that it may go
};
struct KeepingFactsLine {
  CaseId about, arose_from = {};
  std::string reference, state;
  bool open = true;
  KeepingFacts facts = {};
};
/// What stands in the line of a case.
struct FigureLine {
  CaseFigures figures;
  KeepingFactsLine keeping;
};

/// What was counted of the whole house for a period; while a worker is at it there is no end and no content.
struct HouseFigures {
  std::string id, controller, asked_by;  ///< asked_by: StaffId
  Period period;
  Instant asked_at;
  std::optional<Instant> made_at = {};
  std::string content = {};              ///< tables as JSON (app/figure_tables.h)
};

class FigureDesk {
 public:
  virtual ~FigureDesk() = default;
  /// At most so many cases to which something happened since they were counted; of every case, whoever looks.
  virtual std::vector<CaseId> out_of_date(int most) = 0;
  virtual void put(FigureLine const& line) = 0;   ///< in place of what stood there; its case is counted then
  virtual int not_counted() = 0;                  ///< how many are out of date, of those that the viewer sees
  /// Cases that the viewer sees which were received, answered or withdrawn on or after that day, or are neither answered nor withdrawn.
  virtual std::vector<CaseFigures> since(Date day) = 0;
  virtual std::vector<KeepingFactsLine> closed() = 0;  ///< of those that the viewer sees, by id
  virtual std::vector<KeepingFactsLine> arisen() = 0;  ///< every case that arose from another, whoever looks

  virtual void put_house(HouseFigures const& figures) = 0;  ///< in place of those of that id
  virtual std::vector<HouseFigures> house(std::string const& controller) = 0;  ///< newest first
  virtual std::optional<HouseFigures> house_of(std::string const& id) = 0;
  virtual int drop_house(Instant asked_before) = 0;  ///< how many
};

}  // namespace rightsdesk::app
