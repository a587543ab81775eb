#include "matching/train.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

#include "matching/facts.h"

namespace rightsdesk::matching {
namespace {

constexpr std::size_t kSample = 20000;         // rows read for u, and for each way of finding alike pairs
constexpr std::size_t kDifferent = 1'000'000;  // pairs drawn for u, and no more than kEach a row
constexpr std::size_t kEach = 50;
constexpr std::size_t kMostInBlock = 40;       // a larger block holds namesakes more than matches
constexpr int kRounds = 40;
constexpr double kMet = 3;  // pairs by which a level is known at all

/// The same numbers on every machine (SplitMix64).
class Draw {
 public:
  std::size_t below(std::size_t count) {
    state_ += 0x9e3779b97f4a7c15U;
    auto z = state_;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return static_cast<std::size_t>(((z ^ (z >> 31U)) >> 32U) * count >> 32U);
  }

 private:
  std::uint64_t state_ = 1;
};

struct Sampled {
  std::size_t source;
  Row row;
  Facts facts;
};

using Patterns = std::map<Grades, double>;  // how many pairs have these grades
using Shares = std::array<std::vector<double>, kFields>;

Grades grades_between(Facts const& a, Facts const& b, Model const& model) {
  Grades out{};
  auto const evidence = weigh(a, b, model);
  for (std::size_t f = 0; f < kFields; ++f) {
    auto const names = grades_of(static_cast<Field>(f));
    out[f] = static_cast<std::uint8_t>(std::find(names.begin(), names.end(), evidence.parts[f].level) - names.begin());
  }
  return out;
}

Shares zeros() {
  Shares out;
  for (std::size_t f = 0; f < kFields; ++f) out[f].assign(grades_of(static_cast<Field>(f)).size(), 0);
  return out;
}

/// Each field's shares among its pairs where it is held; a level that was not met gets half a pair.
Shares shared_out(Shares const& counts) {
  auto out = counts;
  for (auto& levels : out) {
    levels.back() = 0;  // what is missing says nothing
    double all = 0;
    for (auto const count : levels) all += count;
    for (auto& count : levels) count = std::min(1.0, (count + 0.5) / (all + 0.5 * static_cast<double>(levels.size())));
  }
  return out;
}

class Trainer {
 public:
  Trainer(std::span<People const> sources, Model const& start) : sources_(sources), start_(start) {
    for (auto const& people : sources) rows_ += people.size();
  }

  Training run() {
    Training out{start_, {}, 0, 0, 0};
    auto const u = estimate_u(out);
    auto m_counts = zeros();
    // Each way of finding alike pairs says nothing of what it goes by.
    estimate_m(by_birth(), {Field::born}, u, m_counts, out);
    estimate_m(by_name(), {Field::forename, Field::family}, u, m_counts, out);
    settle(u, m_counts, out);
    name_the_common(out.model);
    return out;
  }

 private:
  using Blocks = std::map<std::string, std::vector<Sampled>>;

  Shares estimate_u(Training& out) {
    std::vector<Facts> sample;
    auto const step = std::max<std::size_t>(1, rows_ / kSample);
    std::size_t at = 0;
    for (auto const& people : sources_) {
      for (Row row = 0; row < people.size(); ++row) {
        if (at++ % step == 0) sample.push_back(facts_of(people.read(row).described));
      }
    }
    auto counts = zeros();
    Draw draw;
    out.different_pairs = std::min(kDifferent, sample.size() * kEach);
    for (std::size_t i = 0; i < out.different_pairs; ++i) {
      auto const a = draw.below(sample.size());
      auto const b = draw.below(sample.size());
      if (a == b) continue;
      auto const grades = grades_between(sample[a], sample[b], start_);
      for (std::size_t f = 0; f < kFields; ++f) counts[f][grades[f]] += 1;
    }
    different_ = counts;
    return shared_out(counts);
  }

  /// Every row whose key falls in the sample, by key: whoever shares a key is in it together.
  template <class Key>
  Blocks blocks(Key key) const {
    auto const one_in = static_cast<std::uint32_t>(std::max<std::size_t>(1, rows_ / kSample));
    Blocks out;
    for (std::size_t s = 0; s < sources_.size(); ++s) {
      for (Row row = 0; row < sources_[s].size(); ++row) {
        auto const text = key(sources_[s].columns(), row);
        if (text.empty() || hash_of(text) % one_in != 0) continue;
        out[text].push_back({s, row, {}});
      }
    }
    for (auto& [text, members] : out) {
      if (members.size() < 2 || members.size() > kMostInBlock) continue;
      for (auto& member : members) member.facts = facts_of(sources_[member.source].read(member.row).described);
    }
    return out;
  }

  Blocks by_birth() const {
    return blocks([](PeopleColumns const& columns, Row row) {
      auto const& birth = columns.births[columns.born[row]];
      if (!birth.day || person::may_be_default(birth)) return std::string();
      return std::to_string(birth.year) + '-' + std::to_string(*birth.month) + '-' + std::to_string(*birth.day);
    });
  }

  Blocks by_name() const {
    return blocks([](PeopleColumns const& columns, Row row) {
      if (columns.given[row] == 0 || columns.family[row] == 0) return std::string();
      std::string out;
      for (auto const word : columns.given_lists.words(columns.given[row])) (out += ' ') += columns.words.at(word);
      for (auto const word : columns.family_lists.words(columns.family[row])) (out += '/') += columns.words.at(word);
      return out;
    });
  }

