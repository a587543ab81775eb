// Reads as the reader of the tests does, but stops at the third page when asked to begin there.
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "reading/exchange.h"
#include "reading/files.h"

int main(int count, char** words) {
  using namespace rightsdesk;
  if (count != 3) return 64;
  std::string const folder = words[2];
  auto const task = reading::task_from(Json::parse(reading::file_bytes(folder + "/request.json")));
  if (task.options.first_page == 3) std::abort();
  return reading::reader_child(folder);
}
