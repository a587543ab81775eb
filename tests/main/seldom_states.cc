#include "seldom_states.h"

#include "app/documents.h"
#include "app/inbox.h"
#include "app/release.h"
#include "app/resident.h"
#include "app/review_desk.h"
#include "app/search_desk.h"
#include "app/second_look.h"
#include "app/walk.h"
#include "core/original.h"
#include "store/outbox_store.h"

namespace rightsdesk::testing {

using app::Council;
using app::Office;

/// Every answer of two pages is a large one.
std::unique_ptr<settings::Rules> large_from_two_pages() {
  auto rules = settings::load_rules(RIGHTSDESK_TREE);
  if (!rules) throw Bug("this tree's rules are not sound");
  (*rules)->desk.second_look = settings::SecondLook{2, 1, 1};
  return std::move(*rules);
}

/// A request of its own.
CaseId sent(Office& office) {
  auto const opened = app::submit_request(office, app::form(), {"thamesbrook", "online", office.clock.now()}, fresh_id_text());
  if (!opened) throw Bug(opened.error().front().text);
  return opened->about;
}

constexpr char kMinutes[] =
    "The panel met on 4 May and heard from the school and the health visitor. The caller from the flat above was not named.\n"
    "It was agreed that the child protection plan goes on for another six months and is then looked at again.\n";

// --- a council where much has come to a halt ---

/// Under review, with minutes that stand twice and speak of a plan that nobody found, and a mail with a blind copy.
void prepare_pages_to_compare(Council& council, nlohmann::json& told) {
  auto& items = council.sources.system(app::kSocialCare).files.front().items;
  items.push_back(test::text_item("minutes-1", "Minutes", "2012-05-04", kMinutes));
  items.push_back(test::text_item("minutes-2", "Minutes, copy", "2012-05-04", std::string(kMinutes) + "Copy for the file\n"));
  items.push_back(test::text_item("mail-1", "Email, 4 May 2012", "2012-05-04", "Amina was at home and showed me her room.\n"));
  auto const id = app::under_review(council);
  told["compared"] = id.str();
  council.at_desk([&](Office& office) {
    auto const mail = app::record_keyed(office, id, "mail-1"), minutes = app::record_keyed(office, id, "minutes-1");
    told["hiding"] = mail.str();
    told["minutes"] = minutes.str();
    office.works.in_one([&](app::Work& work) {
      auto row = *work.records().find(mail);
      auto document = app::document_of(work, row);
      document.hidden = {{"bcc", "header Bcc", "Corey Haddow <corey.haddow@example.org>"}};
      work.blobs().destroy(row.document);
      row.document = work.blobs().keep(id, document::to_json(document).dump());
      work.records().set_reading(row);
    });
    auto const begin = std::string(kMinutes).find("The caller from the flat above");
    auto const withheld = app::withhold_place(office, id, app::reviewer(), {minutes, 1, begin, begin + 30}, app::kThirdParty, "It points to who called");
    if (!withheld) throw Bug(withheld.error().text);
  });
}

/// A system failed until the program gave it up, and answers again.
CaseId with_work_given_up(Council& council) {
  auto const id = council.at_desk(sent);
  council.at_desk([&](Office& office) { app::begin_search(office, id); });
  (void)council.worker();
  council.at_desk([&](Office& office) { app::decide_who_is_who(office, id); });
  council.sources.system(app::kArchive).failure = "The archive is closed today.";
  for (int attempt = 0; attempt < 4; ++attempt) {
    (void)council.worker();
    council.clock.at += std::chrono::hours(2);
  }
  council.sources.system(app::kArchive).failure.clear();
  return id;
}

/// Closed files on paper, whose owner is asked in writing.
void add_paper_files(Council& council) {
  sources::SourceCard card{"paper-files", "Closed paper files", "Records Manager", "commission", {"closed case files"}};
  card.contact = {"Records team", "records@example.org"};
  council.sources.systems().push_back({card});
}
void tell_of_a_phone(Council& council) { council.sources.system(app::kSocialCare).files.front().offered.described.phones.push_back("020 7946 0777"); }

CaseId with_search_under_way(Council& council) {
  auto const id = council.at_desk(sent);
  council.at_desk([&](Office& office) { app::begin_search(office, id); });
  (void)council.worker();
  return id;
}
/// The path in the letter that asks for a hold, to be answered by its owner.
std::string link_of(app::Desk& desk, std::string const& reference, Instant now) {
  std::string path;
  store::in_transaction(*desk.database, [&](store::Connection& connection) {
    for (auto const& message : store::Outbox(connection, desk.key).waiting(now, 1000)) {
      auto const at = message.body.find("/answer/");
      if (message.to == "records@example.org" && message.body.find(reference) != std::string::npos && at != std::string::npos) path = message.body.substr(at, 60);
    }
  });
  return path;
}

std::string reference_of(Office& office, CaseId const& id) {
  std::string reference;
  office.works.look([&](app::Work& work) { reference = work.cases().find(id)->reference; });
  return reference;
}

/// A message in the request mailbox with one file; its id.
std::string mail_that_came(Desks& desks, std::string const& subject) {
  app::InboxMessage message;
  message.id = fresh_id_text();
  message.hash = std::string(32, 'a') + subject;
  message.controller = "thamesbrook";
  message.reached = desks.desk.office.clock.today();
  message.taken_at = desks.now();
  app::MailContent content{"Amina Osei", "amina.osei@example.org", subject, "Here is my passport."};
  std::string const picture = "\x89PNG\r\n\x1a\n";
  content.parts = {{"passport.png", "image/png", sha256_hex(picture), static_cast<std::int64_t>(picture.size())}};
  message.content = Personal(std::move(content));
  desks.inbox.in_one([&](app::Work&, app::InboxStore& store) { store.add(message, {picture}); });
  return message.id;
}

void subscribe(Desks& desks) {
  auto const client = desks.clients.add({"Contact centre", "thamesbrook", {"requests.read", "webhooks"}, plus_days(desks.desk.office.clock.today(), 10)}, "command line");
  (void)desks.hooks.add({client.client.id, "thamesbrook", "https://contact.example.org/told", {"request.received"}}, "command line");
}
/// What the subscriber is to be told was tried for three days.
void give_up_messages(Desks& desks) {
  while (desks.hooks.gather()) {
  }
  while (auto const call = desks.hooks.take(desks.now() + std::chrono::minutes(5))) desks.hooks.give_up(call->message, "answered with 503");
}

}  // namespace rightsdesk::testing
