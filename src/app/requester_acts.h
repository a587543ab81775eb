#pragma once
// What a requester does from the page of their request. It is kept on the case and somebody has a task to look at it; none of it moves the clock. Only the
// end of their own request, and a new e-mail address that they showed to be theirs, take effect at once (decision 045).
#include <string>

#include "app/office.h"
#include "languages/language.h"

namespace rightsdesk::app {

/// What is open to the requester now.
struct RequesterMay {
  bool answer = false;    ///< we asked a question and wait
  bool tell = false;      ///< less or more, another form, another way to be reached
  bool change_email = false;
  bool change_reach = false;  ///< a new phone number or postal address
  bool withdraw = false;
  bool complain = false;
  std::string question = {};  ///< ours, where one waits
  std::string phone = {};     ///< the number now in use, all but its last digits hidden: "…123"
  std::string email = {};     ///< the address now in use, with most of it hidden: "a…@example.org"
};
RequesterMay requester_may(Office& office, CaseId const& id);

/// What they write is about.
enum class Wish { less, more, format, reach, other };
std::string to_string(Wish wish);
std::optional<Wish> wish_from(std::string const& text);

constexpr std::size_t kLongestWish = 5000;  ///< code points
constexpr int kWishesADay = 10;             ///< of one case

/// A task "what the requester told us". Refused: missing, too_long, too_many, not_now.
Done tell_us(Office& office, CaseId const& id, Wish wish, std::string const& words);
/// Stands on the task that waits for it, with today as its day, for staff to end; and is told as tell_us tells. Refused: not_now (nobody asked), missing, too_long, too_many.
Done answer_us(Office& office, CaseId const& id, std::string const& words);
/// The workflow's own move, made by the requester. `why` may be empty. Refused: not_now, not_permitted, too_long.
Done withdraw_request(Office& office, CaseId const& id, std::string const& why);
/// Opens a complaint about this case, with its acknowledgement; the same words again on the same day are the same complaint. Its reference.
/// Refused: missing, too_long, too_many.
Result<std::string> complain_about(Office& office, CaseId const& id, std::string const& words);

/// The task that says what a requester told us, and what it concerns where they gave a new e-mail address.
constexpr char kRequesterWrote[] = "requester_wrote", kNewAddress[] = "email";

/// Sends a code to the new address, in the language of the page; until it comes back nothing is changed. Refused: missing, not_real, same, too_many, not_now.
Done ask_for_new_email(Office& office, CaseId const& id, std::string const& email, languages::Language const& spoken = languages::english());
/// The code of the last address that was asked for: from now on that one is written to, in every case of the same request that used the old
/// one. Packs wait (app/new_address.h). Staff have a task. Refused: no_entry (a wrong or old code), stale, not_now.
Done take_new_email(Office& office, CaseId const& id, std::string const& code);

}  // namespace rightsdesk::app
