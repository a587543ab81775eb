#pragma once

namespace rightsdesk::intake {

/// The question of the form, and the particular of each case it opens, that says how the requester may be reached: "yes" in every way they gave, "email-only",
/// "ask-first" by phone. A case without it: nobody asked.
constexpr char kSafeContact[] = "safe-contact";

}  // namespace rightsdesk::intake
