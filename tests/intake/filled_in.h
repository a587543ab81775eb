#pragma once
#include "intake/questions.h"

namespace rightsdesk::intake {

/// The form as somebody filled it in who asks for their own records, without a mistake.
inline FormAnswers filled_in() {
  return {{"right", {"see"}},
          {"who-for", {"me"}},
          {"full-name", {"Amina Osei"}},
          {"born-day", {"14"}},
          {"born-month", {"5"}},
          {"born-year", {"2001"}},
          {"address-lines", {"12 Weir Lane\nThamesbrook"}},
          {"address-postcode", {"IG11 7LU"}},
          {"services", {"social-care"}},
          {"wanted", {"everything"}},
          {"email", {"amina.osei@example.org"}},
          {"safe-contact", {"yes"}},
          {"identity", {"show"}},
          {"format", {"online"}}};
}

}  // namespace rightsdesk::intake
