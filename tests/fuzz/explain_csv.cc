#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "core/result.h"
#include "law/timeline.h"

namespace {

rightsdesk::law::BankHolidays const& holidays() {
  static auto const kHolidays = [] {
    std::ifstream in(std::string(RIGHTSDESK_TREE) + "/config/law/bank_holidays.json");
    std::string const json{std::istreambuf_iterator<char>(in), {}};
    return rightsdesk::law::BankHolidays::from_json(json).value();
  }();
  return kHolidays;
}

}  // namespace

/// Every row is answered or refused: nothing else may happen.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
  (void)rightsdesk::law::explain_csv({reinterpret_cast<char const*>(bytes), size}, holidays());
  return 0;
}
