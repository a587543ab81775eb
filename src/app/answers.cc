#include "app/answers.h"

#include <algorithm>

#include "app/acts.h"
#include "app/asking.h"
#include "app/circumstances.h"
#include "app/hold.h"
#include "app/matching_view.h"
#include "app/scanner.h"
#include "core/original.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

using commission::Answer;
using commission::Commission;
using commission::Purpose;
using commission::Reply;
using commission::State;

constexpr std::size_t kLongestLine = 200, kLongestWords = 5000;

/// What a link leads to: what was asked, of which case, and whether the answer is still wanted.
struct InHand {
  Commission asked;
  casework::Case about;
  bool wanted = false;
};

Refusal no_link() { return {"no_link", "This link does not work. Check that you have the whole of it, or use the one in the newest message.", {}, {}}; }

Result<InHand> behind(Work& work, Office const& office, std::string const& token) {
  auto const id = work.commissions().by_link(token);
  auto const asked = id ? work.commissions().find(*id) : std::nullopt;
  auto const about = asked ? work.cases().find(asked->about) : std::nullopt;
  if (!about) return tl::unexpected(no_link());
  return InHand{*asked, *about, still_wanted(work, office, *about, *asked)};
}

Result<InHand> open_behind(Work& work, Office const& office, std::string const& token) {
  auto found = behind(work, office, token);
  if (found && !found->wanted) return refused("over", "This was answered already, or is not needed any more.");
  return found;
}

Done kept(Work& work, Commission const& changed) {
  if (work.commissions().update(changed)) return done();
  return refused("stale", "Somebody else was on this page at the same moment. Look at it again.");
}

void record_opened(Work& work, Office const& office, InHand& held) {
  held.asked.opened_at = office.clock.now();
  if (!work.commissions().update(held.asked)) return;
  record(work, office, held.about, kOwner,
         {"owner_opened", office.clock.today(), {{"commission", held.asked.id.str()}, {"source", held.asked.source}, {"title", held.asked.title}},
          "commission=" + held.asked.id.str() + " source=" + held.asked.source});
}

AnswerPage page_of(Office const& office, InHand const& held) {
  AnswerPage page;
  auto const& asked = held.asked;
  page.standing = asked.state == State::answered ? AnswerPage::Standing::answered : held.wanted ? AnswerPage::Standing::open : AnswerPage::Standing::over;
  page.purpose = asked.purpose;
  page.council = office.rules.controllers.at(held.about.controller).name;
  page.reference = held.about.reference;
  page.source = asked.title;
  page.team = asked.asked.reveal().team;
  page.asked_on = asked.asked_on;
  page.answer_by = asked.answer_by;
  if (asked.answered_at) page.answered_on = local_date(*asked.answered_at);
  if (page.standing != AnswerPage::Standing::open) return page;
  page.about = asked.asked.reveal().about;
  page.what = asked.asked.reveal().what;
  page.files = asked.reply.reveal().files;
  return page;
}

Done check_file(Delivered const& file, std::size_t already) {
  if (file.bytes.empty()) return refused("missing", "Choose a file that is not empty.", "file");
  if (file.bytes.size() > kLargestFile) return refused("too_large", "The file is larger than 32 MB. Send it in parts.", "file");
  if (tidied(file.title).empty()) return refused("missing", "Enter what the file is.", "title");
  if (tidied(file.title).size() > kLongestLine) return refused("too_large", "The title is too long. Use 200 characters or fewer.", "title");
  if (!file.dated.empty() && !parse_date(file.dated)) return refused("not_real", "The date must be a real date, or empty.", "dated");
  if (already >= kMostFiles) return refused("too_many", "50 files are all that one answer can have. Put the rest into one archive.", "file");
  return done();
}

/// The same bytes are kept once in an answer, whoever's tab they came from; and one source fills no disk with many answers.
Done check_beside(Work& work, Commission const& asked, Delivered const& file) {
  auto const hash = sha256_hex(file.bytes);
  std::size_t files = 0;
  auto bytes = static_cast<std::int64_t>(file.bytes.size());
  for (auto const& one : work.commissions().of_case(asked.about)) {
    if (one.source != asked.source) continue;
    for (auto const& there : one.reply.reveal().files) {
      if (one.id == asked.id && there.sha256 == hash) return refused("already_there", "This file is in your answer already, as “" + there.title + "”. It is kept once.", "file");
      ++files;
      bytes += there.size;
    }
  }
  if (files >= kMostFilesOfAnOwner) return refused("too_many", "200 files are all that your answers about one request can have. Put the rest into one archive.", "file");
  if (bytes > kMostOfAnOwner) return refused("too_large", "Your answers about this request would be larger than 2 GB. Ask the team how to send the rest.", "file");
  return done();
}

commission::File kept_file(Work& work, Commission const& asked, Delivered const& file) {
  commission::File made;
  made.key = fresh_id_text();
  made.title = tidied(valid_utf8(file.title));
  made.dated = file.dated;
  made.file_name = tidied(valid_utf8(file.file_name)).substr(0, kLongestLine);
  made.media_type = file.media_type.empty() ? "application/octet-stream" : tidied(valid_utf8(file.media_type)).substr(0, 100);
  made.bytes = work.blobs().keep(asked.about, file.bytes);
  made.sha256 = sha256_hex(file.bytes);
  made.size = static_cast<std::int64_t>(file.bytes.size());
  return made;
}

