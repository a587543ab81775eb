#include "main/doors.h"

#include <nlohmann/json.hpp>

#include "core/json.h"
#include "store/case_archive.h"
#include "store/draft_store.h"
#include "store/session_store.h"

namespace rightsdesk {

Result<std::string> LocalStaffDoor::sign_in(std::string const& name, std::string const& password) {
  auto const colleague = store::sign_in(database_, name, password, clock_.now());
  if (!colleague) return tl::unexpected(colleague.error());
  std::string token;
  store::in_transaction(database_, [&](store::Connection& connection) {
    token = store::Sessions(connection).start(colleague->id, clock_.now()).token;
  });
  return token;
}

web::SignedIn LocalStaffDoor::who(std::string const& token) {
  web::SignedIn found;
  if (token.empty()) return found;
  store::in_transaction(database_, [&](store::Connection& connection) {
    found = {};
    auto const session = store::Sessions(connection).find(token, clock_.now());
    if (session) found = {session->colleague.id.str(), session->colleague.name, session->colleague.roles};
  });
  return found;
}

void LocalStaffDoor::sign_out(std::string const& token) {
  store::in_transaction(database_, [&](store::Connection& connection) { store::Sessions(connection).end(token); });
}

std::string LocalStaffDoor::name_of(std::string const& id) {
  auto const found = store::Staff(*database_.connection()).find(StaffId(id));
  return found ? found->name : std::string{};
}

intake::FormAnswers StoredDrafts::load(std::string const& visit) {
  std::optional<std::string> text;
  store::in_transaction(database_, [&](store::Connection& connection) { text = store::Drafts(connection, key_).load(visit); });
  if (!text) return {};
  auto const json = parse_json(*text);
  if (!json) throw Fault("Your answers cannot be opened.", "draft: " + json.error().text);
  return json->get<intake::FormAnswers>();
}

void StoredDrafts::save(std::string const& visit, intake::FormAnswers const& answers) {
  store::in_transaction(database_, [&](store::Connection& connection) {
    store::Drafts(connection, key_).save(visit, Json(answers).dump(), clock_.now());
  });
}

void StoredDrafts::forget(std::string const& visit) {
  store::in_transaction(database_, [&](store::Connection& connection) { store::Drafts(connection, key_).forget(visit); });
}

Result<web::CaseArchives::Locked> StoredArchives::locked_up(CaseId const& about, StaffId const& by, std::string const& passphrase) {
  auto made = store::export_case(database_, key_, {about, passphrase, by.str(), clock_.now()});
  if (!made) return tl::unexpected(made.error());
  return Locked{std::move(made->file_name), std::move(made->bytes)};
}

}  // namespace rightsdesk
