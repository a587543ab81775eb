#include "web/pages/reason.h"

#include "web/pages/fields.h"

namespace rightsdesk::web {

View reason_field(Fields const& form, std::vector<Refusal> const& mistakes) {
  using intake::Kind;
  intake::Question const reason{"reason", "Why?", "It goes on the record, with your name", Kind::text, true, "Say why", {}, {}};
  return field_view(reason, answers_of(form), mistakes, Label::plain);
}

}  // namespace rightsdesk::web
