#include "main/doors.h"

#include <nlohmann/json.hpp>

#include "core/json.h"
#include "main/council_sign_in.h"
#include "core/private_folder.h"
#include "main/workbook.h"
#include "settings/service.h"
#include "signin/totp.h"
#include "store/case_archive.h"
#include "store/client_desk.h"
#include "store/draft_store.h"
#include "store/ledger_store.h"
#include "store/session_store.h"

namespace rightsdesk {

namespace {

auto over() { return refused("sign_in_over", "You took longer than 10 minutes. Sign in again."); }

/// In the caller's transaction: the sign-in under way ends, the session begins, and the ledger says so.
std::string let_in(store::Connection& connection, StaffId const& colleague, store::Sessions::Came came, Instant now) {
  auto const session = store::Sessions(connection).start(colleague, now, came);
  store::StoredLedger(connection).record({colleague.str(), "signed_in"}, now);
  return session.token;
}

/// In the caller's transaction: a recovery code that was used up is on the record.
void note_proof(store::Connection& connection, StaffId const& colleague, store::Proof proof, Instant now) {
  if (proof == store::Proof::recovery_code) store::StoredLedger(connection).record({colleague.str(), "recovery_code_used"}, now);
}

}  // namespace

Result<web::SignInStep> LocalStaffDoor::sign_in(std::string const& name, std::string const& password) {
  auto const now = clock_.now();
  auto const colleague = store::sign_in(database_, name, password, now);
  if (!colleague) {
    note(StaffId("nobody"), "sign_in_refused");
    return tl::unexpected(colleague.error());
  }
  web::SignInStep step;
  store::in_transaction(database_, [&](store::Connection& connection) {
    if (terms_.second_factor == settings::Service::SecondFactor::off) {
      step = {web::SignInStep::Next::in, let_in(connection, colleague->id, store::Sessions::Came::without_code, now)};
      return;
    }
    step.token = store::SignInsBegun(connection, key_).begin(colleague->id, now);
    step.next = store::Devices(connection, key_).has(colleague->id) ? web::SignInStep::Next::code : web::SignInStep::Next::device;
  });
  return step;
}

std::optional<web::DeviceToAdd> LocalStaffDoor::device_to_add(std::string const& under_way) {
  auto const found = begun(under_way);
  if (!found || found->secret.empty()) return std::nullopt;
  auto const colleague = store::Staff(*database_.connection()).find(found->colleague);
  if (!colleague) return std::nullopt;
  return web::DeviceToAdd{signin::base32(found->secret), signin::setup_address(terms_.issuer, colleague->sign_in_name, found->secret)};
}

Result<web::Entered> LocalStaffDoor::add_device(std::string const& under_way, std::string const& code) {
  auto const now = clock_.now();
  auto const found = begun(under_way);
  if (!found || found->secret.empty()) return over();
  auto const step = signin::step_of_code(found->secret, code, now, 0);
  if (!step) return refused("code_refused", "That code is not right. Wait for the next one and type it.", "code");
  auto codes = store::fresh_recovery_codes();
  web::Entered entered;
  bool taken = false;
  store::in_transaction(database_, [&](store::Connection& connection) {
    store::Devices devices(connection, key_);
    taken = store::SignInsBegun(connection, key_).end(under_way) && !devices.has(found->colleague);
    if (!taken) return;
    devices.add(found->colleague, found->secret, *step, now);
    devices.keep(found->colleague, codes);
    store::StoredLedger(connection).record({found->colleague.str(), "device_added"}, now);
    entered.token = let_in(connection, found->colleague, store::Sessions::Came::with_code, now);
  });
  if (!taken) return over();
  entered.recovery_codes = std::move(codes.shown);
  return entered;
}

Result<web::Entered> LocalStaffDoor::give_code(std::string const& under_way, std::string const& code) {
  auto const now = clock_.now();
  auto const found = begun(under_way);
  if (!found || !found->secret.empty()) return over();
  auto const proof = proven(found->colleague, code);
  if (!proof) return tl::unexpected(proof.error());
  web::Entered entered;
  bool taken = false;
  store::in_transaction(database_, [&](store::Connection& connection) {
    taken = store::SignInsBegun(connection, key_).end(under_way);
    if (!taken) return;
    note_proof(connection, found->colleague, *proof, now);
    entered.token = let_in(connection, found->colleague, store::Sessions::Came::with_code, now);
  });
  if (!taken) return over();
  return entered;
}

Result<void> LocalStaffDoor::give_code_again(std::string const& token, std::string const& code) {
  auto const now = clock_.now();
  std::optional<store::Session> session;
  bool has_device = false;
  store::in_transaction(database_, [&](store::Connection& connection) {
    session = store::Sessions(connection).find(token, now);
    has_device = session && store::Devices(connection, key_).has(session->colleague.id);
  });
  if (!session) return over();
  if (!has_device) return refused("no_device", "Sign in with your council account again.");
  auto const proof = proven(session->colleague.id, code);
  if (!proof) return tl::unexpected(proof.error());
  store::in_transaction(database_, [&](store::Connection& connection) {
    note_proof(connection, session->colleague.id, *proof, now);
    store::Sessions(connection).note_code(token, now);
    store::StoredLedger(connection).record({session->colleague.id.str(), "code_given_again"}, now);
  });
  return {};
}

bool LocalStaffDoor::code_lately(store::Session const& session) const {
  if (terms_.second_factor == settings::Service::SecondFactor::off) return true;
  return session.code_given && clock_.now() - *session.code_given < store::kCodeHolds;
}

std::string LocalStaffDoor::elsewhere() { return terms_.council == nullptr ? std::string() : terms_.council->title(); }

Result<web::Elsewhere> LocalStaffDoor::go_elsewhere(Asked asked) {
  return terms_.council == nullptr ? StaffDoor::go_elsewhere(asked) : terms_.council->go(asked);
}

Result<web::Entered> LocalStaffDoor::back_from_elsewhere(std::string const& kept, web::CameBack const& came) {
  if (terms_.council == nullptr) return StaffDoor::back_from_elsewhere(kept, came);
  auto entered = terms_.council->back(kept, came);
  if (!entered) note(StaffId("nobody"), "council_" + entered.error().code);
  return entered;
}

Result<store::Proof> LocalStaffDoor::proven(StaffId const& colleague, std::string const& code) {
  auto proof = store::prove(database_, key_, colleague, code, clock_.now());
  if (!proof) note(colleague, proof.error().code);
  return proof;
}

std::optional<store::SignInBegun> LocalStaffDoor::begun(std::string const& under_way) {
  if (under_way.empty()) return std::nullopt;
  return store::SignInsBegun(*database_.connection(), key_).find(under_way, clock_.now());
}

void LocalStaffDoor::note(StaffId const& by, std::string const& what) {
  store::in_transaction(database_, [&](store::Connection& connection) {
    store::StoredLedger(connection).record({by.str(), what}, clock_.now());
  });
}

web::SignedIn LocalStaffDoor::who(std::string const& token) {
  web::SignedIn found;
  if (token.empty()) return found;
  store::in_transaction(database_, [&](store::Connection& connection) {
    found = {};
    auto const session = store::Sessions(connection).find(token, clock_.now());
    if (session) found = {session->colleague.id.str(), session->colleague.name, session->colleague.roles, code_lately(*session)};
  });
  return found;
}

web::StaffDoor::Left LocalStaffDoor::sign_out(std::string const& token) {
  auto left = Left::here;
  store::in_transaction(database_, [&](store::Connection& connection) {
    store::Sessions sessions(connection);
    auto const session = token.empty() ? std::nullopt : sessions.find(token, clock_.now());
    left = session && session->colleague.sign_in_name.starts_with("council:") && terms_.council != nullptr ? Left::here_and_not_there : Left::here;
    sessions.end(token);
    if (session) store::StoredLedger(connection).record({session->colleague.id.str(), "signed_out"}, clock_.now());
  });
  return left;
}

void LocalStaffDoor::note_browser(std::string const& token, std::string const& words) {
  store::in_transaction(database_, [&](store::Connection& connection) { store::Sessions(connection).note_browser(token, words); });
}

std::vector<web::OwnSession> LocalStaffDoor::sessions_of(std::string const& token) {
  std::vector<web::OwnSession> open;
  store::in_transaction(database_, [&](store::Connection& connection) {
    open.clear();
    store::Sessions sessions(connection);
    auto const mine = sessions.find(token, clock_.now());
    if (!mine) return;
    for (auto const& one : sessions.open_of(mine->colleague.id, clock_.now())) {
      open.push_back({one.name, one.started, one.used, one.browser, one.name == store::Sessions::name_of(token)});
    }
  });
  return open;
}

namespace {

/// In the caller's transaction.
bool end_and_note(store::Connection& connection, StaffId const& colleague, std::string const& name, Instant now) {
  if (!store::Sessions(connection).end_named(colleague, name, now)) return false;
  store::StoredLedger(connection).record({colleague.str(), "session_ended", {}, "session=" + name}, now);
  return true;
}

}  // namespace

Result<void> LocalStaffDoor::end_session(std::string const& token, std::string const& name) {
  bool ended = false;
  store::in_transaction(database_, [&](store::Connection& connection) {
    auto const mine = store::Sessions(connection).find(token, clock_.now());
    ended = mine && end_and_note(connection, mine->colleague.id, name, clock_.now());
  });
  if (!ended) return StaffDoor::end_session(token, name);
  return {};
}

int LocalStaffDoor::end_other_sessions(std::string const& token) {
  int ended = 0;
  store::in_transaction(database_, [&](store::Connection& connection) {
    ended = 0;
    store::Sessions sessions(connection);
    auto const mine = sessions.find(token, clock_.now());
    if (!mine) return;
    for (auto const& one : sessions.open_of(mine->colleague.id, clock_.now())) {
      if (one.name != store::Sessions::name_of(token)) ended += end_and_note(connection, mine->colleague.id, one.name, clock_.now());
    }
  });
  return ended;
}

Result<web::Elsewhere> LocalStaffDoor::leave_elsewhere() { return terms_.council == nullptr ? StaffDoor::leave_elsewhere() : terms_.council->leave(); }

bool LocalStaffDoor::left_elsewhere(std::string const& kept, std::string const& state) { return terms_.council != nullptr && terms_.council->left(kept, state); }

Result<void> LocalStaffDoor::ended_elsewhere(std::string const& logout_token) {
  return terms_.council == nullptr ? StaffDoor::ended_elsewhere(logout_token) : terms_.council->ended(logout_token);
}

std::string LocalStaffDoor::name_of(std::string const& id) {
  if (id.starts_with(app::kClientActor)) {
    auto const client = store::StoredClients(database_, key_, clock_).find(id.substr(std::string_view(app::kClientActor).size()));
    return client ? client->name : std::string{};
  }
  auto const found = store::Staff(*database_.connection()).find(StaffId(id));
  return found ? found->name : std::string{};
}

std::vector<web::ColleagueLine> LocalStaffDoor::colleagues() {
  auto const connection = database_.connection();
  store::Devices devices(*connection, key_);
  std::vector<web::ColleagueLine> lines;
  for (auto const& one : store::Staff(*connection).all()) {
    lines.push_back({one.id.str(), one.name, one.sign_in_name, one.roles, one.account == store::Account::disabled, devices.has(one.id)});
  }
  return lines;
}

std::string WorkbookMaker::xlsx(Tables const& tables) {
  PrivateFolder const folder("workbook");
  auto const path = (folder.path() / "list.xlsx").string();
  std::vector<Sheet> sheets;
  for (auto const& [name, rows] : tables) sheets.push_back({name, rows});
  write_workbook(path, sheets);
  return settings::file_text(path);
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
