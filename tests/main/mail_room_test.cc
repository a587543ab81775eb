// The council's request mailbox on a real mail server, with a real virus scanner before it.
#include "main/mail_room.h"

#include <gmock/gmock.h>

#include <fstream>

#include "app/caseload.h"
#include "app/scanner.h"
#include "app/undelivered.h"
#include "app/walk.h"
#include "connectors/certificates.h"
#include "connectors/dovecot.h"
#include "scanning/clamd_here.h"
#include "store/inbox_store.h"
#include "store/outbox_store.h"
#include "store/vault.h"
#include "store/whole.h"

namespace rightsdesk::testing {
namespace {

using app::InboxMessage;
using app::MailKind;
using app::MailState;
using connectors::test::Certificates;
using connectors::test::Dovecot;
using scanning::testing::eicar;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string mail_of_amina(std::string const& id, std::string const& subject, std::string const& text) {
  return "Return-Path: <amina.osei@example.org>\r\nFrom: Amina Osei <Amina.Osei@example.org>\r\nTo: requests@example.org\r\nSubject: " + subject + "\r\nMessage-ID: <" + id +
         "@example.org>\r\nDate: Mon, 1 Jan 2024 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n";
}

std::string with_file(std::string const& id, std::string const& name, std::string const& bytes) {
  return "From: Amina Osei <amina.osei@example.org>\r\nTo: requests@example.org\r\nSubject: My passport\r\nMessage-ID: <" + id +
         "@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=line\r\n\r\n--line\r\nContent-Type: text/plain\r\n\r\nHere it is.\r\n"
         "--line\r\nContent-Type: application/octet-stream; name=\"" + name + "\"\r\nContent-Disposition: attachment; filename=\"" + name + "\"\r\n\r\n" + bytes + "\r\n--line--\r\n";
}

std::string report_on(std::string const& message, std::string const& action) {
  return "Return-Path: <>\r\nFrom: Mail Delivery System <mailer-daemon@mail.example.org>\r\nTo: requests@example.org\r\nSubject: Undelivered Mail Returned to Sender\r\nMessage-ID: <r-" +
         message + action + "@mail.example.org>\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status;\r\n boundary=\"cut\"\r\n\r\n"
         "--cut\r\nContent-Type: text/plain\r\n\r\nI could not deliver your message.\r\n--cut\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.example.org\r\n\r\n"
         "Final-Recipient: rfc822; amina.osei@example.org\r\nAction: " + action + "\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 <amina.osei@example.org>: unknown\r\n\r\n"
         "--cut\r\nContent-Type: text/rfc822-headers\r\n\r\nFrom: rights@example.org\r\nTo: amina.osei@example.org\r\nMessage-ID: <" + message + "@example.org>\r\nSubject: Update\r\n\r\n--cut--\r\n";
}

class TheMailRoom : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { clamd_ = new scanning::testing::ClamdHere(); }
  static void TearDownTestSuite() { delete clamd_; }
  TheMailRoom() {
    std::ofstream(council_.folder + "/mail-password") << "only-for-tests\n";
    service_.tree = RIGHTSDESK_TREE;
    service_.controller = "thamesbrook";
    settings::RequestMailbox mailbox;
    mailbox.values = {{"url", server_.tls_url()}, {"user", "requests"}, {"password", "@" + council_.folder + "/mail-password"}, {"ca", Certificates::shared().path("ca.pem")}};
    service_.inbox = mailbox;
    desk_.office.reader = RIGHTSDESK_READER;
    desk_.office.scanner = &scanner_;
  }
  void deliver(std::string const& bytes) { server_.deliver("", "1705312800.M" + std::to_string(++delivered_) + ".here", bytes); }
  /// "2 kept, 1 known"; what failed as it was told.
  std::string look() {
    MailRoom room(desk_.office, inbox_, service_);
    int kept = 0, known = 0;
    std::string failed;
    room.look([] { return false; }, [&](MailRoom::Line const& line) {
      kept += line.outcome == "kept" ? 1 : 0;
      known += line.outcome == "known" ? 1 : 0;
      if (line.outcome == "failed") failed += line.words;
    });
    return failed.empty() ? std::to_string(kept) + " kept, " + std::to_string(known) + " known" : "failed";
  }
  std::vector<InboxMessage> in_state(MailState state) {
    std::vector<InboxMessage> all;
    inbox_.in_one([&](app::Work&, app::InboxStore& store) { all = store.oldest("thamesbrook", state, 100); });
    return all;
  }
  std::optional<app::MailPlace> place() {
    std::optional<app::MailPlace> found;
    inbox_.in_one([&](app::Work&, app::InboxStore& store) { found = store.place(service_.inbox->name()); });
    return found;
  }
  app::MailContent only() {
    auto const all = in_state(MailState::open);
    if (all.size() != 1) throw std::runtime_error("not one message but " + std::to_string(all.size()));
    return all.front().content.reveal();
  }
  CaseId a_case() { return app::submit_request(desk_.office, app::form(), {"thamesbrook", "online", council_.clock.at}, fresh_id_text())->about; }
  casework::Case the_case(CaseId const& id) {
    std::optional<casework::Case> found;
    desk_.works.look([&](app::Work& work) { found = work.cases().find(id); });
    return found.value();
  }
  std::vector<std::string> tasks(CaseId const& about, std::string const& kind) {
    std::vector<std::string> words;
    desk_.works.look([&](app::Work& work) {
      for (auto const& task : work.tasks().of_case(about))
        if (task.kind == kind && task.state == casework::TaskState::open) words.push_back(task.words.reveal());
    });
    return words;
  }
  std::vector<store::Unsound> unsound() {
    std::vector<store::Unsound> found;
    store::in_transaction(*desk_.database, [&](store::Connection& connection) {
      found = store::dangling_rows(connection);
      for (auto const& one : store::orphans(connection, desk_.key)) found.push_back(one);
      for (auto const& one : store::damaged_documents(connection, desk_.key)) found.push_back(one);
    });
    return found;
  }
  app::Recording recording() { return {{{"right", {"see"}}, {"who-for", {"me"}}, {"full-name", {"Amina Osei"}}, {"email", {"amina.osei@example.org"}}}, "thamesbrook", "email", *parse_date("2026-11-20"), "a key of the form"}; }

