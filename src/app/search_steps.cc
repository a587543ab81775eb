#include <algorithm>

#include "app/acts.h"
#include "app/answers.h"
#include "app/asking.h"
#include "app/matching_view.h"
#include "app/steps.h"
#include "app/told.h"
#include "core/crash_point.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

struct Subject {
  casework::Case about;
  search::SourceSearch row;
  std::vector<matching::Told> told = {};  ///< what confirmed records say, and a person had searched with
};

/// What stands in a source's terms for what records told: the requester reads them, and is not to be given such a thing by this way.
constexpr char kWithWhatRecordsSay[] = "Asked again with what the records we found say of the person";

std::vector<std::string> with_note(std::vector<std::string> terms) {
  if (std::find(terms.begin(), terms.end(), kWithWhatRecordsSay) == terms.end()) terms.emplace_back(kWithWhatRecordsSay);
  return terms;
}

/// Marks the source as asked, in a transaction of its own, so that the desk sees it at once.
std::optional<Subject> mark_asked(Office& office, Job const& job) {
  std::optional<Subject> subject;
  office.works.in_one([&](Work& work) {
    subject.reset();
    auto const about = case_in(work, job.about);
    if (!about) return;
    for (auto& row : work.searches().plan_of(job.about)) {
      if (row.source != job.argument || row.state == search::SourceState::not_searched) continue;
      row.state = search::SourceState::asked;
      row.attempts += 1;
      row.started = office.clock.now();
      row.ended.reset();
      row.failure.clear();
      work.searches().update(row);
      subject = Subject{*about, row, told_in_use(work, office, *about)};
    }
  });
  return subject;
}

search::Candidate fresh_candidate(CaseId const& about, sources::CandidateRecord offered) {
  search::Candidate candidate;
  candidate.id = CandidateId::fresh();
  candidate.about = about;
  candidate.offered = std::move(offered);
  return candidate;
}

/// The source's row as it stands now; nothing when somebody meanwhile decided that it is not searched: that decision stands.
std::optional<search::SourceSearch> row_still_wanted(Work& work, search::SourceSearch const& asked) {
  for (auto& row : work.searches().plan_of(asked.about)) {
    if (row.source == asked.source && row.state != search::SourceState::not_searched) return row;
  }
  return std::nullopt;
}

void save_answer(Office& office, Job const& job, Subject subject, sources::SearchAnswer const& answer) {
  office.works.in_one([&](Work& work) {
    auto found = row_still_wanted(work, subject.row);
    work.jobs().finish(job);
    if (!found) return;
    for (auto const& offered : answer.candidates) work.searches().offer(fresh_candidate(job.about, offered));
    weigh_all(work, office, subject.about);
    auto& row = *found;
    row.state = answer.candidates.empty() ? search::SourceState::nothing_held : search::SourceState::answered;
    row.terms = answer.terms;
    row.found = static_cast<std::int64_t>(answer.candidates.size());
    row.truncated = answer.truncated;
    row.ended = office.clock.now();
    work.searches().update(row);
    record(work, office, subject.about, "program",
           {"source_answered", office.clock.today(), {{"source", row.source}, {"found", std::to_string(row.found)}},
            "source=" + row.source + " found=" + std::to_string(row.found)});
  });
}

void save_failure(Office& office, Job const& job, Subject subject, sources::SourceFailure const& failure) {
  office.works.in_one([&](Work& work) {
    auto found = row_still_wanted(work, subject.row);
    work.jobs().finish(job);
    if (!found) return;
    auto& row = *found;
    row.state = search::SourceState::failed;
    row.failure = failure.what();
    row.ended = office.clock.now();
    work.searches().update(row);
    record(work, office, subject.about, "program",
           {"source_failed", office.clock.today(), {{"source", row.source}, {"why", row.failure}},
            "source=" + row.source + " kind=" + sources::to_string(failure.kind())});
  });
}

