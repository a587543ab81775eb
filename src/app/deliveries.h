#pragma once
// What happens to a released pack on its way to the person: downloaded, posted, collected, read with somebody, or not arrived.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/office.h"
#include "app/release.h"

namespace rightsdesk::app {

enum class Way { posted, collected, read_together, failed };
/// "posted", "collected", "read_together", "failed"; nothing for any other word.
std::optional<Way> way_from(std::string const& word);

struct DeliveryNote {
  Way way = Way::posted;
  Date on = {};
  std::string note = {};  ///< the tracking number; what was shown at the desk; who read it with them; why it did not arrive
};
/// Writes it down on the case. A delivery that failed makes a task (deliver_again), once while one is open. Refused: no_pack (nothing was
/// released), missing (no note), day (before the release, or to come), not_permitted.
Done note_delivery(Office& office, CaseId const& id, Actor const& actor, DeliveryNote const& note);

/// The download is shut: whoever has the link or a code finds nothing. Refused: no_pack, missing, not_permitted.
Done stop_download(Office& office, CaseId const& id, Actor const& actor, std::string const& reason);
/// The download is open again, or open as it was, for a new term (app/download_term.h), and so are the parts before it that are not shut; the answer's letter goes out once more. Refused: no_pack, missing, not_permitted.
Done send_again(Office& office, CaseId const& id, Actor const& actor, std::string const& reason);

/// The released pack behind a password (AES-256, ISO 32000-2) of 12 letters and more, agreed with the requester by another way. The password is
/// kept nowhere. A PDF; of a pack of several volumes a ZIP with each behind that password. Refused: no_pack, weak_password, not_permitted.
Result<FormFile> locked_copy(Office& office, CaseId const& id, Actor const& actor, std::string const& password);

/// The released pack for the post: a cover sheet for a window envelope, then the pack for both sides of the paper. Made anew each time from the sealed
/// bytes; its hash is in the ledger and with the deliveries. `they_said` is what the requester said when they were rung first; needed where they asked for it.
/// Refused: no_pack, no_address, not_safe (they may be reached by e-mail only), ask_first, not_permitted.
Result<FormFile> print_copy(Office& office, CaseId const& id, Actor const& actor, std::string const& they_said);

/// The download of a pack that was released and is not shut; none for one that has no end (app/download_term.h).
struct DownloadLine {
  int version = 1;
  Date last_day;
  bool ended = false;
  int times = 0;  ///< each file may be downloaded
  std::vector<std::pair<std::string, int>> files = {};  ///< what was downloaded, and how often in this term; the PDF always
};
std::vector<DownloadLine> downloads(Office& office, CaseId const& id);  ///< newest first

struct DeliveryLine {
  Date on;
  std::string what;  ///< of the event: "released", "downloaded", "pack_posted", …
  std::string note;
  std::string by;    ///< StaffId, "requester" or "program"
};
/// Everything that happened to the packs of a case since the first release, newest first.
std::vector<DeliveryLine> deliveries(Office& office, CaseId const& id);

}  // namespace rightsdesk::app