  static inline scanning::testing::ClamdHere* clamd_ = nullptr;
  Dovecot server_{Certificates::shared().path("127.0.0.1.pem"), Certificates::shared().path("127.0.0.1.key")};
  app::Council council_;
  app::Desk desk_{council_};
  store::StoredInbox inbox_{*desk_.database, desk_.key, council_.clock};
  scanning::Clamd scanner_{clamd_->socket()};
  settings::Service service_;
  int delivered_ = 0;
};

TEST_F(TheMailRoom, MakesADraftOfAMessageWithWhoWhenAndWhatIsProposed) {
  deliver(mail_of_amina("one", "My file", "Dear council,\r\n\r\nplease send me a copy of my records under Article 15."));
  EXPECT_EQ(look(), "1 kept, 0 known");
  auto const content = only();
  EXPECT_EQ(content.from_name, "Amina Osei");
  EXPECT_EQ(content.from_email, "amina.osei@example.org");
  EXPECT_EQ(content.subject, "My file");
  EXPECT_THAT(content.text, HasSubstr("please send me a copy of my records under Article 15."));
  EXPECT_EQ(content.right, "see");
  EXPECT_EQ(content.because, "article 15");
  auto const message = in_state(MailState::open).front();
  EXPECT_NE(to_iso(message.reached), "2024-01-01") << "the day it reached the server, not the one it bears";
  EXPECT_EQ(message.about, CaseId()) << "no case by itself";
  EXPECT_THAT(unsound(), IsEmpty());
}

TEST_F(TheMailRoom, TakesEachMessageOnceAndChangesNothingInTheMailbox) {
  deliver(mail_of_amina("one", "Hello", "First"));
  deliver(mail_of_amina("two", "Hello", "Second"));
  auto const before = server_.files("");
  EXPECT_EQ(look(), "2 kept, 0 known");
  EXPECT_EQ(look(), "0 kept, 0 known");
  EXPECT_EQ(server_.files(""), before) << "unread as they were, and where they were";
  store::in_transaction(*desk_.database, [](store::Connection& connection) { connection.execute("UPDATE inbox_place SET validity = 7", {}); });
  EXPECT_EQ(look(), "0 kept, 2 known") << "the server numbers them anew";
  deliver(mail_of_amina("one", "Hello", "First"));
  deliver(mail_of_amina("one", "Hello", "The same Message-ID, and other words"));
  EXPECT_EQ(look(), "1 kept, 1 known");
  EXPECT_THAT(in_state(MailState::open), SizeIs(3));
}

TEST_F(TheMailRoom, GoesOnAfterTheLastMessageThatWasKept) {
  deliver(mail_of_amina("one", "Hello", "First"));
  deliver(mail_of_amina("two", "Hello", "Second"));
  MailRoom room(desk_.office, inbox_, service_);
  int told = 0;
  EXPECT_TRUE(room.look([&] { return told > 0; }, [&](MailRoom::Line const&) { ++told; })) << "stopped in the middle";
  EXPECT_THAT(in_state(MailState::open), SizeIs(1));
  EXPECT_EQ(look(), "1 kept, 0 known");
}

TEST_F(TheMailRoom, KeepsNothingOfAMessageWithAVirusAndSaysSo) {
  deliver(with_file("bad", "form.doc", eicar()));
  EXPECT_EQ(look(), "1 kept, 0 known");
  auto const content = only();
  EXPECT_EQ(in_state(MailState::open).front().kind, MailKind::infected);
  EXPECT_EQ(content.subject, "My passport");
  EXPECT_EQ(content.from_email, "amina.osei@example.org");
  EXPECT_EQ(content.text, "");
  EXPECT_THAT(content.parts, IsEmpty());
  EXPECT_THAT(content.notes.at(0), HasSubstr("A virus is in it (Own.Test.EICAR.UNOFFICIAL)"));
  store::in_transaction(*desk_.database, [](store::Connection& connection) { EXPECT_EQ(connection.row("SELECT COUNT(*) FROM vault_blob")->number(0), 0); });
}

TEST_F(TheMailRoom, LeavesMessagesInTheMailboxWhileNobodyCanLookForViruses) {
  scanning::Clamd away(council_.folder + "/no-such-socket");
  desk_.office.scanner = &away;
  deliver(mail_of_amina("one", "Hello", "First"));
  EXPECT_EQ(look(), "failed");
  EXPECT_THAT(in_state(MailState::open), IsEmpty());
  EXPECT_THAT(place()->failure, HasSubstr("Nobody can look for viruses now"));
  EXPECT_EQ(place()->failed_since, council_.clock.at);
  desk_.office.scanner = &scanner_;
  EXPECT_EQ(look(), "1 kept, 0 known");
  EXPECT_EQ(place()->failed_since, std::nullopt);
}

TEST_F(TheMailRoom, DoesNotLetOneMessageThatCannotBeLookedAtStopTheOthers) {
  deliver(with_file("large", "scan.bin", std::string(2U << 20U, 'a')));  // clamd here takes one MiB
  deliver(mail_of_amina("two", "Hello", "Second"));
  EXPECT_EQ(look(), "2 kept, 0 known");
  auto const all = in_state(MailState::open);
  ASSERT_THAT(all, SizeIs(2));
  int unread = 0;
  for (auto const& one : all) unread += one.kind == MailKind::not_readable ? 1 : 0;
  EXPECT_EQ(unread, 1);
}

TEST_F(TheMailRoom, KeepsAMessageThatMakesNoSense) {
  deliver("\r\n\r\n\xFF\xFE no head at all");
  deliver("Subject: =?utf-8?B?Wm/Dqw==?=\r\nContent-Type: multipart/mixed; boundary=\"\r\n\r\nhalf a message");
  EXPECT_EQ(look(), "2 kept, 0 known");
  EXPECT_THAT(in_state(MailState::open), SizeIs(2));
}

TEST_F(TheMailRoom, LeavesAloneWhatReachedTheMailboxBeforeItsFirstDay) {
  service_.inbox->since = *parse_date("2999-01-01");
  deliver(mail_of_amina("one", "Hello", "First"));
  EXPECT_EQ(look(), "0 kept, 0 known");
  EXPECT_THAT(in_state(MailState::open), IsEmpty());
}

TEST_F(TheMailRoom, TellsThatTheMailboxCannotBeReadAndSinceWhen) {
  std::ofstream(council_.folder + "/mail-password") << "not this one\n";
  EXPECT_EQ(look(), "failed");
  EXPECT_THAT(place()->failure, HasSubstr("The request mailbox refused our sign-in"));
  std::ofstream(council_.folder + "/mail-password") << "only-for-tests\n";
  service_.inbox->values["ca"] = Certificates::shared().path("otherca.pem");
  EXPECT_EQ(look(), "failed");
  EXPECT_THAT(place()->failure, HasSubstr("its certificate is not one we trust"));
}

TEST_F(TheMailRoom, MakesAFailedDeliveryOfAMessageThatCameBack) {
  auto const id = a_case();
  std::string ours;
  store::in_transaction(*desk_.database, [&](store::Connection& connection) {
    ours = connection.row("SELECT id FROM outbox WHERE about = ?", {id.str()})->text(0);
    store::Outbox(connection, desk_.key).sent(ours);
  });
  deliver(report_on(ours, "delayed"));
  EXPECT_EQ(look(), "1 kept, 0 known");
  EXPECT_THAT(tasks(id, app::kMessageFailed), IsEmpty()) << "it is late, and may still come";
  deliver(report_on(ours, "failed"));
  deliver(report_on("01NOSUCHMESSAGE", "failed"));
  EXPECT_EQ(look(), "2 kept, 0 known");
  EXPECT_THAT(tasks(id, app::kMessageFailed), ElementsAre(HasSubstr("by email, did not arrive: it came back from the mail server (5.1.1).")));
  auto const aside = in_state(MailState::set_aside);
  ASSERT_THAT(aside, SizeIs(2));
  EXPECT_EQ(aside.front().about, id);
  EXPECT_THAT(in_state(MailState::open), SizeIs(1)) << "of a message that is not ours: a person looks";
}

TEST_F(TheMailRoom, SetsAnAutomaticAnswerAsideWhereItCanBeTakenBack) {
  auto automatic = mail_of_amina("away", "Out of office", "I am away.");
  deliver("Auto-Submitted: auto-replied (vacation)\r\n" + automatic);
  deliver("Precedence: bulk\r\nList-Unsubscribe: <https://example.org/>\r\n" + mail_of_amina("list", "A request by a website", "Please delete my data"));
  EXPECT_EQ(look(), "2 kept, 0 known");
  ASSERT_THAT(in_state(MailState::set_aside), SizeIs(1));
  EXPECT_THAT(in_state(MailState::open), SizeIs(1)) << "what a form or a list sends may be a request";
  auto const id = in_state(MailState::set_aside).front().id;
  EXPECT_TRUE(app::take_mail_back(desk_.office, inbox_, app::head(), "thamesbrook", id));
  EXPECT_THAT(in_state(MailState::open), SizeIs(2));
}

TEST_F(TheMailRoom, OpensACaseOnceWithTheMessageUnderItsKey) {
  deliver(with_file("pass", "passport.pdf", "%PDF-1.4 a scan"));
  EXPECT_EQ(look(), "1 kept, 0 known");
  auto const id = in_state(MailState::open).front().id;
  auto const opened = app::open_from_mail(desk_.office, inbox_, app::officer(), id, recording());
  ASSERT_TRUE(opened) << opened.error().front().text;
  EXPECT_EQ(to_iso(the_case(opened->about).received), "2026-11-20");
  auto const now = app::mail_of(desk_.office, inbox_, "thamesbrook", id);
  EXPECT_EQ(now->state, MailState::opened);
  EXPECT_EQ(now->about, opened->about);
  auto const file = app::mail_file(desk_.office, inbox_, app::officer(), "thamesbrook", id, 1);
  EXPECT_EQ(file->file_name, "passport.pdf");
  EXPECT_EQ(file->bytes, "%PDF-1.4 a scan");
  auto const again = app::open_from_mail(desk_.office, inbox_, app::officer(), id, recording());
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().front().code, "not_now");
  EXPECT_THAT(unsound(), IsEmpty());
  auto const filed = app::file_as_evidence(desk_.office, inbox_, app::officer(), "thamesbrook", id, 1, "identity/passport");
  ASSERT_TRUE(filed) << filed.error().text;
  EXPECT_FALSE(app::mail_file(desk_.office, inbox_, app::officer(), "thamesbrook", id, 1)) << "it is destroyed as evidence is, and nowhere else";
  EXPECT_THAT(unsound(), IsEmpty());
}

