#include "matching/told.h"

#include <algorithm>

#include "matching/evidence.h"
#include "matching/facts.h"

namespace rightsdesk::matching {
namespace {

using person::AddressLikeness;
using person::Description;

/// Nothing is known the more by a door that the subject gave, unless only the record has its postcode.
bool is_new_home(person::Premises const& home, std::vector<person::Premises> const& known) {
  return std::none_of(known.begin(), known.end(), [&](person::Premises const& other) {
    return home == other || (person::compare(home, other) == AddressLikeness::same_door && (!other.postcode.empty() || home.postcode.empty()));
  });
}

template <class T>
bool has_all(std::vector<T> const& known, std::vector<T> const& values) {
  return std::all_of(values.begin(), values.end(), [&](T const& value) { return std::find(known.begin(), known.end(), value) != known.end(); });
}

bool is_nothing(Facts const& one) {
  return one.homes.empty() && one.phones.empty() && one.emails.empty() && one.names.empty() && one.nhs_numbers.empty() && one.upns.empty() && one.ninos.empty();
}

/// Whether `known` holds all of what one thing comes to.
bool holds(Facts const& known, Facts const& one) {
  bool const homes = std::none_of(one.homes.begin(), one.homes.end(), [&](auto const& home) { return is_new_home(home, known.homes); });
  return homes && has_all(known.phones, one.phones) && has_all(known.emails, one.emails) && has_all(known.nhs_numbers, one.nhs_numbers) &&
         has_all(known.upns, one.upns) && has_all(known.ninos, one.ninos);
}

/// Words of either half that the subject gave no name with.
bool is_new_name(Facts const& subject, Facts const& one) {
  auto const said = [&](std::vector<std::string> const& words) {
    return std::all_of(words.begin(), words.end(), [&](std::string const& word) {
      return std::any_of(subject.names.begin(), subject.names.end(), [&](person::NameTokens const& name) {
        return std::count(name.given.begin(), name.given.end(), word) + std::count(name.family.begin(), name.family.end(), word) > 0;
      });
    });
  };
  return std::any_of(one.names.begin(), one.names.end(), [&](auto const& name) { return !said(name.given) || !said(name.family); });
}

class Telltale {
 public:
  Telltale(Description const& subject, Model const& model) : subject_(facts_of(subject)), model_(model) {}

  void listen(Candidate const& record) {
    auto const& says = record.described;
    Teller const teller{record.source, record.key};
    for (auto const& address : says.addresses) add(Telling::address, only(&Description::addresses, address), {record.source, record.key, address.from, address.to});
    for (auto const& phone : says.phones) add(Telling::phone, only(&Description::phones, phone), teller);
    for (auto const& email : says.emails) add(Telling::email, only(&Description::emails, email), teller);
    for (auto const& name : says.names) listen(name, teller);
    for (auto const& number : says.identifiers) {
      bool const national = number.kind == "nhs_number" || number.kind == "upn" || number.kind == "nino";
      if (national) add(Telling::number, only(&Description::identifiers, number), teller);
    }
  }

  [[nodiscard]] std::vector<Told> said() && {
    std::stable_sort(told_.begin(), told_.end(), [](Told const& a, Told const& b) { return a.what < b.what; });
    return std::move(told_);
  }

 private:
  template <class T>
  static Description only(std::vector<T> Description::*list, T const& value) {
    Description out;
    (out.*list).push_back(value);
    return out;
  }

  /// One field may hold several people, each under a forename of their own.
  void listen(person::Name const& written, Teller const& teller) {
    bool const parted = !written.given.empty() || !written.family.empty();
    for (auto const& name : parted ? std::vector{written} : person::parse_names(written.full)) {
      if (name.given.empty() && name.family.empty()) continue;
      auto const says = only(&Description::names, name);
      auto const facts = facts_of(says);
      auto const e = weigh(subject_, facts, model_);
      bool const wed = e.stands(Field::forename) == Stands::sure && e.stands(Field::family) == Stands::against;
      bool const of_before = name.kind != person::Name::Kind::current && is_new_name(subject_, facts);
      if (wed || of_before) add(Telling::name, says, teller);
    }
  }

  void add(Telling what, Description says, Teller teller) {
    auto const one = facts_of(says);
    if (is_nothing(one) || (what != Telling::name && holds(subject_, one))) return;
    for (auto& known : told_) {
      if (known.what != what || !is_same(facts_of(known.says), one, what)) continue;
      if (std::find(known.by.begin(), known.by.end(), teller) == known.by.end()) known.by.push_back(std::move(teller));
      return;
    }
    told_.push_back({what, std::move(says), {std::move(teller)}});
  }

  static bool is_same(Facts const& known, Facts const& one, Telling what) {
    if (what != Telling::name) return holds(known, one);
    return std::equal(known.names.begin(), known.names.end(), one.names.begin(), one.names.end(),
                      [](auto const& a, auto const& b) { return a.given == b.given && a.family == b.family; });
  }

  Facts subject_;
  Model const& model_;
  std::vector<Told> told_;
};

template <class T>
void append(std::vector<T>& to, std::vector<T> const& more) {
  to.insert(to.end(), more.begin(), more.end());
}

}  // namespace

std::string_view to_string(Telling what) {
  switch (what) {
    case Telling::address: return "address";
    case Telling::phone: return "phone number";
    case Telling::email: return "e-mail address";
    case Telling::name: return "name";
    case Telling::number: return "number";
  }
  throw Bug("a thing told without a name");
}

std::vector<Told> told_by(Description const& subject, std::span<Candidate const> confirmed, Model const& model) {
  Telltale out(subject, model);
  for (auto const& record : confirmed) {
    if (record.standing == Standing::own_file) out.listen(record);
  }
  return std::move(out).said();
}

Description with_told(Description subject, std::span<Told const> told) {
  for (auto const& one : told) {
    append(subject.addresses, one.says.addresses);
    append(subject.phones, one.says.phones);
    append(subject.emails, one.says.emails);
    append(subject.identifiers, one.says.identifiers);
    for (auto name : one.says.names) {
      if (name.kind == person::Name::Kind::current) name.kind = person::Name::Kind::former;
      subject.names.push_back(std::move(name));
    }
  }
  return subject;
}

}  // namespace rightsdesk::matching
