#include "posting/simulator_forms.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "core/base64.h"
#include "core/text.h"
#include "core/date.h"
#include "posting/mime.h"
#include "posting/notify_key.h"

namespace rightsdesk::posting {
namespace {

enum class Shape { text, uuid, email, phone, object, reference, link, when, texts, postage, base64 };
struct Field {
  Shape shape;
  enum class Asked { yes, no } asked = Asked::no;
};
using Form = std::map<std::string, Field>;

Form const& form_of(std::string const& kind) {
  using enum Field::Asked;
  static std::map<std::string, Form> const kForms{
      {"email",
       {{"email_address", {Shape::email, yes}}, {"template_id", {Shape::uuid, yes}}, {"personalisation", {Shape::object}}, {"reference", {Shape::reference}},
        {"email_reply_to_id", {Shape::uuid}}, {"one_click_unsubscribe_url", {Shape::link}}, {"sanitise_content_for", {Shape::texts}}, {"scheduled_for", {Shape::when}}}},
      {"sms",
       {{"phone_number", {Shape::phone, yes}}, {"template_id", {Shape::uuid, yes}}, {"personalisation", {Shape::object}}, {"reference", {Shape::reference}},
        {"sms_sender_id", {Shape::uuid}}, {"scheduled_for", {Shape::when}}}},
      {"letter", {{"template_id", {Shape::uuid, yes}}, {"personalisation", {Shape::object, yes}}, {"reference", {Shape::reference}}}},
      {"precompiled", {{"reference", {Shape::reference, yes}}, {"content", {Shape::base64, yes}}, {"postage", {Shape::postage}}}}};
  return kForms.at(kind);
}

/// "2026-11-23T09:30" and what may follow.
bool is_moment(std::string const& text) {
  constexpr std::size_t kShortest = 16;
  return text.size() >= kShortest && parse_date(text.substr(0, 10)) && text[10] == 'T' && text[13] == ':';
}

std::string text_wrong(Shape shape, std::string const& text) {
  switch (shape) {
    case Shape::uuid: return is_uuid_text(text) ? "" : "is not a valid UUID";
    case Shape::email: return is_mailbox(text) && text.find('.', text.find('@')) != std::string::npos ? "" : "Not a valid email address";
    case Shape::phone: return is_phone_number(text) ? "" : text.find_first_not_of("0123456789 +()-") == std::string::npos ? "Not enough digits" : "Must not contain letters or symbols";
    case Shape::reference: return count_code_points(text) <= 1000 ? "" : "is too long";
    case Shape::link: return text.starts_with("https://") ? "" : "is not a valid https url";
    case Shape::when: return is_moment(text) ? "" : "datetime format is invalid. It must be a valid ISO8601 date time format, https://en.wikipedia.org/wiki/ISO_8601";
    case Shape::postage: return text == "first" || text == "second" || text == "economy" ? "" : "invalid. It must be first, second or economy.";
    case Shape::base64: return bytes_of_base64(text) ? "" : "is not valid base64";
    case Shape::text: case Shape::object: case Shape::texts: return "";
  }
  return "";
}

std::string wrong(Shape shape, Json const& value) {
  if (shape == Shape::object) return value.is_object() ? "" : "is not of type object";
  if (shape == Shape::texts) {
    bool const texts = value.is_array() && std::all_of(value.begin(), value.end(), [](Json const& one) { return one.is_string(); });
    return texts ? "" : "is not of type array";
  }
  if (shape == Shape::when && value.is_null()) return "";
  return value.is_string() ? text_wrong(shape, value.get<std::string>()) : "is not of type string";
}

/// Three to seven lines, the last of them a postcode or a country.
std::vector<std::string> wrong_with_address(Json const& personalisation) {
  std::vector<std::string> lines;
  for (int i = 1; i <= 7; ++i) {
    auto const found = personalisation.find("address_line_" + std::to_string(i));
    if (found != personalisation.end() && found->is_string() && !tidied(found->get<std::string>()).empty()) lines.push_back(found->get<std::string>());
  }
  if (lines.size() < 3) return {"Address must be at least 3 lines"};
  bool const has_letters = std::any_of(lines.back().begin(), lines.back().end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
  return has_letters ? std::vector<std::string>{} : std::vector<std::string>{"Last line of address must be a real UK postcode or another country"};
}

std::string words_of(Json const& value) {
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return value.dump();
  std::string lines;
  for (auto const& line : value) lines += "\n* " + words_of(line);
  return lines;
}

}  // namespace

std::vector<std::string> wrong_with_body(std::string const& kind, Json const& body) {
  if (!body.is_object()) return {"Invalid JSON supplied in POST data"};
  auto const& form = form_of(kind == "letter" && body.contains("content") ? "precompiled" : kind);
  std::vector<std::string> all;
  for (auto const& [name, field] : form) {
    if (field.asked == Field::Asked::yes && !body.contains(name)) all.push_back(name + " is a required property");
  }
  for (auto const& [name, value] : body.items()) {
    auto const field = form.find(name);
    if (field == form.end()) {
      all.push_back("Additional properties are not allowed (" + name + " was unexpected)");
    } else if (auto const what = wrong(field->second.shape, value); !what.empty()) {
      all.push_back(name + " " + what);
    }
  }
  if (all.empty() && kind == "letter" && body.contains("personalisation")) return wrong_with_address(body["personalisation"]);
  return all;
}

bool is_phone_number(std::string const& text) {
  std::string digits;
  for (char const c : text) {
    if (c >= '0' && c <= '9') digits += c;
    else if (std::string(" +()-").find(c) == std::string::npos) return false;
  }
  if (digits.starts_with("00")) digits.erase(0, 2);
  if (digits.starts_with("07")) return digits.size() == 11;
  if (digits.starts_with("7")) return digits.size() == 10;
  if (digits.starts_with("447")) return digits.size() == 12;
  return text.find('+') != std::string::npos && digits.size() >= 8 && digits.size() <= 15;
}

bool is_uuid_text(std::string const& text) { return notify_key("x-" + text + "-" + text).has_value(); }

std::vector<std::string> placeholders(std::string const& text) {
  std::vector<std::string> names;
  for (auto at = text.find("(("); at != std::string::npos; at = text.find("((", at + 2)) {
    auto const end = text.find("))", at);
    if (end == std::string::npos) break;
    auto name = text.substr(at + 2, end - at - 2);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  }
  return names;
}

std::string filled(std::string const& text, Json const& personalisation) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    auto const begin = std::min(text.find("((", at), text.size());
    out += text.substr(at, begin - at);
    auto const end = text.find("))", begin);
    if (end == std::string::npos) return out + text.substr(begin);
    auto const given = personalisation.find(text.substr(begin + 2, end - begin - 2));
    out += given == personalisation.end() ? text.substr(begin, end + 2 - begin) : words_of(*given);
    at = end + 2;
  }
  return out;
}

}  // namespace rightsdesk::posting
