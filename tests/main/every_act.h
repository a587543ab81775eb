#pragma once
// Each form of the three desks sent at least once as somebody does who means it, over councils in the states that offer it (tests/flow/acts.txt has the same in a browser).
#include <functional>
#include <memory>

#include "app/walk.h"
#include "pressing.h"

namespace rightsdesk::testing {

/// One council once its desks are open. Its ledger's lines are kept in `left` at its end.
class OpenDesks {
 public:
  /// `prepare`: what happened there before.
  OpenDesks(Left& left, std::function<void(app::Council&)> const& prepare, settings::Rules const* by = nullptr);
  ~OpenDesks();
  OpenDesks(OpenDesks const&) = delete;
  OpenDesks& operator=(OpenDesks const&) = delete;
  [[nodiscard]] AtDesks at() { return {*desks, left_}; }
  /// A colleague of these roles at a browser of their own.
  Presser colleague(std::string const& sign_in_name, std::vector<std::string> const& roles = {"intake", "case_officer", "reviewer", "dpo", "manager", "administrator"});
  StaffId id_of(std::string const& sign_in_name) { return ids_.at(sign_in_name); }
  std::string reference(CaseId const& id);
  app::Office& office() { return desks->desk.office; }
  std::unique_ptr<app::Council> council;
  std::unique_ptr<Desks> desks;

 private:
  Left& left_;
  std::map<std::string, StaffId> ids_;
  std::unique_ptr<StoredArchives> archives_;
};

void residents_ask_and_follow(Left& left);
void colleagues_sign_in(Left& left);
void colleagues_do_for_themselves(Left& left);
void administrators_change_rules(Left& left);
void a_case_before_its_search(Left& left);
void a_search(Left& left);
void what_comes_seldom(Left& left);
void a_review(Left& left);
void a_pack(Left& left);
void other_rights(Left& left);
void a_case_that_goes(Left& left);
void a_second_look(Left& left);

// --- what several of them do ---

/// From the first page of the form to its reference; `right` and what its pages ask.
std::string send_request(Presser& resident, std::string const& right = "see", std::map<std::string, Typed> const& own = {});
/// The page of a request, entered with a code that came by e-mail.
void enter(Presser& resident, Letterbox& box, std::string const& reference, std::string const& email);
/// A one-pixel picture in this field.
web::UploadedFile picture_in(std::string const& field);
inline std::string desk_of(CaseId const& id) { return "/staff/cases/" + id.str(); }
inline CaseId case_called(OpenDesks& open, std::string const& reference) {
  return CaseId(open.desks->desk.database->connection()->row("SELECT id FROM sar_case WHERE reference = ?", {reference})->text(0));
}

}  // namespace rightsdesk::testing
