#include "app/scanner.h"

#include "app/acts.h"

namespace rightsdesk::app {
namespace {

void tell(Office& office, CaseId const& id, std::string const& actor, std::string const& name) {
  office.works.in_one([&](Work& work) {
    auto const about = work.cases().find(id);
    if (about) record(work, office, *about, actor, {"infected_file_refused", office.clock.today(), {{"found", name}}, "found=" + name});
  });
}

}  // namespace

std::optional<Refusal> kept_out(Office& office, CaseId const& about, std::string const& actor, std::string_view bytes) {
  if (office.scanner == nullptr) return std::nullopt;
  auto const look = office.scanner->look(bytes);
  if (look.says == Look::Says::clean) return std::nullopt;
  if (look.says == Look::Says::not_looked_at) {
    return Refusal{"not_scanned", "This file could not be checked for viruses just now, so it was not kept. Try again in a few minutes.", "file", {}};
  }
  tell(office, about, actor, look.words);
  return Refusal{"infected", "This file has a virus in it (" + look.words + "). It was not kept.", "file", {}};
}

}  // namespace rightsdesk::app
