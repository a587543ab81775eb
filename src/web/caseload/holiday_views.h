#pragma once
// The bank holidays and what was changed in them, as administrators read it. Pure.
#include "app/holidays.h"
#include "intake/questions.h"
#include "web/pages/words.h"
#include "web/templates/view.h"

namespace rightsdesk::web::caseload {

std::vector<intake::Question> holiday_questions();
/// The days to come, and every act, newest first.
View holidays_view(law::BankHolidays const& in_force, law::Jurisdiction where, std::vector<law::HolidayAct> const& acts, Date today, NameOf const& name_of);
/// What a change will do, with the fields that confirm it.
View holiday_look_view(app::HolidayPreview const& preview);
/// "Add 29 December 2026 (Day of mourning)".
std::string act_words(law::HolidayAct const& act);

}  // namespace rightsdesk::web::caseload
