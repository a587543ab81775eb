#include "core/json.h"

#include <nlohmann/json.hpp>
#include <set>

namespace rightsdesk {
namespace {

/// Watches the parse for what nlohmann-json would let pass: repeated keys and depth.
class Strictness {
 public:
  bool operator()(int depth, Json::parse_event_t event, Json& parsed) {
    if (depth > 64) fail("more than 64 levels deep");
    if (event == Json::parse_event_t::object_start) keys_.emplace_back();
    if (event == Json::parse_event_t::key && !keys_.back().insert(parsed.get<std::string>()).second) {
      fail("the key \"" + parsed.get<std::string>() + "\" is given twice");
    }
    if (event == Json::parse_event_t::object_end) keys_.pop_back();
    if (event == Json::parse_event_t::value && parsed.is_number_unsigned() &&
        parsed.get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX)) {
      fail("a number is too large");
    }
    return true;
  }

 private:
  static void fail(std::string const& why) { throw std::invalid_argument(why); }
  std::vector<std::set<std::string>> keys_;
};

}  // namespace

Result<Json> parse_json(std::string_view text) {
  try {
    Strictness strictness;
    return Json::parse(text, [&](int depth, Json::parse_event_t event, Json& parsed) {
      return strictness(depth, event, parsed);
    });
  } catch (Json::parse_error const& error) {
    return refused("bad_json", "This is not JSON: it goes wrong at byte " + std::to_string(error.byte) + ".");
  } catch (Json::exception const&) {  // a number that no machine can hold
    return refused("bad_json", "This JSON is not accepted: a number is too large.");
  } catch (std::invalid_argument const& error) {
    return refused("bad_json", std::string("This JSON is not accepted: ") + error.what() + ".");
  }
}

Json to_json(Because const& because) {
  auto steps = Json::array();
  for (auto const& step : because) steps.push_back({{"rule", step.rule}, {"text", step.text}});
  return steps;
}

Because because_from(Json const& steps) {
  Because because;
  for (auto const& step : steps) because.push_back({step.value("rule", ""), step.value("text", "")});
  return because;
}

}  // namespace rightsdesk
