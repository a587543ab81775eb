#pragma once
// A requester gives a new telephone number or postal address on the page of their request. A mobile number holds once a code came back from it by text; where that
// cannot be, and for an address, a colleague says that it was them. Nothing is sent to the old number or address (decision 045).
#include <string>

#include "app/office.h"
#include "languages/language.h"

namespace rightsdesk::app {

/// What a task of kind kRequesterWrote concerns: a number that was shown to be theirs; a number, or an address, that waits for a colleague.
constexpr char kNewPhone[] = "phone", kPhoneToConfirm[] = "phone_to_confirm", kAddressToConfirm[] = "address_to_confirm";

enum class Proving { code_sent, by_a_colleague };
/// A code goes to the number, in the language of the page, where texts are carried, it is a mobile of the United Kingdom, and they did not say that texts are not safe; else a task. Until
/// either is done nothing is changed. Refused: missing, not_real, same, too_many, not_now.
Result<Proving> ask_for_new_phone(Office& office, CaseId const& id, std::string const& phone, languages::Language const& spoken = languages::english());
/// The code of the last number that was asked for: it is used from now on in every case of the same request that had the old one. Packs wait
/// (app/new_address.h). Refused: no_entry, not_now.
Done take_new_phone(Office& office, CaseId const& id, std::string const& code);
struct NewAddress {
  std::string lines, postcode;
  enum class Fixed { yes, no } fixed = Fixed::yes;  ///< no: they have none; the other two are passed over
};
/// A task for a colleague, who puts it in force. Refused: missing, not_real (the postcode), too_long, same, too_many, not_now.
Done give_new_address(Office& office, CaseId const& id, NewAddress const& given);

/// After a colleague ended such a task as done: what was last given holds from now on. Within a verb's own transaction.
void use_new_reach(Work& work, Office const& office, casework::Case const& about, Actor const& actor, casework::Task const& task);

}  // namespace rightsdesk::app