collection::CollectedRecord record_of(CaseId const& about, search::Candidate const& candidate,
                                      sources::CollectedItem const& item) {
  collection::CollectedRecord made;
  made.id = RecordId::fresh();
  made.about = about;
  made.source = candidate.offered.source;
  made.key = item.key;
  made.candidate = candidate.id;
  made.title = Personal(item.title);
  made.media_type = item.media_type;
  made.file_name = Personal(item.file_name);
  made.author = Personal(item.author);
  made.dated = item.dated;
  made.sha256 = item.original.sha256();
  made.size = static_cast<std::int64_t>(item.original.bytes().size());
  made.provenance = item.provenance;
  return made;
}

/// The newest version of the item that the case holds.
std::optional<collection::CollectedRecord> held_version(Work& work, collection::CollectedRecord const& item) {
  std::optional<collection::CollectedRecord> newest;
  for (auto& record : work.records().of_case(item.about)) {
    bool const same = record.source == item.source && (record.key == item.key || record.key.starts_with(item.key + "@"));
    if (same && (!newest || newest->collected_at < record.collected_at)) newest = std::move(record);
  }
  return newest;
}

/// The source gives other bytes than it gave before (law.md H-11): both versions are kept, the new one to be reviewed or left out
/// with a reason, and the difference stands on the record.
void note_change(Work& work, Office& office, casework::Case const& about, collection::CollectedRecord& made, collection::CollectedRecord const& before) {
  made.key += "@" + made.sha256.substr(0, 12);
  made.provenance["changed"] = to_iso(office.clock.today());
  record(work, office, about, "program",
         {"source_changed", office.clock.today(), {{"source", made.source}, {"record", before.id.str()}, {"new record", made.id.str()}},
          "record=" + before.id.str() + " sha256=" + before.sha256 + " new=" + made.id.str() + " sha256_new=" + made.sha256});
}

/// Seals one item into the store, with the job that reads it. An item already there as it is, is left.
void seal_item(Office& office, casework::Case const& about, search::Candidate const& candidate,
               sources::CollectedItem const& item) {
  office.works.in_one([&](Work& work) {
    auto made = record_of(about.id, candidate, item);
    made.collected_at = office.clock.now();
    auto const before = work.records().holds(about.id, made.source, made.key) ? held_version(work, made) : std::nullopt;
    if (before && before->sha256 == made.sha256) return;
    if (before) note_change(work, office, about, made, *before);
    if (before && work.records().holds(about.id, made.source, made.key)) return;
    made.original = work.blobs().keep(about.id, item.original.bytes());
    work.records().add(made);
    work.jobs().add("read_record", about.id, made.id.str(), "read_record:" + made.id.str());
    work.ledger().record({"program", "record_collected", about.id, "record=" + made.id.str() + " sha256=" + made.sha256},
                         office.clock.now());
  });
}

/// What the certificate says was asked: what the requester said, and to whom.
std::vector<std::string> terms_of(sources::SourceCard const& card, commission::Commission const& asked, person::Description const& subject) {
  std::vector<std::string> terms{"Asked " + asked.asked.reveal().team + " in writing on " + in_words(asked.asked_on) + ", to answer by " + in_words(asked.answer_by)};
  auto const own = identifying(subject, card.asking.told);
  terms.insert(terms.end(), own.begin(), own.end());
  for (auto const& place : card.asking.look_in) terms.push_back("To look in: " + place);
  return own == asked.asked.reveal().about ? terms : with_note(std::move(terms));
}

/// What the source offers for the requester's own particulars and what records told. Its terms are what it said of the particulars alone.
sources::SearchAnswer answer_of(Office& office, Subject const& subject) {
  auto const source = office.sources.open(subject.row.source);
  auto const& own = subject.about.subject.reveal();
  if (subject.told.empty()) return source->search(own, sources::Limits{});
  auto terms = subject.row.terms.empty() ? source->search(own, sources::Limits{}).terms : subject.row.terms;
  auto answer = source->search(matching::with_told(own, subject.told), sources::Limits{});
  answer.terms = with_note(std::move(terms));
  return answer;
}

