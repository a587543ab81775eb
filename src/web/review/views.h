#pragma once
// Legal's pages as values. Pure: a read model in, a View out.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/earlier.h"
#include "app/hidden_parts.h"
#include "app/review_desk.h"
#include "web/pages/words.h"
#include "web/templates/view.h"

namespace rightsdesk::web::review {

/// Options of a reason picker; `chosen` is marked, or the first when it is empty.
std::vector<View> code_views(std::vector<law::Exemption> const& exemptions, std::string const& chosen);

/// "Withheld (S2P3-16)", "Released", "Not decided", and the colour of its tag.
std::string decision_words(redaction::Decision const& decision);
std::string decision_colour(redaction::Decision const& decision);

/// `earlier`: what another case decided about somebody, in words.
View people_view(std::vector<app::PersonLine> const& people, std::vector<law::Exemption> const& exemptions,
                 std::map<PersonId, std::string> const& earlier = {});
std::string earlier_words(app::EarlierOffer const& offer);

/// One person: what is proposed for them and why, and what is decided.
View person_view(app::PersonLine const& line);

/// The page as it is and as it would leave, with the list of what is proposed.
View page_view(app::ReviewPage const& page, std::vector<law::Exemption> const& exemptions);

/// Which of the two pages is on the screen.
enum class Shown { both, original, released };
/// "original" or "released" of an address or a cookie; both for anything else.
Shown shown_from(std::string const& word);
std::string shown_word(Shown shown);
/// The choice, and which of the two stand on the page.
View shown_view(Shown shown, std::string const& page_path);
/// The pages of the record with their state in words: first and last, and those near `here`; empty for one page alone.
std::vector<View> strip_views(std::vector<app::PageState> const& pages, int here);

/// What the file hides, and the page that each part has become.
std::vector<View> hidden_views(std::vector<app::HiddenPart> const& parts);

/// One word of a page with its number, from 1, for "from word … to word …".
struct NumberedWord {
  std::size_t begin = 0, end = 0;  ///< code points of Page::text, half-open
  std::string text;
};
std::vector<NumberedWord> numbered_words(document::Page const& page);
View words_view(app::ReviewPage const& page, std::vector<law::Exemption> const& exemptions);

View open_points_view(CaseId const& about, std::vector<app::OpenPoint> const& points);

/// A whole number of an address or form field, 0 to 100000; nullopt for anything else.
std::optional<int> whole_number(std::string const& text);

/// Width at which a page's picture is shown where a corner is clicked; its clicks come in these pixels.
constexpr int picture_width = 800;
int picture_height(document::Page const& page);
/// The area between two clicked corners, in points from the bottom left; nullopt when it is thinner than a letter (3 points)
/// or outside the page.
struct Corners {
  int x1 = 0, y1 = 0, x2 = 0, y2 = 0;
};
std::optional<document::Region> area_between(Corners const& corners, document::Page const& page);

}  // namespace rightsdesk::web::review
