#pragma once
// What the keys derived from the service's key are for, where more than one file has to know, and the place that each sealed row belongs to.
#include <string>

#include "store/secret.h"

namespace rightsdesk::store {

constexpr char kOutboxPurpose[] = "outbox", kDevicePurpose[] = "second factor", kHookPurpose[] = "webhooks", kAnswerPurpose[] = "answers to clients";
/// Hashes that nobody can make again without the text.
constexpr char kLinkPurpose[] = "commission links", kEarlierPurpose[] = "earlier decisions";
/// A hash that the daily round works out anew for every case: a changed key needs no more.
constexpr char kPersonPurpose[] = "who a case is about";

inline std::string place_of_message(std::string const& id) { return place_of({"outbox", id}); }
inline std::string place_of_device(std::string const& colleague) { return place_of({"device", colleague}); }
inline std::string place_of_hook(std::string const& id) { return place_of({"hook", id}); }

}  // namespace rightsdesk::store
