#pragma once
// The rules that send a record to a person whatever it weighs. Invariants, hence code; ids are shown and
// never reused.
#include <span>

#include "matching/judge.h"

namespace rightsdesk::matching {

struct Ruling {
  Verdict at_best = Verdict::proposed;
  bool at_least_possible = false;
  Because because;
  std::vector<Rival> named = {};
};

/// How the day a system of adults began a record stands to the subject's age.
enum class Began {
  not_known,      ///< not such a system, or the subject's date of birth is not known
  before_grown,   ///< before the subject was 17
  when_young,     ///< the subject was 17 to 20, and may have lived with a parent who bears the account
  when_grown,     ///< the subject was 21 to 24
  long_grown      ///< the subject was 25 or more, and a parent's record would be older
};
Began began(Facts const& subject, Candidate const& candidate);
/// The year somebody was born in, four digits; of a year of two digits the later century where the earlier would make them 90 or older on the
/// day `at`. Empty when it is not held, or may be either.
std::optional<int> year_of_birth(Facts const& facts, Date at);

/// What a record shares with another that the first look proposed: evidence the subject did not give.
struct Link {
  std::string with;    ///< "social-care 17"
  std::string shares;  ///< "same number, same address"; empty: nothing that counts
  enum class Own { no, yes } own = Own::no;  ///< a number, a mobile or an e-mail, which a household does not share
};

/// What all systems together know, beside the one record: evidence that neither the subject gave nor the record holds.
struct Setting {
  enum class Subject {
    nowhere,     ///< no other record of theirs is proposed by name and date of birth
    elsewhere,   ///< one is
    at_the_door  ///< one is, at this record's door
  } subject = Subject::nowhere;
  enum class Elder {
    not_looked_for,
    none,
    on_record
  } elder = Elder::not_looked_for;  ///< whether somebody recorded at the subject's door is 16 years older or more
  enum class Child {
    none,
    on_record
  } child = Child::none;  ///< whether somebody of the family name recorded at the subject's door is 16 years younger or more
  enum class Partner {
    not_known,
    of_their_age
  } partner = Partner::not_known;  ///< whether another holder of a joint record is known at the subject's door, and is less than 16 years older or younger
  enum class Here {
    nothing_proposed,
    another_proposed
  } here = Here::nothing_proposed;  ///< whether another record of this system is proposed, for a system holds a person once
  enum class Sources { several, one } sources = Sources::several;  ///< whether everything found stands in one system
  enum class SameDay {
    not_looked_for,
    nobody_else,  ///< nobody else found bears their name and day, or something like them in the same system
    on_record
  } same_day = SameDay::not_looked_for;
  friend bool operator==(Setting const&, Setting const&) = default;
};

/// A rival with its facts made ready.
struct KnownRival {
  Rival rival;
  Facts facts;
};

/// A candidate with its facts made ready.
struct Ready {
  Candidate const* candidate = nullptr;
  Facts facts;
  Link link = {};
  Setting setting = {};
};
/// What the evidence alone allows.
Ruling rules_on(Evidence const& evidence, Facts const& subject, Ready const& ready);
constexpr int kGeneration = 16;  ///< years by which a parent is older, at the least
/// Whether the record's source may hold somebody born in this year; it may where that is not known.
bool may_hold(Candidate const& candidate, std::optional<int> year);
/// Whether it holds nobody of an age to be the subject's parent or child.
bool holds_one_generation(Facts const& subject, Candidate const& candidate);

/// The rivals `candidate` is not told apart from lower it to possible; those it is told apart from are named.
/// `evidence` is of `facts`, the candidate's, beside `subject`'s.
Ruling rules_on_rivals(Evidence const& evidence, Facts const& subject, Ready const& ready, Model const& model, std::span<KnownRival const> rivals);
/// judge() of what is ready.
Match judge_ready(Facts const& subject, Ready const& ready, Model const& model, std::span<KnownRival const> rivals);

}  // namespace rightsdesk::matching
