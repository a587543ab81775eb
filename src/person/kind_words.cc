#include "person/kind_words.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace rightsdesk::person {

std::string kind_words(std::string const& kind) {
  static std::map<std::string, std::string> const kWords{
      {"nhs_number", "NHS number"}, {"upn", "unique pupil number"}, {"nino", "National Insurance number"}, {"email", "email address"}, {"phone", "phone number"},
      {"ip_address", "IP address"}, {"url", "web address"}, {"username", "user name"}, {"rest", "what was not kept"}, {"unsearched", "line that was not searched"},
      {"area", "area of the picture"}, {"stated", "words stated to be withheld"}};
  if (auto const found = kWords.find(kind); found != kWords.end()) return found->second;
  auto words = kind;
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::string one_of_kind(std::string const& kind) {
  auto const words = kind_words(kind);
  bool const plural = kind == "rest" || kind == "stated";
  if (plural || words.empty()) return words;
  bool const vowel = std::string_view("aeioAEIO").find(words.front()) != std::string_view::npos || words.starts_with("NHS");
  return (vowel ? "an " : "a ") + words;
}

}  // namespace rightsdesk::person