Done filled_in(std::string const& text, char const* field, char const* ask) {
  if (tidied(text).empty()) return refused("missing", ask, field);
  if (text.size() > kLongestWords) return refused("too_large", "This is too long. Use 5,000 characters or fewer.", field);
  return done();
}

/// Each field that this answer needs, in the order of the page.
Done check_answer(Purpose purpose, OwnersAnswer const& given, std::size_t files) {
  if (!commission::answers(given.answer, purpose)) return refused("not_offered", "Select your answer.", "answer");
  if (given.answer == Answer::found && files == 0) return refused("missing", "Add what you found, then send the answer.", "file");
  if (purpose == Purpose::search && given.answer != Answer::found && files > 0) {
    return refused("not_offered", "You added files. Take them out, or say that you found something.", "answer");
  }
  if (given.answer == Answer::done && purpose == Purpose::instruction) {
    if (auto filled = filled_in(given.before, "before", "Say what stood there before."); !filled) return filled;
    if (auto filled = filled_in(given.after, "after", "Say what stands there now."); !filled) return filled;
    if (auto filled = filled_in(given.how_seen, "how_seen", "Say how you saw it."); !filled) return filled;
  } else if (given.answer != Answer::found) {
    auto const* ask = given.answer == Answer::cannot ? "Say why it cannot be done." : given.answer == Answer::done ? "Say how disposal is stopped." : "Say where you looked.";
    if (auto filled = filled_in(given.words, "words", ask); !filled) return filled;
  }
  if (auto filled = filled_in(given.name, "name", "Enter your name."); !filled) return filled;
  return filled_in(given.role, "role", "Enter your role.");
}

std::string signed_by(Reply const& reply, Date on) { return reply.name + ", " + reply.role + ", on " + in_words(on); }

search::Candidate reply_candidate(Commission const& asked) {
  auto const& reply = asked.reply.reveal();
  search::Candidate candidate;
  candidate.id = CandidateId::fresh();
  candidate.about = asked.about;
  candidate.offered = {asked.source, asked.id.str(), kOwnersReply, "Reply of " + asked.asked.reveal().team + ", as " + reply.name + " sent it"};
  candidate.offered.items = reply.files.size();
  candidate.verdict = search::Verdict::possible;
  candidate.because = owners_reply_because();
  return candidate;
}

void end_search_row(Work& work, Office const& office, Commission const& asked) {
  for (auto& row : work.searches().plan_of(asked.about)) {
    if (row.source != asked.source) continue;
    auto const& reply = asked.reply.reveal();
    row.state = asked.answer == Answer::found ? search::SourceState::answered : asked.answer == Answer::nothing_held ? search::SourceState::nothing_held : search::SourceState::failed;
    row.found = asked.answer == Answer::found ? 1 : 0;
    row.failure = asked.answer == Answer::cannot ? "Its owner cannot search it: " + reply.words : "";
    row.ended = office.clock.now();
    work.searches().update(row);
  }
  if (asked.answer == Answer::found) work.searches().offer(reply_candidate(asked));
}

void add_to(casework::TaskFields& fields, workflow::TaskKind const& kind, std::string const& field, std::string const& text) {
  if (workflow::field_named(kind, field) == nullptr || text.empty()) return;
  auto& there = fields[field];
  there += (there.empty() ? "" : "\n") + text;
}

Done prove_on_task(Work& work, Office const& office, InHand const& held) {
  auto task = work.tasks().find(held.asked.task);
  ENSURE(task.has_value(), "an owner was asked for a task that is not there");
  auto const& kind = *workflow_of(office, held.about).kind(task->kind);
  auto const& reply = held.asked.reply.reveal();
  auto const by = " – " + signed_by(reply, office.clock.today());
  auto fields = task->fields.reveal();
  if (held.asked.answer == Answer::done) {
    add_to(fields, kind, "before", reply.before);
    add_to(fields, kind, "after", reply.after);
    add_to(fields, kind, "proof", reply.how_seen + by);
  } else {
    auto const said = std::string(held.asked.answer == Answer::cannot ? "The owner cannot do it: " : "The owner holds nothing of it: ");
    add_to(fields, kind, "proof", said + reply.words + by);
  }
  task->fields = Personal(fields);
  if (!work.tasks().update(*task)) return refused("over", "This is not needed any more.");
  return done();
}

Done carry_on(Work& work, Office const& office, InHand const& held) {
  auto const& reply = held.asked.reply.reveal();
  switch (held.asked.purpose) {
    case Purpose::search: end_search_row(work, office, held.asked); return done();
    case Purpose::instruction: return prove_on_task(work, office, held);
    case Purpose::hold: {
      auto const lead = std::string(held.asked.answer == Answer::nothing_held ? "Nothing is held there: " : "");
      record_owners_word(work, office, held.about, {held.asked.source, lead + reply.words + " – " + signed_by(reply, office.clock.today()), held.asked.answer});
      return done();
    }
  }
  throw Bug("a purpose nobody carries on from");
}

