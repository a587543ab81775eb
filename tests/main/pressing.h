#pragma once
// Somebody at a page who presses its buttons as a browser sends the form, and what each press left in the ledger.
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "desks.h"

namespace rightsdesk::testing {

/// Fields of a form, in order. A name that begins with '*' is of the field whose name ends so; "*" is the one where anything may be typed.
using Typed = std::vector<std::pair<std::string, std::string>>;
/// The three fields of a day.
Typed on(std::string const& name, Date day);
Typed with(Typed one, Typed const& further);

/// What was pressed at all desks of a test.
struct Left {
  std::map<std::string, std::set<std::string>> entries;  ///< address of the router that took a form: what its entries say, none for none
  std::set<std::string> words;                           ///< what was typed where anything may be
  std::vector<std::string> lines;                        ///< the ledgers, line by line
};

/// Everybody's desks, each press noted in `left`.
struct AtDesks {
  Desks& desks;
  Left& left;
};

/// Throws std::runtime_error, and the walk ends, when a page is not as it was meant to be.
class Presser {
 public:
  explicit Presser(AtDesks at, std::string client = "192.0.2.7") : desks_(at.desks), left_(at.left), client_(std::move(client)) {}
  /// Signed in.
  Presser(AtDesks at, StaffId const& colleague);

  /// The page, which is then before this person; throws when it does not come.
  std::string const& open(std::string const& path);
  /// Presses the button of the form of this page whose address ends with `to` and which has `having` in it: what it shows is sent, and `typed` in place of it.
  /// The page that follows is then before this person. Throws when there is no such form or field, or when the page says that it was refused.
  web::Reply press(std::string const& to, Typed const& typed = {}, std::string const& having = "");
  web::Reply press_at(std::string const& page, std::string const& to, Typed const& typed = {}, std::string const& having = "");
  /// The same, and it is to be refused.
  void press_in_vain(std::string const& to, Typed const& typed);
  /// With a file beside.
  void press_with(web::UploadedFile file, std::string const& to, Typed const& typed);

  [[nodiscard]] std::string const& page() const { return page_; }
  /// The path of the page, without its query.
  [[nodiscard]] std::string const& at() const { return at_; }
  /// The first match's last group on this page; throws when there is none.
  [[nodiscard]] std::string found(std::string const& expression) const;

 private:
  enum class Expected { done, refused };
  web::Reply send(std::string const& to, Typed const& typed, std::string const& having, Expected expected, std::vector<web::UploadedFile> files = {});
  web::Reply ask(web::Exchange& exchange);
  Desks& desks_;
  Left& left_;
  std::string client_, page_, at_;
  std::map<std::string, std::string> cookies_;
};

/// Every line of this ledger, kept in `left`.
void keep_lines(AtDesks at);
/// The newest one-time code that waits to go to an address; throws when there is none. Each is given once.
class Letterbox {
 public:
  explicit Letterbox(Desks& desks) : desks_(desks) {}
  std::string code_to(std::string const& address);

 private:
  Desks& desks_;
  std::set<std::string> known_;
};

}  // namespace rightsdesk::testing