TEST_F(TheMailRoom, FinishesWhatWasInterruptedWithTheSameCase) {
  deliver(mail_of_amina("one", "My file", "copy of my records"));
  look();
  auto const id = in_state(MailState::open).front().id;
  auto half = recording();
  half.key = "inbox " + id;
  auto const begun = app::record_request(desk_.office, app::officer(), half);  // and the power failed
  auto const refused = app::set_mail_aside(desk_.office, inbox_, app::officer(), "thamesbrook", id, "spam");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "not_now");
  auto const opened = app::open_from_mail(desk_.office, inbox_, app::officer(), id, recording());
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->about, begun->about);
}

TEST_F(TheMailRoom, JoinsAMessageToACaseOnlyWhenAPersonDoesIt) {
  auto const id = a_case();
  auto const reference = the_case(id).reference;
  deliver(mail_of_amina("more", "Re: " + reference, "Here is what you asked."));
  look();
  EXPECT_EQ(only().reference, reference);
  EXPECT_THAT(tasks(id, "requester_wrote"), IsEmpty());
  auto const mail = in_state(MailState::open).front().id;
  auto const nobodys = app::join_mail(desk_.office, inbox_, app::officer(), "thamesbrook", mail, "SRR-0000-0000-0");
  ASSERT_FALSE(nobodys);
  EXPECT_EQ(nobodys.error().code, "not_found");
  ASSERT_TRUE(app::join_mail(desk_.office, inbox_, app::officer(), "thamesbrook", mail, reference));
  EXPECT_THAT(tasks(id, "requester_wrote"), ElementsAre(HasSubstr("from amina.osei@example.org reached us on")));
  EXPECT_THAT(unsound(), IsEmpty());
}

