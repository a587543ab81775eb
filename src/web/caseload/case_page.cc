#include "web/caseload/case_page.h"

#include "core/text.h"
#include "web/caseload/views.h"

namespace rightsdesk::web::caseload {

CaseId case_of(Exchange const& exchange) { return CaseId(exchange.part("case")); }

std::string case_path(Exchange const& exchange) { return "/staff/cases/" + exchange.part("case"); }

NameOf names(Site& site) {
  return [&site](std::string const& id) { return site.door.name_of(id); };
}

app::CaseOverview overview_of(Site& site, Exchange const& exchange) {
  auto overview = app::case_overview(site.office, case_of(exchange), actor_of(exchange));
  if (!overview) throw Malformed("no such case", 404);
  return *overview;
}

Reply case_page(Site& site, Exchange const& exchange, app::CaseOverview const& overview, CasePage page) {
  page.view.also(case_frame(overview, page.tab)).text("done", done_words(exchange.query.one("done")));
  PageSpec spec{page.name, page.title + ", " + overview.about.reference, std::move(page.view), std::move(page.mistakes)};
  return site.staff_page(exchange, spec);
}

Reply done_at(std::string const& path, std::string const& what) { return Reply::redirect(path + "?done=" + what); }

std::string done_words(std::string const& key) {
  static std::map<std::string, std::string> const words = {
      {"kept-to-named", "The case is kept to the people you named"}, {"opened-to-all", "The case is open to every role that may look"}, {"clock", "The clock was worked out again"}, {"explained", "The pack will say so"}, {"ground", "It is on the record"}, {"letter", "The letter is on its way. A copy is kept"},
      {"owner-asked", "The owner was asked, and has a page to answer on"}, {"owner-chased", "The owner was asked again"}, {"hold-letter", "The letter is on its way"},
      {"hold", "The confirmation is recorded"}, {"blocked", "The attempt is recorded"}, {"hold-ended", "The hold has ended"},
      {"may-go", "Recorded. It goes at the next run"}, {"basis", "The basis is recorded"}, {"note", "Note added"}, {"again", "It is tried again now"}, {"identity", "Identity accepted"}, {"evidence", "The file is kept until its day"},
      {"asked", "The requester was asked for proof of identity"}, {"searching", "The search has started"}, {"searching_again", "Every system is asked again with what you ticked"},
      {"again", "The source is being asked again"}, {"left", "Recorded: this source is not searched"},
      {"to-review", "The search is finished"}, {"spoken-of", "It is on the record what became of it"}, {"told", "The system has done it. Look at what it said before and after, then end the task"}, {"use", "The ground is on the record of both cases"}, {"candidate", "Decision recorded"}, {"merged", "Put together as one person"}, {"split", "Taken out of its group"},
      {"record", "Decision recorded"}, {"building", "The pack is being built"}, {"released", "Released. The requester has been told"},
      {"delivery", "Written down"}, {"stopped", "The download is shut"}, {"sent_again", "The letter goes out again; the download is open"},
      {"reopened", "The review is open again"}, {"part", "The records you chose go first. The others come later"}, {"whole", "All the records go into the pack"}, {"adding", "The search is open again. What was sent stays as it is"}, {"person", "Decision recorded for every mention without its own"},
      {"added", "Added. Every record is being searched for this person"}, {"proposal", "Decision recorded"},
      {"withheld", "Withheld"}, {"page", "Page recorded as checked"}, {"whole-page", "Decision on the whole page recorded"},
      {"together", "Decided as one act. It can be undone as one"}, {"undone", "Undone. The pages it touched want looking at again"},
      {"described", "Kept. What is proposed for them follows it"}, {"hidden", "It is a page of its own now, at the end of the record. Third parties are being looked for on it"}, {"kept", "Everything else is withheld, as one act"}, {"remark", "The remark is kept"}, {"answered", "Your answer is kept"}, {"justified", "The reason is on the record"},
      {"reviewed", "The review is finished. A pack can be built"},
      {"task", "Recorded"}, {"hook-again", "The messages are sent again now"}, {"key-renewed", "The key holds for another year"}, {"key-ended", "That key was ended, and stays so"}, {"mail-joined", "The email belongs to the request now. Its officer has a task to read it"}, {"mail-aside", "Set aside"}, {"mail-back", "It is to be looked at again"}, {"mail-filed", "The file is with what shows who somebody is now"}, {"own", "Your settings are kept"}, {"cover", "It is arranged"}, {"cover-ended", "Nobody stands in there any more"}, {"tagged", "The tag is put on"}, {"untagged", "The tag is taken off"}, {"looked", "Right: on to the next page"}, {"looked-wrong", "Written down. Every page of the answer is looked at now"}, {"warned", "The warning stands above the document"}, {"warning-off", "The warning is taken off"}, {"handed-over", "Your colleague has it on their Today"}, {"chased", "The owners of their sources were asked again"}, {"view", "The view is kept"}, {"view-gone", "The view is removed"}, {"stopped-here", "Kept. The review’s home leads you back to that page"}, {"given", "The cases are with their new colleague"}, {"task-added", "Added to the work"}, {"moved", "The case has moved on"}, {"copy", "The copy is written"}, {"recorded", "The request is recorded, and its time runs"}, {"counting", "It is being counted. Look again in a minute"}, {"trying", "The system is being tried out. Load the page again in a minute"}, {"signed-out", "You are signed out"}};
  auto const found = words.find(key);
  return found == words.end() ? "" : found->second;
}

std::optional<Date> day_in(Fields const& form, std::string const& id) {
  auto const two = [](std::string const& text) { return text.size() == 1 ? "0" + text : text; };
  return parse_date(tidied(form.one(id + "-year")) + "-" + two(tidied(form.one(id + "-month"))) + "-" + two(tidied(form.one(id + "-day"))));
}

}  // namespace rightsdesk::web::caseload
