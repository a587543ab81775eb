#include "matching/evidence.h"

#include <algorithm>
#include <cstdlib>

namespace rightsdesk::matching {
namespace {

using person::NameTokens;

struct NameFinding {
  Forename forename = Forename::missing;
  Family family = Family::missing;
  int common_given = 0;  // weight of a common name that agrees; 0 when it is not a common one
  int common_family = 0;
};

Part part_of(Field field, std::uint8_t grade, Model const& model) {
  auto const& level = model.level(field, grade);
  return {field, std::string(grades_of(field)[grade]), level.says, level.centibits, level.stands};
}

int common_weight(std::unordered_map<std::string, int> const& common,
                  std::vector<std::string> const& tokens) {
  int least = 0;
  for (auto const& token : tokens) {
    auto const found = common.find(token);
    if (found == common.end()) return 0;
    least = std::max(least, found->second);
  }
  return least;
}

void lower_for_common(Part& part, int weight) {
  if (weight == 0 || weight >= part.centibits) return;
  part.centibits = weight;
  part.says += " It is a common name.";
}

bool one_word(NameTokens const& name) { return name.given.size() + name.family.size() == 1; }

/// A name of one word may be either half of the other's name.
NameFinding compare_one_word(NameTokens const& word, NameTokens const& name, person::NameBook const& book) {
  auto const& only = word.given.empty() ? word.family : word.given;
  NameFinding out;
  out.forename = compare_forenames(only, name.given, book);
  if (out.forename <= Forename::typo) return out;
  auto const family = compare_families(only, name.family, book);
  if (family == Family::different || family == Family::missing) return out;
  out.forename = Forename::missing;
  out.family = family;
  return out;
}

NameFinding compare_in_order(NameTokens const& a, NameTokens const& b, Model const& model) {
  if (one_word(a)) return compare_one_word(a, b, *model.book);
  if (one_word(b)) return compare_one_word(b, a, *model.book);
  NameFinding out{compare_forenames(a.given, b.given, *model.book),
                  compare_families(a.family, b.family, *model.book)};
  bool const former = a.kind == person::Name::Kind::former || b.kind == person::Name::Kind::former;
  if (out.family == Family::same && former) out.family = Family::former;
  if (out.forename == Forename::same) out.common_given = common_weight(model.common_given, a.given);
  if (out.family == Family::same) out.common_family = common_weight(model.common_family, a.family);
  return out;
}

/// The names the other way round. With a slip or only an initial in one of them it may be a twin's of like name, so the forename is unsure.
NameFinding compare_swapped(NameTokens const& a, NameTokens const& b, Model const& model) {
  auto const first = compare_forenames(a.given, b.family, *model.book);
  auto const second = compare_forenames(a.family, b.given, *model.book);
  auto const whole = [](Forename grade) { return grade <= Forename::other_spelling; };
  auto const slip = [&](Forename grade) { return whole(grade) || grade == Forename::typo || grade == Forename::close; };
  if (whole(first) && whole(second)) return {Forename::swapped, Family::swapped};
  auto const short_of = [&](Forename grade) { return slip(grade) || grade == Forename::initial; };  // "B Calmoo" for Calmoo Bull
  if ((whole(first) && short_of(second)) || (short_of(first) && whole(second))) return {Forename::close, Family::swapped};
  return {Forename::different, Family::different};
}

int weight_of(NameFinding const& finding, Model const& model) {
  return model.level(Field::forename, static_cast<std::uint8_t>(finding.forename)).centibits +
         model.level(Field::family, static_cast<std::uint8_t>(finding.family)).centibits;
}

/// What the title of its i-th name or the record says of the sex; empty when nothing does.
std::string sex_of(Facts const& facts, std::size_t i) {
  return i < facts.titled.size() && !facts.titled[i].empty() ? facts.titled[i] : facts.sex;
}

/// Of a joint account a holder without a forename, whose title is of the other sex, is somebody else.
bool is_another_holder(NameFinding const& finding, std::string const& sex, Facts const& record, std::size_t i) {
  if (finding.forename != Forename::missing || record.names.size() < 2 || i >= record.titled.size()) return false;
  return !sex.empty() && !record.titled[i].empty() && sex != record.titled[i];
}

/// "Mrs J Smith" holds no forename of John's.
void drop_anothers_initial(NameFinding& finding, std::string const& sex, std::string const& other) {
  bool const another = !sex.empty() && !other.empty() && sex != other;
  if (another && finding.forename == Forename::initial) finding.forename = Forename::missing;
}

/// Of a record of several people the subject is the one whose forename agrees, whatever family names weigh.
bool better(NameFinding const& a, NameFinding const& b, Model const& model) {
  bool const other_a = a.forename == Forename::different;
  bool const other_b = b.forename == Forename::different;
  return other_a != other_b ? other_b : weight_of(a, model) > weight_of(b, model);
}

NameFinding compare_names(Facts const& a, Facts const& b, Model const& model) {
  NameFinding best;
  bool found = false;
  for (std::size_t i = 0; i < a.names.size(); ++i) {
    for (std::size_t j = 0; j < b.names.size(); ++j) {
      auto const& x = a.names[i];
      auto const& y = b.names[j];
      auto finding = compare_in_order(x, y, model);
      if (finding.forename == Forename::different) {
        auto const swapped = compare_swapped(x, y, model);
        if (swapped.forename != Forename::different) finding = swapped;
      }
      if (is_another_holder(finding, sex_of(a, i), b, j)) finding.forename = Forename::different;
      drop_anothers_initial(finding, sex_of(a, i), sex_of(b, j));
      if (found && !better(finding, best, model)) continue;
      best = finding;
      found = true;
    }
  }
  return best;
}

}  // namespace

Evidence weigh(Facts const& a, Facts const& b, Model const& model) {
  auto const names = compare_names(a, b, model);
  auto grades = compare_without_names(a, b);
  grades[static_cast<std::size_t>(Field::forename)] = static_cast<std::uint8_t>(names.forename);
  grades[static_cast<std::size_t>(Field::family)] = static_cast<std::uint8_t>(names.family);
  Evidence out;
  for (std::size_t f = 0; f < kFields; ++f)
    out.parts.push_back(part_of(static_cast<Field>(f), grades[f], model));
  lower_for_common(out.parts[static_cast<std::size_t>(Field::forename)], names.common_given);
  lower_for_common(out.parts[static_cast<std::size_t>(Field::family)], names.common_family);
  for (auto const& part : out.parts) out.centibits += part.centibits;
  return out;
}

bool number_agrees(Evidence const& evidence) {
  return std::any_of(evidence.parts.begin(), evidence.parts.end(), [](Part const& p) {
    bool const number = p.field == Field::nhs_number || p.field == Field::upn || p.field == Field::nino ||
                        p.field == Field::own_number;
    return number && p.stands == Stands::sure;
  });
}

bool name_alone_agrees(Evidence const& evidence) {
  return std::all_of(evidence.parts.begin(), evidence.parts.end(), [](Part const& part) {
    bool const name = part.field == Field::forename || part.field == Field::family;
    return name || part.centibits <= 0 || part.field == Field::sex;
  });
}

std::string in_bits(int centibits) {
  auto const size = std::abs(centibits);
  auto const fraction = std::to_string(size % 100);
  return (centibits < 0 ? "-" : "+") + std::to_string(size / 100) + '.' + (fraction.size() == 1 ? "0" : "") +
         fraction;
}

}  // namespace rightsdesk::matching