TEST_F(TheMailRoom, LetsOnlyThoseActWhoMayRecordARequest) {
  deliver(mail_of_amina("one", "Hello", "First"));
  look();
  auto const id = in_state(MailState::open).front().id;
  EXPECT_EQ(app::set_mail_aside(desk_.office, inbox_, app::reviewer(), "thamesbrook", id, "spam").error().code, "not_permitted");
  EXPECT_EQ(app::join_mail(desk_.office, inbox_, app::reviewer(), "thamesbrook", id, "SRR-7K4M-29QD-X").error().code, "not_permitted");
  EXPECT_EQ(app::open_from_mail(desk_.office, inbox_, app::reviewer(), id, recording()).error().front().code, "not_permitted");
  EXPECT_EQ(app::set_mail_aside(desk_.office, inbox_, app::officer(), "hackney", id, "spam").error().code, "not_found") << "another controller's";
  EXPECT_EQ(app::set_mail_aside(desk_.office, inbox_, app::officer(), "thamesbrook", id, "  ").error().code, "missing");
  EXPECT_TRUE(app::set_mail_aside(desk_.office, inbox_, app::officer(), "thamesbrook", id, "An advert"));
}

TEST_F(TheMailRoom, DestroysWhatWasSetAsideAndNeverTakesItAgain) {
  deliver(with_file("ad", "offer.txt", "Buy now"));
  look();
  auto const id = in_state(MailState::open).front().id;
  ASSERT_TRUE(app::set_mail_aside(desk_.office, inbox_, app::officer(), "thamesbrook", id, "An advert"));
  int gone = 0;
  auto const forget = [&](int days) {
    council_.clock.at += std::chrono::days(days);
    inbox_.in_one([&](app::Work&, app::InboxStore& store) { gone = store.forget(council_.clock.at - std::chrono::days(app::kMailKeptDays)); });
    return gone;
  };
  EXPECT_EQ(forget(27), 0);
  EXPECT_EQ(forget(2), 1);
  EXPECT_EQ(app::mail_of(desk_.office, inbox_, "thamesbrook", id), std::nullopt);
  store::in_transaction(*desk_.database, [](store::Connection& connection) { connection.execute("UPDATE inbox_place SET last_uid = 0", {}); });
  EXPECT_EQ(look(), "0 kept, 1 known");
}

}  // namespace
}  // namespace rightsdesk::testing
