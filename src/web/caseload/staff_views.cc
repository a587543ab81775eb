#include "web/caseload/staff_views.h"

namespace rightsdesk::web::caseload {
namespace {

using intake::Kind;
using intake::Question;

std::string roles_words(std::vector<std::string> const& roles) {
  std::string words;
  for (auto const& role : roles) words += (words.empty() ? "" : ", ") + plain(role);
  return words;
}

}  // namespace

View access_view(std::optional<app::KeptTo> const& kept, NameOf const& name_of) {
  View view;
  view.when("is_kept", kept.has_value());
  if (!kept) return view.each("kept_readers", {}).text("kept_ground", "").text("kept_reason", "").text("kept_since", "").text("kept_by", "");
  std::vector<std::string> readers;
  for (auto const& reader : kept->readers) readers.push_back(name_of(reader.str()));
  std::string ground;
  for (auto const& [code, words] : app::grounds_to_keep())
    if (code == kept->ground) ground = words;
  return view.each("kept_readers", lines_of(readers)).text("kept_ground", ground).text("kept_reason", kept->reason).text("kept_since", in_words(kept->since)).text("kept_by", actor_words(kept->by, name_of));
}

std::vector<Question> keep_questions(std::vector<ColleagueLine> const& colleagues) {
  Question readers{"readers", "Who may see it?", "Select yourself as well. Nobody else is shown that the case exists", Kind::checkboxes, true, "Select who may see this case"};
  for (auto const& colleague : colleagues) {
    if (!colleague.disabled) readers.options.push_back({colleague.id, colleague.name, roles_words(colleague.roles)});
  }
  Question ground{"ground", "Why?", "", Kind::radios, true, "Select why it is kept to them"};
  for (auto const& [code, words] : app::grounds_to_keep()) ground.options.push_back({code, words});
  return {std::move(readers), std::move(ground), {"reason", "In a few words", "It goes on the record of the case", Kind::long_text, true, "Say why"}};
}

std::vector<Question> open_questions() {
  return {{"open-reason", "Why need it not be kept any more?", "It goes on the record of the case", Kind::long_text, true, "Say why"}};
}

intake::FormAnswers answers_of(app::KeptTo const& kept) {
  intake::FormAnswers answers{{"ground", {kept.ground}}, {"reason", {kept.reason}}};
  for (auto const& reader : kept.readers) answers["readers"].push_back(reader.str());
  return answers;
}

}  // namespace rightsdesk::web::caseload
