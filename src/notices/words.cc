#include "notices/words.h"

#include <algorithm>

#include "core/text.h"
#include "notices/known_facts.h"

namespace rightsdesk::notices {
namespace {

using namespace std::chrono_literals;

constexpr char kVariant[] = "variant";
constexpr Date kSomeDay = 2026y / 11 / 23;
constexpr std::size_t kMostSamples = 256;

std::string plain_name(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}

std::string in_brackets(FactNeed const& need) { return "[" + (need.label.empty() ? plain_name(need.name) : need.label) + "]"; }

/// An invented case.
std::map<std::string, std::string> const& invented() {
  static std::map<std::string, std::string> const kTexts{{"reference", "SRR-7K4M-29QD-X"}, {"right", "for a copy of the information we hold about you"}, {"requester", "Sam Okafor"},
      {"controller", "Thamesbrook Council"}, {"email", "your.information@thamesbrook.example"}, {"phone", "01632 960 100"}, {"address", "1 River Walk, Thamesbrook"},
      {"dpo", "Jo Marsh"}, {"regulator_name", "the Information Commissioner"}};
  return kTexts;
}

Fact sample_of(FactNeed const& need, std::string const& choice, Date today) {
  switch (need.kind) {
    case FactKind::text: return invented().contains(need.name) ? invented().at(need.name) : in_brackets(need);
    case FactKind::list: return std::vector<std::string>{in_brackets(need)};
    case FactKind::date: return today;
    case FactKind::yes_no: return true;
    case FactKind::choice: break;
  }
  return choice.empty() && !need.choices.empty() ? need.choices.front().first : choice;
}

/// Every name the words may use for a fact.
std::set<std::string> names_of(FactNeed const& fact) {
  std::set<std::string> names{fact.name};
  if (fact.kind == FactKind::list) names.insert(fact.name + "_any");
  for (auto const& [key, words] : fact.choices) names.insert(fact.name + "_" + key);
  return names;
}

FactNeed const* fact_named(Letter const& letter, std::string const& name) {
  auto const found = std::find_if(letter.facts.begin(), letter.facts.end(), [&](auto const& fact) { return names_of(fact).contains(name); });
  return found == letter.facts.end() ? nullptr : &*found;
}

std::vector<WordFault> faults_in_names(Letter const& letter) {
  std::vector<WordFault> faults;
  std::vector<std::string> open;
  for (auto const& tag : texts::tags_of(letter.words)) {
    auto const* fact = fact_named(letter, tag.name);
    if (std::string_view(" #^/").find(tag.sign) == std::string_view::npos) {
      faults.push_back({tag.line, std::string("{{") + tag.sign + tag.name + "}} is no way to name a fact here"});
    } else if (tag.name == ".") {
      auto const* around = open.empty() ? nullptr : fact_named(letter, open.back());
      if (tag.sign != ' ' || around == nullptr || around->kind != FactKind::list || around->name != open.back()) faults.push_back({tag.line, "{{.}} stands for an entry of a list, and no list is open here"});
    } else if (fact == nullptr && tag.name != "title") {
      faults.push_back({tag.line, "{{" + tag.name + "}} is not a fact this letter declares"});
    }
    if (tag.sign == '#' || tag.sign == '^') open.push_back(tag.name);
    if (tag.sign == '/' && !open.empty()) open.pop_back();
  }
  return faults;
}

std::vector<WordFault> faults_in_facts(Letter const& letter) {
  std::set<std::string> used;
  for (auto const& tag : texts::tags_of(letter.words)) used.insert(tag.name);
  std::set<std::string> common{"complaint_route", "regulator"};
  for (auto const& fact : common_facts()) common.insert(fact.name);
  std::vector<WordFault> faults;
  for (auto const& fact : letter.facts) {
    auto const own = names_of(fact);
    bool const stands = std::any_of(own.begin(), own.end(), [&](auto const& name) { return used.contains(name); });
    if (!stands && !common.contains(fact.name)) faults.push_back({0, "the fact \"" + fact.name + "\" is declared and stands nowhere"});
  }
  return faults;
}

bool is_mark(std::string const& line) { return line.starts_with("%% "); }

std::vector<std::string> wanted_elements(Letter const& letter) {
  auto wanted = letter.elements;
  for (auto const& [variant, ids] : letter.elements_of) wanted.insert(wanted.end(), ids.begin(), ids.end());
  return wanted;
}

/// Does a line say something by itself, rather than open or close a part?
bool says_something(std::string const& line) {
  std::string left = line;
  for (std::size_t at = 0; (at = left.find("{{", at)) != std::string::npos;) {
    auto const end = left.find("}}", at);
    bool const names = at + 2 < left.size() && std::string_view("#^/!").find(left[at + 2]) == std::string_view::npos;
    if (names || end == std::string::npos) return true;
    left.erase(at, end + 2 - at);
  }
  return !tidied(left).empty();
}

std::vector<WordFault> faults_in_marks(Letter const& letter) {
  auto const wanted = wanted_elements(letter);
  std::set<std::string> marked;
  std::vector<WordFault> faults;
  std::vector<std::pair<int, std::string>> waiting;  // marks that no words followed yet
  int line = 0;
  for (auto const& text : split(letter.words, '\n')) {
    ++line;
    if (is_mark(text)) {
      auto const id = tidied(text.substr(3));
      marked.insert(id);
      waiting.emplace_back(line, id);
      if (std::find(wanted.begin(), wanted.end(), id) == wanted.end()) faults.push_back({line, "\"" + id + "\" is no element this letter declares"});
    } else if (says_something(text)) {
      waiting.clear();
    }
  }
  for (auto const& [at, id] : waiting) faults.push_back({at, "no words follow the mark of \"" + id + "\""});
  for (auto const& text : split(letter.before + "\n" + letter.after, '\n')) {
    if (is_mark(text)) marked.insert(tidied(text.substr(3)));
  }
  for (auto const& id : wanted) {
    if (!marked.contains(id)) faults.push_back({0, "the element \"" + id + "\" stands nowhere in the letter"});
  }
  return faults;
}

/// The facts on which it depends whether a marked block comes out: those of the parts it stands in.
std::vector<FactNeed const*> facts_around_marks(Letter const& letter) {
  std::vector<FactNeed const*> facts;
  std::vector<std::string> open;
  auto const tags = texts::tags_of(letter.words);
  auto tag = tags.begin();
  int line = 0;
  for (auto const& text : split(letter.words, '\n')) {
    ++line;
    for (; tag != tags.end() && tag->line <= line; ++tag) {
      if (tag->sign == '#' || tag->sign == '^') open.push_back(tag->name);
      if (tag->sign == '/' && !open.empty()) open.pop_back();
    }
    if (!is_mark(text)) continue;
    for (auto const& name : open) {
      auto const* fact = fact_named(letter, name);
      if (fact != nullptr && std::find(facts.begin(), facts.end(), fact) == facts.end()) facts.push_back(fact);
    }
  }
  return facts;
}

/// What a fact can be, as far as a part opens or shuts with it; nothing: not given.
std::vector<std::optional<Fact>> ways_of(FactNeed const& need) {
  std::vector<std::optional<Fact>> ways;
  if (need.kind == FactKind::choice) {
    for (auto const& [key, words] : need.choices) ways.emplace_back(key);
  } else {
    ways.emplace_back(sample_of(need, {}, kSomeDay));
    if (need.kind == FactKind::yes_no) ways.emplace_back(false);
  }
  if (need.optional) ways.emplace_back(std::nullopt);
  return ways;
}

/// Samples for every way in which parts around marks can open and shut.
std::vector<Facts> samples(Letter const& letter) {
  std::vector<Facts> all;
  auto const variants = variants_of(letter);
  if (variants.empty()) all.push_back(sample_facts(letter, {}, kSomeDay));
  for (auto const& [variant, words] : variants) all.push_back(sample_facts(letter, variant, kSomeDay));
  for (auto const* fact : facts_around_marks(letter)) {
    if (fact->name == kVariant) continue;
    std::vector<Facts> further;
    for (auto const& facts : all) {
      if (!facts.contains(fact->name)) continue;
      for (auto const& way : ways_of(*fact)) {
        auto changed = facts;
        if (way) changed[fact->name] = *way;
        else changed.erase(fact->name);
        further.push_back(std::move(changed));
      }
    }
    std::erase_if(all, [&](auto const& facts) { return facts.contains(fact->name); });
    all.insert(all.end(), further.begin(), further.end());
  }
  // Once more with nothing optional in it.
  auto bare = all.front();
  for (auto const& need : letter.facts) {
    if (need.optional) bare.erase(need.name);
  }
  all.push_back(std::move(bare));
  return all;
}

std::vector<WordFault> faults_in_samples(Letter const& letter) {
  auto const all = samples(letter);
  if (all.size() > kMostSamples) return {{0, "whether its elements come out depends on too many facts to be tried"}};
  std::set<std::string> absent;
  for (auto const& facts : all) {
    auto const rendered = draft(letter, facts);
    if (!rendered) return {{0, "it cannot be tried: " + rendered.error().text}};
    for (auto const& id : elements_missing(letter, *rendered)) absent.insert(id);
  }
  std::vector<WordFault> faults;
  for (auto const& id : absent) faults.push_back({0, "the element \"" + id + "\" does not come out for every fact the letter can be given"});
  return faults;
}

std::optional<WordFault> unreadable(Letter const& letter) {
  try {
    (void)draft(letter, sample_facts(letter, {}, kSomeDay));
    return std::nullopt;
  } catch (Fault const& fault) {  // the words are somebody's typing: what the reader of templates says of them is an answer
    return WordFault{0, "the words cannot be read: " + fault.internal()};
  }
}

}  // namespace

Letter with_words(Letter letter, std::string const& words) {
  letter.words = words;
  letter.source = letter.before + letter.words + letter.after;
  return letter;
}

std::vector<std::pair<std::string, std::string>> variants_of(Letter const& letter) {
  auto const found = std::find_if(letter.facts.begin(), letter.facts.end(), [](auto const& need) { return need.name == kVariant; });
  return found == letter.facts.end() ? std::vector<std::pair<std::string, std::string>>{} : found->choices;
}

Facts sample_facts(Letter const& letter, std::string const& variant, Date today) {
  auto const variants = variants_of(letter);
  auto const chosen = variant.empty() && !variants.empty() ? variants.front().first : variant;
  Facts facts;
  for (auto const& need : letter.facts) {
    if (!need.only_for.empty() && need.only_for != chosen) continue;
    facts.emplace(need.name, sample_of(need, need.name == kVariant ? chosen : std::string{}, today));
  }
  return facts;
}

std::vector<WordFault> faults_in_words(Letter const& letter) {
  auto faults = faults_in_names(letter);
  for (auto const& found : {faults_in_facts(letter), faults_in_marks(letter)}) faults.insert(faults.end(), found.begin(), found.end());
  if (!faults.empty()) return faults;
  if (auto const fault = unreadable(letter)) return {*fault};
  return faults_in_samples(letter);
}

}  // namespace rightsdesk::notices
