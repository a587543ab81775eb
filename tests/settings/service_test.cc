#include "settings/service.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "files.h"
#include "settings/mail_words.h"

namespace rightsdesk::settings {
namespace {

using testing::Contains;
using testing::HasSubstr;

Result<Service, std::vector<std::string>> read(std::string const& more) {
  auto const file = write(fresh_folder("service") + "/service.yaml",
                          "tree: .\ncontroller: thamesbrook\nvault_key: key\nassets: assets\noutbox: outbox\ndatabase: { url: \"sqlite:x.db\" }\n" + more);
  return load_service(file);
}

TEST(LinksInLetters, BeginWithWhereThePublicFindsThePages) {
  EXPECT_EQ(read("public_url: https://rights.example.org\n")->public_url, "https://rights.example.org");
  EXPECT_EQ(read("hosts: [rights.example.org]\ncertificate: a.pem\n")->public_url, "https://rights.example.org") << "the first host, where nothing is said";
  EXPECT_EQ(read("port: 8181\n")->public_url, "http://127.0.0.1:8181");
}

TEST(LinksInLetters, AreWholeAddresses) {
  for (auto const* wrong : {"rights.example.org", "https://rights.example.org/", "ftp://rights.example.org"}) {
    auto const service = read("public_url: " + std::string(wrong) + "\n");
    ASSERT_FALSE(service) << wrong;
    EXPECT_THAT(service.error(), Contains(HasSubstr("service.yaml:7: \"public_url\" begins with https://")));
  }
}

TEST(AServerThatStops, DrainsForASmallWhileOrNotAtAll) {
  EXPECT_EQ(read("")->drain_seconds, 0);
  EXPECT_EQ(read("drain_seconds: 5\n")->drain_seconds, 5);
  EXPECT_THAT(read("drain_seconds: 61\n").error(), Contains(HasSubstr("service.yaml:7: \"drain_seconds\" is 60 at most")));
}

TEST(Messages, LeaveAsTheServiceFileSays) {
  EXPECT_FALSE(read("")->post) << "into the folder";
  auto const service = read(R"(post:
  email: { carrier: smtp, host: mail.example.org, user: rights, password_file: mail-password, from: rights@example.org }
  sms: { carrier: notify, key_file: notify-key, template: 22222222-2222-4222-8222-222222222222 }
)");
  ASSERT_TRUE(service);
  EXPECT_EQ(service->post->email.by, Carrier::By::smtp);
  EXPECT_EQ(service->post->email.port, 587);
  EXPECT_EQ(service->post->email.tls, Carrier::Tls::starttls);
  EXPECT_TRUE(service->post->email.password_file.ends_with("/mail-password") && service->post->email.password_file.starts_with("/"));
  EXPECT_EQ(service->post->sms->url, "https://api.notifications.service.gov.uk");
  EXPECT_FALSE(read("post: { email: { carrier: folder } }\n")->post->sms) << "then texts are not offered";
  EXPECT_FALSE(service->post->letters) << "into the folder";
  EXPECT_EQ(read("post: { email: { carrier: folder }, letters: { carrier: notify, key_file: k } }\n")->post->letters->postage, "second");
  EXPECT_EQ(read("post: { email: { carrier: folder }, letters: { carrier: notify, key_file: k, postage: first } }\n")->post->letters->postage, "first");
}

TEST(Messages, AreNotLeftToASettingThatIsWrong) {
  auto const faults = [](std::string const& email) { return read("post:\n  email: " + email + "\n").error(); };
  EXPECT_THAT(faults("{ carrier: pigeon }"), Contains(HasSubstr("\"carrier\" is smtp, notify or folder")));
  EXPECT_THAT(faults("{ carrier: smtp, host: h, from: f@example.org, tls: none }"), Contains(HasSubstr("to this machine alone")));
  EXPECT_THAT(faults("{ carrier: smtp, host: h, from: \"Rights <f@example.org>\" }"), Contains(HasSubstr("\"from\" is one address")));
  EXPECT_THAT(faults("{ carrier: smtp, host: h, from: f@example.org, user: u }"), Contains(HasSubstr("come together")));
  EXPECT_THAT(faults("{ carrier: notify, key_file: k, template: no }"), Contains(HasSubstr("\"template\" is the id")));
  EXPECT_THAT(faults("{ carrier: notify, key_file: k, template: 22222222-2222-4222-8222-222222222222, url: \"http://notify.example.org\" }"), Contains(HasSubstr("begins with https://")));
  EXPECT_THAT(faults("{ carrier: folder, host: h }"), Contains(HasSubstr("host")));
  auto const faults_of_letters = [](std::string const& letters) { return read("post:\n  email: { carrier: folder }\n  letters: " + letters + "\n").error(); };
  EXPECT_THAT(faults_of_letters("{ carrier: notify, key_file: k, postage: pigeon }"), Contains(HasSubstr("\"postage\" is first, second or economy")));
  EXPECT_THAT(faults_of_letters("{ carrier: notify, key_file: k, template: 22222222-2222-4222-8222-222222222222 }"), Contains(HasSubstr("template"))) << "a letter is a PDF";
  EXPECT_THAT(faults_of_letters("{ carrier: smtp, host: h, from: f@example.org }"), Contains(HasSubstr("\"carrier\" is notify or folder")));
  EXPECT_THAT(read("post:\n  email: { carrier: folder }\n  sms: { carrier: smtp, host: h, from: f@example.org }\n").error(), Contains(HasSubstr("\"carrier\" is notify or folder")));
}

TEST(TheRequestMailbox, IsReadOverTlsWithASecretThatStandsElsewhere) {
  EXPECT_FALSE(read("")->inbox) << "e-mail is not read";
  auto const service = read("inbox:\n  since: 2026-11-01\n  values: { url: \"imaps://mail.example.org\", user: requests, password: \"@/etc/secret\" }\n");
  ASSERT_TRUE(service);
  EXPECT_EQ(service->inbox->folder, "INBOX");
  EXPECT_EQ(to_iso(*service->inbox->since), "2026-11-01");
  EXPECT_EQ(service->inbox->name(), "requests imaps://mail.example.org INBOX");
  EXPECT_TRUE(read("inbox: { values: { url: \"imap://127.0.0.1:1143\", user: u } }\n"));
  auto const faults = [](std::string const& values) { return read("inbox:\n  values: " + values + "\n").error(); };
  EXPECT_THAT(faults("{ url: \"imap://mail.example.org\", user: u }"), Contains(HasSubstr("\"url\" begins with imaps://")));
  EXPECT_THAT(faults("{ url: \"imap://127.0.0.1.example.org\", user: u }"), Contains(HasSubstr("\"url\" begins with imaps://")));
  EXPECT_THAT(faults("{ url: \"imaps://mail.example.org\", user: u, password: hunter2 }"), Contains(HasSubstr("\"password\" is @ and the path of its file")));
  EXPECT_THAT(read("inbox: { since: soon, values: { url: \"imaps://m\" } }\n").error(), Contains(HasSubstr("\"since\" is a day")));
}

TEST(TheWordsOfAnEmail, ProposeOnlyWhatTheFormOffers) {
  auto const words = load_mail_words(RIGHTSDESK_TREE);
  ASSERT_TRUE(words);
  EXPECT_EQ(words->back().right, "see") << "what fits most messages is looked at last";
  auto const folder = fresh_folder("mail-words");
  std::filesystem::create_directory(folder + "/config");
  write(folder + "/config/inbox.yaml", "proposes:\n  - { right: see, says: [\"My Records\"] }\n");
  EXPECT_THAT(load_mail_words(folder).error(), Contains(HasSubstr("is written in small letters")));
}

TEST(Webhooks, LeaveTheNetworkOnlyWhereItIsSaid) {
  EXPECT_FALSE(read("")->webhooks.allow_http || read("")->webhooks.allow_private);
  auto const service = read("webhooks: { allow_private: yes, ca: council-ca.pem }\n");
  ASSERT_TRUE(service);
  EXPECT_TRUE(service->webhooks.allow_private);
  EXPECT_FALSE(service->webhooks.allow_http);
  EXPECT_TRUE(service->webhooks.ca.starts_with("/") && service->webhooks.ca.ends_with("/council-ca.pem"));
  EXPECT_THAT(read("webhooks: { allow_private: perhaps }\n").error(), Contains(HasSubstr("allow_private")));
  EXPECT_THAT(read("webhooks: { allow_all: yes }\n").error(), Contains(HasSubstr("allow_all")));
}

}  // namespace
}  // namespace rightsdesk::settings
