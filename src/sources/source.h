#pragma once
// The port every connector answers: who might the subject be here, what is held, who stands around them.
// A source ends answered, nothing held, or failed; how it failed is said in words its owner understands.
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/original.h"
#include "core/result.h"
#include "person/description.h"
#include "sources/instruction.h"

namespace rightsdesk::sources {

/// Whom to write to about a source. The service's settings name them; a profile names nobody.
struct Contact {
  enum class Side { internal, external };  ///< a team of the council's, or somebody else's: a provider, a school
  std::string team = {};         ///< as a letter addresses them
  std::string email = {}, post = {};
  std::string escalate_to = {};  ///< the e-mail address of who is told when they do not answer; may be empty
  Side side = Side::internal;
  [[nodiscard]] bool reachable() const { return !email.empty() || !post.empty(); }
};

/// How long an owner who is asked in writing has, and what they are told.
struct AskingTerms {
  int working_days = 5;                        ///< to answer
  int chase_after = 5, escalate_after = 10;    ///< days since they were asked, or asked again
  std::vector<std::string> told = {"name", "born"};  ///< what identifies the person: name, former_names, born, address, phone, email, id_<kind>
  std::vector<std::string> look_in = {};       ///< where to look, in the owner's own words
};

/// What a connector's folder says of its system (connectors/<system>/connector.yaml).
struct SourceCard {
  std::string id;        ///< the folder's name: "thamesbrook-social-care"
  std::string title;     ///< as people call it
  std::string owner;     ///< information asset owner: a role, not a person
  std::string protocol;  ///< sql, rest, files, mailbox, commission
  std::vector<std::string> categories;  ///< what it holds, in the notice's words
  std::string retention = {};
  bool can_mark = false;     ///< can set a restriction marker or suppression
  bool can_correct = false;  ///< can write a correction back
  std::vector<std::string> acts = {};  ///< what the program itself can have it do: "mark", "correct address"; else its owner does it
  Contact contact = {};
  AskingTerms asking = {};
  /// Nothing of it can be asked by the program: its owner is asked to look.
  [[nodiscard]] bool commissioned() const { return protocol == "commission"; }
};

struct Limits {
  std::chrono::milliseconds total{20'000};  ///< for the whole call, retries included
  std::size_t candidates = 200;
  std::size_t item_bytes = 64U << 20U;
  int attempts = 3;
};

/// Something a source offered that may be the subject's: identity unproven. `described` is what the source says of the person.
struct CandidateRecord {
  std::string source;  ///< SourceCard::id
  std::string key;     ///< the source's own key for collect(); unique within the source
  std::string kind;    ///< "person" (a file with many items), "note" (on somebody else's file), "document", "tenancy", "message"
  std::string title;   ///< one line for the screen
  person::Description described = {};
  std::string excerpt = {};  ///< for text finds: the words around the name
  std::size_t items = 1;     ///< how many items collect() is expected to give
};

struct SearchAnswer {
  std::vector<CandidateRecord> candidates;
  std::vector<std::string> terms;  ///< what was asked, in plain words, for the search certificate
  bool truncated = false;          ///< the source held more than Limits::candidates
  std::string freshness = {};      ///< of an export: when it was saved and read in; empty for a system that was asked itself
};

/// One item of content as it left the source.
struct CollectedItem {
  std::string key;    ///< unique within the source
  std::string title;  ///< "Case note, 12 March 2019"
  std::string media_type;  ///< as the source says; reading decides by content
  std::string file_name = {};
  std::string author = {};
  std::string dated = {};  ///< ISO date or instant; may be empty
  std::map<std::string, std::string> provenance = {};  ///< system, table or path, key, extraction time
  Original original;
};

/// Why a source failed. Thrown; the case goes on with the other sources.
class SourceFailure : public Fault {
 public:
  enum class Kind { unreachable, timed_out, sign_in_refused, nonsense, schema_changed, too_large };
  SourceFailure(Kind kind, std::string const& for_the_owner, std::string internal)
      : Fault(for_the_owner, std::move(internal)), kind_(kind) {}
  [[nodiscard]] Kind kind() const { return kind_; }

 private:
  Kind kind_;
};
std::string to_string(SourceFailure::Kind kind);

/// One connected case system. Read-only unless the card says otherwise. Not shared between threads.
class Source {
 public:
  virtual ~Source() = default;
  [[nodiscard]] virtual SourceCard const& card() const = 0;
  /// Everything that may be the subject's. Throws SourceFailure.
  virtual SearchAnswer search(person::Description const& subject, Limits const& limits) = 0;
  /// Each item behind a candidate's key, in a stable order, streamed. Throws SourceFailure.
  virtual void collect(std::string const& key, Limits const& limits, std::function<void(CollectedItem)> const& take) = 0;
  /// Relations and professionals of a person key; empty where the source knows none. Throws SourceFailure.
  virtual std::vector<person::Related> around(std::string const& key, Limits const& limits) = 0;
  /// Has an instruction carried out and proves it. Refused: cannot, where its profile has no way for it or its settings no account
  /// that may write; no_change, where the source has no such record. Throws SourceFailure: it may then have been done, or not.
  virtual Result<Proof> carry_out(Instruction const& instruction, Limits const& limits);
};

/// One step of trying a source out, in words that its owner understands.
struct Tried {
  enum class Outcome { good, warning, failed, not_tried };
  std::string step;  ///< "settings", "sign-in", "fields", "nil search", "known search", "time limit", "index", "left alone"
  Outcome outcome = Outcome::good;
  std::string words;          ///< one or more plain sentences; no personal data
  std::string internal = {};  ///< for the technician's log; may name hosts and columns
};
std::string to_string(Tried::Outcome outcome);
Tried::Outcome outcome_from(std::string const& text);
/// True when nothing failed.
bool works(std::vector<Tried> const& steps);

/// Opens a source by id. Opening may fail (SourceFailure) and touches no other source.
class Sources {
 public:
  virtual ~Sources() = default;
  [[nodiscard]] virtual std::vector<SourceCard> cards() const = 0;
  virtual std::unique_ptr<Source> open(std::string const& id) = 0;
  /// Tries a source step by step with a person who cannot exist; reads only. What fails is a step that failed, never thrown.
  virtual std::vector<Tried> try_out(std::string const& id, Limits const& limits) = 0;
};

}  // namespace rightsdesk::sources
