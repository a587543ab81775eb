#pragma once
// How the requester may safely be reached, way by way, as they answered the form.
#include <array>
#include <string>

#include "intake/request.h"

namespace rightsdesk::intake {

/// The question of the form, and the particular of each case it opens: "yes" in every way they gave, "email-only", "ask-first" by phone, "some" of the
/// ways, said one by one. A case without it: nobody asked.
constexpr char kSafeContact[] = "safe-contact";
/// All that the form asks about it, by field: kept with each case.
inline constexpr std::array kSafeContactFields{kSafeContact, "safe-email", "safe-text", "safe-post", "safe-phone", "safe-times", "safe-message"};

enum class Safe { yes, no, ask_first };
struct SafeContact {
  enum class Asked { no, yes } asked = Asked::no;
  Safe email = Safe::yes, text = Safe::yes, post = Safe::yes, phone = Safe::yes;
  std::string times = {};                              ///< in their words, when alone it is safe to call; empty: they named none
  enum class Message { may_be_left, none } message = Message::may_be_left;
};
/// Where nobody asked, nothing is known against any way.
SafeContact safe_contact(Particulars const& given);
SafeContact safe_contact(FormAnswers const& answers);
/// Is anything to be heeded?
bool with_care(SafeContact const& safe);

}  // namespace rightsdesk::intake
