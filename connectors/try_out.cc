#include "connectors/try_out.h"

#include <functional>

namespace rightsdesk::connectors {
namespace {

using Outcome = Tried::Outcome;
using sources::SourceFailure;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

Tried attempted(std::string const& step, std::function<Tried()> const& run) {
  try {
    return run();
  } catch (SourceFailure const& failure) {
    return {step, Outcome::failed, std::string(failure.what()) + " (" + to_string(failure.kind()) + ")",
            failure.internal()};
  }
}

std::string taken_since(steady_clock::time_point start) {
  auto const taken = std::chrono::duration_cast<milliseconds>(steady_clock::now() - start);
  return std::to_string(taken.count()) + " ms";
}

/// A name nobody bears, born on a day nobody alive was.
person::Description nobody() {
  person::Description one;
  one.names = {{"Qwxyz Zzyxwq-Vvkpt", "Qwxyz", "Zzyxwq-Vvkpt"}};
  one.born = Date{std::chrono::year(1801), std::chrono::month(2), std::chrono::day(3)};
  return one;
}

/// `freshness` becomes what the answer says of its index.
Tried nil_search(Connector& source, sources::Limits const& limits, std::string& freshness) {
  auto const start = steady_clock::now();
  auto const answer = source.search(nobody(), limits);
  freshness = answer.freshness;
  if (answer.candidates.empty()) {
    return {"nil search", Outcome::good,
            "A person who cannot exist was not found, in " + taken_since(start) + "."};
  }
  return {"nil search", Outcome::warning,
          "A person who cannot exist gave " + std::to_string(answer.candidates.size()) +
              " records: the source may ignore what it is asked."};
}

Tried known_search(Connector& source, person::Description const& known, sources::Limits const& limits) {
  auto const start = steady_clock::now();
  auto const answer = source.search(known, limits);
  if (answer.candidates.empty()) {
    return {"known search", Outcome::failed, "The person it is known to hold was not found."};
  }
  std::size_t items = 0;
  source.collect(answer.candidates.front().key, limits, [&](auto const&) { ++items; });
  source.around(answer.candidates.front().key, limits);
  return {"known search", Outcome::good,
          "Found " + std::to_string(answer.candidates.size()) + " records, " + std::to_string(items) +
              " items behind the first, in " + taken_since(start) + "."};
}

/// A limit far too short must end the call at once, one way or the other.
Tried time_limit(Connector& source, sources::Limits limits) {
  limits.total = milliseconds(1);
  auto const start = steady_clock::now();
  try {
    source.search(nobody(), limits);
  } catch (SourceFailure const& failure) {
    if (failure.kind() != SourceFailure::Kind::timed_out) throw;
  }
  if (steady_clock::now() - start < milliseconds(3000)) {
    return {"time limit", Outcome::good,
            "A search that may take no time ended in " + taken_since(start) + "."};
  }
  return {"time limit", Outcome::failed,
          "A search that may take no time went on for " + taken_since(start) + "."};
}

Tried fields(Connector& source, sources::Limits const& limits) {
  auto const warnings = source.check_fields(limits);
  std::string words;
  for (auto const& warning : warnings) words += (words.empty() ? "" : " ") + warning;
  return {"fields", warnings.empty() ? Outcome::good : Outcome::warning,
          warnings.empty() ? "Every field the profile names is there." : words};
}

}  // namespace

std::vector<Tried> try_out(ConnectedSources& all, std::string const& id,
                           std::optional<person::Description> const& known, sources::Limits const& limits) {
  std::vector<Tried> steps;
  bool going = true;
  std::unique_ptr<Connector> source;
  auto const next = [&](std::string const& step, std::function<Tried()> const& run) {
    steps.push_back(going ? attempted(step, run)
                          : Tried{step, Outcome::not_tried, "Not tried: an earlier step failed."});
    going = going && steps.back().outcome != Outcome::failed;
  };
  next("settings", [&] {
    source = all.open_connector(id);
    return Tried{"settings", Outcome::good, "Where it is and how to sign in are set."};
  });
  next("sign-in", [&] {
    source->sign_in(limits);
    return Tried{"sign-in", Outcome::good, "It answers and accepts our sign-in."};
  });
  next("fields", [&] { return fields(*source, limits); });
  std::string freshness;
  next("nil search", [&] { return nil_search(*source, limits, freshness); });
  if (!freshness.empty()) steps.push_back({"index", Outcome::good, "It is " + freshness + "."});
  if (known)
    next("known search", [&] { return known_search(*source, *known, limits); });
  else
    steps.push_back({"known search", Outcome::not_tried, "Not tried: nobody it is known to hold was named."});
  next("time limit", [&] { return time_limit(*source, limits); });
  return steps;
}

}  // namespace rightsdesk::connectors
