#include "redaction/words.h"

#include <fstream>

#include "core/text.h"
#include "redaction/plain_text.h"

namespace rightsdesk::redaction {
namespace {

using Lines = std::vector<std::string>;

Lines lines_of(std::string const& file, std::vector<std::string>& errors) {
  std::ifstream in(file);
  if (!in) errors.push_back(file + ":0: cannot be read");
  Lines out;
  for (std::string line; std::getline(in, line);) {
    auto const tidy = lowered(plain(tidied(line)));
    if (!tidy.empty() && tidy.front() != '#') out.push_back(tidy);
  }
  return out;
}

WordSet word_set(std::string const& file, std::vector<std::string>& errors) {
  auto lines = lines_of(file, errors);
  return {lines.begin(), lines.end()};
}

GenderedWords gendered(std::string const& file, std::vector<std::string>& errors) {
  GenderedWords out;
  for (auto const& line : lines_of(file, errors)) {
    auto const space = line.rfind(' ');
    auto const mark = space == std::string::npos ? std::string{} : line.substr(space + 1);
    if (mark.empty()) {
      out[line] = Gender::any;
    } else if (mark == "f" || mark == "m") {
      out[line.substr(0, space)] = mark == "f" ? Gender::female : Gender::male;
    } else {
      errors.push_back(file + ":0: after '" + line.substr(0, space) + "' stands '" + mark + "', not m or f");
    }
  }
  return out;
}

void read_nicknames(std::string const& file, Words& words, std::vector<std::string>& errors) {
  auto const lines = lines_of(file, errors);
  for (std::size_t i = 1; i < lines.size(); ++i) {
    auto const cells = split(lines[i], ',');
    if (cells.size() < 2 || cells.front().empty() || cells.back().empty()) {
      errors.push_back(file + ":" + std::to_string(i + 1) + ": a name and its short form are expected");
      continue;
    }
    words.nicknames[cells.front()].push_back(cells.back());
    words.nicknames[cells.back()].push_back(cells.front());
    for (auto const& name : {cells.front(), cells.back()}) {
      if (!words.is_ordinary(name)) words.given_names.insert(name);
    }
  }
}

}  // namespace

bool Words::is_misread(std::string const& word) const {
  static std::vector<std::pair<std::string, std::string>> const kTaken{{"rn", "m"}, {"vv", "w"}, {"1", "l"}, {"0", "o"}, {"5", "s"}, {"q", "g"}, {"ii", "u"}};
  auto right = word;
  for (auto const& [read, meant] : kTaken) {
    for (auto at = right.find(read); at != std::string::npos; at = right.find(read, at + meant.size())) right.replace(at, read.size(), meant);
  }
  return right != word && is_ordinary(right);
}

Words read_words(std::string const& folder, std::string const& nicknames_csv, std::vector<std::string>& errors) {
  Words words;
  words.ordinary = word_set(folder + "/ordinary.txt", errors);
  words.ordinary.merge(word_set(folder + "/case_words.txt", errors));
  words.places = word_set(folder + "/places.txt", errors);
  words.place_words = word_set(folder + "/place_words.txt", errors);
  words.name_words = word_set(folder + "/name_words.txt", errors);
  words.given_names = word_set(folder + "/given_names.txt", errors);
  words.more_given = word_set(folder + "/more_given_names.txt", errors);
  words.more_family = word_set(folder + "/more_family_names.txt", errors);
  words.before = word_set(folder + "/before.txt", errors);
  words.after = word_set(folder + "/after.txt", errors);
  words.field = word_set(folder + "/field_words.txt", errors);
  words.professions = word_set(folder + "/professions.txt", errors);
  words.titles = gendered(folder + "/titles.txt", errors);
  words.relations = gendered(folder + "/relations.txt", errors);
  read_nicknames(folder + "/short_forms.csv", words, errors);
  if (!nicknames_csv.empty()) read_nicknames(nicknames_csv, words, errors);
  std::erase_if(words.given_names, [&](auto const& name) { return words.is_ordinary(name); });
  return words;
}

}  // namespace rightsdesk::redaction
