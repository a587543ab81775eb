#include "app/scanner.h"

namespace rightsdesk::app {

std::optional<Refusal> kept_out(Office& office, std::string_view bytes, std::string const& field) {
  if (office.scanner == nullptr) return std::nullopt;
  auto const look = office.scanner->look(bytes);
  if (look.says == Look::Says::clean) return std::nullopt;
  if (look.says == Look::Says::infected) return Refusal{"infected", "This file has a virus in it (" + look.words + "). It was not kept.", field, {}};
  return Refusal{"not_scanned", "This file could not be checked for viruses just now, so it was not kept. Try again in a few minutes.", field, {}};
}

}  // namespace rightsdesk::app
