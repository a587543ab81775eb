#include "store/mysql_errors.h"

#include <algorithm>
#include <array>

#include "store/database.h"

namespace rightsdesk::store {
namespace {

constexpr char const* kPublicWords = "The database cannot be used at the moment.";

template <std::size_t N>
bool among(std::array<int, N> const& codes, int code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

constexpr std::array kDuplicateOrOrphan{1062, 1451, 1452, 1586};
constexpr std::array kDeadlockWaitOrSnapshot{1213, 1205, 1020};
constexpr std::array kOtherNode{1047, 1290, 1836};
constexpr std::array kLost{1053, 1927, 2002, 2003, 2006, 2013, 2055};
constexpr std::array kThereAlready{1050, 1060, 1061, 1359, 1826};
constexpr std::array kNamesNoValue{1044, 1045, 1046, 1049, 1054, 1064, 1142, 1146, 1193, 1227, 1419};

std::string in_words(ServerError const& error, std::string_view sql) {
  auto text = "mysql " + std::to_string(error.code) + " (" + error.state + ")";
  bool const of_the_library = error.code == 0 || error.code >= 2000;
  if (of_the_library || among(kNamesNoValue, error.code)) text += ": " + error.words;
  return text + " in: " + std::string(sql);
}

}  // namespace

bool loses_connection(int code) { return among(kLost, code) || among(kOtherNode, code); }

bool ends_transaction(int code) { return loses_connection(code) || among(kDeadlockWaitOrSnapshot, code); }

void throw_for(ServerError const& error, Moment when, std::string_view sql) {
  auto const internal = in_words(error, sql);
  if (among(kDuplicateOrOrphan, error.code)) {
    throw Conflict("This has been changed by someone else, or is there already.", internal);
  }
  if (among(kDeadlockWaitOrSnapshot, error.code)) throw TryAgain(kPublicWords, internal);
  if (when == Moment::at_commit) throw OutcomeUnknown(kPublicWords, internal);
  if (among(kOtherNode, error.code)) throw TryAgain(kPublicWords, internal);
  if (among(kLost, error.code) && when == Moment::in_a_transaction) throw TryAgain(kPublicWords, internal);
  if (error.code == 2013) throw OutcomeUnknown(kPublicWords, internal);
  if (among(kThereAlready, error.code)) throw AlreadyThere(kPublicWords, internal);
  throw Fault(kPublicWords, internal);
}

}  // namespace rightsdesk::store
