#pragma once
#include "web/api/desk.h"

namespace rightsdesk::web::api {

// Requests (submit.cc, read.cc, acts.cc).
Answer submit(Call& call);
Answer list(Call& call);
Answer status(Call& call);
Answer clock(Call& call);
Answer tasks(Call& call);
Answer messages(Call& call);
Answer deliveries(Call& call);
Answer add_note(Call& call);
Answer withdraw(Call& call);

// Webhooks, each system its own (webhooks.cc).
Answer list_webhooks(Call& call);
Answer subscribe(Call& call);
Answer webhook(Call& call);
Answer end_webhook(Call& call);
Answer change_secret(Call& call);
Answer webhook_messages(Call& call);

// For anyone (describe.cc).
Reply describe(Site& site, Exchange const& exchange);
Reply explain_problem(Site& site, Exchange const& exchange);

}  // namespace rightsdesk::web::api
