#include "matching/linked.h"

#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

namespace rightsdesk::matching {
namespace {

bool contradicts(Evidence const& e) {
  return e.stands(Field::forename) == Stands::against || e.stands(Field::born) == Stands::against ||
         e.stands(Field::nhs_number) == Stands::against;
}

bool number_shared(Evidence const& e) {
  return e.stands(Field::nhs_number) == Stands::sure || e.stands(Field::upn) == Stands::sure || e.stands(Field::nino) == Stands::sure;
}

/// What a record has in common with one that is proposed, and does not share with the subject already.
Link link_by(Evidence const& e, Match const& proposed, Match const& match) {
  Link out;
  if (e.stands(Field::forename) != Stands::sure || contradicts(e)) return out;
  auto const add = [&](bool theirs_too, bool known, char const* words) {
    if (theirs_too && !known) out.shares += (out.shares.empty() ? "same " : ", same ") + std::string(words);
  };
  add(number_shared(e), number_shared(match.evidence), "number");
  add(e.stands(Field::phone) == Stands::sure, agrees(match.evidence.stands(Field::phone)), "mobile phone");
  add(e.stands(Field::email) == Stands::sure, agrees(match.evidence.stands(Field::email)), "e-mail address");
  if (!out.shares.empty()) out.own = Link::Own::yes;
  add(e.stands(Field::address) == Stands::sure, agrees(match.evidence.stands(Field::address)), "address");
  out.with = proposed.source + ' ' + proposed.key;
  return out;
}

class Linking {
 public:
  Linking(Facts const& subject, Model const& model, ReadyByKey& by_key, std::span<Match const> matches)
      : subject_(subject), model_(model), by_key_(by_key) {
    common_.elder = Setting::Elder::none;
    for (auto const& match : matches) {
      auto const& one = ready(match);
      if (one.candidate->standing == Standing::mention) continue;
      bool const tells = one.candidate->decided == Decided::not_rejected;
      if (tells && match.verdict == Verdict::proposed && match.evidence.stands(Field::born) == Stands::sure) proposed_.push_back(match);
      if (auto const older = years_older_at_home(match, one.facts)) {
        if (*older >= kGeneration) common_.elder = Setting::Elder::on_record;
        if (std::abs(*older) < kGeneration) peers_.push_back(&one.facts);
        if (*older <= -kGeneration && agrees(match.evidence.stands(Field::family))) common_.child = Setting::Child::on_record;
      }
      if (is_like_in_name_and_day(match)) bearers_.push_back(match);
    }
    bool const one = std::all_of(matches.begin(), matches.end(), [&](Match const& match) { return match.source == matches.front().source; });
    if (one) common_.sources = Setting::Sources::one;
    if (!proposed_.empty()) common_.subject = Setting::Subject::elsewhere;
  }

  /// Whether there is anything that the first look did not know.
  bool look(Match const& match) {
    auto& one = ready(match);
    one.setting = common_;
    one.setting.same_day = same_day(match);
    if (is_held_with_a_peer(one.facts)) one.setting.partner = Setting::Partner::of_their_age;
    for (auto const& other : proposed_) {
      auto const e = weigh(ready(other).facts, one.facts, model_);
      auto link = link_by(e, other, match);
      bool const better = link.own == Link::Own::yes && one.link.own == Link::Own::no;
      if (!link.shares.empty() && (one.link.shares.empty() || better)) one.link = std::move(link);
      if (e.stands(Field::address) == Stands::sure) one.setting.subject = Setting::Subject::at_the_door;
      if (other.source == match.source) one.setting.here = Setting::Here::another_proposed;
    }
    bool const alone = match.evidence.stands(Field::born) == Stands::sure && one.setting.same_day == Setting::SameDay::nobody_else;
    bool const account = one.candidate->adult_since && one.setting.elder == Setting::Elder::none;
    return !one.link.shares.empty() || one.setting.subject != Setting::Subject::nowhere || alone || account;
  }

  [[nodiscard]] Ready& ready(Match const& match) const { return by_key_.at({match.source, match.key}); }

 private:
  /// How many years older than the subject somebody recorded at their door is.
  [[nodiscard]] std::optional<int> years_older_at_home(Match const& match, Facts const& facts) const {
    if (!subject_.born || !facts.born || match.evidence.stands(Field::address) != Stands::sure) return std::nullopt;
    bool const years = subject_.born->century == person::Birth::Century::known && facts.born->century == person::Birth::Century::known;
    return years ? std::optional(subject_.born->year - facts.born->year) : std::nullopt;
  }

  /// Another holder than the subject is known at their door and is no generation older or younger.
  [[nodiscard]] bool is_held_with_a_peer(Facts const& record) const {
    for (std::size_t i = 0; record.names.size() > 1 && i < record.names.size(); ++i) {
      Facts holder;
      holder.names = {record.names[i]};
      if (i < record.titled.size()) holder.titled = {record.titled[i]};
      if (weigh(subject_, holder, model_).stands(Field::forename) != Stands::against) continue;
      bool const known = std::any_of(peers_.begin(), peers_.end(), [&](Facts const* peer) {
        auto const e = weigh(*peer, holder, model_);
        return (agrees(e.stands(Field::forename)) || e.is(Field::forename, "initial")) && agrees(e.stands(Field::family));
      });
      if (known) return true;
    }
    return false;
  }

  static bool is_like_in_name_and_day(Match const& match) {
    auto const& e = match.evidence;
    bool const forename = agrees(e.stands(Field::forename)) || e.stands(Field::forename) == Stands::unsure;
    return forename && agrees(e.stands(Field::family)) && agrees(e.stands(Field::born));
  }

  /// Another in the same system, or one elsewhere at an address of their own, may be who the record means.
  [[nodiscard]] Setting::SameDay same_day(Match const& match) const {
    bool const others = std::any_of(bearers_.begin(), bearers_.end(), [&](Match const& other) {
      if (other.source == match.source) return other.key != match.key;
      auto const& e = other.evidence;
      bool const elsewhere = e.is(Field::address, "different") || e.is(Field::address, "same_sector");
      return elsewhere && other.verdict != Verdict::proposed && e.stands(Field::born) == Stands::sure && agrees(e.stands(Field::forename));
    });
    return others ? Setting::SameDay::on_record : Setting::SameDay::nobody_else;
  }

  Facts const& subject_;
  Model const& model_;
  ReadyByKey& by_key_;
  std::vector<Match> proposed_, bearers_;
  std::vector<Facts const*> peers_;  ///< whoever is dated at the subject's door and of about their age, themselves among them
  Setting common_;
};

}  // namespace

void judge_linked(Facts const& subject, Model const& model, std::span<KnownRival const> rivals, ReadyByKey& by_key, std::span<Match> matches) {
  Linking linking(subject, model, by_key, matches);
  for (auto& match : matches) {
    auto& ready = linking.ready(match);
    if (match.verdict != Verdict::possible || ready.candidate->standing == Standing::mention) continue;
    if (linking.look(match)) match = judge_ready(subject, ready, model, rivals);
  }
}

}  // namespace rightsdesk::matching
