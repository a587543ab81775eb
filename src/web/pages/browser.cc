#include "web/pages/browser.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rightsdesk::web {
namespace {

using Named = std::pair<std::string_view, std::string_view>;

// Most name others too, whose pages they want to be given: the first that fits is the one.
constexpr std::array<Named, 10> kBrowsers{{{"Edg", "Edge"}, {"OPR/", "Opera"}, {"SamsungBrowser/", "Samsung Internet"}, {"FxiOS/", "Firefox"}, {"Firefox/", "Firefox"},
                                           {"CriOS/", "Chrome"}, {"Chromium/", "Chromium"}, {"Chrome/", "Chrome"}, {"GSA/", "Google’s app"}, {"Safari/", "Safari"}}};
constexpr std::array<Named, 7> kSystems{{{"iPhone", "an iPhone"}, {"iPad", "an iPad"}, {"Android", "Android"}, {"CrOS", "a Chromebook"}, {"Windows", "Windows"}, {"Macintosh", "a Mac"}, {"Linux", "Linux"}}};

template <std::size_t size>
std::string first_in(std::array<Named, size> const& table, std::string_view user_agent) {
  auto const found = std::find_if(table.begin(), table.end(), [&](auto const& row) { return user_agent.find(row.first) != std::string_view::npos; });
  return found == table.end() ? std::string() : std::string(found->second);
}

}  // namespace

std::string browser_in_words(std::string_view user_agent) {
  auto const browser = first_in(kBrowsers, user_agent), system = first_in(kSystems, user_agent);
  if (system.empty()) return browser;
  return (browser.empty() ? "A browser" : browser) + " on " + system;
}

}  // namespace rightsdesk::web
