#pragma once
// Forms that are kept until their writers come back for them.
#include <optional>

#include "core/date.h"
#include "core/personal.h"
#include "intake/questions.h"

namespace rightsdesk::app {

/// How somebody comes back to their form: by what only they have. Whoever holds it, and the vault key, can open the form; nobody else can.
struct WayBack {
  enum class By { card, email } by = By::card;
  Personal<std::string> secret;  ///< the words of the card, or the e-mail address in lower case
};

struct KeptForm {
  std::string id;
  Personal<intake::FormAnswers> answers;
  Date until;  ///< the last day on which it can be opened
};

class KeptForms {
 public:
  virtual ~KeptForms() = default;
  /// In place of what was kept under the same way.
  virtual void keep(WayBack const& way, Personal<intake::FormAnswers> const& answers, Date until) = 0;
  /// Nothing when there is none, or its last day is before `today`. Fault when it was tampered with.
  virtual std::optional<KeptForm> open(WayBack const& way, Date today) = 0;
  virtual void forget(WayBack const& way) = 0;
  /// Removes every kept form whose last day is before `today`; how many.
  virtual int destroy_due(Date today) = 0;
  /// Removes the forms nobody asked us to keep that were last written to before `than`, and codes that ran out before it; how many forms.
  virtual int destroy_left(Instant than) = 0;
};

}  // namespace rightsdesk::app
