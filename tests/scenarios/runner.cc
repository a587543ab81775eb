#include "runner.h"

#include <algorithm>

#include "app/caseload.h"
#include "app/carry_out.h"
#include "app/evidence.h"
#include "app/letters.h"
#include "app/release.h"
#include "app/resident.h"
#include "app/review_desk.h"
#include "app/search_again.h"
#include "app/search_desk.h"
#include "app/tasks.h"
#include "core/text.h"
#include "house.h"

namespace rightsdesk::scenarios {
namespace {

using app::Done;

class Story {
 public:
  explicit Story(Scenario const& scenario) : scenario_(scenario), house_(scenario) {}

  std::vector<std::string> play() {
    house_.clock().set(parse_date(scenario_.received).value());
    auto const sent = app::submit_request(office(), scenario_.answers, {scenario_.controller, scenario_.channel, house_.clock().now()}, "once");
    if (!sent) {
      for (auto const& mistake : sent.error()) wrong(0, "the form was refused: " + mistake.field + ": " + mistake.text);
      return wrong_;
    }
    about_ = sent->about;
    for (auto const& step : scenario_.story) {
      take(step);
      if (wrong_.size() > 20) break;
    }
    return wrong_;
  }

 private:
  app::Office& office() { return house_.office(); }
  void wrong(int line, std::string const& what) { wrong_.push_back(scenario_.file + ":" + std::to_string(line) + ": " + what); }

  void take(Step const& step) {
    if (!step.on.empty()) house_.clock().set(parse_date(step.on).value());
    if (!step.at_case.empty()) turn_to(step);
    bool const acts = !(step.does + step.adds + step.ends + step.chases + step.cancels + step.sends + step.opens + step.writes).empty();
    if (acts) judge(step, act(step));
    for (auto const& failure : house_.work_off_jobs()) wrong(step.line, "a job failed: " + failure);
    if (step.expected) look(step, *step.expected);
  }

  void turn_to(Step const& step) {
    for (auto const& about : all_cases()) {
      if (casework::workflow_name(about) != step.at_case) continue;
      about_ = about.id;
      return;
    }
    wrong(step.line, "there is no case of " + step.at_case);
  }

  void judge(Step const& step, Done const& outcome) {
    if (step.refused.empty()) {
      if (!outcome) wrong(step.line, "was refused: " + outcome.error().code + ": " + words_of(outcome.error()));
      return;
    }
    if (outcome) return wrong(step.line, "was done, and should have been refused: " + step.refused);
    if (outcome.error().code != step.refused) wrong(step.line, "was refused with " + outcome.error().code + " (" + words_of(outcome.error()) + "), not " + step.refused);
    if (words_of(outcome.error()).find(step.says) == std::string::npos) wrong(step.line, "\"" + step.says + "\" is not in: " + words_of(outcome.error()));
  }

  static std::string words_of(Refusal const& refusal) {
    auto words = refusal.text;
    for (auto const& step : refusal.because) words += " | " + step.text;
    return words;
  }

  Done act(Step const& step) {
    auto const actor = staff(step.who);
    if (!step.adds.empty()) return add(step, actor);
    if (!step.ends.empty()) return end(step, actor);
    if (!step.chases.empty()) return with_task(step, step.chases, [&](TaskId const& task) { return app::chase_task(office(), about_, actor, task, step.because); });
    if (!step.cancels.empty()) return with_task(step, step.cancels, [&](TaskId const& task) { return app::cancel_task(office(), about_, actor, task, step.because); });
    if (!step.writes.empty()) return with_task(step, step.writes, [&](TaskId const& task) { return app::record_fields(office(), about_, actor, task, step.fields); });
    if (!step.sends.empty()) return send(step, actor);
    if (!step.opens.empty()) {
      auto const opened = app::open_beside(office(), about_, actor, step.opens, step.about);
      return opened ? app::done() : Done(tl::unexpected(opened.error()));
    }
    return does(step, actor);
  }

  Done add(Step const& step, app::Actor const& actor) {
    auto const added = app::add_task(office(), about_, actor, {step.adds, step.about, step.at, step.fields});
    return added ? app::done() : Done(tl::unexpected(added.error()));
  }

  Done end(Step const& step, app::Actor const& actor) {
    Done outcome = app::done();
    int ended = 0;
    for (auto const& task : open_tasks(step, step.ends)) {
      outcome = app::end_task(office(), about_, actor, task, {step.as, step.fields, step.because});
      ++ended;
      if (!outcome || !step.all) break;
    }
    if (ended == 0) return refused("no_such_task", "no open task " + step.ends + " " + step.at + " " + step.about);
    return outcome;
  }

  template <class Act>
  Done with_task(Step const& step, std::string const& kind, Act const& verb) {
    auto const tasks = open_tasks(step, kind);
    if (tasks.empty()) return refused("no_such_task", "no open task " + kind);
    return verb(tasks.front());
  }

