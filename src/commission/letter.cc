#include "commission/letter.h"

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "core/json.h"
#include "core/result.h"
#include "texts/faces.h"

namespace rightsdesk::commission {
namespace {

/// Facts of one value, and facts of one value a line. Every letter is given all of them.
std::set<std::string> const& singles() {
  static std::set<std::string> const names{"council", "team", "source", "reference", "purpose", "asked_on", "answer_by", "link", "contact"};
  return names;
}
std::set<std::string> const& lists() {
  static std::set<std::string> const names{"about", "what"};
  return names;
}

std::string text_of(std::string const& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Fault("A letter cannot be written.", path + ":1: this file is missing");
  return {std::istreambuf_iterator<char>(file), {}};
}

Json values_of(LetterFacts const& facts) {
  Json values = Json::object();
  for (auto const& name : singles()) values[name] = facts.at(name).at(0);
  for (auto const& name : lists()) {
    values[name] = facts.at(name);
    values[name + "_any"] = !facts.at(name).empty();
  }
  return values;
}

void ensure_whole(std::string const& name, LetterFacts const& facts) {
  for (auto const& each : singles()) ENSURE(facts.count(each) > 0 && facts.at(each).size() == 1, "the letter " + name + " is written without " + each);
  for (auto const& each : lists()) ENSURE(facts.count(each) > 0, "the letter " + name + " is written without " + each);
}

bool may_name(texts::Tag const& tag) {
  auto name = tag.name;
  if (name.ends_with("_any")) name.resize(name.size() - 4);
  if (tag.sign == ' ') return singles().count(tag.name) > 0 || tag.name == ".";
  return std::string_view("#^/").find(tag.sign) != std::string_view::npos && lists().count(name) > 0;
}

}  // namespace

std::vector<std::string> letter_names() { return {"search", "instruction", "hold", "chase", "overdue", "escalate"}; }

std::string letter(std::string const& folder, std::string const& name, Personal<LetterFacts> const& facts) {
  ensure_whole(name, facts.reveal());
  auto const source = text_of(folder + "/" + name + ".txt") + "\n" + text_of(folder + "/_foot.txt");
  return texts::plain_text(texts::blocks_of(texts::filled(source, values_of(facts.reveal()), name + ".txt")));
}

void check_letters(std::string const& folder, std::vector<std::string>& complaints) {
  auto names = letter_names();
  names.emplace_back("_foot");
  for (auto const& name : names) {
    auto const path = folder + "/" + name + ".txt";
    try {
      for (auto const& tag : texts::tags_of(text_of(path))) {
        if (!may_name(tag)) complaints.push_back(path + ":" + std::to_string(tag.line) + ": {{" + tag.name + "}} is no fact of a letter to an owner");
      }
    } catch (Fault const& fault) {
      complaints.push_back(fault.internal());
    }
  }
}

}  // namespace rightsdesk::commission
