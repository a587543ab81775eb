#include "web/api/sent_request.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace rightsdesk::web::api {
namespace {

using intake::Kind;
using intake::Question;

constexpr char kAnswers[] = "/answers/";

std::set<std::string> const& channels() {
  static std::set<std::string> const kChannels{"online", "phone", "post", "email", "in_person"};
  return kChannels;
}

std::vector<Question const*> questions() {
  std::vector<Question const*> all;
  for (auto const& page : intake::pages()) {
    for (auto const& question : page.questions) {
      if (question.kind != Kind::file) all.push_back(&question);
    }
  }
  return all;
}

bool plain_text(std::string const& text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    auto const byte = static_cast<unsigned char>(c);
    return (byte < 32 && c != '\n' && c != '\r' && c != '\t') || byte == 127;
  });
}

/// Reads one object, and notes what is wrong in it.
class Reader {
 public:
  explicit Reader(std::vector<Wrong>& wrong) : wrong_(wrong) {}

  void complain(std::string pointer, std::string code, std::string message) { wrong_.push_back({std::move(pointer), std::move(code), std::move(message)}); }

  std::optional<std::string> text(Json const& value, std::string const& pointer) {
    if (!value.is_string()) complain(pointer, "wrong_type", "This must be text.");
    else if (!plain_text(value.get<std::string>())) complain(pointer, "not_text", "This must hold no control characters.");
    else return value.get<std::string>();
    return std::nullopt;
  }

  void answer(Question const& question, Json const& value, intake::FormAnswers& answers) {
    auto const pointer = kAnswers + question.id;
    switch (question.kind) {
      case Kind::checkboxes: return choices(question, value, answers);
      case Kind::date: return day(question, value, answers);
      case Kind::address: return address(question, value, answers);
      default:
        if (auto const given = text(value, pointer)) answers[question.id] = {*given};
    }
  }

 private:
  void choices(Question const& question, Json const& value, intake::FormAnswers& answers) {
    auto const pointer = kAnswers + question.id;
    if (!value.is_array()) return complain(pointer, "wrong_type", "This must be a list of texts.");
    std::vector<std::string> chosen;
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (auto const one = text(value[i], pointer + "/" + std::to_string(i))) chosen.push_back(*one);
    }
    answers[question.id] = std::move(chosen);
  }

  void day(Question const& question, Json const& value, intake::FormAnswers& answers) {
    auto const pointer = kAnswers + question.id;
    auto const given = text(value, pointer);
    if (!given) return;
    if (!parse_date(*given)) return complain(pointer, "not_real", "This must be a day as 2001-05-14.");
    answers[question.id + "-year"] = {given->substr(0, 4)};
    answers[question.id + "-month"] = {given->substr(5, 2)};
    answers[question.id + "-day"] = {given->substr(8, 2)};
  }

  void address(Question const& question, Json const& value, intake::FormAnswers& answers) {
    auto const pointer = kAnswers + question.id;
    if (!value.is_object()) return complain(pointer, "wrong_type", "This must be an object with lines and postcode, or with none.");
    for (auto const& [name, part] : value.items()) {
      auto const at = pointer + "/" + name;
      if (name == "none" && part.is_boolean()) {
        if (part.get<bool>()) answers[question.id + "-none"] = {"none"};
      } else if (name == "none") {
        complain(at, "wrong_type", "This must be true or false.");
      } else if (name == "lines" || name == "postcode") {
        if (auto const given = text(part, at)) answers[question.id + "-" + name] = {*given};
      } else {
        complain(at, "unknown_field", "There is no such field.");
      }
    }
  }

  std::vector<Wrong>& wrong_;
};

/// A name may hold what a JSON pointer writes otherwise (RFC 6901, 3).
std::string escaped(std::string const& name) {
  std::string out;
  for (char const c : name) out += c == '~' ? std::string("~0") : c == '/' ? std::string("~1") : std::string(1, c);
  return out;
}

