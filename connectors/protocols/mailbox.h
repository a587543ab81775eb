#pragma once
// A mailbox: exported to files, or on its server.
#include <memory>

#include "connectors/endpoint.h"
#include "connectors/protocols/connector.h"
#include "connectors/protocols/mail_store.h"
#include "connectors/workroom.h"

namespace rightsdesk::connectors {

/// A message is a candidate when its people, subject, bodies, forwarded messages or attachment names mention
/// the subject; and, after those, when it holds their first name and a family name apart, or their first name
/// alone in the thread of, or between people of, messages already found (its excerpt then begins "first name
/// only"). Its key is its Message-ID ("#2" and so on added when it repeats; "sha256:…" when it has none); on a server,
/// "folder/validity/uid". The
/// text inside attachments is not searched, and the terms say so. Nothing in the mailbox is changed.
/// Where `room` keeps indexes, an export is read when it has changed and not in every search; a mail server always is.
std::unique_ptr<Connector> open_mailbox(sources::SourceCard card, MailProfile const& profile, Endpoint const& endpoint,
                                        Workroom const& room = {});

/// The block "mailbox:", which may be absent.
MailProfile read_mail_profile(Section& yaml);

}  // namespace rightsdesk::connectors
