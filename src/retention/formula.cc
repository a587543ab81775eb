#include "retention/formula.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace rightsdesk::retention {
namespace {

/// 29 February falls on 1 March in a common year: later, and so the safe side.
Date years_after(Date day, int years) {
  Date const later = day + std::chrono::years(years);
  return later.ok() ? later : later.year() / std::chrono::March / 1;
}

Disposal unknown(std::string const& rule, std::string const& why) { return {DisposalStatus::unknown, {}, {}, rule, {{rule, why}}}; }

Disposal kept_through(std::string const& rule, Date last, std::string const& why) {
  return {DisposalStatus::dated, last, plus_days(last, 1), rule, {{rule, why + ": kept until " + in_words(last) + "."}}};
}

bool died_under_18(LifeFacts const& facts) { return facts.died && age_on(*facts.born, *facts.died) < 18; }

Disposal until_25(LifeFacts const& facts) {
  if (!facts.born) return unknown("RT-1", "The date of birth is not known.");
  auto const birthday = years_after(*facts.born, 25);
  return {DisposalStatus::dated, plus_days(birthday, -1), birthday, "RT-1",
          {{"RT-1", "Born " + in_words(*facts.born) + ": disposal is due from the start of the 25th birthday, " + in_words(birthday) + "."}}};
}

Disposal child_protection(LifeFacts const& facts) {
  if (!facts.born) return unknown("RT-3", "The date of birth is not known.");
  auto const by_birth = years_after(*facts.born, 75);
  if (!facts.died) return kept_through("RT-3", by_birth, "75 years from birth");
  auto const by_death = years_after(*facts.died, 6);
  if (died_under_18(facts)) return kept_through("RT-3", by_death, "Died under 18: 6 years from the death");
  return kept_through("RT-3", std::max(by_birth, by_death), "Died as an adult, where the notice's words leave two readings: the later of 75 years from birth and 6 from death");
}

Disposal looked_after(LifeFacts const& facts) {
  if (!facts.born) return unknown("RT-4", "The date of birth is not known.");
  if (died_under_18(facts)) {
    auto const anniversary = years_after(*facts.died, 15);
    return {DisposalStatus::dated, plus_days(anniversary, -1), anniversary, "RT-4",
            {{"RT-4", "Died under 18: 15 years that begin with the death, so disposal is due from " + in_words(anniversary) + "."}}};
  }
  return kept_through("RT-4", years_after(*facts.born, 75), "75 years from birth");
}

Disposal adoption(LifeFacts const& facts) {
  if (!facts.adoption_order) return unknown("RT-5", "The date of the adoption order is not known.");
  return kept_through("RT-5", years_after(*facts.adoption_order, 100), "100 years from the adoption order, with no shorter time for a death");
}

Disposal by_contract(LifeFacts const& facts) {
  using namespace std::chrono_literals;
  constexpr Date kEnds = 2026y / 9 / 30, kExtended = 2028y / 9 / 30;
  return facts.contract_extension_recorded ? kept_through("RT-6", kExtended, "The extension of the contract is on record")
                                           : kept_through("RT-6", kEnds, "The contract ends, and no extension is on record");
}

std::optional<int> years_after_end(std::string const& formula) {
  if (!formula.starts_with("ends+") || !formula.ends_with("y")) return std::nullopt;
  int years = 0;
  auto const [end, fault] = std::from_chars(formula.data() + 5, formula.data() + formula.size() - 1, years);
  if (fault != std::errc{} || end != formula.data() + formula.size() - 1) return std::nullopt;
  return years;
}

Disposal after_the_matter(std::string const& formula, int years, LifeFacts const& facts) {
  if (!facts.matter_ended) return unknown(formula, "The matter has not ended, or its end is not known.");
  return kept_through(formula, years_after(*facts.matter_ended, years), std::to_string(years) + " years after the matter ended on " + in_words(*facts.matter_ended));
}

Disposal looked_at(Disposal disposal, Date today) {
  if (disposal.status == DisposalStatus::dated && *disposal.disposal_due <= today) {
    disposal.status = DisposalStatus::expired_review;
    disposal.because.push_back({disposal.rule, "That has passed: a person has to look before anything is destroyed."});
  }
  return disposal;
}

}  // namespace

std::string to_string(DisposalStatus status) {
  static constexpr std::array kNames{"dated", "expired_review", "unknown"};
  return kNames.at(static_cast<std::size_t>(status));
}

Result<Disposal> disposal(std::string const& formula, LifeFacts const& facts, Date today) {
  if (facts.born && facts.died && *facts.died < *facts.born) return refused("bad_facts", "The death is before the birth.");
  if (formula == "RT-1") return looked_at(until_25(facts), today);
  if (formula == "RT-3") return looked_at(child_protection(facts), today);
  if (formula == "RT-4") return looked_at(looked_after(facts), today);
  if (formula == "RT-5") return looked_at(adoption(facts), today);
  if (formula == "RT-6") return looked_at(by_contract(facts), today);
  if (formula == "RT-7") return unknown("RT-7", "The notice states no rule: it is never disposed of without a person.");
  if (auto const years = years_after_end(formula)) return looked_at(after_the_matter(formula, *years, facts), today);
  return refused("unknown_formula", "There is no retention formula " + formula + ".");
}

Disposal longest(std::vector<Disposal> const& each) {
  ENSURE(!each.empty(), "the longest of no rules");
  auto const later = [](Disposal const& left, Disposal const& right) {
    bool const left_known = left.kept_until.has_value(), right_known = right.kept_until.has_value();
    if (left_known != right_known) return left_known;
    return left_known && *left.kept_until < *right.kept_until;
  };
  auto winner = *std::max_element(each.begin(), each.end(), later);
  if (each.size() > 1) winner.because.push_back({"RT-8", "Of " + std::to_string(each.size()) + " rules that apply, the longest wins."});
  return winner;
}

Disposal under_hold(Disposal disposal, std::string const& hold) {
  disposal.status = DisposalStatus::unknown;
  disposal.disposal_due.reset();
  disposal.because.push_back({"RT-9", "A hold overrides every rule: " + hold + "."});
  return disposal;
}

}  // namespace rightsdesk::retention