  [[nodiscard]] Patterns patterns(Blocks const& found) const {
    Patterns out;
    for (auto const& [key, members] : found) {
      if (members.size() > kMostInBlock) continue;
      for (std::size_t i = 0; i < members.size(); ++i) {
        for (std::size_t j = i + 1; j < members.size(); ++j) {
          // A source holds a person once: pairs are of two sources where there are two.
          if (sources_.size() > 1 && members[i].source == members[j].source) continue;
          out[grades_between(members[i].facts, members[j].facts, start_)] += 1;
        }
      }
    }
    return out;
  }

  void estimate_m(Blocks const& found, std::vector<Field> const& gone_by, Shares const& u, Shares& counts, Training& out) const {
    auto const pairs = patterns(found);
    auto const left_out = [&](std::size_t f) {
      return std::find(gone_by.begin(), gone_by.end(), static_cast<Field>(f)) != gone_by.end();
    };
    auto m = zeros();
    for (std::size_t f = 0; f < kFields; ++f) {
      for (std::size_t g = 0; g + 1 < m[f].size(); ++g) m[f][g] = start_.fields[f][g].m;
    }
    double share = 0.2;
    Shares weighted;
    double matching = 0;
    double all = 0;
    for (int round = 0; round < kRounds; ++round) {
      weighted = zeros();
      matching = all = 0;
      for (auto const& [grades, count] : pairs) {
        double odds = share / (1 - share);
        for (std::size_t f = 0; f < kFields; ++f) {
          if (!left_out(f) && grades[f] + 1U < m[f].size()) odds *= m[f][grades[f]] / u[f][grades[f]];
        }
        double const chance = odds / (1 + odds);
        all += count;
        matching += chance * count;
        for (std::size_t f = 0; f < kFields; ++f) weighted[f][grades[f]] += chance * count;
      }
      if (all == 0) return;
      share = std::clamp(matching / all, 1e-6, 0.999);
      m = shared_out(weighted);
    }
    out.alike_pairs += static_cast<std::size_t>(all);
    out.matching_pairs += matching;
    for (std::size_t f = 0; f < kFields; ++f) {
      for (std::size_t g = 0; !left_out(f) && g < counts[f].size(); ++g) counts[f][g] += weighted[f][g];
    }
  }

  void settle(Shares const& u, Shares const& m_counts, Training& out) const {
    auto const m = shared_out(m_counts);
    for (std::size_t f = 0; f < kFields; ++f) {
      double matches = 0;
      for (std::size_t g = 0; g + 1 < m_counts[f].size(); ++g) matches += m_counts[f][g];
      for (std::size_t g = 0; g + 1 < m[f].size(); ++g) {
        auto& level = out.model.fields[f][g];
        Trained line{static_cast<Field>(f), std::string(grades_of(static_cast<Field>(f))[g]), level.m, level.u, level.m, level.u, 0};
        line.matches = matches;
        bool const met = m_counts[f][g] >= kMet || different_[f][g] >= kMet;
        if (!met) line.matches = 0;
        if (met && matches >= Training::kFewest) {
          line.m = m[f][g];
          // A share of nothing met would weigh without bound: no level is rarer than the sample can tell.
          line.u = std::max(u[f][g], 1.0 / static_cast<double>(out.different_pairs));
        }
        level.m = line.m;
        level.u = line.u;
        level.centibits = static_cast<int>(std::lround(100 * std::log2(line.m / line.u)));
        out.levels.push_back(std::move(line));
      }
    }
  }

  void name_the_common(Model& model) const {
    model.bearers_given.clear();
    model.bearers_family.clear();
    for (auto const& people : sources_) {
      auto const common = people.common_names();
      for (auto const& [name, bearers] : common.given) model.bearers_given[name] = std::max(model.bearers_given[name], bearers);
      for (auto const& [name, bearers] : common.family) model.bearers_family[name] = std::max(model.bearers_family[name], bearers);
    }
  }

  std::span<People const> sources_;
  Model const& start_;
  std::size_t rows_ = 0;
  Shares different_ = zeros();  // of the pairs drawn at random, how many reached each level
};

double bits(double m, double u) { return std::log2(m / u); }

}  // namespace

Result<Training> train(std::span<People const> sources, Model const& start) {
  std::size_t rows = 0;
  for (auto const& people : sources) rows += people.size();
  if (rows < 100) return refused("too_few_people", "fewer than 100 rows: nothing can be estimated from so few");
  return Trainer(sources, start).run();
}

std::string report(Training const& training) {
  char line[256];
  std::snprintf(line, sizeof line, "%zu pairs at random for u; %zu pairs alike for m, of which %.0f match\n",
                training.different_pairs, training.alike_pairs, training.matching_pairs);
  std::string out = line;
  if (!training.enough())
    out += "too few match to estimate m: the old shares are kept. Give two sources that hold the same people.\n";
  out += "level                          matches        m        u     bits      was\n";
  for (auto const& level : training.levels) {
    auto const name = std::string(id_of(level.field)) + '.' + level.level;
    std::snprintf(line, sizeof line, "%-30s %7.0f %8.4f %8.2g %+8.2f %+8.2f%s\n", name.c_str(), level.matches, level.m, level.u,
                  bits(level.m, level.u), bits(level.was_m, level.was_u),
                  level.matches < Training::kFewest ? "  kept: too few" : "");
    out += line;
  }
  return out;
}

}  // namespace rightsdesk::matching
