#pragma once
#include "reading/source.h"

namespace rightsdesk::reading {

/// An e-mail (RFC 5322 and MIME, by GMime): From, To, Cc, Date and Subject at the top of the first page, then its text; an HTML
/// part that says something else than the plain one as pages of its own; all other headers hidden; every other part, and every
/// message inside, an attachment. Refused: needs_password when its whole content is encrypted (S/MIME, PGP), too_large.
Reading read_mail(Source const& source);

/// A mailbox (mbox): each message an attachment, the page lists them.
Reading read_mailbox(Source const& source);

}  // namespace rightsdesk::reading
