#include "search/search.h"

#include <array>
#include <utility>

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

template <class Table, class Value>
std::string name_in(Table const& table, Value value) {
  for (auto const& [known, name] : table) {
    if (known == value) return name;
  }
  throw Bug("a value without a name");
}

template <class Value, class Table>
Value value_in(Table const& table, std::string const& text) {
  for (auto const& [known, name] : table) {
    if (text == name) return known;
  }
  throw Fault("The store holds a word this program does not know.", "unknown word \"" + text + "\"");
}

}  // namespace

std::string to_string(SourceState state) { return name_in(kStates, state); }
SourceState source_state_from(std::string const& text) { return value_in<SourceState>(kStates, text); }
std::string to_string(Verdict verdict) { return name_in(kVerdicts, verdict); }
Verdict verdict_from(std::string const& text) { return value_in<Verdict>(kVerdicts, text); }
std::string to_string(Identity identity) { return name_in(kIdentities, identity); }
Identity identity_from(std::string const& text) { return value_in<Identity>(kIdentities, text); }

}  // namespace rightsdesk::search
