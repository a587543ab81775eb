#pragma once
// The policy of the council's own desk: tags, the second look at large answers, pages looked at briefly, breaks. config/desk.yaml.
#include <optional>
#include <string>
#include <vector>

namespace rightsdesk::settings {

struct Tag {
  std::string id, title;  ///< id: small letters and "_", at most 20
};
/// What a request's own words tell about its case.
struct WordFlag {
  std::string id, title;           ///< id as a tag's
  std::vector<std::string> words;  ///< whole words, in any case of letters
};
/// How the pages are drawn that a second person looks at before a large answer is released.
struct SecondLook {
  int from_pages = 0;     ///< answers of this many pages and more
  int share_percent = 0;  ///< 1 to 100, of the pages that nothing else draws
  int at_least = 0;       ///< pages drawn by lot at the least
};
/// From when on a page counts as looked at.
struct BriefPages {
  int under_seconds = 0;           ///< 1 to 120, on the screen of whoever checked it
  bool must_be_explained = false;  ///< the review is not finished before somebody said why that was enough
};
struct DeskPolicy {
  std::vector<Tag> tags;
  std::vector<WordFlag> flags = {};
  std::optional<SecondLook> second_look;  ///< none: no answer is drawn from
  std::optional<BriefPages> brief_pages = {};  ///< none: no times are kept
  std::vector<int> break_after;           ///< minutes that a reader may choose between, rising
};

/// The policy of a file; what is wrong with it is added to `complaints`.
DeskPolicy load_desk(std::string const& file, std::vector<std::string>& complaints);
/// The tag's title; empty when there is no such tag.
std::string tag_title(DeskPolicy const& policy, std::string const& tag);

}  // namespace rightsdesk::settings
