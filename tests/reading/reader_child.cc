// The reader program of the tests: what `rightsdesk reader-child FOLDER`, `rightsdesk sheet-child FOLDER` and `rightsdesk read …` do, and nothing else.
#include <iostream>
#include <string>
#include <vector>

#include "reading/sheet_rows.h"
#include "reading/tree.h"

int main(int count, char** words) {
  std::vector<std::string> const arguments(words + 1, words + count);
  if (arguments.size() == 2 && arguments[0] == "reader-child") return rightsdesk::reading::reader_child(arguments[1]);
  if (arguments.size() == 2 && arguments[0] == "sheet-child") return rightsdesk::reading::sheet_child(arguments[1]);
  if (!arguments.empty() && arguments[0] == "read") {
    return rightsdesk::reading::read_command({arguments.begin() + 1, arguments.end()}, {}, std::cerr);
  }
  return 64;
}
