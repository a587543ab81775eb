#include "main/carriers.h"

#include "posting/folder.h"
#include "posting/notify.h"
#include "posting/smtp.h"

namespace rightsdesk {
namespace {

using settings::Carrier;

constexpr char kByPost[] = "post";

posting::MailServer mail_server(Carrier const& of) {
  posting::MailServer server;
  server.host = of.host;
  server.port = of.port;
  server.tls = of.tls == Carrier::Tls::starttls ? posting::MailServer::Tls::starttls
               : of.tls == Carrier::Tls::none   ? posting::MailServer::Tls::none
                                                : posting::MailServer::Tls::from_the_start;
  server.ca = of.ca;
  server.user = of.user;
  server.password_file = of.password_file;
  server.from = of.from;
  return server;
}

posting::NotifyAccount notify_account(Carrier const& of, std::string const& channel) {
  posting::NotifyAccount account;
  account.url = of.url;
  account.key_file = of.key_file;
  if (channel != kByPost) account.templates = {{channel, of.template_id}};
  account.postage = of.postage;
  account.ca = of.ca;
  return account;
}

std::unique_ptr<posting::Carrier> made(Carrier const& of, std::string const& channel, std::string const& folder) {
  switch (of.by) {
    case Carrier::By::smtp: return std::make_unique<posting::SmtpCarrier>(mail_server(of));
    case Carrier::By::notify: return std::make_unique<posting::NotifyCarrier>(notify_account(of, channel));
    case Carrier::By::folder: return std::make_unique<posting::FolderCarrier>(folder);
  }
  throw Bug("a carrier of no kind");
}

std::map<std::string, Carrier> named(settings::Service const& service) {
  if (!service.post) return {{"email", {}}, {"sms", {}}, {kByPost, {}}};
  std::map<std::string, Carrier> all{{"email", service.post->email}, {kByPost, service.post->letters.value_or(Carrier{})}};
  if (service.post->sms) all["sms"] = *service.post->sms;
  return all;
}

}  // namespace

Carriers::Carriers(settings::Service const& service) {
  folder_ = std::make_unique<posting::FolderCarrier>(service.outbox);
  print_ = service.post && service.post->letters && service.post->letters->by == Carrier::By::notify;
  for (auto const& [channel, carrier] : named(service)) by_channel_[channel] = made(carrier, channel, service.outbox);
}

posting::Carrier* Carriers::of(std::string const& channel) const {
  auto const found = by_channel_.find(channel);
  return found == by_channel_.end() ? nullptr : found->second.get();
}

std::map<std::string, std::string> wrong_with_carriers(settings::Service const& service, Instant now) {
  std::map<std::string, std::string> wrong;
  for (auto const& [channel, carrier] : named(service)) {
    if (carrier.by == Carrier::By::smtp) wrong[channel] = posting::SmtpCarrier(mail_server(carrier)).wrong_with_account();
    if (carrier.by == Carrier::By::notify) wrong[channel] = posting::NotifyCarrier(notify_account(carrier, channel)).wrong_with_account(now);
  }
  return wrong;
}

}  // namespace rightsdesk
