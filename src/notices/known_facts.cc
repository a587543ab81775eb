#include "notices/known_facts.h"

#include <map>

namespace rightsdesk::notices {

std::vector<FactNeed> common_facts() {
  auto const need = [](char const* name, FactKind kind, FactFrom from, char const* label) {
    return FactNeed{name, kind, from, label, {}, false, {}};
  };
  auto const if_any = [](char const* name, FactKind kind, FactFrom from, char const* label) {
    return FactNeed{name, kind, from, label, {}, true, {}};
  };
  return {need("reference", FactKind::text, FactFrom::office_case, "Our reference"),
          need("received", FactKind::date, FactFrom::office_case, "The day we received it"),
          need("right", FactKind::text, FactFrom::office_case, "What was asked, after \"you asked us\""),
          need("requester", FactKind::text, FactFrom::office_case, "Who is written to"),
          if_any("requester_address", FactKind::list, FactFrom::office_case, "Their address, one line each"),
          need("dated", FactKind::date, FactFrom::clock, "The day on the letter"),
          need("controller", FactKind::text, FactFrom::controller, "The name of the controller"),
          need("email", FactKind::text, FactFrom::controller, "Our email address for requests"),
          if_any("phone", FactKind::text, FactFrom::controller, "Our phone number"),
          if_any("address", FactKind::text, FactFrom::controller, "Our postal address"),
          need("dpo", FactKind::text, FactFrom::controller, "The data protection officer"),
          need("regulator_name", FactKind::text, FactFrom::controller, "The name of the regulator")};
}

std::vector<FactNeed> remedy_facts() {
  return {{"complaint_route", FactKind::text, FactFrom::controller, "How to complain to us", {}, false, {}}, {"regulator", FactKind::text, FactFrom::controller, "How to reach the regulator", {}, false, {}}};
}

std::vector<std::string> elements_of_all() { return {"K.reference", "K.received", "K.right", "K.contact", "K.adjustments", "K.dpo", "K.regulator"}; }

bool is_known(FactFrom from, std::string const& name) {
  static std::map<FactFrom, std::set<std::string>> const kKnown{
      {FactFrom::office_case, {"asked", "doubt", "standing"}},
      {FactFrom::clock, {"due", "new_due"}},
      {FactFrom::controller, {"complaint_route", "regulator", "evidence_enough", "evidence_documents", "evidence_kept"}},
      {FactFrom::review, {"nothing_held", "pages", "reasons", "generic", "awaiting", "last_part", "more", "to_come", "why_later", "open_until", "times"}}};
  if (from == FactFrom::person) return true;
  return kKnown.at(from).count(name) > 0;
}

bool are_our_words(FactNeed const& need) {
  static std::set<std::string> const kOurs{"right", "standing", "evidence_enough", "evidence_documents", "evidence_kept", "reasons", "to_come"};
  if (need.kind == FactKind::date || need.kind == FactKind::choice) return true;
  return need.from != FactFrom::person && kOurs.count(need.name) > 0;
}

}  // namespace rightsdesk::notices
