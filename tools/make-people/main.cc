// make-people: invented people with look-alikes planted, and the score of a search among them.
#include <cstdio>
#include <exception>
#include <string>

#include "write.h"

namespace {

constexpr char kUsage[] =
    "make-people systems FOLDER PEOPLE REQUESTERS SEED light|usual|heavy|garbled   eight systems of a council\n"
    "make-people list    FOLDER PEOPLE REQUESTERS SEED light|usual|heavy|garbled   one list and noisy requesters\n"
    "make-people historical FOLDER RECORDS REQUESTERS SEED                a register of long ago, nine records a person\n"
    "make-people score   FOLDER ANSWERS.jsonl [AGAIN.jsonl]                what `rightsdesk search --json` got right\n"
    "make-people confirm FOLDER QUERIES.jsonl ANSWERS.jsonl one|two       the queries with what simulated people confirm\n";

}  // namespace

int main(int argc, char** argv) {
  using namespace rightsdesk::make_people;
  try {
    std::string const what = argc > 1 ? argv[1] : "";
    if (what == "score" && (argc == 4 || argc == 5)) {
      score(argv[2], argv[3], argc == 5 ? argv[4] : "");
      return 0;
    }
    if (what == "confirm" && argc == 6 && (argv[5] == std::string("one") || argv[5] == std::string("two"))) {
      confirm({argv[2], argv[3], argv[4], argv[5] == std::string("one") ? Reviewers::one : Reviewers::two});
      return 0;
    }
    if (what == "historical" && argc == 6) {
      write_historical({argv[2], std::stoul(argv[3]), std::stoul(argv[4]), std::stoul(argv[5])});
      return 0;
    }
    if ((what == "systems" || what == "list") && argc == 7) {
      Order const order{argv[2], std::stoul(argv[3]), std::stoul(argv[4]), std::stoul(argv[5]), argv[6]};
      what == "systems" ? write_systems(order) : write_noisy(order);
      return 0;
    }
    std::fputs(kUsage, stderr);
    return 2;
  } catch (std::exception const& wrong) {
    std::fprintf(stderr, "make-people: %s\n", wrong.what());
    return 4;
  }
}
