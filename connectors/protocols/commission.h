#pragma once
// A system that no program can ask: its owner is asked to look, in writing, and answers through a one-time page. The asking itself
// is the case's (app/owners.h); here is what the profile says of it, and that there is somebody to write to.
#include <memory>

#include "connectors/endpoint.h"
#include "connectors/protocols/connector.h"

namespace rightsdesk::connectors {

/// The block "commission:" of a connector.yaml: working_days, chase_after, escalate_after, told, look_in. Days are 1 or more;
/// escalate_after is not before chase_after.
sources::AskingTerms read_asking_terms(Section& yaml);

/// Whom to write to, of an endpoint's team, email, post, escalate_to and side. A variable that is not set leaves its key empty.
sources::Contact contact_in(Endpoint const& endpoint, sources::SourceCard const& card, Environment const& environment);

/// search() finds nothing: the program does not look. collect() has no key to give anything of.
std::unique_ptr<Connector> open_commission(sources::SourceCard card);

}  // namespace rightsdesk::connectors
