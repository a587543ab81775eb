#include "redaction/claims.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace rightsdesk::redaction {
namespace {

bool overlap(Claim const& a, Claim const& b) { return a.begin < b.end && b.begin < a.end; }

class Settlement {
 public:
  void offer(Claim claim) {
    auto next = kept_.lower_bound(claim.begin);
    if (next != kept_.begin() && std::prev(next)->second.end > claim.begin) next = std::prev(next);
    if (next == kept_.end() || next->second.begin >= claim.end) {
      kept_.emplace(claim.begin, std::move(claim));
      return;
    }
    for (; next != kept_.end() && next->second.begin < claim.end; ++next) lend(claim, next->second);
  }

  /// The stretches of `claim` that nothing kept covers.
  [[nodiscard]] std::vector<Claim> rest_of(Claim const& claim) const {
    std::vector<Claim> out;
    auto at = claim.begin;
    auto const piece = [&](std::size_t begin, std::size_t end) {
      if (begin >= end) return;
      out.push_back(claim);
      out.back().begin = begin;
      out.back().end = end;
    };
    for (auto const& [begin, other] : kept_) {
      if (!overlap(claim, other)) continue;
      piece(at, other.begin);
      at = std::max(at, other.end);
    }
    piece(at, claim.end);
    return out;
  }

  [[nodiscard]] std::map<std::size_t, Claim> const& kept() const { return kept_; }

 private:
  static void lend(Claim const& lost, Claim& winner) {
    if (lost.subjects || winner.subjects || lost.kind != winner.kind) return;
    winner.ceiling = std::max(winner.ceiling, lost.ceiling);
    winner.tier = std::max(std::min(winner.tier, lost.tier), winner.ceiling);
    if (winner.person.empty()) winner.person = lost.person;
    for (auto const& step : lost.because) {
      if (std::find(winner.because.begin(), winner.because.end(), step) == winner.because.end()) winner.because.push_back(step);
    }
  }

  std::map<std::size_t, Claim> kept_;
};

void trim(Claim& claim, std::string_view plain) {
  auto const tells = [&](std::size_t at) { return is_word_byte(plain[at]); };
  while (claim.begin < claim.end && !tells(claim.begin)) ++claim.begin;
  while (claim.end > claim.begin && !tells(claim.end - 1)) --claim.end;
}

}  // namespace

std::vector<Claim> settled(std::vector<Claim> claims, std::string_view plain) {
  std::stable_sort(claims.begin(), claims.end(), [](Claim const& a, Claim const& b) {
    auto const rank = [](Claim const& c) {
      return std::tuple(c.background, -static_cast<long>(c.end - c.begin), !c.subjects, c.tier, c.person.empty(), c.begin);
    };
    return rank(a) < rank(b);
  });
  Settlement settlement;
  for (auto& claim : claims) {
    if (!claim.background) {
      settlement.offer(std::move(claim));
      continue;
    }
    for (auto& piece : settlement.rest_of(claim)) {
      trim(piece, plain);
      if (piece.end - piece.begin > 2) settlement.offer(std::move(piece));
    }
  }
  std::vector<Claim> out;
  for (auto const& [begin, claim] : settlement.kept()) {
    if (!claim.subjects && claim.begin < claim.end) out.push_back(claim);
  }
  return out;
}

}  // namespace rightsdesk::redaction
