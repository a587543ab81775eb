#include "app/hooks.h"

#include <algorithm>

namespace rightsdesk::app {

std::vector<HookKind> const& hook_kinds() {
  static std::vector<HookKind> const kKinds{
      {"request.received", "a request came in", {"request"}},
      {"request.identity_asked", "the requester was asked to show who they are", {"id_requested"}},
      {"request.identity_accepted", "the council knows who asks", {"identity_accepted"}},
      {"request.clarification_asked", "the requester was asked what they mean, and the clock stopped", {"clarification_asked"}},
      {"request.clarification_received", "the requester answered, and the clock goes on", {"clarification_received"}},
      {"request.extended", "the time was made longer, and the requester told", {"extended"}},
      {"request.answered", "the answer went out", {"released", "answer", "answer_at_once"}},
      {"request.part_answered", "a part of the answer went out", {"part_released"}},
      {"request.refused", "the request was refused", {"refuse", "answer_refused", "do_not_uphold"}},
      {"request.withdrawn", "the requester withdrew it", {"withdraw"}},
      {"request.closed", "the case was closed", {"close", "close_unanswered", "close_unclarified", "pass_on"}},
      {"request.letter_sent", "a letter was put on its way", {"letter_sent"}},
      {"request.message_failed", "a letter or a code did not arrive", {"message_failed"}},
      {"request.collected", "the requester downloaded, read or collected the answer", {"downloaded", "read_online", "pack_collected", "pack_read_together"}}};
  return kKinds;
}

std::string kind_of_act(std::string const& act) {
  for (auto const& kind : hook_kinds()) {
    if (kind.acts.contains(act)) return kind.id;
  }
  return {};
}

Done sound_kinds(std::set<std::string> const& kinds) {
  if (kinds.empty()) return refused("missing", "Say which kinds of event: at least one.", "kinds");
  auto const& known = hook_kinds();
  for (auto const& kind : kinds) {
    bool const there = std::any_of(known.begin(), known.end(), [&](HookKind const& one) { return one.id == kind; });
    if (!there) return refused("unknown_kind", "There is a kind of event that nobody knows here.", "kinds");
  }
  return std::monostate{};
}

}  // namespace rightsdesk::app
