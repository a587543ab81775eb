#include "web/caseload/letter_views.h"

#include "web/pages/blocks.h"

namespace rightsdesk::web::caseload {
namespace {

using intake::Kind;
using notices::FactKind;

Kind kind_of(notices::FactNeed const& need) {
  switch (need.kind) {
    case FactKind::text: return Kind::text;
    case FactKind::list: return Kind::long_text;
    case FactKind::date: return Kind::date;
    case FactKind::choice:
    case FactKind::yes_no: return Kind::radios;
  }
  return Kind::text;
}

std::string hint_of(notices::FactNeed const& need, notices::Letter const& letter) {
  if (!need.only_for.empty()) {
    for (auto const& variant : letter.facts) {
      for (auto const& [key, words] : variant.choices) {
        if (variant.name == "variant" && key == need.only_for) return "Only for: " + words;
      }
    }
  }
  return need.optional ? "Leave empty if there is none" : "";
}

std::string fact_words(notices::Fact const& fact) {
  if (auto const* text = std::get_if<std::string>(&fact)) return *text;
  if (auto const* day = std::get_if<Date>(&fact)) return in_words(*day);
  if (auto const* yes = std::get_if<bool>(&fact)) return *yes ? "Yes" : "No";
  std::string lines;
  for (auto const& line : std::get<std::vector<std::string>>(fact)) lines += (lines.empty() ? "" : "; ") + line;
  return lines;
}

}  // namespace

namespace {

constexpr std::size_t kMostLacking = 10;

/// In which language it goes, and why not in theirs.
View language_of_letter(notices::Rendered const& letter) {
  std::vector<View> lacks;
  for (auto const& words : letter.lacks) {
    if (lacks.size() < kMostLacking) lacks.push_back(View().text("lacking", words));
  }
  auto const more = letter.lacks.size() - lacks.size();
  View view;
  view.text("their_language", letter.language_asked).when("in_their_language", !letter.language.empty()).text("why_english", letter.why_english);
  view.text("letter_lang", letter.language.empty() ? "en" : letter.language).when("lacks_any", !lacks.empty()).each("lacks", std::move(lacks));
  return view.text("lacks_more", more == 0 ? "" : std::to_string(more));
}

}  // namespace

View letters_view(std::vector<app::LetterLine> const& lines, std::vector<app::SentLetter> const& sent, NameOf const& name_of) {
  std::vector<View> to_write, with_acts, gone;
  for (auto const& line : lines) {
    View view;
    view.text("letter_id", line.letter->id).text("letter_title", line.letter->title).text("letter_about", line.letter->about);
    view.text("goes_with", line.letter->goes_with).when("may_send", line.may_send);
    (line.letter->goes_with.empty() ? to_write : with_acts).push_back(view);
  }
  for (auto const& letter : sent) {
    View view;
    view.text("letter_id", letter.id).text("letter_title", letter.title).text("sent_on", in_words(letter.on)).text("sent_by", actor_words(letter.by, name_of));
    gone.push_back(view.text("sent_number", std::to_string(letter.number)).text("sent_sha256", letter.sha256).text("sent_version", letter.version).text("sent_language", letter.language));
  }
  View view;
  view.when("any_sent", !gone.empty()).each("sent", std::move(gone));
  return view.each("to_write", std::move(to_write)).each("with_acts", std::move(with_acts));
}

std::vector<intake::Question> letter_questions(app::LetterDraft const& draft) {
  std::vector<intake::Question> questions;
  for (auto const& need : draft.to_add) {
    intake::Question question{need.name, need.label, hint_of(need, *draft.letter), kind_of(need), !need.optional, ""};
    for (auto const& [key, words] : need.choices) question.options.push_back({key, words});
    if (need.kind == FactKind::yes_no) question.options = {{"yes", "Yes"}, {"no", "No"}};
    questions.push_back(std::move(question));
  }
  return questions;
}

View letter_view(app::LetterDraft const& draft, std::optional<notices::Rendered> const& preview) {
  std::vector<View> known, blocks;
  for (auto const& need : draft.letter->facts) {
    auto const found = draft.known.find(need.name);
    if (found != draft.known.end()) known.push_back(View().text("row_key", need.label).text("row_value", fact_words(found->second)).text("row_change", ""));
  }
  if (preview) blocks = block_views(preview->blocks.reveal());
  View view;
  if (preview) view.also(language_of_letter(*preview));
  view.text("letter_id", draft.letter->id).text("letter_title", draft.letter->title).text("letter_about", draft.letter->about);
  view.text("goes_with", draft.letter->goes_with).when("may_write", draft.letter->goes_with.empty()).when("previewed", preview.has_value());
  view.part("known", View().each("rows", std::move(known)));
  return view.each("blocks", std::move(blocks));
}

}  // namespace rightsdesk::web::caseload
