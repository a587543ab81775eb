#include <algorithm>

#include "app/carry_out.h"
#include "app/instruct.h"
#include "app/owners.h"
#include "app/remarks.h"
#include "core/text.h"
#include "web/caseload/case_page.h"
#include "web/caseload/pages.h"
#include "web/caseload/task_views.h"
#include "web/pages/paging.h"

namespace rightsdesk::web::caseload {
namespace {

std::string work_path(Exchange const& exchange) { return case_path(exchange) + "/work"; }

app::WorkDesk desk_of(Site& site, Exchange const& exchange) {
  auto desk = app::work_desk(site.office, case_of(exchange), actor_of(exchange));
  if (!desk) throw Malformed("no such case", 404);
  return *desk;
}

/// What colleagues wrote beside the file and nobody has answered.
std::string remarks_to_answer(Site& site, CaseId const& id) {
  auto const lines = app::remarks_of(site.office, id);
  auto const open = std::count_if(lines.begin(), lines.end(), [](auto const& line) { return !line.remark.closed_at; });
  return open == 0 ? "" : counted(static_cast<std::size_t>(open), "remark waits for an answer", "remarks wait for an answer");
}

Reply work_page(Site& site, Exchange const& exchange, TypedWork const& typed) {
  auto const overview = overview_of(site, exchange);
  auto mistakes = typed.mistakes;
  for (auto const& mistake : typed.mistakes) {
    for (auto const& step : mistake.because) mistakes.push_back({mistake.code, step.text, "", {}});
  }
  auto view = work_view(desk_of(site, exchange), typed, names(site));
  view.text("open_remarks", remarks_to_answer(site, overview.about.id));
  return case_page(site, exchange, overview, {"caseload/work", "work", "Work", std::move(view), std::move(mistakes)});
}

/// The page again, with what was typed and the mistake at its field of this form.
Reply refused_page(Site& site, Exchange const& exchange, std::string const& form, Refusal refusal) {
  if (!refusal.field.empty()) refusal.field = field_name(form, refusal.field);
  return work_page(site, exchange, {form, answers_of(exchange.form), {std::move(refusal)}});
}

/// What was typed into the kind's fields; a day of three fields is one, and none where nothing was typed.
casework::TaskFields fields_in(Exchange const& exchange, std::string const& form, workflow::TaskKind const& kind) {
  casework::TaskFields fields;
  for (auto const& field : kind.fields) {
    auto const name = field_name(form, field.id);
    if (field.kind == workflow::FieldKind::proof) {
      fields[field.id] = joined(exchange.form.all(name), ", ");
    } else if (field.kind != workflow::FieldKind::day) {
      if (exchange.form.has(name)) fields[field.id] = exchange.form.one(name);
    } else if (!tidied(exchange.form.one(name + "-year") + exchange.form.one(name + "-day")).empty()) {
      auto const day = day_in(exchange.form, name);
      fields[field.id] = day ? to_iso(*day) : "no day";
    }
  }
  return fields;
}

app::TaskLine task_of(Site& site, Exchange const& exchange) {
  for (auto& line : desk_of(site, exchange).tasks) {
    if (line.task.id.str() == exchange.part("task")) return line;
  }
  throw Malformed("no such task", 404);
}

app::Done act_on(Site& site, Exchange const& exchange, app::TaskLine const& line, std::string const& form) {
  auto const act = exchange.form.one("act");
  auto const id = case_of(exchange);
  auto const who = actor_of(exchange);
  auto const typed = [&](char const* field) { return exchange.form.one(field_name(form, field)); };
  if (act == "chase") return app::chase_task(site.office, id, who, line.task.id, typed("chase"));
  if (act == "cancel") return app::cancel_task(site.office, id, who, line.task.id, typed("cancel"));
  if (act == "tell") return app::instruct_source(site.office, id, who, line.task.id, {tidied(typed("key")), typed("field"), typed("value")});
  if (act == "ask") return app::ask_owner(site.office, id, who, line.task.id, {tidied(typed("key")), typed("field"), typed("value")});
  if (act != "record") throw Malformed("an act that does not exist");
  auto const fields = fields_in(exchange, form, line.kind);
  if (typed("outcome").empty()) return app::record_fields(site.office, id, who, line.task.id, fields);
  return app::end_task(site.office, id, who, line.task.id, {typed("outcome"), fields, typed("reason")});
}

/// Which of a task's three forms was sent.
std::string form_of(std::string const& act) { return act == "tell" || act == "ask" ? act + "-" : "task-"; }

}  // namespace

Reply tasks(Site& site, Exchange const& exchange) {
  auto const pressing = app::pressing_tasks(site.office);
  auto const slice = slice_of(pressing.size(), exchange.query);
  auto const shown = app::pressing_lines(site.office, {pressing.begin() + static_cast<std::ptrdiff_t>(slice.begin), pressing.begin() + static_cast<std::ptrdiff_t>(slice.end)});
  PageSpec spec{"caseload/tasks", "Tasks that press", pressing_view(shown, app::silent_owners(site.office))};
  spec.view.text("done", "").also(paging_view(slice, "/staff/tasks"));
  return site.staff_page(exchange, spec);
}

Reply work(Site& site, Exchange const& exchange) { return work_page(site, exchange, {}); }

Reply act_on_task(Site& site, Exchange const& exchange) {
  auto const line = task_of(site, exchange);
  auto const form = form_of(exchange.form.one("act")) + line.task.id.str();
  auto const done = act_on(site, exchange, line, form);
  if (!done) return refused_page(site, exchange, form, done.error());
  static std::map<std::string, std::string> const words{{"tell", "told"}, {"ask", "owner-asked"}};
  auto const found = words.find(exchange.form.one("act"));
  return done_at(work_path(exchange), found == words.end() ? "task" : found->second);
}

Reply add_task(Site& site, Exchange const& exchange) {
  auto const kind = exchange.form.one("kind");
  auto const form = "add-" + kind;
  auto const added = app::add_task(site.office, case_of(exchange), actor_of(exchange),
                                   {kind, exchange.form.one(field_name(form, "words")), tidied(exchange.form.one(field_name(form, "concerns")))});
  if (!added) return refused_page(site, exchange, form, added.error());
  return done_at(work_path(exchange), "task-added");
}

Reply make_move(Site& site, Exchange const& exchange) {
  auto const event = exchange.form.one("event");
  auto const form = "move-" + event;
  auto const done = app::raise_event(site.office, case_of(exchange), actor_of(exchange), event, exchange.form.one(field_name(form, "reason")));
  if (!done) return refused_page(site, exchange, form, done.error());
  return done_at(work_path(exchange), "moved");
}

Reply allow_use(Site& site, Exchange const& exchange) {
  auto const done = app::allow_restricted_use(site.office, case_of(exchange), actor_of(exchange), exchange.form.one("use.ground"), exchange.form.one("use.use"));
  if (!done) return refused_page(site, exchange, "use", done.error());
  return done_at(work_path(exchange), "use");
}

Reply write_copy(Site& site, Exchange const& exchange) {
  auto const done = app::write_portable_copy(site.office, case_of(exchange), actor_of(exchange));
  if (!done) return refused_page(site, exchange, "copy", done.error());
  return done_at(work_path(exchange), "copy");
}

Reply copy_file(Site& site, Exchange const& exchange) {
  auto file = app::portable_copy(site.office, case_of(exchange), actor_of(exchange), exchange.part("form"));
  if (!file) throw Malformed("no such copy", 404);
  return Reply::download(std::move(file->bytes), file->media_type, file->file_name);
}

}  // namespace rightsdesk::web::caseload
