#include "web/portal/form.h"

#include "app/resident.h"
#include "intake/page_language.h"
#include "intake/safe_contact.h"
#include "web/portal/come_back.h"
#include "web/portal/question_pages.h"

namespace rightsdesk::web::portal {
namespace {

using intake::FormAnswers;

constexpr char const* sent_reference = form_sent;

/// What is kept by us stays as new as what this browser has.
void keep_up(Site& site, FormAnswers const& draft) {
  if (auto const way = way_of(draft)) app::keep_again(site.office, *way, to_keep(draft));
}

Reply question_page(Site& site, Exchange const& exchange, intake::FormPage const& page, FormAnswers const& answers,
                    std::vector<Refusal> const& mistakes, std::string const& back_to) {
  PageSpec spec{"portal/question", page.title, question_view(page, answers, mistakes), mistakes};
  spec.view.text("return", back_to);
  spec.back = back_to == "check" ? "/request/check" : before(page, answers);
  return site.resident_page(exchange, spec);
}

}  // namespace

Reply start(Site& site, Exchange const& exchange) {
  PageSpec spec{"portal/start", "Ask for your information", View()};
  return site.resident_page(exchange, spec, Site::Exit::absent);
}

Reply safety(Site& site, Exchange const& exchange) {
  PageSpec spec{"portal/safety", "Leaving this website quickly", View()};
  spec.back = "/start";
  return site.resident_page(exchange, spec);
}

Reply begin(Site& site, Exchange const& exchange) {
  auto answers = site.drafts.load(exchange.visit);
  if (!answers.contains(form_key) || answers.contains(sent_reference)) {
    site.drafts.save(exchange.visit, {{form_key, {fresh_id_text()}}});
    answers.clear();
  }
  return Reply::redirect("/request/" + intake::pages_for(answers).front()->id);
}

Reply show_question(Site& site, Exchange const& exchange) {
  auto const answers = site.drafts.load(exchange.visit);
  if (!answers.contains(form_key) || answers.contains(sent_reference)) return Reply::redirect("/start");
  auto const* page = page_named(exchange.part("page"), answers);
  if (!page) throw Malformed("no such page of the form", 404);
  auto const back_to = exchange.query.one("return") == "check" ? "check" : "";
  return question_page(site, exchange, *page, answers, {}, back_to);
}

Reply take_answer(Site& site, Exchange const& exchange) {
  auto answers = site.drafts.load(exchange.visit);
  if (!answers.contains(form_key) || answers.contains(sent_reference)) return Reply::redirect("/start");
  auto const* page = page_named(exchange.part("page"), answers);
  if (!page) throw Malformed("no such page of the form", 404);
  answers = with_page(std::move(answers), *page, exchange.form);
  answers[form_at] = {page->id};
  site.drafts.save(exchange.visit, answers);
  keep_up(site, answers);
  if (exchange.form.has("keep")) return Reply::redirect("/request/keep");
  auto const back_to = exchange.form.one("return") == "check" ? "check" : "";
  auto const mistakes = intake::check_page(*page, answers);
  if (!mistakes.empty()) return question_page(site, exchange, *page, answers, mistakes, back_to);
  if (std::string(back_to) == "check") {
    auto const unfinished = first_unfinished(answers);
    return Reply::redirect(unfinished.empty() ? "/request/check" : unfinished);
  }
  return Reply::redirect(after(*page, answers));
}

Reply check_answers(Site& site, Exchange const& exchange) {
  auto const answers = site.drafts.load(exchange.visit);
  if (!answers.contains(form_key) || answers.contains(sent_reference)) return Reply::redirect("/start");
  if (auto const unfinished = first_unfinished(answers); !unfinished.empty()) return Reply::redirect(unfinished);
  PageSpec spec{"portal/check", "Check your answers before you send your request", check_view(answers)};
  spec.back = "/request/" + intake::pages_for(answers).back()->id;
  return site.resident_page(exchange, spec);
}

/// How they hear from us next, as they said it is safe.
View told_by_view(intake::SafeContact const& safe) {
  return View().when("rung_first", safe.email == intake::Safe::ask_first).when("not_by_email", safe.email == intake::Safe::no);
}

Reply send(Site& site, Exchange const& exchange) {
  auto const answers = site.drafts.load(exchange.visit);
  if (answers.contains(sent_reference)) return Reply::redirect("/request/sent");
  if (!answers.contains(form_key)) return Reply::redirect("/start");
  intake::Arrival const arrival{site.settings.controller, "online", site.office.clock.now()};
  auto told = without_marks(answers);
  if (auto const language = site.language_of(exchange); language != "en") told[intake::kPageLanguage] = {language};
  auto const submitted = app::submit_request(site.office, told, arrival, answers.at(form_key).front());
  if (!submitted) {
    PageSpec spec{"portal/check", "Check your answers before you send your request", check_view(answers), submitted.error()};
    return site.resident_page(exchange, spec);
  }
  auto references = submitted->more;
  references.insert(references.begin(), submitted->reference);
  intake::FormAnswers done{{form_key, answers.at(form_key)}, {sent_reference, std::move(references)}};
  for (auto const* field : intake::kSafeContactFields) {
    if (auto const found = answers.find(field); found != answers.end()) done.insert(*found);
  }
  site.drafts.save(exchange.visit, done);
  if (auto const way = way_of(answers)) app::forget_form(site.office, *way);
  site.senders.enter(exchange.visit, submitted->about, std::chrono::steady_clock::now());
  return Reply::redirect("/request/sent");
}

Reply sent(Site& site, Exchange const& exchange) {
  auto const answers = site.drafts.load(exchange.visit);
  if (!answers.contains(sent_reference)) return Reply::redirect("/start");
  auto const& references = answers.at(sent_reference);
  std::string more;
  for (std::size_t i = 1; i < references.size(); ++i) more += (more.empty() ? "" : ", ") + references[i];
  PageSpec spec{"portal/sent", "Request sent", View().text("reference", references.front()).text("more", more)};
  spec.view.also(told_by_view(intake::safe_contact(answers)));
  spec.view.when("may_send_files", site.senders.about(exchange.visit, std::chrono::steady_clock::now()).has_value());
  return site.resident_page(exchange, spec);
}

Reply leave_now(Site& site, Exchange const& exchange) {
  site.visits.leave(exchange.visit);
  site.senders.leave(exchange.visit);
  auto reply = Reply::leave(site.settings.exit_url);
  reply.expire_cookie(visit_cookie);
  reply.header("Clear-Site-Data", "\"cache\", \"cookies\", \"storage\"");
  return reply;
}

Reply choose_language(Site& site, Exchange const& exchange) {
  auto const code = exchange.part("code"), to = exchange.query.one("to");
  if (!site.speaks(code)) throw Malformed("no such language", 404);
  auto reply = Reply::redirect(own_path(to) ? to : "/start");
  reply.cookie(language_cookie, code);
  return reply;
}

Reply cookies(Site& site, Exchange const& exchange) {
  return site.resident_page(exchange, {"portal/cookies", "Cookies", View()}, Site::Exit::absent);
}

View statement_view(law::Controller const& controller, settings::AccessibilityStatement const* statement) {
  View view;
  view.text("contact_email", controller.contact_email).text("contact_phone", controller.contact_phone).text("contact_address", controller.contact_address);
  std::vector<View> gaps;
  if (statement != nullptr) {
    for (auto const& gap : statement->gaps) gaps.push_back(View().words("gap_what", gap.what).words("gap_why", gap.why).words("gap_instead", gap.instead));
  }
  view.when("is_untested", statement == nullptr).when("is_whole", statement != nullptr && gaps.empty()).when("is_partial", !gaps.empty());
  view.each("gaps", std::move(gaps)).text("answer_days", statement == nullptr ? "" : std::to_string(statement->answer_days));
  view.words("prepared_on", statement == nullptr ? "" : in_words(statement->prepared_on)).words("tested_on", statement == nullptr ? "" : in_words(statement->tested_on));
  return view.words("tested_how", statement == nullptr ? "" : statement->tested_how);
}

Reply accessibility(Site& site, Exchange const& exchange) {
  auto const& rules = site.office.rules;
  auto const found = rules.statements.find(site.settings.controller);
  PageSpec spec{"portal/accessibility", "Accessibility", statement_view(rules.controllers.at(site.settings.controller), found == rules.statements.end() ? nullptr : &found->second)};
  return site.resident_page(exchange, spec, Site::Exit::absent);
}

}  // namespace rightsdesk::web::portal
