#pragma once
// What a source's owner is asked in writing where the program cannot ask or tell the source itself: to look for somebody, to do
// something to a record, to keep what is held. Each has a day to answer by and a one-time page. It decides nothing: an answer is
// what the owner says, and a person of the case takes it from there.
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/id.h"
#include "core/personal.h"

namespace rightsdesk::commission {

enum class Purpose {
  search,       ///< is anything held, and may we have it?
  instruction,  ///< correct, mark, stop, suppress or erase it, and prove it
  hold          ///< destroy nothing of it from now on (Data Protection Act 2018 s.173)
};
std::string to_string(Purpose purpose);
Purpose purpose_from(std::string const& text);

enum class State {
  waiting,
  answered,
  withdrawn  ///< asked again in its place
};
std::string to_string(State state);
State state_from(std::string const& text);

enum class Answer {
  none,
  found,         ///< search: with files
  nothing_held,  ///< search, instruction and hold
  done,          ///< instruction: with its proof; hold: disposal is stopped
  cannot         ///< with the reason
};
std::string to_string(Answer answer);
Answer answer_from(std::string const& text);
/// May this be the answer to what was asked?
bool answers(Answer answer, Purpose purpose);

/// Who was asked, and what was said of it. Personal: sealed in the store.
struct Asked {
  std::string team;                        ///< as the letter addresses them
  std::string channel, to;                 ///< "email" or "post", and the address
  std::vector<std::string> about = {};     ///< what identifies the person: "Name: Amina Osei"
  std::vector<std::string> what = {};      ///< what is to be done, or where to look
};

/// A file of the owner's answer, kept under the case's key. Its own key is unique within the commission.
struct File {
  std::string key, title, dated, file_name, media_type;
  BlobId bytes;
  std::string sha256;
  std::int64_t size = 0;
};

/// What the owner said, with the name and role of who said it. Personal.
struct Reply {
  std::string name = {}, role = {};
  std::string words = {};                                ///< cannot: why; nothing held: where they looked; hold: how disposal is stopped
  std::string before = {}, after = {}, how_seen = {};    ///< instruction: the proof
  std::vector<File> files = {};                          ///< search; added before the answer is sent
};

struct Commission {
  CommissionId id;
  CaseId about;
  Purpose purpose = Purpose::search;
  std::string source, title;  ///< its id, and as people call it
  TaskId task = {};           ///< of an instruction
  State state = State::waiting;
  Answer answer = Answer::none;
  Date asked_on;
  Date answer_by;
  int chased = 0;
  std::optional<Date> chased_on = {}, escalated_on = {};
  std::optional<Instant> opened_at = {}, answered_at = {};
  std::int64_t version = 1;
  Personal<Asked> asked = {};
  Personal<Reply> reply = {};
};

/// How one that waits stands on `today`: nothing to do, ask again, tell the next one up. Days count from when it was asked, and
/// for asking again from when it was last asked again, and once the day to answer has passed at the latest. Both 0: never.
enum class Pressing { none, chase, escalate };
Pressing pressing_on(Commission const& waiting, Date today, int chase_after, int escalate_after);

/// The port the store implements. All within the caller's transaction.
class CommissionStore {
 public:
  virtual ~CommissionStore() = default;
  virtual void add(Commission const& fresh) = 0;
  /// Writes all but what it is about and to whom; false, and nothing written, when somebody else was first (version).
  virtual bool update(Commission const& seen) = 0;
  virtual std::optional<Commission> find(CommissionId const& id) = 0;
  virtual std::vector<Commission> of_case(CaseId const& about) = 0;  ///< in the order in which they were asked
  virtual std::vector<Commission> waiting() = 0;                     ///< of all cases, longest waiting first
  /// A new way in to its page: 52 random characters, of which only a keyed hash is kept. Earlier ones go on working.
  virtual std::string fresh_link(Commission const& of, Instant now) = 0;
  virtual std::optional<CommissionId> by_link(std::string const& token) = 0;
};

}  // namespace rightsdesk::commission
