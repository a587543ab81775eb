#include "search/search.h"

#include <array>
#include <utility>

#include "core/word_table.h"

namespace rightsdesk::search {
namespace {

constexpr std::array<std::pair<SourceState, char const*>, 7> kStates{{{SourceState::planned, "planned"},
                                                                      {SourceState::asked, "asked"},
                                                                      {SourceState::awaiting_owner, "awaiting_owner"},
                                                                      {SourceState::answered, "answered"},
                                                                      {SourceState::nothing_held, "nothing_held"},
                                                                      {SourceState::failed, "failed"},
                                                                      {SourceState::not_searched, "not_searched"}}};
constexpr std::array<std::pair<Verdict, char const*>, 3> kVerdicts{
    {{Verdict::proposed, "proposed"}, {Verdict::possible, "possible"}, {Verdict::unlikely, "unlikely"}}};
constexpr std::array<std::pair<Identity, char const*>, 3> kIdentities{
    {{Identity::undecided, "undecided"}, {Identity::confirmed, "confirmed"}, {Identity::rejected, "rejected"}}};

}  // namespace

std::string to_string(SourceState state) { return word_for(kStates, state); }
SourceState source_state_from(std::string const& text) { return value_for<SourceState>(kStates, text, "unknown word \"" + text + "\""); }
std::string to_string(Verdict verdict) { return word_for(kVerdicts, verdict); }
Verdict verdict_from(std::string const& text) { return value_for<Verdict>(kVerdicts, text, "unknown word \"" + text + "\""); }
std::string to_string(Identity identity) { return word_for(kIdentities, identity); }
Identity identity_from(std::string const& text) { return value_for<Identity>(kIdentities, text, "unknown word \"" + text + "\""); }

}  // namespace rightsdesk::search
