#include "web/caseload/rules_views.h"

#include <algorithm>

#include "notices/words.h"
#include "web/pages/blocks.h"
#include "web/pages/words.h"

namespace rightsdesk::web::caseload {
namespace {

constexpr std::size_t kVersionDigits = 12;
constexpr int kNextHolidays = 5;

View rule_view(retention::Rule const& rule) {
  auto const act = rule.then == retention::Act::destroy     ? "Destroyed, once a person said so"
                   : rule.then == retention::Act::anonymise ? "The person goes, the counts stay, once a person said so"
                   : rule.then == retention::Act::review    ? "A person looks whether it may go"
                                                            : "Kept";
  return View().text("rule_id", plain(rule.id)).text("rule_text", rule.text).text("rule_months", counted(static_cast<std::size_t>(rule.months), "month", "months") + " after it closed")
      .text("rule_then", act).text("rule_citation", rule.citation);
}

std::vector<View> next_holidays(law::BankHolidays const& holidays, Date today) {
  std::vector<View> views;
  for (auto const& [day, title] : holidays.days(law::Jurisdiction::england_and_wales)) {
    if (day >= today && views.size() < kNextHolidays) views.push_back(View().text("holiday", in_words(day)).text("holiday_title", title));
  }
  return views;
}

std::string second_look_policy(settings::DeskPolicy const& policy) {
  if (!policy.second_look) return "No pages are drawn: whoever releases an answer reads all of it.";
  auto const& look = *policy.second_look;
  return "From " + std::to_string(look.from_pages) + " pages: " + std::to_string(look.share_percent) + "% by lot, at least " + std::to_string(look.at_least) + ", and every page that asks for more care.";
}

}  // namespace

View rules_view(settings::Rules const& rules, notices::Letters const& in_force, retention::Schedule const& keeping_in_force, law::BankHolidays const& holidays, Date today) {
  std::vector<View> letters, keeping, tags, breaks;
  for (auto const& id : notices::ids_in_order(in_force)) {
    auto const& letter = notices::letter(in_force, id);
    letters.push_back(View().text("letter_id", id).text("letter_title", letter.title).text("letter_about", letter.about).text("letter_version", notices::version_of(letter)));
  }
  for (auto const& rule : keeping_in_force.rules) keeping.push_back(rule_view(rule));
  for (auto const& tag : rules.desk.tags) tags.push_back(View().text("line", tag.title));
  View view;
  view.each("letters", std::move(letters)).each("keeping", std::move(keeping)).each("tags", std::move(tags)).when("any_tags", !rules.desk.tags.empty());
  view.each("holidays", next_holidays(holidays, today)).text("holidays_until", std::to_string(holidays.last_verified_year())).text("holidays_version", holidays.version().substr(0, kVersionDigits));
  return view.text("second_look", second_look_policy(rules.desk));
}

View sample_view(notices::Letter const& letter, std::string const& variant, Date today) {
  auto const variants = notices::variants_of(letter);
  auto const chosen = variant.empty() && !variants.empty() ? variants.front().first : variant;
  std::vector<View> links;
  for (auto const& [key, words] : variants) links.push_back(View().text("variant", key).text("variant_words", words).when("is_chosen", key == chosen));
  View view;
  view.text("letter_id", letter.id).text("letter_title", letter.title).text("letter_about", letter.about).text("letter_version", notices::version_of(letter));
  view.when("any_variants", !links.empty()).each("variants", std::move(links));
  auto const made = notices::render(letter, notices::sample_facts(letter, chosen, today));
  view.text("not_made", made ? "" : made.error().text);
  return view.each("blocks", made ? block_views(made->blocks.reveal()) : std::vector<View>{});
}

}  // namespace rightsdesk::web::caseload
