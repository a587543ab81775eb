#include "matching/scan.h"

#include <algorithm>

#include "person/likeness.h"

namespace rightsdesk::matching {
namespace {

constexpr std::size_t kBlock = 2048;  // rows at a time: the block's weights stay in the nearest cache

bool heavier(Weighed const& a, Weighed const& b) {
  return a.centibits != b.centibits ? a.centibits > b.centibits : a.row < b.row;
}

/// Keeps the heaviest; the same whatever the order they come in.
class Heaviest {
 public:
  Heaviest(std::size_t most, int least) : most_(most), least_(least) {}
  [[nodiscard]] int least() const { return least_; }

  void offer(Weighed weighed) {
    if (weighed.centibits < least_) return;
    kept_.push_back(weighed);
    if (kept_.size() < 2 * most_) return;
    shorten();
    if (kept_.size() == most_) least_ = std::max(least_, kept_.back().centibits);
  }

  /// Heaviest first; a row offered twice stands once, with its greater weight.
  std::vector<Weighed> take() {
    shorten();
    return std::move(kept_);
  }

 private:
  void shorten() {
    std::sort(kept_.begin(), kept_.end(), [](Weighed const& a, Weighed const& b) {
      return a.row != b.row ? a.row < b.row : a.centibits > b.centibits;
    });
    auto const end = std::unique(kept_.begin(), kept_.end(), [](Weighed const& a, Weighed const& b) { return a.row == b.row; });
    kept_.erase(end, kept_.end());
    std::sort(kept_.begin(), kept_.end(), heavier);
    if (kept_.size() > most_) kept_.resize(most_);
  }

  std::size_t most_;
  int least_;
  std::vector<Weighed> kept_;
};

class Scan {
 public:
  Scan(Facts const& subject, PeopleColumns const& people, Model const& model)
      : subject_(subject),
        people_(people),
        model_(model),
        names_(weigh_names(subject.names, people.words, people.given_lists, people.family_lists, model)) {
    weigh_births();
    weigh_held();
    gather_shared();
  }

  Nearest run() {
    Heaviest rows(kMostRows, model_.possible - neighbourhood());
    Heaviest neighbours(kMostNeighbours, INT32_MIN);
    Nearest out;
    for (auto const& more : gains_) {
      Weighed const weighed{more.row, best_base(more.row) + more.centibits};
      rows.offer(weighed);
      if (more.address) neighbours.offer(weighed);
      if (more.number) out.same_number.push_back(more.row);
    }
    for (auto const& other : people_.other_names) rows.offer({other.row, base(other.row, other.given, other.family)});
    scan_all(rows);
    out.rows = rows.take();
    out.neighbours = neighbours.take();
    return out;
  }

 private:
  /// What a row weighs more than its columns say, by a value it shares.
  struct Gain {
    Row row = 0;
    int centibits = 0;
    bool address = false;
    bool number = false;
  };

  [[nodiscard]] int weight(Field field, std::uint8_t grade) const { return model_.level(field, grade).centibits; }
  template <class Grade>
  [[nodiscard]] int weight(Field field, Grade grade) const {
    return weight(field, static_cast<std::uint8_t>(grade));
  }
  [[nodiscard]] int address(person::AddressLikeness grade) const {
    return weight(Field::address, static_cast<std::uint8_t>(grade));
  }
  /// What a row in the same postcode sector weighs more than it is taken for.
  [[nodiscard]] int neighbourhood() const {
    return std::max(0, address(person::AddressLikeness::same_sector) - address(person::AddressLikeness::different));
  }

  void weigh_births() {
    births_.resize(people_.births.size());
    if (!subject_.born) return;
    for (std::size_t i = 1; i < births_.size(); ++i) {
      auto const likeness = person::compare(subject_.born, people_.births[i]);
      births_[i] = static_cast<std::int16_t>(weight(Field::born, static_cast<std::uint8_t>(likeness)));
    }
  }

  void weigh_held() {
    held_.resize(kHeldValues);
    auto const differs = [&](bool subject_holds, Field field) {
      return subject_holds ? weight(field, Plain::different) : 0;
    };
    int const phone = subject_.phones.empty() ? 0 : weight(Field::phone, Phone::different);
    int const email = differs(!subject_.emails.empty(), Field::email);
    int const nhs = differs(!subject_.nhs_numbers.empty(), Field::nhs_number);
    int const upn = differs(!subject_.upns.empty(), Field::upn);
    int const nino = differs(!subject_.ninos.empty(), Field::nino);
    int const home = subject_.homes.empty() ? 0 : address(person::AddressLikeness::different);
    // A row may hold an own number of another kind than the subject's, which is no disagreement.
    int const own = std::max(0, differs(!subject_.own_numbers.empty(), Field::own_number));
    for (unsigned bits = 0; bits < kHeldValues; ++bits) {
      auto const held = [bits](Held bit, int value) { return (bits & bit) != 0 ? value : 0; };
      held_[bits] = static_cast<std::int16_t>(held(kHoldsPhone, phone) + held(kHoldsEmail, email) +
                                              held(kHoldsNhsNumber, nhs) + held(kHoldsUpn, upn) +
                                              held(kHoldsNino, nino) + held(kHoldsAddress, home) +
                                              held(kHoldsOwnNumber, own) + sex_weight(bits));
    }
  }

