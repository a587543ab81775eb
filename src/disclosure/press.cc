#include "disclosure/press.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/text.h"
#include "texts/faces.h"

namespace rightsdesk::disclosure {
namespace {

std::string lower_first(std::string text) {
  if (text.size() > 1 && !(text[1] >= 'A' && text[1] <= 'Z')) text[0] = lower_ascii(text.substr(0, 1))[0];
  return text;
}

std::string upper_first(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

}  // namespace

std::string day_in_words(std::string const& dated) {
  if (auto const day = parse_date(dated)) return in_words(*day);
  if (auto const at = parse_instant(dated)) return in_words(*at);
  return dated;
}

redaction::BurnedRecord whole(PackRecord const& given) {
  redaction::BurnedRecord record = given.record;
  if (given.apart) record.pages = given.apart->open();
  return record;
}

std::string plural(int count, std::string const& one, std::string const& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

Json common_values(PackInput const& input) {
  bool const own = input.requester == input.subject;
  return {{"reference", input.reference},
          {"version", input.version},
          {"later_version", input.version > 1},
          {"requester", input.requester.reveal()},
          {"subject", input.subject.reveal()},
          {"own", own},
          {"received", in_words(input.received)},
          {"dated", in_words(input.dated)},
          {"due", input.due ? in_words(*input.due) : ""},
          {"has_due", input.due.has_value()},
          {"asked", input.asked.reveal()},
          {"has_asked", !input.asked.reveal().empty()},
          {"officer", input.officer},
          {"controller", input.controller.name},
          {"email", input.controller.contact_email},
          {"phone", input.controller.contact_phone},
          {"address", input.controller.contact_address},
          {"officer_for_data", input.controller.data_protection_officer},
          {"complaint_route", input.controller.complaint_route},
          {"regulator", input.controller.regulator},
          {"regulator_name", input.controller.regulator_name},
          {"Regulator_name", upper_first(input.controller.regulator_name)}};
}

pdf::Settings settings_for(PackInput const& input, Texts const& texts, std::string title) {
  pdf::Settings settings;
  settings.title = std::move(title);
  settings.dated = input.made_at;
  settings.body = input.text_size;
  settings.footer_left = texts.label("footer", common_values(input));
  settings.page_word = texts.label("page", Json::object());
  settings.of_word = texts.label("of", Json::object());
  settings.volume_word = texts.label("volume", Json::object());
  settings.page_in_volume_word = texts.label("page_in_volume", Json::object());
  settings.volume_short = texts.label("volume_short", Json::object());
  return settings;
}

std::string Press::label(std::string const& key) { return texts_.label(key, Json::object()); }
std::string Press::label(std::string const& key, Json const& values) { return texts_.label(key, values); }

void Press::set(std::string const& name, Json const& values, std::optional<pdf::Anchor> here) {
  texts::set(flow_, texts_.blocks(name, values), here);
}

law::Exemption const& Press::exemption(std::string const& code) const {
  auto const found = std::find_if(input_.exemptions.begin(), input_.exemptions.end(),
                                  [&](law::Exemption const& row) { return row.code == code; });
  ENSURE(found != input_.exemptions.end(), "a code on a page has no row");
  return *found;
}

bool Press::silent(std::string const& code) const {
  return !code.empty() && exemption(code).label == law::LabelMode::silent;
}

pdf::Bar Press::bar(std::string const& code) {
  if (code.empty() || exemption(code).label != law::LabelMode::open) {
    return {label("generic_bar"), label("generic_spoken"), ""};
  }
  return {code, label("open_spoken", {{"what", lower_first(exemption(code).title)}}), code};
}

}  // namespace rightsdesk::disclosure