  std::vector<TaskId> open_tasks(Step const& step, std::string const& kind) {
    std::vector<TaskId> found;
    for (auto const& line : desk().tasks) {
      bool const open = line.task.state == casework::TaskState::open && line.task.kind == kind;
      bool const there = step.at.empty() || line.task.concerns == step.at || line.task.concerns_title == step.at;
      bool const about = step.adds.empty() && !step.about.empty() ? line.task.words.reveal().find(step.about) != std::string::npos : true;
      if (open && there && about) found.push_back(line.task.id);
    }
    return found;
  }

  /// Sends the letter; what a person must add and the story does not say is filled in plainly.
  Done send(Step const& step, app::Actor const& actor) {
    auto const draft = app::letter_draft(office(), about_, step.sends);
    if (!draft) return tl::unexpected(draft.error());
    app::Typed typed;
    for (auto const& need : draft->to_add) {
      typed[need.name] = need.kind == notices::FactKind::date     ? to_iso(plus_days(office().clock.today(), 28))
                         : need.kind == notices::FactKind::choice ? need.choices.front().first
                         : need.kind == notices::FactKind::yes_no ? "yes"
                                                                  : "As it was found in this case.";
    }
    if (!step.as.empty()) typed["variant"] = step.as;
    for (auto const& [name, value] : step.fields) typed[name] = value;
    return app::send_letter(office(), about_, actor, step.sends, typed);
  }

  Done does(Step const& step, app::Actor const& actor) {
    auto const& what = step.does;
    auto const today = office().clock.today();
    auto const field = [&](std::string const& id) { return step.fields.count(id) > 0 ? step.fields.at(id) : std::string{}; };
    if (what == "accept_identity") return app::accept_identity(office(), about_, actor, {app::documents_in(field("evidence")), field("how"), parse_date(field("on")).value_or(today)});
    if (what == "ask_for_identity") return app::ask_for_identity(office(), about_, actor, step.because);
    if (what == "search") return search(actor);
    if (what == "search_again") return search_again(actor, field("told"));
    if (what == "confirm") return confirm(actor);
    if (what == "start_search") return app::start_search(office(), about_, actor);
    if (what == "finish_search") return app::finish_search(office(), about_, actor);
    if (what == "note") return app::add_note(office(), about_, actor, step.because);
    if (what == "write_copy") return app::write_portable_copy(office(), about_, actor);
    if (what == "review") return review(actor);
    if (what == "build_pack") return app::build_pack(office(), about_, actor);
    if (what == "release_pack") return release(actor);
    if (what.rfind("clock ", 0) == 0) return app::record_clock_event(office(), about_, actor, {what.substr(6), parse_date(field("day")).value_or(today), {}, field("ref")}, step.because);
    return app::raise_event(office(), about_, actor, what, step.because);
  }

  /// Asks every source and confirms what they offer.
  Done search(app::Actor const& actor) {
    if (auto started = app::start_search(office(), about_, actor); !started) return started;
    for (auto const& failure : house_.work_off_jobs()) wrong(0, "a job failed: " + failure);
    return confirm(actor);
  }

  /// Ticks what records told of in these words, and lets every source answer.
  Done search_again(app::Actor const& actor, std::string const& words) {
    std::vector<std::string> ticked;
    for (auto const& term : app::told_terms(office(), about_)) {
      if (term.words == words) ticked.push_back(term.id);
    }
    if (auto started = app::search_again(office(), about_, actor, ticked); !started) return started;
    for (auto const& failure : house_.work_off_jobs()) wrong(0, "a job failed: " + failure);
    return app::done();
  }

  /// Every candidate that waits for a decision.
  Done confirm(app::Actor const& actor) {
    for (auto const& candidate : app::candidates(office(), about_)) {
      if (candidate.identity != search::Identity::undecided) continue;
      auto decided = app::decide_candidate(office(), about_, actor, candidate.id, search::Identity::confirmed, "Same name and birthday");
      if (!decided) return decided;
    }
    return app::done();
  }

  /// Releases every mention, looks at every page, and finishes the review.
  Done review(app::Actor const& actor) {
    for (auto const& line : app::people_of(office(), about_)) {
      if (line.group == app::EntryGroup::subject) continue;
      auto decided = app::decide_people(office(), about_, actor, {line.person.known.id}, {redaction::Outcome::release, "", "Known to the person"});
      if (!decided) return decided;
    }
    for (auto const& line : app::review_list(office(), about_)) {
      for (int page = 1; page <= line.pages; ++page) {
        if (auto looked = app::review_page(office(), about_, line.record.id, page)) {
          for (auto const& proposal : looked->proposals) {
            (void)app::decide_proposal(office(), about_, actor, line.record.id, proposal.id, redaction::Outcome::release, "", "Known to the person");
          }
        }
        if (auto checked = app::check_page(office(), about_, actor, line.record.id, page); !checked) return checked;
      }
    }
    return app::finish_review(office(), about_, actor);
  }

  Done release(app::Actor const& actor) {
    auto const packs = app::packs(office(), about_);
    if (packs.empty()) return refused("no_pack", "no pack was built");
    if (packs.front().state != app::PackState::sealed) return refused("not_sealed", packs.front().blockers.empty() ? "the pack is not sealed" : packs.front().blockers.front().what);
    return app::release_pack(office(), about_, actor, packs.front().pack_sha256, scenario_.answers.at("email").front());
  }

