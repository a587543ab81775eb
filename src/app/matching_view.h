#pragma once
// The search's candidates judged by the matching room, and the register of people as the sources know them.
#include <vector>

#include "app/office.h"
#include "matching/judge.h"
#include "matching/model.h"
#include "matching/told.h"
#include "search/search.h"

namespace rightsdesk::app {

/// The kind of a candidate that is the reply of a source's owner.
constexpr char kOwnersReply[] = "owners_reply";
/// Why the program never proposes one: nothing in it was compared.
Because owners_reply_because();

/// The candidate as the matching room knows it.
matching::Candidate as_matching(search::Candidate const& candidate);

/// What is judged by: the subject in the requester's words, and what a person took up of confirmed records (app/search_again.h).
struct JudgedBy {
  person::Description const& subject;
  std::vector<matching::Told> told = {};
};
/// Sets weight, verdict and because of every candidate, each judged beside all the others. An owner's reply is possible, whatever it holds.
void judge(JudgedBy const& by, std::vector<search::Candidate>& candidates, matching::Model const& model);
/// Judges every candidate of the case anew, and remembers what was rejected in other cases.
void weigh_all(Work& work, Office const& office, casework::Case const& about);

/// Records that look like one person's, by their places in `candidates`; each candidate in exactly one group.
struct Grouped {
  std::vector<std::size_t> members;
  Because because;
};
std::vector<Grouped> grouped(JudgedBy const& by, std::vector<search::Candidate> const& candidates, matching::Model const& model);

/// What was rejected for the same person in another case is never proposed: a person looks, and is told when and where it was
/// rejected and why. Whether it is the same person is judged as a record of theirs would be.
void remember_rejections(Work& work, casework::Case const& about, std::vector<search::Candidate>& candidates,
                         matching::Model const& model);

/// Puts the people around a confirmed candidate into the case's register: one entry a person across systems, the subject's
/// own entry first. Known people keep their decision and gain what a further source knows of them.
void learn_people(Work& work, casework::Case const& about, sources::CandidateRecord const& confirmed,
                  std::vector<person::Related> const& around);

/// The subject as the requester and every confirmed candidate describe them: names, addresses and numbers added up.
person::Description subject_as_known(Work& work, casework::Case const& about);

/// Adds to `into` what `more` holds and it lacks.
void add_knowledge(person::Description& into, person::Description const& more);

}  // namespace rightsdesk::app
