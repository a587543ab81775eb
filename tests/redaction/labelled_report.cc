// How much is found of what the labelled texts hold, by kind: labelled_report tune|report [--misses]
#include <iostream>

#include "redaction/labelled.h"

int main(int count, char** arguments) {
  using namespace rightsdesk::redaction;
  if (count < 2) {
    std::cerr << "usage: labelled_report tune|report [--misses]\n";
    return 2;
  }
  std::map<std::string, Score> kinds;
  Score all;
  for (auto const& page : labelled_pages(arguments[1])) {
    score(page, kinds[page.kind]);
    score(page, all);
  }
  for (auto const& [kind, score] : kinds) std::cout << (kind + "              ").substr(0, 14) << in_words(score) << '\n';
  std::cout << "all           " << in_words(all) << '\n';
  if (count > 2) {
    for (auto const& line : all.missed) std::cout << line << '\n';
  }
}
