#pragma once
// The sets made: files of people, their mappings, those who ask, and what is true.
#include <string>

#include "population.h"
#include "reviewers.h"

namespace rightsdesk::make_people {

struct Order {
  std::string folder;  ///< made when it is not there
  std::size_t people = 0;
  std::size_t requesters = 0;
  std::uint64_t seed = 1;
  std::string noise = "usual";
};

/// Eight systems of one council in their own formats: <system>.csv and .yaml, queries.jsonl, truth.csv
/// (query,source,id), people.csv (source,id,person).
void write_systems(Order const& order);
/// One list of people and its noisy copies, with and without a number: people.csv, with_number.yaml, without_number.yaml,
/// queries.jsonl, queries_without_number.jsonl, truth.csv, people.csv's persons. One in ten who ask has only a twin there.
void write_noisy(Order const& order);
/// A register of long ago: some nine records a person, their names badly heard, days of birth missing, names in part, old
/// addresses. list.csv, list.yaml, queries.jsonl, truth.csv, people.csv, who.csv. `people` counts the records.
void write_historical(Order const& order);
/// Prints recall, precision, false proposals by relation and items for a person, of the answers of `rightsdesk search
/// --json`, in all and by naming tradition. `again` (may be empty): the answers to the same queries with what `confirm` adds; what they show
/// joins what was shown before.
void score(std::string const& folder, std::string const& answers, std::string const& again = {});

struct Confirming {
  std::string folder, queries, answers;
  Reviewers who = Reviewers::one;
};
/// Prints the queries once more, each with the records of its answer that simulated people confirm.
void confirm(Confirming const& what);

}  // namespace rightsdesk::make_people