  app::WorkDesk desk() { return app::work_desk(office(), about_, staff("officer")).value(); }
  app::CaseOverview overview() { return app::case_overview(office(), about_, staff("officer")).value(); }

  std::vector<casework::Case> all_cases() {
    std::vector<casework::Case> cases;
    office().works.in_one([&](app::Work& work) { cases = work.cases().all(); });
    std::stable_sort(cases.begin(), cases.end(), [](auto const& one, auto const& other) { return one.opened_at < other.opened_at; });
    return cases;
  }

  void same(Step const& step, std::string const& what, std::string const& wanted, std::string const& found) {
    if (!wanted.empty() && wanted != found) wrong(step.line, what + " is \"" + found + "\", not \"" + wanted + "\"");
  }

  static std::string day_text(std::optional<Date> const& day) { return day ? to_iso(*day) : "none"; }

  void look(Step const& step, Expected const& expected) {
    auto const view = overview();
    same(step, "state", expected.state, view.about.state);
    same(step, "what the resident sees", expected.resident_sees, app::resident_view(office(), about_).state);
    same(step, "clock", expected.clock, law::to_string(view.due.status));
    same(step, "what the list says", expected.urgency_words, view.due_words);
    same(step, "due date", expected.due, day_text(view.due.due));
    same(step, "cautious date", expected.safe_due, day_text(view.due.safe_due));
    same(step, "target", expected.target, day_text(view.due.internal_target));
    look_at_tasks(step, expected);
    look_at_letters(step, expected);
    look_at_cases(step, expected);
    for (auto const& form : {"json", "csv"}) {
      if (expected.copy_holds.empty()) break;
      auto const copy = app::portable_copy(office(), about_, staff("officer"), form);
      for (auto const& words : expected.copy_holds) {
        if (!copy || copy->bytes.find(words) == std::string::npos) wrong(step.line, "\"" + words + "\" is not in the " + form);
      }
    }
  }

  void look_at_tasks(Step const& step, Expected const& expected) {
    auto const work = desk();
    std::map<std::string, int> open, ended;
    std::set<std::string> chase, escalate;
    std::map<std::string, std::string> due;
    for (auto const& line : work.tasks) {
      bool const is_open = line.task.state == casework::TaskState::open;
      if (line.task.state != casework::TaskState::cancelled) ++(is_open ? open : ended)[line.task.kind];
      if (is_open) due[line.task.kind] = day_text(line.due.day);
      if (line.pressing == casework::Pressing::chase) chase.insert(line.task.kind);
      if (line.pressing == casework::Pressing::escalate) escalate.insert(line.task.kind);
    }
    for (auto const& [kind, count] : expected.open) same(step, "open " + kind, count, std::to_string(open[kind]));
    for (auto const& [kind, count] : expected.ended) same(step, "ended " + kind, count, std::to_string(ended[kind]));
    for (auto const& [kind, day] : expected.task_due) same(step, "due day of " + kind, day, due.count(kind) > 0 ? due[kind] : "not open");
    for (auto const& kind : expected.chase) same(step, "to be chased: " + kind, "yes", chase.count(kind) > 0 ? "yes" : "no");
    for (auto const& kind : expected.escalate) same(step, "to be escalated: " + kind, "yes", escalate.count(kind) > 0 ? "yes" : "no");
    for (auto const& event : expected.moves) {
      bool const can = std::any_of(work.moves.begin(), work.moves.end(), [&](auto const& move) { return move.event == event && move.held_back.empty(); });
      same(step, "the officer can " + event, "yes", can ? "yes" : "no");
    }
  }

  void look_at_letters(Step const& step, Expected const& expected) {
    if (expected.letters.empty()) return;
    std::string wanted, sent;
    for (auto const& id : expected.letters) wanted += id + " ";
    for (auto const& letter : app::letters_sent(office(), about_)) sent = letter.id + " " + sent;
    same(step, "what was sent", wanted, sent);
  }

  void look_at_cases(Step const& step, Expected const& expected) {
    if (expected.cases.empty()) return;
    std::multiset<std::string> wanted(expected.cases.begin(), expected.cases.end()), found;
    for (auto const& about : all_cases()) found.insert(casework::workflow_name(about));
    std::string words;
    for (auto const& name : found) words += name + " ";
    if (wanted != found) wrong(step.line, "the cases are " + words);
  }

  Scenario const& scenario_;
  House house_;
  CaseId about_;
  std::vector<std::string> wrong_;
};

}  // namespace

std::vector<std::string> play(Scenario const& scenario) {
  try {
    return Story(scenario).play();
  } catch (Fault const& fault) {
    return {scenario.file + ": " + fault.what() + " (" + fault.internal() + ")"};
  } catch (std::exception const& failure) {
    return {scenario.file + ": " + failure.what()};
  }
}

}  // namespace rightsdesk::scenarios
