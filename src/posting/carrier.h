#pragma once
// What takes a message out of the house: a folder, a mail server (SMTP), GOV.UK Notify.
#include <chrono>
#include <optional>
#include <string>

#include "core/date.h"
#include "core/personal.h"

namespace rightsdesk::posting {

struct Parcel {
  std::string reference;  ///< ours, unique: Message-ID, Notify's reference. No personal data
  std::string channel;    ///< "email", "sms", "post"
  Personal<std::string> to, subject, body;
  int tries = 0;  ///< made before this one: what may have arrived is looked for first where a carrier can
  Personal<std::string> printed = {};  ///< "post": the letter as a PDF; empty: there is none
};

/// What a carrier says when it is given a parcel.
struct Handed {
  enum class Answer { taken, refused, again } answer = Answer::again;  ///< refused: for good
  std::string words = {};  ///< why not, in the carrier's words; without the address it was for
  std::string id = {};     ///< taken: the carrier's own, empty where it has none to ask after
  std::optional<std::chrono::seconds> after = {};  ///< again: no sooner than this, where the carrier said so
};

/// What became of a parcel that was taken.
struct Fate {
  enum class State { on_its_way, delivered, failed } state = State::on_its_way;
  std::string words = {};  ///< failed: Notify's status, "permanent-failure"
};

/// Never throws for one parcel: what goes wrong is an answer.
class Carrier {
 public:
  virtual ~Carrier() = default;
  virtual Handed hand_over(Parcel const& parcel, Instant now) = 0;
  /// Of an id that hand_over gave. Carriers that cannot tell say on_its_way.
  virtual Fate fate_of(std::string const& id, Instant now);
};

/// The words without `to`, without anything that looks like an address or a telephone number, on one line, at most 400 bytes.
std::string fit_to_keep(std::string const& words, std::string const& to);

Handed taken(std::string id = {});
Handed refused_for_good(std::string words);
Handed try_again(std::string words, std::optional<std::chrono::seconds> after = {});

}  // namespace rightsdesk::posting
