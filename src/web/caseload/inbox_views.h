#pragma once
// The council's request mailbox, as values. Pure.
#include <optional>
#include <vector>

#include "app/inbox.h"
#include "law/evidence.h"
#include "web/pages/words.h"
#include "web/templates/view.h"

namespace rightsdesk::web::caseload {

/// What the mailbox's page shows.
struct InboxPage {
  enum class Mailbox { none, connected } mailbox = Mailbox::connected;
  std::optional<app::MailPlace> place = {};
  std::vector<app::InboxMessage> open = {}, aside = {};
  int open_in_all = 0;
};
constexpr int kMailShown = 100;
View inbox_view(InboxPage const& page);

/// One message. `proofs`: of the controller, for filing a file; `reference`: of the case that it belongs to or is about, where this person sees it.
struct MailPage {
  app::InboxMessage message;
  std::vector<law::Proof> proofs = {};
  std::string reference = {};
  std::string typed_reference = {}, typed_reason = {};
};
View mail_view(MailPage const& page, std::vector<Refusal> const& mistakes, NameOf const& name_of);
/// "Show me the information you hold", of an answer to the form's first question.
std::string right_words(std::string const& right);
/// The e-mails that belong to a case, for its page of letters.
View case_mail_view(std::vector<app::InboxMessage> const& messages);

}  // namespace rightsdesk::web::caseload