void record_answered(Work& work, Office const& office, InHand const& held) {
  auto const& asked = held.asked;
  auto const& reply = asked.reply.reveal();
  auto const answer = commission::to_string(asked.answer);
  std::string ledger = "commission=" + asked.id.str() + " source=" + asked.source + " answer=" + answer + " files=" + std::to_string(reply.files.size());
  for (auto const& file : reply.files) ledger += " sha256=" + file.sha256;
  record(work, office, held.about, kOwner,
         {"owner_answered", office.clock.today(),
          {{"commission", asked.id.str()}, {"source", asked.source}, {"title", asked.title}, {"answer", answer}, {"name", reply.name}, {"role", reply.role},
           {"words", reply.words}, {"files", std::to_string(reply.files.size())}},
          ledger});
}

Reply reply_with(Reply reply, OwnersAnswer const& given) {
  reply.name = tidied(valid_utf8(given.name));
  reply.role = tidied(valid_utf8(given.role));
  reply.words = tidied(valid_utf8(given.words));
  reply.before = valid_utf8(given.before);
  reply.after = valid_utf8(given.after);
  reply.how_seen = tidied(valid_utf8(given.how_seen));
  return reply;
}

}  // namespace

Result<AnswerPage> answer_page(Office& office, std::string const& token) {
  Result<AnswerPage> page = tl::unexpected(no_link());
  office.works.in_one([&](Work& work) {
    auto held = behind(work, office, token);
    if (!held) {
      page = tl::unexpected(held.error());
      return;
    }
    if (held->wanted && !held->asked.opened_at) record_opened(work, office, *held);
    page = page_of(office, *held);
  });
  return page;
}

namespace {

/// The page behind the link, if this file may be added to it.
Result<InHand> open_for(Work& work, Office& office, std::string const& token, Delivered const& file) {
  auto held = open_behind(work, office, token);
  if (!held) return tl::unexpected(held.error());
  if (held->asked.purpose != Purpose::search) return refused("not_offered", "No files are asked for here.", "file");
  if (auto fits = check_file(file, held->asked.reply.reveal().files.size()); !fits) return tl::unexpected(fits.error());
  if (auto fits = check_beside(work, held->asked, file); !fits) return tl::unexpected(fits.error());
  return held;
}

}  // namespace

Done add_file(Office& office, std::string const& token, Delivered const& file) {
  CaseId about;
  auto const may = in_one(office, [&](Work& work) -> Done {
    auto const held = open_for(work, office, token, file);
    if (!held) return tl::unexpected(held.error());
    about = held->asked.about;
    return done();
  });
  if (!may) return may;
  if (auto refusal = kept_out(office, about, kOwner, file.bytes)) return tl::unexpected(*refusal);
  return in_one(office, [&](Work& work) -> Done {
    auto held = open_for(work, office, token, file);
    if (!held) return tl::unexpected(held.error());
    auto reply = held->asked.reply.reveal();
    reply.files.push_back(kept_file(work, held->asked, file));
    held->asked.reply = Personal(std::move(reply));
    return kept(work, held->asked);
  });
}

Done remove_file(Office& office, std::string const& token, std::string const& key) {
  return in_one(office, [&](Work& work) -> Done {
    auto held = open_behind(work, office, token);
    if (!held) return tl::unexpected(held.error());
    auto reply = held->asked.reply.reveal();
    auto const gone = std::find_if(reply.files.begin(), reply.files.end(), [&](auto const& file) { return file.key == key; });
    if (gone == reply.files.end()) return refused("not_found", "That file is not in your answer.");
    work.blobs().destroy(gone->bytes);
    reply.files.erase(gone);
    held->asked.reply = Personal(std::move(reply));
    return kept(work, held->asked);
  });
}

Done answer_commission(Office& office, std::string const& token, OwnersAnswer const& given) {
  return in_one(office, [&](Work& work) -> Done {
    auto held = open_behind(work, office, token);
    if (!held) return tl::unexpected(held.error());
    auto& asked = held->asked;
    if (auto whole = check_answer(asked.purpose, given, asked.reply.reveal().files.size()); !whole) return whole;
    asked.reply = Personal(reply_with(asked.reply.reveal(), given));
    asked.answer = given.answer;
    asked.state = State::answered;
    asked.answered_at = office.clock.now();
    if (auto written = kept(work, asked); !written) return written;
    if (auto carried = carry_on(work, office, *held); !carried) return carried;
    record_answered(work, office, *held);
    return done();
  });
}

std::vector<commission::File> files_of_reply(Work& work, search::Candidate const& candidate) {
  if (candidate.offered.kind != kOwnersReply) return {};
  auto const asked = work.commissions().find(CommissionId(candidate.offered.key));
  ENSURE(asked && asked->about == candidate.about, "an owner's reply belongs to its case");
  return asked->reply.reveal().files;
}

}  // namespace rightsdesk::app
