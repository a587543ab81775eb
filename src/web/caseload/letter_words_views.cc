#include "web/caseload/letter_words_views.h"

#include <algorithm>
#include <cmath>

#include "app/letters.h"
#include "core/text.h"
#include "notices/words.h"
#include "texts/readability.h"
#include "web/pages/blocks.h"

namespace rightsdesk::web::caseload {
namespace {

using notices::FactKind;
using notices::FactNeed;
using notices::Letter;

constexpr int kAgeAtGradeNought = 5;

std::string named(std::string const& name) { return "{{" + name + "}}"; }

std::string how_to_name(FactNeed const& need) {
  switch (need.kind) {
    case FactKind::list: return "{{#" + need.name + "}} - {{.}} {{/" + need.name + "}}";
    case FactKind::yes_no: return "{{#" + need.name + "}} if so {{/" + need.name + "}}";
    case FactKind::choice: return named(need.name);
    case FactKind::text:
    case FactKind::date: break;
  }
  return need.optional ? "{{#" + need.name + "}} " + named(need.name) + " {{/" + need.name + "}}" : named(need.name);
}

std::string mistake_of(std::string const& field, std::vector<Refusal> const& mistakes) {
  auto const found = std::find_if(mistakes.begin(), mistakes.end(), [&](auto const& one) { return one.field == field; });
  return found == mistakes.end() ? "" : found->text;
}

std::vector<View> fact_views(Letter const& letter) {
  std::vector<View> views;
  for (auto const& need : letter.facts) {
    views.push_back(View().text("fact_words", need.label).text("fact_how", how_to_name(need)).text("fact_when", need.optional ? "If there is one" : need.only_for.empty() ? "Always" : "In one kind of this letter"));
  }
  return views;
}

std::vector<View> version_views(std::vector<app::RuleVersion> const& versions, Letter const& file, NameOf const& name_of) {
  std::vector<View> views;
  for (auto one = versions.rbegin(); one != versions.rend(); ++one) {
    bool const is_file = one->content.empty();
    auto const digits = notices::version_of(app::of_version(file, *one));
    views.push_back(View().text("version_number", std::to_string(one->number)).text("version_digits", is_file ? "The file" : digits).text("version_by", actor_words(one->by, name_of))
                        .text("version_on", in_words(one->on)).text("version_reason", one->reason).when("is_last", one == versions.rbegin()));
  }
  return views;
}

/// How many lines two texts have in common from each place on.
std::vector<std::vector<int>> in_common(std::vector<std::string> const& before, std::vector<std::string> const& after) {
  std::vector<std::vector<int>> common(before.size() + 1, std::vector<int>(after.size() + 1, 0));
  for (std::size_t i = before.size(); i-- > 0;) {
    for (std::size_t j = after.size(); j-- > 0;) common[i][j] = before[i] == after[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
  }
  return common;
}

std::vector<View> changed_lines(std::string const& was, std::string const& is) {
  auto const before = split(was, '\n'), after = split(is, '\n');
  auto const common = in_common(before, after);
  std::vector<View> lines;
  auto const add = [&](std::string const& what, std::string const& line) {
    if (!tidied(line).empty()) lines.push_back(View().text("line_what", what).text("line_words", line));
  };
  std::size_t i = 0, j = 0;
  while (i < before.size() || j < after.size()) {
    if (i < before.size() && j < after.size() && before[i] == after[j]) {
      ++i;
      ++j;
    } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
      add("Goes", before[i++]);
    } else {
      add("Comes", after[j++]);
    }
  }
  return lines;
}

View reading_view(texts::Measured const& read) {
  bool const hard = read.grade > texts::hardest_grade || read.longest > texts::longest_sentence;
  auto const age = std::max(6, static_cast<int>(std::ceil(read.grade)) + kAgeAtGradeNought);
  return View().text("reading_age", std::to_string(age)).text("longest_sentence", std::to_string(read.longest)).when("is_hard", hard);
}

}  // namespace

std::vector<Refusal> word_mistakes(app::LetterWordsPreview const& preview) {
  std::vector<Refusal> mistakes;
  for (auto const& fault : preview.faults_in_title) mistakes.push_back({"faulty", plain(fault.what), "title", {}});
  for (auto const& fault : preview.faults) mistakes.push_back({"faulty", (fault.line == 0 ? "In these words, " : "Line " + std::to_string(fault.line) + ": ") + fault.what, "words", {}});
  return mistakes;
}

View letters_to_change_view(notices::Letters const& in_force, std::vector<app::RuleVersion> const& latest, NameOf const& name_of) {
  std::vector<View> letters, frames;
  auto const row = [&](std::string const& id, Letter const& letter, std::string const& digits) {
    auto const changed = std::find_if(latest.begin(), latest.end(), [&](auto const& one) { return one.name == id; });
    bool const own = changed != latest.end() && !changed->content.empty();
    View view;
    view.text("letter_id", id).text("letter_title", letter.title).text("letter_about", letter.about).text("letter_version", digits);
    return view.text("letter_whose", own ? actor_words(changed->by, name_of) + ", " + in_words(changed->on) : "The file");
  };
  for (auto const frame : {notices::Frame::head, notices::Frame::remedies, notices::Frame::foot}) {
    auto letter = notices::as_letter(frame, notices::frame_text(frame, in_force), in_force);
    auto const changed = std::find_if(latest.begin(), latest.end(), [&](auto const& one) { return one.name == letter.id; });
    if (changed != latest.end()) letter = app::of_version(letter, *changed);
    frames.push_back(row(letter.id, letter, notices::version_of(letter)));
  }
  for (auto const& id : notices::ids_in_order(in_force)) letters.push_back(row(id, notices::letter(in_force, id), notices::version_of(notices::letter(in_force, id))));
  return View().each("letters", std::move(letters)).each("frames", std::move(frames));
}

View letter_words_view(app::LetterWords const& words, std::optional<app::Wording> const& typed, std::vector<Refusal> const& mistakes, NameOf const& name_of) {
  auto const& letter = words.in_force;
  std::vector<View> marks, unfit;
  for (auto const& id : letter.elements) {
    if (letter.words.find("%% " + id) != std::string::npos) marks.push_back(View().text("line", "%% " + id));
  }
  for (auto const& fault : words.unfit) unfit.push_back(View().text("line", fault.what));
  View view;
  view.text("letter_id", letter.id).text("letter_title", letter.title).text("letter_about", letter.about).text("letter_version", notices::version_of(letter));
  bool const has_title = letter.id != app::kHeadOfLetters && letter.id != app::kFootOfLetters && letter.id != app::kRemediesOfLetters;
  view.when("is_head", letter.id == app::kHeadOfLetters).when("has_title", has_title).text("title_now", typed && typed->title ? *typed->title : letter.title).text("title_error", mistake_of("title", mistakes));
  view.text("words", typed ? typed->words : letter.words).text("words_error", mistake_of("words", mistakes)).each("facts", fact_views(letter)).when("any_marks", !marks.empty()).each("marks", marks);
  view.when("is_unfit", !unfit.empty()).each("unfit", std::move(unfit)).when("differs_from_file", letter.words != words.file.words || letter.title != words.file.title);
  return view.when("any_versions", !words.versions.empty()).each("versions", version_views(words.versions, words.file, name_of));
}

View letter_look_view(app::LetterWordsPreview const& preview, Date today) {
  auto const& letter = preview.sample;
  auto variants = notices::variants_of(letter);
  if (variants.empty()) variants.emplace_back("", "");
  std::vector<View> samples;
  texts::Measured worst;
  for (auto const& [variant, words] : variants) {
    auto const made = notices::draft(letter, notices::sample_facts(letter, variant, today));
    if (!made) continue;
    auto const read = texts::measured(made->blocks.reveal());
    worst = {std::max(worst.grade, read.grade), std::max(worst.longest, read.longest)};
    samples.push_back(View().text("variant_words", words).each("blocks", block_views(made->blocks.reveal())));
  }
  auto const& after = preview.after;
  View view = reading_view(worst);
  view.text("letter_id", after.id).text("letter_title", after.title).text("version_before", notices::version_of(preview.before)).text("version_after", notices::version_of(after));
  view.when("has_title", after.id == letter.id).text("title_after", after.title).text("shown_by", after.id == letter.id ? "" : letter.id + ": " + letter.title);
  view.text("who_has_it", after.id == app::kRemediesOfLetters ? "Every letter that says how to complain" : "Every letter");
  view.when("retitled", after.title != preview.before.title).text("title_before", preview.before.title);
  auto lines = changed_lines(preview.before.words, after.words);
  view.when("any_lines", !lines.empty()).each("changed_lines", std::move(lines)).each("samples", std::move(samples));
  return view.text("mail_subject", app::subject_of_letters("SRR-7K4M-29QD-X")).text("words", after.words).text("seen", preview.seen);
}

}  // namespace rightsdesk::web::caseload
