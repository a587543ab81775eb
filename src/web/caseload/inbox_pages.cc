// The council's request mailbox: what came, and what becomes of it.
#include <charconv>

#include "web/caseload/case_page.h"
#include "web/caseload/inbox_views.h"
#include "web/caseload/pages.h"

namespace rightsdesk::web::caseload {
namespace {

using Mistakes = std::vector<Refusal>;

app::Inbox& mailbox_of(Site& site) {
  if (site.inbox == nullptr) throw Malformed("no mailbox", 404);
  return *site.inbox;
}

/// A message of a case that this person does not see is the same 404 as one that never was.
app::InboxMessage message_in(Site& site, Exchange const& exchange) {
  auto found = app::mail_of(site.office, mailbox_of(site), site.settings.controller, exchange.part("mail"));
  if (!found) throw Malformed("no such message", 404);
  return *std::move(found);
}

std::string mail_path(Exchange const& exchange) { return "/staff/inbox/" + exchange.part("mail"); }

Reply mail_page(Site& site, Exchange const& exchange, Mistakes const& mistakes) {
  MailPage page{message_in(site, exchange), site.office.rules.controllers.at(site.settings.controller).proofs};
  if (!page.message.about.empty()) {
    site.office.works.look([&](app::Work& work) {
      auto const about = work.cases().find(page.message.about);
      page.reference = about ? about->reference : "";
    });
  }
  page.typed_reference = exchange.form.one("reference");
  page.typed_reason = exchange.form.one("reason");
  PageSpec spec{"caseload/mail", "Email", mail_view(page, mistakes, names(site)), mistakes, "/staff/inbox"};
  spec.view.text("done", done_words(exchange.query.one("done")));
  if (!mistakes.empty()) spec.status = 409;
  return site.staff_page(exchange, spec);
}

Reply settled_at(Site& site, Exchange const& exchange, app::Done const& outcome, std::string const& path, std::string const& done) {
  if (outcome) return done_at(path, done);
  if (outcome.error().code == "not_found" && outcome.error().field.empty()) throw Malformed("no such message", 404);
  return mail_page(site, exchange, {outcome.error()});
}

std::size_t part_in(Exchange const& exchange) {
  auto const text = exchange.part("number");
  std::size_t number = 0;
  auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc{} || end != text.data() + text.size()) throw Malformed("no such file", 404);
  return number;
}

}  // namespace

Reply inbox(Site& site, Exchange const& exchange) {
  InboxPage page;
  if (site.inbox == nullptr) {
    page.mailbox = InboxPage::Mailbox::none;
  } else {
    auto const& controller = site.settings.controller;
    site.inbox->in_one([&](app::Work&, app::InboxStore& store) {
      page.open = store.oldest(controller, app::MailState::open, kMailShown);
      page.open_in_all = store.count(controller, app::MailState::open);
      page.aside = store.newest(controller, app::MailState::set_aside, kMailShown);
      for (auto& more : store.newest(controller, app::MailState::not_a_request, kMailShown)) page.aside.push_back(std::move(more));
      page.place = store.place(site.settings.mailbox);
    });
    if (site.settings.mailbox.empty() && page.open.empty() && page.aside.empty()) page.mailbox = InboxPage::Mailbox::none;
  }
  PageSpec spec{"caseload/inbox", "Inbox", inbox_view(page)};
  spec.view.text("done", done_words(exchange.query.one("done")));
  return site.staff_page(exchange, spec);
}

Reply mail(Site& site, Exchange const& exchange) { return mail_page(site, exchange, {}); }

Reply join_mail(Site& site, Exchange const& exchange) {
  (void)message_in(site, exchange);
  auto const joined = app::join_mail(site.office, mailbox_of(site), actor_of(exchange), site.settings.controller, exchange.part("mail"), exchange.form.one("reference"));
  return settled_at(site, exchange, joined, mail_path(exchange), "mail-joined");
}

Reply set_mail_aside(Site& site, Exchange const& exchange) {
  (void)message_in(site, exchange);
  auto const aside = app::set_mail_aside(site.office, mailbox_of(site), actor_of(exchange), site.settings.controller, exchange.part("mail"), exchange.form.one("reason"));
  return settled_at(site, exchange, aside, "/staff/inbox", "mail-aside");
}

Reply take_mail_back(Site& site, Exchange const& exchange) {
  (void)message_in(site, exchange);
  auto const back = app::take_mail_back(site.office, mailbox_of(site), actor_of(exchange), site.settings.controller, exchange.part("mail"));
  return settled_at(site, exchange, back, mail_path(exchange), "mail-back");
}

Reply mail_file(Site& site, Exchange const& exchange) {
  auto file = app::mail_file(site.office, mailbox_of(site), actor_of(exchange), site.settings.controller, exchange.part("mail"), part_in(exchange));
  if (!file) throw Malformed("no such file", file.error().code == "not_permitted" ? 403 : 404);
  return Reply::download(std::move(file->bytes), "application/octet-stream", file->file_name);
}

Reply file_mail_part(Site& site, Exchange const& exchange) {
  (void)message_in(site, exchange);
  auto const filed = app::file_as_evidence(site.office, mailbox_of(site), actor_of(exchange), site.settings.controller, exchange.part("mail"), part_in(exchange), exchange.form.one("document"));
  return settled_at(site, exchange, filed, mail_path(exchange), "mail-filed");
}

}  // namespace rightsdesk::web::caseload
