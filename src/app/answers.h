#pragma once
// The one-time page of a source's owner: found (with files), nothing held, done (with proof), or cannot. Whoever has the link may answer;
// nobody is signed in, so nothing of the case is shown but what was asked.
#include <optional>
#include <string>
#include <vector>

#include "app/office.h"

namespace rightsdesk::app {

struct AnswerPage {
  enum class Standing {
    open,
    answered,
    over  ///< not needed any more: the case went on without it
  } standing = Standing::open;
  commission::Purpose purpose = commission::Purpose::search;
  std::string council, reference, source, team;
  Date asked_on, answer_by;
  std::optional<Date> answered_on = {};
  // Only while it is open:
  std::vector<std::string> about = {}, what = {};
  std::vector<commission::File> files = {};  ///< added so far
};
/// What the link leads to; the first look of an owner is recorded (`owner_opened`). Refused: no_link, for one nobody was given and for
/// one whose case is gone.
Result<AnswerPage> answer_page(Office& office, std::string const& token);

/// A file of a search's answer. Its title is needed; its day is ISO or empty.
struct Delivered {
  std::string title, dated, file_name, media_type, bytes;
};
constexpr std::size_t kMostFiles = 50;
/// Of all answers of one source about one case.
constexpr std::size_t kMostFilesOfAnOwner = 200;
constexpr std::int64_t kMostOfAnOwner = std::int64_t{2} << 30;  ///< bytes
constexpr std::size_t kLargestFile = 32U << 20U;
/// Keeps the file under the case's key; it counts once the answer is sent. Refused: no_link, over, missing, not_real, too_large (empty
/// files too), too_many, stale, infected, not_scanned (app/scanner.h).
Done add_file(Office& office, std::string const& token, Delivered const& file);
/// Takes a file added by mistake out of the answer. Refused: no_link, over, not_found, stale.
Done remove_file(Office& office, std::string const& token, std::string const& key);

struct OwnersAnswer {
  commission::Answer answer = commission::Answer::none;
  std::string name, role;   ///< of who answers
  std::string words = {};   ///< cannot: why; nothing held: where they looked; hold: how disposal is stopped
  std::string before = {}, after = {}, how_seen = {};  ///< an instruction that was done: the proof
};
/// Ends the page. A search's source is then answered (with one candidate for the reply, which a person still confirms), holds nothing,
/// or failed with the reason; an instruction's proof stands on its task, which a person ends; a hold is confirmed, or refused.
/// Refused: no_link, over, missing with its field, not_offered, stale.
Done answer_commission(Office& office, std::string const& token, OwnersAnswer const& answer);

// Within a step's own transaction.
/// The items behind a candidate that is an owner's reply; nothing for any other candidate.
std::vector<commission::File> files_of_reply(Work& work, search::Candidate const& candidate);

}  // namespace rightsdesk::app
