#include "web/owner/answer.h"
#include "web/pages/fields.h"
#include "web/pages/words.h"

namespace rightsdesk::web::owner {
namespace {

using commission::Purpose;
using intake::Kind;
using intake::Question;

std::string heading_of(app::AnswerPage const& page) {
  switch (page.purpose) {
    case Purpose::search: return "Look for a person’s records: " + page.source;
    case Purpose::instruction: return "Do this and tell us: " + page.source;
    case Purpose::hold: return "Destroy nothing: " + page.source;
  }
  throw Bug("a purpose without a page");
}

std::vector<Question> file_questions() {
  return {{"file", "File", "At most 32 MB. Send it whole: black nothing out", Kind::file},
          {"title", "What is it?", "For example: Closed file 0417, part 1", Kind::text},
          {"dated", "Its date, if you know it", "For example, 27 3 2009", Kind::date}};
}

std::vector<Question> proof_questions() {
  return {{"before", "What stood there before?", "Only if you did it", Kind::long_text},
          {"after", "What stands there now?", "Only if you did it", Kind::long_text},
          {"how_seen", "How did you see it, and where?", "Only if you did it", Kind::text}};
}

Question choice_of(Purpose purpose) {
  Question answer{"answer", "What is your answer?", "", Kind::radios};
  switch (purpose) {
    case Purpose::search:
      answer.options = {{"found", "We found something, and added it above"}, {"nothing_held", "We looked, and hold nothing"}, {"cannot", "We cannot search"}};
      break;
    case Purpose::instruction:
      answer.options = {{"done", "It is done"}, {"nothing_held", "We hold nothing of it"}, {"cannot", "We cannot do it"}};
      break;
    case Purpose::hold:
      answer.options = {{"done", "Disposal is stopped"}, {"nothing_held", "We hold nothing of this person"}, {"cannot", "We cannot stop it"}};
      break;
  }
  return answer;
}

Question words_of(Purpose purpose) {
  switch (purpose) {
    case Purpose::search: return {"words", "Where did you look? Or why can you not search?", "Not needed if you found something", Kind::long_text};
    case Purpose::instruction: return {"words", "Where did you look? Or why can you not do it?", "Not needed if it is done", Kind::long_text};
    case Purpose::hold: return {"words", "How is it stopped? Where did you look? Or why can you not?", "", Kind::long_text};
  }
  throw Bug("a purpose without a question");
}

std::vector<Question> answer_questions(Purpose purpose) {
  std::vector<Question> questions{choice_of(purpose)};
  if (purpose == Purpose::instruction) {
    for (auto& each : proof_questions()) questions.push_back(std::move(each));
  }
  questions.push_back(words_of(purpose));
  questions.push_back({"name", "Your name", "", Kind::text, true, {}, {}, "name"});
  questions.push_back({"role", "Your role", "For example: archive assistant", Kind::text, true, {}, {}, "organization-title"});
  return questions;
}

std::string size_words(std::int64_t bytes) {
  if (bytes < 1024) return counted(static_cast<std::size_t>(bytes), "byte", "bytes");
  return bytes < (1 << 20) ? std::to_string(bytes / 1024) + " KB" : std::to_string(bytes >> 20) + " MB";
}

std::vector<View> file_views(std::vector<commission::File> const& files) {
  std::vector<View> views;
  for (auto const& file : files) {
    auto const dated = parse_date(file.dated);
    views.push_back(View().text("file_key", file.key).text("file_title", file.title).text("file_name", file.file_name)
                        .text("file_dated", dated ? in_words(*dated) : "").text("file_size", size_words(file.size)));
  }
  return views;
}

}  // namespace

PageSpec open_page(app::AnswerPage const& page, std::string const& path, TypedAnswer const& typed) {
  PageSpec spec{"owner/answer", heading_of(page), View(), typed.mistakes};
  auto& view = spec.view;
  view.text("answer_path", path).text("reference", page.reference).text("owner_team", page.team).text("owner_council", page.council);
  view.text("asked_on", in_words(page.asked_on)).text("answer_by", in_words(page.answer_by));
  view.each("asked_about", lines_of(page.about)).when("any_about", !page.about.empty());
  view.each("asked_what", lines_of(page.what)).when("any_what", !page.what.empty());
  view.text("what_heading", page.purpose == Purpose::search ? "Where to look" : "What is to be done");
  view.when("is_search", page.purpose == Purpose::search);
  view.each("answer_files", file_views(page.files)).when("any_files", !page.files.empty());
  view.text("files_words", counted(page.files.size(), "file added", "files added"));
  view.each("file_fields", page.purpose == Purpose::search ? field_views(file_questions(), typed.answers, typed.mistakes, Label::plain) : std::vector<View>{});
  view.each("answer_fields", field_views(answer_questions(page.purpose), typed.answers, typed.mistakes, Label::plain));
  return spec;
}

PageSpec closed_page(app::AnswerPage const& page) {
  bool const answered = page.standing == app::AnswerPage::Standing::answered;
  PageSpec spec{"owner/closed", answered ? "Thank you: this was answered" : "This is not needed any more", View()};
  spec.view.text("reference", page.reference).text("owner_council", page.council).when("is_answered", answered);
  spec.view.text("answered_on", page.answered_on ? in_words(*page.answered_on) : "");
  return spec;
}

}  // namespace rightsdesk::web::owner
