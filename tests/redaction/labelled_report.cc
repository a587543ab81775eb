// How much is found of what the labelled texts hold, by kind: labelled_report tune|report [--misses] [--noise PER_THOUSAND]
#include <cstdlib>
#include <iostream>
#include <random>

#include "redaction/labelled.h"

namespace {

using namespace rightsdesk::redaction;

/// So many letters in a thousand become one that scanners take for them; every place stays where it is.
void blur(std::string& text, unsigned per_thousand, std::mt19937& chance) {
  static std::string const kRight = "oOlIeamisBhurtcgqnSb", kRead = "0Q1lcon1580vnfeqgu5h";
  for (char& c : text) {
    auto const at = kRight.find(c);
    if (chance() % 1000 < per_thousand && at != std::string::npos) c = kRead[at];
  }
}

struct Choice {
  std::string half;
  bool misses = false;
  unsigned noise = 0;
};

bool understood(std::vector<std::string> const& words, Choice& choice) {
  if (words.empty()) return false;
  choice.half = words.front();
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i] == "--misses") choice.misses = true;
    else if (words[i] == "--noise" && i + 1 < words.size()) choice.noise = static_cast<unsigned>(std::atoi(words[++i].c_str()));
    else return false;
  }
  return true;
}

}  // namespace

int main(int count, char** arguments) {
  Choice choice;
  if (!understood({arguments + 1, arguments + count}, choice)) {
    std::cerr << "usage: labelled_report tune|report [--misses] [--noise PER_THOUSAND]\n";
    return 2;
  }
  std::map<std::string, Score> kinds;
  Score all;
  std::mt19937 chance(20261122);
  for (auto page : labelled_pages(choice.half)) {
    blur(page.text, choice.noise, chance);
    score(page, kinds[page.kind]);
    score(page, all);
  }
  for (auto const& [kind, score] : kinds) std::cout << (kind + "              ").substr(0, 14) << in_words(score) << '\n';
  std::cout << "all           " << in_words(all) << '\n';
  if (!choice.misses) return 0;
  for (auto const& line : all.missed) std::cout << line << '\n';
}
