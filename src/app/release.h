#pragma once
// The pack: built as a job, checked by the gate, released by a second person.
#include <string>
#include <vector>

#include "app/office.h"

namespace rightsdesk::app {

Done build_pack(Office& office, CaseId const& id, Actor const& actor);
std::vector<PackRow> packs(Office& office, CaseId const& id);  ///< newest first

struct Recipient {
  std::string name, email, address;
};
Recipient recipient_of(Office& office, CaseId const& id);
/// Releases a sealed pack: never by a person who decided anything in the review; the recipient as that person read it
/// out must equal the case's; a large answer was looked at a second time (second_look, with what is open); the pack's hash must be the one that was approved. Writes to the requester.
Done release_pack(Office& office, CaseId const& id, Actor const& actor, std::string const& pack_sha256,
                  std::string const& recipient_email);
/// Goes back to review; the pack stays as it was, and the next one is a new version with this reason.
Done reopen_review(Office& office, CaseId const& id, Actor const& actor, std::string const& reason);

enum class PackPart { pack, schedule, certificate };
Result<std::string> pack_file(Office& office, CaseId const& id, Actor const& actor, PackPart part);
struct FormFile {
  std::string file_name, media_type, bytes;
};
/// The newest pack in another form (PackForm::form). Refused: no_pack.
Result<FormFile> pack_in_form(Office& office, CaseId const& id, Actor const& actor, std::string const& form);

}  // namespace rightsdesk::app
