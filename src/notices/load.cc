#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>

#include "core/text.h"
#include "notices/known_facts.h"
#include "notices/letter.h"
#include "notices/words.h"
#include "texts/texts.h"
#include "yaml/section.h"

namespace rightsdesk::notices {
namespace {

std::string text_of(std::string const& path, yaml::Complaints& complaints) {
  std::ifstream file(path, std::ios::binary);
  if (!file) complaints.push_back(path + ":1: this file is missing");
  return {std::istreambuf_iterator<char>(file), {}};
}

/// A file in two: the YAML between its first two lines "---", and what follows; lines keep their numbers.
struct Parted {
  std::string front, body;
  int body_line = 1;
};
std::optional<Parted> parted(std::string const& text) {
  static constexpr std::string_view kRule = "---\n";
  if (!text.starts_with(kRule)) return std::nullopt;
  auto const end = text.find("\n---\n");
  if (end == std::string::npos) return std::nullopt;
  Parted parts;
  parts.front = "\n" + text.substr(kRule.size(), end - kRule.size() + 1);
  parts.body = text.substr(end + 5);
  parts.body_line = 2 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end) + 1, '\n'));
  return parts;
}

template <class Enum>
Enum value_of(yaml::Section& row, std::string const& key, std::vector<Enum> const& all, std::string const& otherwise) {
  auto const name = row.text_or(key, otherwise);
  std::string names;
  for (auto const value : all) {
    if (to_string(value) == name) return value;
    names += (names.empty() ? "" : ", ") + to_string(value);
  }
  row.complain_at(key, "\"" + name + "\" is none of " + names);
  return all.front();
}

FactNeed fact_of(yaml::Section& row) {
  FactNeed fact;
  fact.name = row.text("name");
  fact.kind = value_of<FactKind>(row, "kind", {FactKind::text, FactKind::date, FactKind::list, FactKind::choice, FactKind::yes_no}, "");
  fact.from = value_of<FactFrom>(row, "from", {FactFrom::office_case, FactFrom::clock, FactFrom::controller, FactFrom::review, FactFrom::person}, "");
  fact.label = row.text("label");
  for (auto& [key, words] : row.pairs("choices")) fact.choices.emplace_back(key, words);
  fact.optional = row.yes("optional");
  fact.only_for = row.text_or("only_for", "");
  row.no_more();
  if (fact.kind == FactKind::choice && fact.choices.size() < 2) row.complain("a choice needs two or more \"choices\"");
  if (fact.kind != FactKind::choice && !fact.choices.empty()) row.complain_at("choices", "only a choice has \"choices\"");
  if (!is_known(fact.from, fact.name)) {
    row.complain_at("from", "\"" + fact.name + "\" is nothing that the " + to_string(fact.from) + " knows");
  }
  return fact;
}

std::vector<std::string> variants_of(std::vector<FactNeed> const& facts) {
  std::vector<std::string> keys;
  for (auto const& fact : facts) {
    if (fact.name != "variant") continue;
    for (auto const& [key, words] : fact.choices) keys.push_back(key);
  }
  return keys;
}

