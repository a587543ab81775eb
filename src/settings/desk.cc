#include "settings/desk.h"

#include <algorithm>
#include <set>

#include "yaml/section.h"

namespace rightsdesk::settings {
namespace {

constexpr std::size_t kLongestTag = 20, kMostTags = 30;
constexpr int kWhole = 100, kLongestStretch = 240, kLongestLook = 120;

bool is_tag_id(std::string const& id) {
  return !id.empty() && id.size() <= kLongestTag && std::all_of(id.begin(), id.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

std::vector<Tag> tags_of(yaml::Section& top) {
  std::vector<Tag> tags;
  std::set<std::string> ids;
  for (auto& row : top.sections("tags")) {
    Tag const tag{row.text("id"), row.text("title")};
    if (!is_tag_id(tag.id)) row.complain_at("id", "a tag's \"id\" is small letters and \"_\", at most 20");
    if (!ids.insert(tag.id).second) row.complain_at("id", "the tag \"" + tag.id + "\" is given twice");
    row.no_more();
    tags.push_back(tag);
  }
  if (tags.size() > kMostTags) top.complain_at("tags", "there are at most 30 tags");
  return tags;
}

std::vector<WordFlag> flags_of(yaml::Section& top) {
  std::vector<WordFlag> flags;
  std::set<std::string> ids;
  for (auto& row : top.sections("flags")) {
    WordFlag const flag{row.text("id"), row.text("title"), row.texts("words")};
    if (!is_tag_id(flag.id)) row.complain_at("id", "a flag's \"id\" is small letters and \"_\", at most 20");
    if (!ids.insert(flag.id).second) row.complain_at("id", "the flag \"" + flag.id + "\" is given twice");
    for (auto const& word : flag.words) {
      if (word.find_first_of(" -") != std::string::npos) row.complain_at("words", "\"" + word + "\" is more than one word");
    }
    row.no_more();
    flags.push_back(flag);
  }
  return flags;
}

SecondLook second_look_of(yaml::Section& block) {
  SecondLook const look{block.number_or("from_pages", 0), block.number_or("share_percent", 0), block.number_or("at_least", 0)};
  for (auto const* key : {"from_pages", "share_percent", "at_least"}) {
    if (!block.has(key)) block.complain(std::string("\"") + key + "\" is missing");
  }
  if (look.share_percent > kWhole) block.complain_at("share_percent", "\"share_percent\" is 1 to 100");
  block.no_more();
  return look;
}

BriefPages brief_pages_of(yaml::Section& block) {
  BriefPages const brief{block.number_or("under_seconds", 0), block.yes("must_be_explained")};
  if (brief.under_seconds < 1 || brief.under_seconds > kLongestLook) block.complain_at("under_seconds", "\"under_seconds\" is 1 to 120");
  block.no_more();
  return brief;
}

std::vector<int> breaks_of(yaml::Section& top) {
  std::vector<int> minutes;
  for (auto const& text : top.texts_or_none("break_after")) {
    bool const digits = !text.empty() && text.size() <= 3 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    int const one = digits ? std::stoi(text) : 0;
    if (one < 1 || one > kLongestStretch || (!minutes.empty() && one <= minutes.back())) {
      top.complain_at("break_after", "\"break_after\" is minutes from 1 to 240, rising");
      break;
    }
    minutes.push_back(one);
  }
  return minutes;
}

}  // namespace

DeskPolicy load_desk(std::string const& file, std::vector<std::string>& complaints) {
  auto top = yaml::Section::of_file(file, complaints);
  DeskPolicy policy;
  policy.tags = tags_of(top);
  policy.flags = flags_of(top);
  if (auto block = top.section_if("second_look")) policy.second_look = second_look_of(*block);
  if (auto block = top.section_if("brief_pages")) policy.brief_pages = brief_pages_of(*block);
  policy.break_after = breaks_of(top);
  top.no_more();
  return policy;
}

std::string tag_title(DeskPolicy const& policy, std::string const& tag) {
  auto const found = std::find_if(policy.tags.begin(), policy.tags.end(), [&](auto const& one) { return one.id == tag; });
  return found == policy.tags.end() ? std::string{} : found->title;
}

}  // namespace rightsdesk::settings
