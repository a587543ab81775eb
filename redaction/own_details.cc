#include "redaction/own_details.h"

#include <algorithm>

namespace rightsdesk::redaction {
namespace {

constexpr std::size_t kReach = 40;

bool is_personal(std::string const& kind) {
  return kind == "date_of_birth" || kind == "nhs_number" || kind == "upn" || kind == "nino";
}

bool plainly_follows(std::string_view between, Words const& words) {
  if (between.find('\n') != std::string_view::npos) return false;
  auto const list = tokens(between);
  return std::none_of(list.begin(), list.end(), [&](Token const& token) { return words.relations.contains(token.lower); });
}

}  // namespace

std::set<std::string> kinds_held_of_subject(std::vector<KnownPerson> const& people) {
  std::set<std::string> out;
  for (auto const& person : people) {
    if (person.standing != Standing::subject) continue;
    if (person.described.born) out.insert("date_of_birth");
    for (auto const& id : person.described.identifiers) out.insert(id.kind);
  }
  return out;
}

void shield_own_details(std::vector<Claim>& claims, std::string_view plain, Words const& words, std::set<std::string> const& held) {
  std::vector<Claim const*> names;
  for (auto const& claim : claims) {
    if (claim.kind == "person") names.push_back(&claim);
  }
  std::stable_sort(names.begin(), names.end(), [](Claim const* a, Claim const* b) { return a->end < b->end; });
  for (auto& claim : claims) {
    if (!is_personal(claim.kind) || held.contains(claim.kind) || !claim.person.empty()) continue;
    auto const after = std::partition_point(names.begin(), names.end(), [&](Claim const* name) { return name->end <= claim.begin; });
    if (after == names.begin()) continue;
    auto const& name = **std::prev(after);
    bool const near = name.subjects && claim.begin - name.end <= kReach;
    if (near && plainly_follows(plain.substr(name.end, claim.begin - name.end), words)) claim.subjects = true;
  }
}

}  // namespace rightsdesk::redaction
