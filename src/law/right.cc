#include <array>
#include <utility>

#include "law/timeline.h"

namespace rightsdesk::law {
namespace {

constexpr std::array<std::pair<Right, std::string_view>, 12> kRights{{
    {Right::access, "access"},
    {Right::rectification, "rectification"},
    {Right::erasure, "erasure"},
    {Right::restriction, "restriction"},
    {Right::portability, "portability"},
    {Right::objection, "objection"},
    {Right::automated_decision, "automated_decision"},
    {Right::consent_withdrawal, "consent_withdrawal"},
    {Right::part3_access, "part3_access"},
    {Right::complaint, "complaint"},
    {Right::pupil_record, "pupil_record"},
    {Right::principal_reporter, "principal_reporter"},
}};

}  // namespace

std::string to_string(Right right) {
  for (auto const& [known, name] : kRights) {
    if (known == right) return std::string(name);
  }
  return {};
}

std::optional<Right> right_from(std::string_view name) {
  for (auto const& [right, known] : kRights) {
    if (known == name) return right;
  }
  return std::nullopt;
}

std::string to_string(ClockStatus status) {
  switch (status) {
    case ClockStatus::running: return "running";
    case ClockStatus::paused: return "paused";
    case ClockStatus::not_started: return "not_started";
    case ClockStatus::no_duty: return "no_duty";
  }
  return {};
}

}  // namespace rightsdesk::law
