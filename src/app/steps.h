#pragma once
// The machine's own steps, each the whole of one job. Each does its outside work first and then writes results and the
// job's end in one transaction: killed before that, it is done again; after it, never twice.
#include "app/office.h"

namespace rightsdesk::app {

void search_source(Office& office, Job const& job);
void collect_candidate(Office& office, Job const& job);
void read_record(Office& office, Job const& job);
void propose_in_records(Office& office, Job const& job);
void build_pack_step(Office& office, Job const& job);
void check_source(Office& office, Job const& job);  ///< of no case: its argument is the source
void count_house(Office& office, Job const& job);   ///< of no case: its argument is HouseFigures::id

/// The step of a job's kind; throws Bug for a kind nobody knows.
using StepOf = void (*)(Office&, Job const&);
StepOf step_of(std::string const& kind);

}  // namespace rightsdesk::app