/// The owner is asked, and the source waits for the answer.
void ask_to_search(Office& office, Job const& job, Subject const& subject, sources::SourceCard const& card) {
  office.works.in_one([&](Work& work) {
    auto row = row_still_wanted(work, subject.row);
    work.jobs().finish(job);
    if (!row) return;
    auto const& own = subject.about.subject.reveal();
    auto const about = identifying(matching::with_told(own, subject.told), card.asking.told);
    auto const asked = ask(work, office, subject.about, "program", {commission::Purpose::search, card, about, card.asking.look_in, {}});
    row->state = search::SourceState::awaiting_owner;
    row->terms = terms_of(card, asked, own);
    work.searches().update(*row);
  });
}

collection::CollectedRecord record_of_reply(search::Candidate const& candidate, commission::File const& file) {
  collection::CollectedRecord made;
  made.id = RecordId::fresh();
  made.about = candidate.about;
  made.source = candidate.offered.source;
  made.key = candidate.offered.key + "/" + file.key;
  made.candidate = candidate.id;
  made.title = Personal(file.title);
  made.media_type = file.media_type;
  made.file_name = Personal(file.file_name);
  made.dated = file.dated;
  made.sha256 = file.sha256;
  made.size = file.size;
  made.original = file.bytes;
  made.provenance = {{"system", candidate.offered.source}, {"commission", candidate.offered.key}};
  return made;
}

/// The files of an owner's reply are here already: each becomes a record with the job that reads it.
void collect_reply(Office& office, search::Candidate const& candidate) {
  office.works.in_one([&](Work& work) {
    for (auto const& file : files_of_reply(work, candidate)) {
      auto made = record_of_reply(candidate, file);
      made.collected_at = office.clock.now();
      if (work.records().holds(made.about, made.source, made.key)) continue;
      work.records().add(made);
      work.jobs().add("read_record", made.about, made.id.str(), "read_record:" + made.id.str());
      work.ledger().record({"program", "record_collected", made.about, "record=" + made.id.str() + " sha256=" + made.sha256}, office.clock.now());
    }
  });
}

/// Everything behind a confirmed candidate, and who stands around the person.
std::vector<person::Related> collect(Office& office, casework::Case const& about, search::Candidate const& candidate) {
  if (candidate.offered.kind == kOwnersReply) {
    collect_reply(office, candidate);
    return {};
  }
  auto const source = office.sources.open(candidate.offered.source);
  source->collect(candidate.offered.key, sources::Limits{}, [&](sources::CollectedItem item) {
    seal_item(office, about, candidate, item);
    crash_point("sealed.collect_candidate");
  });
  return source->around(candidate.offered.key, sources::Limits{});
}

}  // namespace

void search_source(Office& office, Job const& job) {
  auto const subject = mark_asked(office, job);
  crash_point("asked.search_source");
  if (!subject) {
    office.works.in_one([&](Work& work) { work.jobs().finish(job); });
    return;
  }
  try {
    auto const card = card_of(office, job.argument);
    if (card && card->commissioned() && card->contact.reachable()) return ask_to_search(office, job, *subject, *card);
    auto const answer = answer_of(office, *subject);
    crash_point("answered.search_source");
    save_answer(office, job, *subject, answer);
  } catch (sources::SourceFailure const& failure) {
    save_failure(office, job, *subject, failure);
  }
}

void collect_candidate(Office& office, Job const& job) {
  std::optional<search::Candidate> candidate;
  std::optional<casework::Case> about;
  office.works.in_one([&](Work& work) {
    candidate = work.searches().candidate(CandidateId(job.argument));
    about = work.cases().find(job.about);
  });
  std::vector<person::Related> around;
  if (candidate && about && candidate->identity == search::Identity::confirmed) {
    around = collect(office, *about, *candidate);
  }
  crash_point("collected.collect_candidate");
  office.works.in_one([&](Work& work) {
    if (candidate && about) learn_people(work, *about, candidate->offered, around);
    work.jobs().finish(job);
  });
}

}  // namespace rightsdesk::app
