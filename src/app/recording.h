#pragma once
// A request that came in another way than the form: said on the telephone, written in a letter or an e-mail, made in person. It is a request from the
// day it first reached anybody of the council (UK GDPR Art 12(3)).
#include "app/resident.h"

namespace rightsdesk::app {

/// "phone", "post", "email", "in_person".
std::vector<std::string> const& channels_recorded();

struct Recording {
  intake::FormAnswers answers;  ///< what is known; only what is asked, for whom, and the names are needed
  std::string controller;       ///< whose desk this is
  std::string channel;
  std::optional<Date> received = {};  ///< the day it first reached the council
  std::string key;              ///< the same again gives the case already opened
};
/// Whether this person may: intake, a case officer, the data protection officer.
bool may_record(Actor const& actor);
/// Opens the cases as the form does, with who wrote it down on each, and acknowledges where there is somewhere to write to. Refused: not_permitted,
/// missing and not_past of channel and day, and as intake::make_request refuses.
Result<Submitted, std::vector<Refusal>> record_request(Office& office, Actor const& actor, Recording const& recording);

}  // namespace rightsdesk::app
