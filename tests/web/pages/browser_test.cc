#include "web/pages/browser.h"

#include <gtest/gtest.h>

namespace rightsdesk::web {
namespace {

TEST(ABrowser, IsNamedInAFewWordsOfOurs) {
  EXPECT_EQ(browser_in_words("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"), "Firefox on Windows");
  EXPECT_EQ(browser_in_words("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0"), "Edge on Windows");
  EXPECT_EQ(browser_in_words("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/126.0.0.0 Safari/537.36"), "Chrome on Linux");
  EXPECT_EQ(browser_in_words("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1"), "Safari on an iPhone");
  EXPECT_EQ(browser_in_words("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36"), "Samsung Internet on Android");
  EXPECT_EQ(browser_in_words("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36"), "Chrome on a Chromebook");
}

TEST(ABrowser, ThatIsNotKnownIsNotNamed) {
  EXPECT_EQ(browser_in_words(""), "");
  EXPECT_EQ(browser_in_words("curl/8.5.0"), "");
  EXPECT_EQ(browser_in_words("<script>alert(1)</script>"), "");
  EXPECT_EQ(browser_in_words("Something/1.0 (Macintosh)"), "A browser on a Mac");
  EXPECT_EQ(browser_in_words(std::string(5000, 'x') + " Firefox/1"), "Firefox") << "however long it is, our words are short";
}

}  // namespace
}  // namespace rightsdesk::web