void read_answers(Json const& sent, Reader& reader, intake::FormAnswers& answers) {
  if (!sent.is_object()) return reader.complain("/answers", "wrong_type", "This must be an object.");
  auto const all = questions();
  for (auto const& [name, value] : sent.items()) {
    auto const found = std::find_if(all.begin(), all.end(), [&, name = name](Question const* one) { return one->id == name; });
    if (found == all.end()) reader.complain(kAnswers + escaped(name), "unknown_field", "The form asks no such question.");
    else reader.answer(**found, value, answers);
  }
  for (auto const* question : all) {
    if (sent.contains(question->id) && !intake::is_asked(*question, answers)) reader.complain(kAnswers + question->id, "not_asked", "The form does not ask this with these answers.");
  }
}

Json schema_of(Question const& question) {
  Json schema{{"description", question.label}};
  if (!question.hint.empty()) schema["description"] = question.label + ". " + question.hint;
  Json choices = Json::array();
  for (auto const& option : question.options) choices.push_back(option.value);
  switch (question.kind) {
    case Kind::radios: schema.update({{"type", "string"}, {"enum", choices}}); break;
    case Kind::checkboxes: schema.update({{"type", "array"}, {"minItems", question.required ? 1 : 0}, {"items", {{"type", "string"}, {"enum", choices}}}}); break;
    case Kind::date: schema.update({{"type", "string"}, {"format", "date"}}); break;
    case Kind::email: schema.update({{"type", "string"}, {"format", "email"}}); break;
    case Kind::address:
      schema.update({{"type", "object"}, {"additionalProperties", false},
                     {"properties", {{"lines", {{"type", "string"}}}, {"postcode", {{"type", "string"}}}, {"none", {{"type", "boolean"}, {"description", "No fixed address."}}}}}});
      break;
    default: schema["type"] = "string";
  }
  return schema;
}

}  // namespace

Result<SentRequest, std::vector<Wrong>> sent_request(Json const& body, Date today) {
  std::vector<Wrong> wrong;
  Reader reader(wrong);
  SentRequest sent;
  for (auto const& [name, value] : body.items()) {
    if (name == "answers") {
      read_answers(value, reader, sent.answers);
    } else if (name == "channel") {
      sent.channel = reader.text(value, "/channel").value_or("");
    } else if (name == "received_on") {
      auto const given = reader.text(value, "/received_on");
      sent.received_on = given ? parse_date(*given) : std::nullopt;
      if (given && !sent.received_on) reader.complain("/received_on", "not_real", "This must be a day as 2026-11-20.");
      if (sent.received_on && *sent.received_on > today) reader.complain("/received_on", "not_past", "This must not be a day to come.");
    } else {
      reader.complain("/" + escaped(name), "unknown_field", "There is no such field.");
    }
  }
  if (!body.contains("answers")) reader.complain("/answers", "missing", "The answers are missing.");
  if (!body.contains("channel")) reader.complain("/channel", "missing", "Say how the request came.");
  else if (!sent.channel.empty() && !channels().contains(sent.channel)) reader.complain("/channel", "not_offered", "This must be online, phone, post, email or in_person.");
  if (!wrong.empty()) return tl::unexpected(std::move(wrong));
  return sent;
}

Wrong wrong_answer(Refusal const& mistake) {
  auto pointer = kAnswers + mistake.field;
  for (auto const* question : questions()) {
    bool const part = mistake.field.starts_with(question->id + "-");
    if (part && question->kind == Kind::date) pointer = kAnswers + question->id;
    if (part && question->kind == Kind::address) pointer = kAnswers + question->id + "/" + mistake.field.substr(question->id.size() + 1);
  }
  return {pointer, mistake.code, mistake.text};
}

Json schema_of_answers() {
  Json properties = Json::object();
  Json const required{"right", "who-for", "full-name"};  // of the others, only who asks online must have all (intake::make_request)
  for (auto const* question : questions()) {
    properties[question->id] = schema_of(*question);
    if (!question->asked_when.empty()) {
      auto words = properties[question->id]["description"].get<std::string>();
      properties[question->id]["description"] = words + (words.ends_with('?') || words.ends_with('.') ? " " : ". ") + "Asked only when " + question->asked_when + ".";
    }
  }
  return {{"type", "object"}, {"description", "What the form asks, by the names of its questions. A question that is asked only with other answers must not be sent. By the channel online all that the form wants must be there; by another, what was not said may be missing."},
          {"additionalProperties", false}, {"required", required}, {"properties", properties}};
}

}  // namespace rightsdesk::web::api
