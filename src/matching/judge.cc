#include "matching/judge.h"

#include <algorithm>

#include "matching/rules.h"

namespace rightsdesk::matching {
namespace {

void add_parts(Evidence const& evidence, Because& because) {
  auto const add = [&](auto&& wanted) {
    for (auto const& part : evidence.parts) {
      if (wanted(part))
        because.push_back(
            {std::string(id_of(part.field)) + '.' + part.level, part.says + " " + in_bits(part.centibits)});
    }
  };
  auto const missing = [](Part const& p) { return p.stands == Stands::missing; };
  add([&](Part const& p) { return !missing(p) && p.centibits >= 0; });
  add([&](Part const& p) { return !missing(p) && p.centibits < 0; });
  add(missing);
}

std::string sum_in_words(Evidence const& evidence) {
  std::string out = "Together " + in_bits(evidence.centibits) + " bits =";
  for (auto const& part : evidence.parts) {
    if (part.stands != Stands::missing) out += ' ' + in_bits(part.centibits);
  }
  return out + '.';
}

Verdict by_weight(int centibits, Model const& model) {
  if (centibits >= model.proposed) return Verdict::proposed;
  return centibits >= model.possible ? Verdict::possible : Verdict::unlikely;
}

std::string verdict_in_words(Match const& match, Model const& model) {
  switch (match.verdict) {
    case Verdict::proposed:
      return "Proposed as the subject's (" + in_bits(model.proposed) +
             " bits or more, and no rule against): a person confirms.";
    case Verdict::possible:
      return "Possibly the subject's: a person decides.";
    case Verdict::unlikely:
      return "Unlikely to be the subject's (under " + in_bits(model.possible) +
             " bits, or only shared things agree).";
  }
  return {};
}

void append(Because const& steps, Because& because) {
  because.insert(because.end(), steps.begin(), steps.end());
}

}  // namespace

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::proposed:
      return "proposed";
    case Verdict::possible:
      return "possible";
    case Verdict::unlikely:
      return "unlikely";
  }
  return "";
}

namespace {

/// Of a record that is several people's, the names by which it is the subject's: joint holders are no rivals to it.
Facts as_the_subject(Facts const& subject, Ready const& ready, Evidence const& evidence, Model const& model) {
  auto out = ready.facts;
  if (out.names.size() < 2) return out;
  out.names.clear();
  out.titled.clear();
  for (std::size_t i = 0; i < ready.facts.names.size(); ++i) {
    Facts one;
    one.names = {ready.facts.names[i]};
    if (i < ready.facts.titled.size()) one.titled = {ready.facts.titled[i]};
    if (weigh(subject, one, model).at(Field::forename).level != evidence.at(Field::forename).level) continue;
    out.names.push_back(one.names.front());
    out.titled.push_back(one.titled.empty() ? "" : one.titled.front());
  }
  return out.names.empty() ? ready.facts : out;
}

}  // namespace

Match judge_ready(Facts const& subject, Ready const& ready, Model const& model, std::span<KnownRival const> rivals) {
  auto const& candidate = *ready.candidate;
  Match out{candidate.source, candidate.key, 0, Verdict::unlikely, {}, {}, {}};
  out.evidence = weigh(subject, ready.facts, model);
  out.centibits = out.evidence.centibits;
  add_parts(out.evidence, out.because);
  out.because.push_back({"weight", sum_in_words(out.evidence)});
  auto const ruling = rules_on(out.evidence, subject, ready);
  out.verdict = std::max(by_weight(out.centibits, model), ruling.at_best);
  if (ruling.at_least_possible) out.verdict = std::min(out.verdict, Verdict::possible);
  append(ruling.because, out.because);
  if (out.verdict != Verdict::unlikely) {
    auto beside = rules_on_rivals(out.evidence, subject, {&candidate, as_the_subject(subject, ready, out.evidence, model)}, model, rivals);
    out.verdict = std::max(out.verdict, beside.at_best);
    append(beside.because, out.because);
    out.rivals = std::move(beside.named);
  }
  out.because.push_back({"verdict", verdict_in_words(out, model)});
  return out;
}

Match judge(person::Description const& subject, Candidate const& candidate, Model const& model,
            std::span<Rival const> rivals) {
  std::vector<KnownRival> known;
  for (auto const& rival : rivals) known.push_back({rival, facts_of(rival.described)});
  return judge_ready(facts_of(subject), {&candidate, facts_of(candidate.described)}, model, known);
}

}  // namespace rightsdesk::matching
