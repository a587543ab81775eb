#pragma once
// What the tests of owners asked in writing share: a council with closed files on paper, and its letters and links.

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "app/answers.h"
#include "app/caseload.h"
#include "app/hold.h"
#include "app/letters.h"
#include "app/owners.h"
#include "app/resident.h"
#include "app/search_desk.h"
#include "app/tasks.h"
#include "core/original.h"
#include "store/outbox_store.h"
#include "walk.h"

namespace rightsdesk::app {

using commission::Answer;
using search::SourceState;

inline constexpr char kPaper[] = "paper-files";
inline constexpr char kRecords[] = "records@example.org";
inline std::string const kPages = "https://rights.example.org/answer/";

inline Date day(char const* iso) { return *parse_date(iso); }

inline test::FakeSystem paper_files() {
  sources::SourceCard card{kPaper, "Closed paper files", "Records Manager", "commission", {"closed case files"}};
  card.contact = {"Records team", kRecords};
  card.asking.working_days = 10;
  card.asking.look_in = {"The card index of closed files"};
  return {card};
}

/// What the team sends: the fixture of connectors/paper-files.
inline std::string closed_file() {
  std::ifstream in(RIGHTSDESK_TREE "/connectors/paper-files/fixtures/closed-file-0417.txt", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
inline Delivered delivered() { return {"Closed file 0417", "2012-09-30", "closed-file-0417.txt", "text/plain", closed_file()}; }
inline OwnersAnswer said(Answer answer, std::string const& words = {}) { return {answer, "Bola Finch", "archive assistant", words}; }

/// A council with closed files on paper, looked after by a records team that can be written to.
class Owners : public testing::Test {
 protected:
  Owners() { council_.sources.systems().push_back(paper_files()); }
  sources::SourceCard& paper() { return council_.sources.system(kPaper).card; }
  template <class Verb>
  auto at_desk(Verb const& verb) {
    return council_.at_desk(verb);
  }
  void request() { id_ = at_desk(submitted); }
  void search() {
    request();
    at_desk([&](Office& office) { begin_search(office, id_); });
    ASSERT_EQ(council_.worker(), Council::Ended::well);
  }
  void on(char const* iso) { council_.clock.at = *parse_instant(std::string(iso) + "T10:00:00Z"); }

  /// Every message to this address, in no order.
  std::vector<store::Message> messages(std::string const& to) {
    std::vector<store::Message> found;
    Desk desk(council_);
    store::in_transaction(*desk.database, [&](store::Connection& connection) {
      found.clear();
      for (auto& message : store::Outbox(connection, desk.key).waiting(council_.clock.now(), 1000)) {
        if (message.to == to) found.push_back(std::move(message));
      }
    });
    return found;
  }
  store::Message message_about(std::string const& words, std::string const& to = kRecords) {
    for (auto& message : messages(to)) {
      if (message.body.find(words) != std::string::npos) return message;
    }
    throw Bug("no message about " + words);
  }
  static std::string token_in(store::Message const& message) {
    auto const at = message.body.find(kPages);
    return at == std::string::npos ? std::string{} : message.body.substr(at + kPages.size(), 52);
  }
  std::string search_link() { return token_in(message_about("Please look for a person")); }
  std::string hold_link() { return token_in(message_about("Please stop any disposal: ")); }

  SourceState state() {
    return at_desk([&](Office& office) {
      for (auto const& row : search_plan(office, id_)) {
        if (row.source == kPaper) return row.state;
      }
      throw Bug("not in the plan");
    });
  }
  search::SourceSearch row() {
    return at_desk([&](Office& office) {
      for (auto const& each : search_plan(office, id_)) {
        if (each.source == kPaper) return each;
      }
      throw Bug("not in the plan");
    });
  }
  std::vector<search::Candidate> replies() {
    return at_desk([&](Office& office) {
      std::vector<search::Candidate> found;
      for (auto const& each : candidates(office, id_)) {
        if (each.offered.source == kPaper) found.push_back(each);
      }
      return found;
    });
  }
  std::string answered(std::string const& token, OwnersAnswer const& answer) {
    return at_desk([&](Office& office) { return code_of(answer_commission(office, token, answer)); });
  }
  std::string added(std::string const& token, Delivered const& file) {
    return at_desk([&](Office& office) { return code_of(add_file(office, token, file)); });
  }
  AnswerPage page(std::string const& token) {
    return at_desk([&](Office& office) { return answer_page(office, token).value(); });
  }
  Pressed pressed() { return at_desk(press_owners); }
  std::vector<std::string> acts() {
    return at_desk([&](Office& office) {
      std::vector<std::string> names;
      for (auto const& entry : ledger_of(office, id_)) names.push_back(entry.act.what);
      return names;
    });
  }
  std::string ledger_text() {
    return at_desk([&](Office& office) {
      std::string all;
      for (auto const& entry : ledger_of(office, id_)) all += entry.act.what + " " + entry.act.detail + "\n";
      return all;
    });
  }
  Council council_;
  CaseId id_;
};

}  // namespace rightsdesk::app