  [[nodiscard]] int sex_weight(unsigned bits) const {
    bool const known = (bits & (kIsFemale | kIsMale)) != 0;
    if (!known || subject_.sex.empty()) return 0;
    bool const same = (bits & kIsFemale) != 0 ? subject_.sex == "female" : subject_.sex == "male";
    return weight(Field::sex, same ? Plain::same : Plain::different);
  }

  enum class Number { no, yes };

  void gather(std::vector<std::string> const& values, Shared kind, int gain, Number number) {
    std::vector<Row> rows;
    for (auto const& value : values) {
      auto const found = people_.shared[static_cast<std::size_t>(kind)].rows(value);
      rows.insert(rows.end(), found.begin(), found.end());
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    for (auto const row : rows) gains_.push_back({row, gain, false, number == Number::yes});
  }

  [[nodiscard]] int gain(Field field) const { return weight(field, Plain::same) - weight(field, Plain::different); }

  void gather_shared() {
    auto const phone = std::max(weight(Field::phone, Phone::same), weight(Field::phone, Phone::same_landline));
    gather(subject_.phones, Shared::phone, phone - weight(Field::phone, Phone::different), Number::no);
    gather(subject_.emails, Shared::email, gain(Field::email), Number::no);
    gather(subject_.nhs_numbers, Shared::nhs_number, gain(Field::nhs_number), Number::yes);
    gather(subject_.upns, Shared::upn, gain(Field::upn), Number::yes);
    gather(subject_.ninos, Shared::nino, gain(Field::nino), Number::yes);
    std::vector<std::string> own;
    for (auto const& number : subject_.own_numbers) own.push_back(own_number_key(number));
    gather(own, Shared::own_number, weight(Field::own_number, Plain::same), Number::yes);
    gather_homes();
    add_up();
  }

  /// One gain a row, in the order of rows.
  void add_up() {
    std::sort(gains_.begin(), gains_.end(), [](Gain const& a, Gain const& b) { return a.row < b.row; });
    std::size_t last = 0;
    for (std::size_t i = 1; i < gains_.size(); ++i) {
      if (gains_[i].row != gains_[last].row) {
        gains_[++last] = gains_[i];
        continue;
      }
      gains_[last].centibits += gains_[i].centibits;
      gains_[last].address = gains_[last].address || gains_[i].address;
      gains_[last].number = gains_[last].number || gains_[i].number;
    }
    if (!gains_.empty()) gains_.resize(last + 1);
  }

  void gather_homes() {
    std::vector<Row> rows;
    for (auto const& home : subject_.homes) {
      for (auto const& code : {home.postcode, home.area}) {
        auto const found = people_.shared[static_cast<std::size_t>(Shared::postcode)].rows(code);
        rows.insert(rows.end(), found.begin(), found.end());
      }
      gather_street(street_key(home), rows);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    int const gain = address(person::AddressLikeness::same_door) - address(person::AddressLikeness::different);
    for (auto const row : rows) gains_.push_back({row, gain, true, false});
  }

  void gather_street(std::string const& street, std::vector<Row>& rows) const {
    if (street.empty()) return;
    people_.streets.names.near(street, 2, [&](Code code) {
      if (person::typos_apart(people_.streets.names.at(code), street) > 2) return;
      auto const& starts = people_.streets.starts;
      rows.insert(rows.end(), people_.streets.rows.begin() + starts[code], people_.streets.rows.begin() + starts[code + 1]);
    });
  }

  [[nodiscard]] int base(Row row, Code given, Code family) const {
    return names_.given[given] + names_.family[family] + births_[people_.born[row]] + held_[people_.held[row]];
  }

  [[nodiscard]] int best_base(Row row) const {
    int best = base(row, people_.given[row], people_.family[row]);
    auto const before = [](OtherName const& name, Row wanted) { return name.row < wanted; };
    auto const& names = people_.other_names;
    for (auto at = std::lower_bound(names.begin(), names.end(), row, before); at != names.end() && at->row == row; ++at)
      best = std::max(best, base(row, at->given, at->family));
    return best;
  }

  void scan_all(Heaviest& rows) const {
    std::array<std::int16_t, kBlock> weights{};
    for (std::size_t from = 0; from < people_.size(); from += kBlock) {
      auto const count = std::min(kBlock, people_.size() - from);
      auto const* given = people_.given.data() + from;
      auto const* family = people_.family.data() + from;
      auto const* born = people_.born.data() + from;
      auto const* held = people_.held.data() + from;
      std::int16_t greatest = INT16_MIN;
      for (std::size_t i = 0; i < count; ++i) {
        auto const sum = static_cast<std::int16_t>(names_.given[given[i]] + names_.family[family[i]] + births_[born[i]] +
                                                   held_[held[i]]);
        weights[i] = sum;
        greatest = std::max(greatest, sum);
      }
      if (greatest < rows.least()) continue;
      for (std::size_t i = 0; i < count; ++i) {
        if (weights[i] >= rows.least()) rows.offer({static_cast<Row>(from + i), weights[i]});
      }
    }
  }

  Facts const& subject_;
  PeopleColumns const& people_;
  Model const& model_;
  NameWeights names_;
  std::vector<std::int16_t> births_;
  std::vector<std::int16_t> held_;
  std::vector<Gain> gains_;
};

}  // namespace

Nearest nearest(Facts const& subject, PeopleColumns const& people, Model const& model) {
  return Scan(subject, people, model).run();
}

}  // namespace rightsdesk::matching
