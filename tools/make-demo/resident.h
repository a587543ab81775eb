#pragma once
// A second resident, for the rights other than access: what four systems hold of her, with the mistakes she asks to have put
// right. She is nothing to the people of the story.
#include <nlohmann/json_fwd.hpp>

#include "care.h"
#include "housing.h"
#include "mailings.h"

namespace rightsdesk::make_demo {

void write_resident(CareWriter& care, HousingWriter& housing, MailingsWriter& mailings);
/// "resident" of truth.json: what she types into the form, her key in each system, and what each holds wrongly.
nlohmann::ordered_json resident_tree();

}  // namespace rightsdesk::make_demo
