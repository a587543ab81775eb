#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "core/json.h"
#include "core/text.h"
#include "redaction/find_people.h"
#include "redaction/recognisers.h"

namespace {

using namespace rightsdesk;

redaction::Recognisers const& recognisers() {
  static auto const kOurs = redaction::Recognisers::from_folder(std::string(RIGHTSDESK_TREE) + "/redaction/recognisers");
  return kOurs;
}

Json line_around(std::string const& text) {
  return {{"id", "x"}, {"text", text}, {"subject", {{"names", {"Adaeze Okoro"}}}},
          {"known_people", {{{"id", "m"}, {"role", "mother"}, {"names", {"Ngozi Okoro"}}, {"phones", {"07700 900123"}}, {"addresses", {"12 Mill Lane, Barking"}}}}}};
}

/// Mentions lie within the text, apart and in order.
void check(Json const& answer, std::size_t length) {
  std::size_t before = 0;
  for (auto const& mention : answer.at("mentions")) {
    std::size_t const start = mention.at("start"), end = mention.at("end");
    if (start < before || end <= start || end > length || mention.at("because").empty()) std::abort();
    before = end;
  }
}

}  // namespace

/// A line of the file as it stands when it begins like one; else the text of one.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
  std::string const given(reinterpret_cast<char const*>(bytes), size);
  redaction::FindPeopleCount count;
  if (!given.empty() && given.front() == '{') {
    (void)redaction::find_people_in_line(given, recognisers(), count);
    return 0;
  }
  auto const line = line_around(given).dump(-1, ' ', false, Json::error_handler_t::replace);
  auto const text = parse_json(line)->at("text").get<std::string>();
  check(*parse_json(redaction::find_people_in_line(line, recognisers(), count)), count_code_points(text));
  return 0;
}