bool holds(std::vector<std::string> const& list, std::string const& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

/// One file of templates/notices at a time.
class Reader {
 public:
  Reader(std::string folder, yaml::Complaints& complaints) : folder_(std::move(folder)), complaints_(complaints) {
    head_ = text_of(folder_ + "/_head.txt", complaints_);
    foot_ = text_of(folder_ + "/_foot.txt", complaints_);
    remedies_ = text_of(folder_ + "/_remedies.txt", complaints_);
  }

  std::optional<Letter> read(std::string const& name) {
    file_ = folder_ + "/" + name;
    auto const parts = parted(text_of(file_, complaints_));
    if (!parts) {
      complaints_.push_back(file_ + ":1: a letter begins with its facts between two lines \"---\"");
      return std::nullopt;
    }
    auto letter = front_of(parts->front, name.substr(0, name.find('.')));
    if (!letter) return std::nullopt;
    if (remedies_wanted_) letter->remedies = remedies_;
    letter = with_words(with_foot(with_head(std::move(*letter), head_), foot_), parts->body);
    for (auto const& fault : faults_in_words(*letter)) {
      complaints_.push_back(file_ + ":" + std::to_string(fault.line == 0 ? 1 : parts->body_line + fault.line - 1) + ": " + fault.what);
    }
    return letter;
  }

  [[nodiscard]] std::string const& head() const { return head_; }
  [[nodiscard]] std::string const& foot() const { return foot_; }

 private:
  std::optional<Letter> front_of(std::string const& front, std::string const& id) {
    YAML::Node node;
    try {
      node = YAML::Load(front);
    } catch (YAML::Exception const& fault) {
      complaints_.push_back(file_ + ":" + std::to_string(fault.mark.line + 1) + ": " + fault.msg);
      return std::nullopt;
    }
    yaml::Section top(node, file_, complaints_);
    Letter letter;
    letter.id = top.text("id");
    if (letter.id != id) top.complain_at("id", "the id is not the name of the file, \"" + id + "\"");
    letter.title = top.text("title");
    letter.about = top.text("about");
    read_sending(top, letter);
    read_facts(top, letter);
    read_elements(top, letter);
    top.no_more();
    return letter;
  }

  static void read_sending(yaml::Section& top, Letter& letter) {
    static std::set<std::string> const kClock{"", "extended", "clarification_asked"};
    for (auto const& name : top.texts_or_none("rights")) {
      auto const right = law::right_from(name);
      if (!right) top.complain_at("rights", "\"" + name + "\" is not a right known here");
      else letter.rights.insert(*right);
    }
    for (auto const& role : top.texts("sent_by")) letter.sent_by.insert(role);
    letter.goes_with = top.text_or("goes_with", "");
    letter.notice_of = top.text_or("notice_of", "");
    if (kClock.count(letter.notice_of) == 0) top.complain_at("notice_of", "\"" + letter.notice_of + "\" is no event that a letter gives notice of");
  }

  void read_facts(yaml::Section& top, Letter& letter) {
    letter.facts = common_facts();
    remedies_wanted_ = top.yes("remedies");
    if (remedies_wanted_) {
      for (auto const& need : remedy_facts()) letter.facts.push_back(need);
    }
    std::set<std::string> names;
    for (auto const& fact : letter.facts) names.insert(fact.name);
    for (auto& row : top.sections("facts")) {
      auto fact = fact_of(row);
      if (!names.insert(fact.name).second) row.complain_at("name", "the fact \"" + fact.name + "\" is given twice");
      letter.facts.push_back(std::move(fact));
    }
    auto const variants = variants_of(letter.facts);
    for (auto const& fact : letter.facts) {
      if (!fact.only_for.empty() && !holds(variants, fact.only_for)) top.complain_at("facts", "\"" + fact.only_for + "\" is no variant of this letter");
    }
  }

  void read_elements(yaml::Section& top, Letter& letter) {
    letter.elements = elements_of_all();
    for (auto const& id : top.texts_or_none("elements")) letter.elements.push_back(id);
    if (remedies_wanted_) letter.elements.insert(letter.elements.end(), {"REM.controller", "REM.regulator", "REM.court"});
    auto const variants = variants_of(letter.facts);
    if (auto of = top.section_if("elements_of")) {
      for (auto const& variant : variants) letter.elements_of[variant] = of->texts(variant);
      of->no_more();
    } else if (!variants.empty()) {
      top.complain("a letter with variants says in \"elements_of\" what each must have");
    }
  }

  std::string folder_, file_, head_, foot_, remedies_;
  bool remedies_wanted_ = false;
  yaml::Complaints& complaints_;
};

std::map<law::Right, std::string> right_words(std::string const& file, yaml::Complaints& complaints) {
  auto top = yaml::Section::of_file(file, complaints);
  std::map<law::Right, std::string> words;
  for (auto const& [name, text] : top.pairs("rights")) {
    auto const right = law::right_from(name);
    if (!right) top.complain_at("rights", "\"" + name + "\" is not a right known here");
    else words[*right] = text;
  }
  for (auto const* name : {"access", "rectification", "erasure", "restriction", "portability", "objection", "automated_decision",
                           "consent_withdrawal", "part3_access", "complaint", "pupil_record", "principal_reporter"}) {
    if (words.count(*law::right_from(name)) == 0) top.complain_at("rights", "there are no words for \"" + std::string(name) + "\"");
  }
  top.no_more();
  return words;
}

Sending sending_of(yaml::Section& row, std::string const& key, Sending otherwise) {
  auto const word = row.text_or(key, otherwise == Sending::automatic ? "automatic" : "by_hand");
  if (word != "automatic" && word != "by_hand") row.complain_at(key, "\"" + word + "\" is none of automatic, by_hand");
  return word == "automatic" ? Sending::automatic : Sending::by_hand;
}

void read_owners(yaml::Section& top, Policy& policy) {
  auto owners = top.section_if("owners");
  if (!owners) return;
  policy.hold_letters = sending_of(*owners, "hold_letters", policy.hold_letters);
  if (auto chasers = owners->section_if("chasers")) {
    policy.chasers_internal = sending_of(*chasers, "internal", policy.chasers_internal);
    policy.chasers_external = sending_of(*chasers, "external", policy.chasers_external);
    chasers->no_more();
  }
  owners->no_more();
}

Policy policy_of(std::string const& file, yaml::Complaints& complaints) {
  static std::set<std::string> const kDecideNothing{"L-1", "L-20", "L-25"};
  auto top = yaml::Section::of_file(file, complaints);
  Policy policy;
  for (auto const& id : top.texts_or_none("automatic")) {
    if (kDecideNothing.count(id) == 0) top.complain_at("automatic", "\"" + id + "\" is never sent without a person; only L-1, L-20 and L-25 may be");
    policy.automatic.insert(id);
  }
  auto const by_email = top.text_or("letters_by_email", "message");
  if (by_email != "message" && by_email != "whole") top.complain_at("letters_by_email", "\"" + by_email + "\" is none of message, whole");
  policy.whole_by_email = by_email == "whole";
  auto regulator = top.section("regulator");
  policy.regulator_name = regulator.text("name");
  policy.regulator_contact = regulator.text("contact");
  regulator.no_more();
  read_owners(top, policy);
  if (auto updates = top.section_if("updates")) {
    policy.update_after_days = updates->number_or("after_days", 14);
    if (*policy.update_after_days < 1 || *policy.update_after_days > 60) updates->complain_at("after_days", "\"after_days\" is from 1 to 60");
    if (policy.automatic.count("L-25") == 0) updates->complain("\"updates\" are L-25, which \"automatic\" does not name");
    updates->no_more();
  }
  if (auto pack = top.section_if("pack")) {
    policy.pages_in_a_volume = pack->number_or("pages_in_a_volume", policy.pages_in_a_volume);
    if (policy.pages_in_a_volume < 10 || policy.pages_in_a_volume > 2000) pack->complain_at("pages_in_a_volume", "\"pages_in_a_volume\" is from 10 to 2000");
    pack->no_more();
  }
  top.no_more();
  return policy;
}

std::string message_of(std::string const& file, yaml::Complaints& complaints) {
  static std::set<std::string> const kKnown{"reference", "link", "phone", "email", "controller"};
  auto source = text_of(file, complaints);
  for (auto const& tag : texts::tags_of(source)) {
    if (kKnown.count(tag.name) == 0) complaints.push_back(file + ":" + std::to_string(tag.line) + ": {{" + tag.name + "}} is not known here");
  }
  return source;
}

}  // namespace

Letters load(std::string const& folder, std::string const& policy_file, std::vector<std::string>& complaints) {
  static std::regex const kName("L-[0-9]+\\.txt");
  Letters letters;
  letters.right_words = right_words(folder + "/_words.yaml", complaints);
  letters.policy = policy_of(policy_file, complaints);
  letters.message = message_of(folder + "/_message.txt", complaints);
  Reader reader(folder, complaints);
  letters.head = reader.head();
  letters.foot = reader.foot();
  std::vector<std::string> names;
  for (auto const& entry : std::filesystem::directory_iterator(folder)) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  for (auto const& name : names) {
    if (name.starts_with("_")) continue;
    if (!std::regex_match(name, kName)) {
      complaints.push_back(folder + "/" + name + ":1: a letter's file is named like L-5.txt");
    } else if (auto letter = reader.read(name)) {
      letters.by_id.emplace(letter->id, std::move(*letter));
    }
  }
  if (letters.by_id.empty()) complaints.push_back(folder + ":1: there are no letters");
  return letters;
}

}  // namespace rightsdesk::notices
