#pragma once

namespace rightsdesk::intake {

/// Among the answers, and the particular of each case they open: the language in which the form was filled in, as a code ("cy"). Absent: English.
constexpr char kPageLanguage[] = "page-language";

}  // namespace rightsdesk::intake
