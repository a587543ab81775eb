#include "notices/words.h"

#include <algorithm>
#include <map>

#include "core/original.h"
#include "core/text.h"
#include "notices/known_facts.h"

namespace rightsdesk::notices {
namespace {

using namespace std::chrono_literals;

constexpr char kVariant[] = "variant";
constexpr Date kSomeDay = 2026y / 11 / 23;
constexpr std::size_t kMostSamples = 256, kLongestTitle = 100;
constexpr char kChecks[] = "1";  // another number when what is looked for changes

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

std::vector<WordFault> faults_in_marks(std::string const& words, std::vector<std::string> const& wanted) {
  std::vector<WordFault> faults;
  std::vector<std::pair<int, std::string>> waiting;  // marks that no words followed yet
  int line = 0;
  for (auto const& text : split(words, '\n')) {
    ++line;
    if (is_mark(text)) {
      auto const id = tidied(text.substr(3));
      waiting.emplace_back(line, id);
      if (std::find(wanted.begin(), wanted.end(), id) == wanted.end()) faults.push_back({line, "\"" + id + "\" is no element this letter declares"});
    } else if (says_something(text)) {
      waiting.clear();
    }
  }
  for (auto const& [at, id] : waiting) faults.push_back({at, "no words follow the mark of \"" + id + "\""});
  return faults;
}

std::set<std::string> marks_in(std::string const& words) {
  std::set<std::string> marks;
  for (auto const& text : split(words, '\n')) {
    if (is_mark(text)) marks.insert(tidied(text.substr(3)));
  }
  return marks;
}

std::vector<WordFault> faults_in_elements(Letter const& letter) {
  auto const marked = marks_in(letter.source);
  std::vector<WordFault> faults;
  for (auto const& id : wanted_elements(letter)) {
    if (!marked.contains(id)) faults.push_back({0, "the element \"" + id + "\" stands nowhere in the letter"});
  }
  return faults;
}

/// The facts on which it depends whether a marked block comes out: those of the parts it stands in.
std::vector<FactNeed const*> facts_around_marks(Letter const& letter) {
  std::vector<FactNeed const*> facts;
  std::vector<std::string> open;
  auto const tags = texts::tags_of(letter.source);
  auto tag = tags.begin();
  int line = 0;
  for (auto const& text : split(letter.source, '\n')) {
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

Letter with_head(Letter letter, std::string const& head) {
  letter.before = head + "\n";
  letter.source = letter.before + letter.words + letter.after;
  return letter;
}

Letter with_foot(Letter letter, std::string const& foot) {
  letter.after = "\n" + (letter.remedies.empty() ? "" : letter.remedies + "\n") + foot;
  letter.source = letter.before + letter.words + letter.after;
  return letter;
}

Letter with_title(Letter letter, std::string const& title) {
  letter.title = title;
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
  for (auto const& found : {faults_in_facts(letter), faults_in_marks(letter.words, wanted_elements(letter)), faults_in_elements(letter)}) faults.insert(faults.end(), found.begin(), found.end());
  if (!faults.empty()) return faults;
  if (auto const fault = unreadable(letter)) return {*fault};
  return faults_in_samples(letter);
}

std::vector<WordFault> faults_in_title(std::string const& title) {
  if (tidied(title).empty()) return {{0, "the title is empty"}};
  std::vector<WordFault> faults;
  if (count_code_points(title) > kLongestTitle) faults.push_back({0, "the title has more than 100 characters"});
  if (title.find_first_of("{}*|<>%\\\n\r") != std::string::npos) faults.push_back({0, "the title is one line of plain words, without { } * | < > % or \\"});
  if (std::string_view("#-").find(title.front()) != std::string_view::npos) faults.push_back({0, "the title begins with a sign"});
  return faults;
}

Letter with_remedies(Letter letter, std::string const& remedies) {
  if (letter.remedies.empty()) return letter;
  auto const foot = letter.after.substr(letter.remedies.size() + 2);  // a line end before and behind
  letter.remedies = remedies;
  return with_foot(std::move(letter), foot);
}

std::string frame_text(Frame frame, Letters const& letters) {
  if (frame != Frame::remedies) return frame == Frame::head ? letters.head : letters.foot;
  auto const found = std::find_if(letters.by_id.begin(), letters.by_id.end(), [](auto const& one) { return !one.second.remedies.empty(); });
  return found == letters.by_id.end() ? std::string{} : found->second.remedies;
}

Letter framed(Letter letter, Frame frame, std::string const& text) {
  if (frame == Frame::remedies) return with_remedies(std::move(letter), text);
  return frame == Frame::head ? with_head(std::move(letter), text) : with_foot(std::move(letter), text);
}

namespace {

struct FrameWords {
  char const *id, *title, *about;
};

FrameWords words_of(Frame frame) {
  if (frame == Frame::head) return {"head", "The head of every letter", "Stands before the words of each letter: who writes, and to whom."};
  if (frame == Frame::foot) return {"foot", "The foot of every letter", "Stands behind the words of each letter: where to get help."};
  return {"remedies", "How to complain", "Stands between the words and the foot of each letter that the law wants it in."};
}

}  // namespace

Letter as_letter(Frame frame, std::string const& text, Letters const& letters) {
  Letter letter;
  auto const words = words_of(frame);
  letter.id = words.id;
  letter.title = words.title;
  letter.about = words.about;
  letter.facts = common_facts();
  if (frame == Frame::remedies) {
    for (auto const& need : remedy_facts()) letter.facts.push_back(need);
  }
  auto const marks = marks_in(frame_text(frame, letters));
  letter.elements.assign(marks.begin(), marks.end());
  return with_words(std::move(letter), text);
}

namespace {

constexpr char kNoWindow[] = "lines of who writes (each begins with |), a line --- and lines of who is written to begin it, so that the address comes into an envelope's window";

bool stands_in_a_window(Letter const& letter) {
  if (unreadable(letter)) return true;  // told by itself
  auto const made = draft(letter, sample_facts(letter, {}, kSomeDay));
  return !made || fits_a_window(made->blocks.reveal());
}

}  // namespace

namespace {

/// What a frame must name, and why.
std::vector<WordFault> faults_in_naming(Frame frame, std::string const& text) {
  static std::map<Frame, std::pair<std::vector<std::string>, std::string>> const kNamed{
      {Frame::head, {{"controller", "requester", "requester_address"}, "a letter on paper says who writes and goes to an address"}},
      {Frame::foot, {{}, ""}},
      {Frame::remedies, {{"complaint_route", "regulator_name", "regulator"}, "whoever complains is told where"}}};
  std::set<std::string> named;
  for (auto const& tag : texts::tags_of(text)) named.insert(tag.name);
  auto const& [names, why] = kNamed.at(frame);
  std::vector<WordFault> faults;
  for (auto const& name : names) {
    if (!named.contains(name)) faults.push_back({0, "{{" + name + "}} stands nowhere: " + why});
  }
  return faults;
}

/// Whatever the letters that have such a frame would lack with this one.
std::vector<WordFault> faults_in_letters(Frame frame, std::string const& text, Letters const& letters) {
  std::map<std::string, std::vector<std::string>> lacking;
  std::size_t reached = 0;
  for (auto const& id : ids_in_order(letters)) {
    auto const& file = letter(letters, id);
    if (frame == Frame::remedies && file.remedies.empty()) continue;
    ++reached;
    for (auto const& fault : faults_in_words(framed(file, frame, text))) lacking[fault.what].push_back(id);
  }
  std::vector<WordFault> faults;
  for (auto const& [what, ids] : lacking) faults.push_back({0, (ids.size() == reached ? "in every letter" : "in " + joined(ids, ", ")) + ", " + what});
  return faults;
}

}  // namespace

std::vector<WordFault> faults_in_frame(Frame frame, std::string const& text, Letters const& letters) {
  auto const alone = as_letter(frame, text, letters);
  auto faults = faults_in_names(alone);
  for (auto& fault : faults_in_marks(text, frame == Frame::remedies ? alone.elements : elements_of_all())) faults.push_back(std::move(fault));
  for (auto& fault : faults_in_naming(frame, text)) faults.push_back(std::move(fault));
  if (!faults.empty()) return faults;
  if (auto const fault = unreadable(alone)) return {*fault};
  if (frame == Frame::head && !stands_in_a_window(with_head(letters.by_id.begin()->second, text))) faults.push_back({0, kNoWindow});
  for (auto& fault : faults_in_letters(frame, text, letters)) faults.push_back(std::move(fault));
  return faults;
}

std::string definition_of(Letter const& letter) {
  std::string all = std::string(kChecks) + "\n" + letter.title + "\n" + letter.before + "\n" + letter.words + "\n" + letter.after;
  for (auto const& fact : letter.facts) {
    all += "\n" + fact.name + " " + to_string(fact.kind) + (fact.optional ? " optional " : " ") + fact.only_for;
    for (auto const& [key, words] : fact.choices) all += " " + key + "=" + words;
  }
  for (auto const& element : letter.elements) all += "\n" + element;
  for (auto const& [variant, elements] : letter.elements_of) {
    all += "\n" + variant;
    for (auto const& element : elements) all += " " + element;
  }
  return sha256_hex(all);
}

}  // namespace rightsdesk::notices
