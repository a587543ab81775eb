#pragma once
// What the tests of every protocol ask of an answer and of a failure.
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "sources/source.h"

namespace rightsdesk::connectors::test {

template <class Call>
sources::SourceFailure failure_of(Call const& call) {
  try {
    call();
  } catch (sources::SourceFailure const& failure) {
    return failure;
  }
  ADD_FAILURE() << "nothing failed";
  return {sources::SourceFailure::Kind::nonsense, "nothing failed", ""};
}

inline std::vector<std::string> keys(sources::SearchAnswer const& answer) {
  std::vector<std::string> all;
  for (auto const& candidate : answer.candidates) all.push_back(candidate.key);
  return all;
}

/// One attempt within so many milliseconds.
inline sources::Limits within(int ms) {
  sources::Limits limits;
  limits.total = std::chrono::milliseconds(ms);
  limits.attempts = 1;
  return limits;
}

}  // namespace rightsdesk::connectors::test
