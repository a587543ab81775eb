#include "matching/second_look.h"

#include <algorithm>
#include <vector>

#include "matching/grades.h"

namespace rightsdesk::matching {
namespace {

template <class T>
void add_new(std::vector<T>& all, std::vector<T> const& more) {
  for (auto const& value : more) {
    if (std::find(all.begin(), all.end(), value) == all.end()) all.push_back(value);
  }
}

Facts named(Facts const& of, std::size_t i) {
  Facts out;
  out.names = {of.names[i]};
  if (i < of.titled.size()) out.titled = {of.titled[i]};
  out.sex = of.names.size() == 1 ? of.sex : "";
  return out;
}

/// A family name that the subject did not give, under a forename of theirs; a joint holder has another forename.
void add_family_names(Facts const& subject, Facts const& record, Model const& model, Facts& out) {
  for (std::size_t i = 0; i < record.names.size(); ++i) {
    auto const e = weigh(subject, named(record, i), model);
    if (e.stands(Field::forename) != Stands::sure || e.stands(Field::family) != Stands::against) continue;
    if (std::find(out.names.begin(), out.names.end(), record.names[i]) != out.names.end()) continue;
    out.names.push_back(record.names[i]);
    out.titled.resize(out.names.size());
  }
}

class SecondLook {
 public:
  SecondLook(LookingBy const& by, Model const& model, std::span<KnownRival const> rivals, ReadyByKey const& by_key, std::span<Match> matches)
      : model_(model), rivals_(rivals), by_key_(by_key), matches_(matches), told_(with_what_records_say(by.with_told, matches, by_key, model)) {
    for (auto const& one : by.told) confirmed_.emplace_back(one.by.front(), facts_of(one.says));
    for (auto const& match : matches) {
      if (match.verdict == Verdict::proposed && ready(match).candidate->decided == Decided::not_rejected) proposed_.push_back(match);
    }
    auto const after = [](auto const& all, auto const& known) {
      return std::decay_t<decltype(all)>(all.begin() + static_cast<std::ptrdiff_t>(known.size()), all.end());
    };
    news_.names = after(told_.names, by.subject.names);
    news_.homes = after(told_.homes, by.subject.homes);
    news_.phones = after(told_.phones, by.subject.phones);
    news_.emails = after(told_.emails, by.subject.emails);
    news_.nhs_numbers = after(told_.nhs_numbers, by.subject.nhs_numbers);
    news_.upns = after(told_.upns, by.subject.upns);
    news_.ninos = after(told_.ninos, by.subject.ninos);
  }

  void look() {
    for (auto& match : matches_) {
      auto const& one = ready(match);
      if (one.candidate->standing == Standing::mention) continue;
      if (match.verdict == Verdict::unlikely) by_what_is_told(match, one);
      else if (match.verdict == Verdict::possible && !confirmed_.empty()) explain(match, one);
    }
  }

 private:
  [[nodiscard]] Ready const& ready(Match const& match) const { return by_key_.at({match.source, match.key}); }

  /// Whether the record has anything in common with what was told: most have not, and need no second judgement.
  [[nodiscard]] bool touched(Ready const& one) const {
    auto const grades = compare_without_names(news_, one.facts);
    auto const is = [&](Field field, auto grade) { return grades[static_cast<std::size_t>(field)] <= static_cast<std::uint8_t>(grade); };
    return !news_.names.empty() || is(Field::address, person::AddressLikeness::same_postcode) || is(Field::phone, Phone::same_landline) ||
           is(Field::email, Plain::same) || is(Field::nhs_number, Plain::same) || is(Field::upn, Plain::same) || is(Field::nino, Plain::same);
  }

  void by_what_is_told(Match& match, Ready const& one) {
    if (!touched(one)) return;
    auto again = judge_ready(told_, one, model_, rivals_);
    auto const because = who_told(match, one, again.evidence);
    if (again.verdict == Verdict::unlikely || because.empty()) return;
    show(again, because);
    match = std::move(again);
  }

  /// To a person who decides anyway it is shown what a confirmed record says of it too; it weighs no more for that.
  void explain(Match& match, Ready const& one) const {
    if (!touched(one)) return;
    auto const because = who_told(match, one, weigh(told_, one.facts, model_));
    match.because.insert(match.because.end() - 1, because.begin(), because.end());
  }

  /// Which record says what agrees so: one that was confirmed before one that is only proposed. Empty: none of them alone.
  [[nodiscard]] std::string teller(Ready const& one, Field field) const {
    for (auto const& [by, says] : confirmed_) {
      if (agrees(weigh(says, one.facts, model_).stands(field))) return by.source + ' ' + by.key + ", which was confirmed, holds it.";
    }
    for (auto const& match : proposed_) {
      if (agrees(weigh(ready(match).facts, one.facts, model_).stands(field))) return match.source + ' ' + match.key + ", which is proposed, holds it.";
    }
    return {};
  }

  /// One line a thing that agrees only because a confirmed or proposed record says it.
  [[nodiscard]] Because who_told(Match const& first, Ready const& one, Evidence const& now) const {
    Because out;
    static constexpr std::pair<Field, char const*> kTold[]{{Field::address, "address"},       {Field::phone, "phone number"}, {Field::email, "e-mail address"},
                                                           {Field::family, "family name"},    {Field::nhs_number, "NHS number"}, {Field::upn, "pupil number"},
                                                           {Field::nino, "National Insurance number"}};
    for (auto const& [field, words] : kTold) {
      if (!agrees(now.stands(field)) || agrees(first.evidence.stands(field))) continue;
      auto const by = teller(one, field);
      if (!by.empty()) out.push_back({"second-look", std::string("Its ") + words + " is not one the subject gave: " + by});
    }
    return out;
  }

  static void show(Match& match, Because const& because) {
    match.verdict = Verdict::possible;
    match.because.pop_back();
    match.because.insert(match.because.end(), because.begin(), because.end());
    match.because.push_back({"verdict", "Possibly the subject's: a person decides."});
  }

  Model const& model_;
  std::span<KnownRival const> rivals_;
  ReadyByKey const& by_key_;
  std::span<Match> matches_;
  Facts told_;  ///< the subject's own, what was told and what their proposed records say
  Facts news_;  ///< only what their records say
  std::vector<Match> proposed_;
  std::vector<std::pair<Teller, Facts>> confirmed_;
};

}  // namespace

Facts with_what_records_say(Facts const& subject, std::span<Match const> matches, ReadyByKey const& by_key, Model const& model) {
  auto out = subject;
  for (auto const& match : matches) {
    if (match.verdict != Verdict::proposed) continue;
    auto const& ready = by_key.at({match.source, match.key});
    if (ready.candidate->decided == Decided::rejected) continue;
    auto const& record = ready.facts;
    add_new(out.homes, record.homes);
    add_new(out.phones, record.phones);
    add_new(out.emails, record.emails);
    add_family_names(subject, record, model, out);
  }
  return out;
}

void look_again(LookingBy const& by, Model const& model, std::span<KnownRival const> rivals, ReadyByKey const& by_key, std::span<Match> matches) {
  SecondLook(by, model, rivals, by_key, matches).look();
}

}  // namespace rightsdesk::matching
