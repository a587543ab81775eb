#include "app/code_message.h"

#include "core/wording.h"

namespace rightsdesk::app {
namespace {

// {number}, and not {code}: what is digits alone is not set apart by marks that a telephone would copy with it.
std::string text_of(CodeToSend const& one, languages::Language const& spoken) {
  return spoken.said(worded("Your code is {number}.", {{"number", one.code}})) + " " +
         spoken.said("It works once, for 10 minutes. If you did not ask for it, you can ignore this message.");
}

std::string email_of(CodeToSend const& one, languages::Language const& spoken) {
  auto const rest = one.of_new_address ? "It works once, for 10 minutes. With it we know that this address is yours, and write to you here from now on. If you did not ask for it, you can ignore this message."
                                       : "It works once, for 10 minutes. If you did not ask for it, you can ignore this message.";
  return spoken.said(worded("Your code is {number}", {{"number", one.code}})) + "\n\n" + spoken.said(rest) + "\n";
}

}  // namespace

Message code_message(CodeToSend const& one, languages::Language const& spoken, Instant now) {
  Message message;
  message.id = fresh_id_text();
  message.to = one.to;
  message.what = "code";
  message.good_until = now + kCodeLives;
  message.channel = one.by == CodeBy::text ? "sms" : "email";
  message.body = one.by == CodeBy::text ? text_of(one, spoken) : email_of(one, spoken);
  if (one.by == CodeBy::email) message.subject = spoken.said(one.reference.empty() ? "Your code" : worded("Your code for {reference}", {{"reference", one.reference}}));
  return message;
}

}  // namespace rightsdesk::app
