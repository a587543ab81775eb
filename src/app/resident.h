#pragma once
// What a resident can do: send a request, follow it, download the pack.
#include <optional>
#include <string>
#include <vector>

#include "app/office.h"
#include "disclosure/pack.h"
#include "intake/request.h"
#include "languages/language.h"

namespace rightsdesk::app {

struct Submitted {
  std::string reference;
  CaseId about;
  std::vector<std::string> more = {};  ///< references of the further cases, where several things were asked for
};
/// Opens a case from the form's answers, in one transaction with its first event, the acknowledgement in the outbox and
/// the ledger. The same `idempotency_key` again gives the case already opened.
Result<Submitted, std::vector<Refusal>> submit_request(Office& office, intake::FormAnswers const& answers,
                                                       intake::Arrival const& arrival,
                                                       std::string const& idempotency_key);

enum class CodeBy { email, text };
/// Sends a one-time code to the contact given with the request, if the reference exists. By text message only to a UK mobile, where the
/// requester may be reached in every way they gave, and at most kTextsADay times a day for a case: each costs money; to a number from which no code came back yet, kTextsToTry times in thirty days. Says the same whatever it did.
/// The code is good in the visit that asked for it and in no other: who guesses elsewhere neither uses up its tries nor ends it.
/// The message speaks the language of the page on which it was asked for.
void ask_for_code(Office& office, std::string const& typed_reference, CodeBy by = CodeBy::email, std::string const& visit = {}, languages::Language const& spoken = languages::english());
constexpr int kTextsADay = 5, kTextsToTry = 5;

/// The case, when reference and code fit; else one refusal that does not say which was wrong (code no_entry).
Result<CaseId> enter_with_code(Office& office, std::string const& typed_reference, std::string const& typed_code, std::string const& visit = {});

struct ResidentView {
  std::string reference, right, state;  ///< state in the resident's words
  std::string language = {};            ///< in which the form was filled in, as a code; empty: English
  std::optional<Date> due;
  std::string due_why;                  ///< one sentence when the date is not simply one month
  bool late = false;                    ///< the day has passed and we have not answered
  bool needs_you = false;               ///< we wait for something that only they can give
  std::optional<Date> last_update = {}; ///< of the newest line of the timeline
  struct Line {
    Date on;
    std::string text;
  };
  std::vector<Line> timeline;  ///< newest first
  struct Letter {
    std::int64_t number = 0;  ///< letter_to_read()
    std::string title;
    Date on;
    std::string language = {};  ///< as a code; empty: English
  };
  std::vector<Letter> letters = {};  ///< that can be read here, newest first
  struct Form {
    std::string form, words;  ///< "large-18", "Large print (PDF)"
    std::int64_t size = 0;    ///< bytes
  };
  struct Pack {
    int version = 1;
    Date on;           ///< of its release
    int pages = 0;     ///< of all volumes
    std::string sha256;
    std::optional<Date> last_day = {};  ///< on which it can be opened; none: it has no end
    bool ended = false;                 ///< that day has passed
    int times = 0;                      ///< each file can be downloaded, where it has an end
    std::vector<Form> forms = {};  ///< the same pack for people who cannot use a PDF
  };
  std::optional<Date> packs_open_on = {};  ///< shut until then, since the address was changed (app/new_address.h)
  std::vector<Pack> packs = {};  ///< what was released and is not shut, in the order of the answer: nearly always one
};
ResidentView resident_view(Office& office, CaseId const& about);
/// Its `state`, within a verb's own transaction.
std::string state_for_resident(Work& work, Office const& office, casework::Case const& about);

struct Download {
  std::string file_name;  ///< "SRR-….pdf": no name in it
  std::string media_type, bytes;
};
struct Wanted {
  std::string form = {};  ///< one of ResidentView::Pack::forms; empty: the PDF
  int version = 0;        ///< 0: the newest
};
/// A released pack; the access is logged. Refused: not_ready before release or after withdrawal, and for a form it does not have; not_yet while
/// a new address settles; ended once its term is over; used_up for a file that was downloaded as often as it may be.
Result<Download> download_pack(Office& office, CaseId const& about, Wanted const& wanted = {});
/// The web pages of a released pack (0: the newest), to be read here; that they were opened is on the case. Refused: not_ready, not_yet, ended.
Result<std::vector<disclosure::PackFile>> pack_to_read(Office& office, CaseId const& about, int version);

}  // namespace rightsdesk::app
