#include "store/session_store.h"

#include "core/original.h"
#include "core/text.h"
#include "store/statements.h"

namespace rightsdesk::store {

NewSession Sessions::start(StaffId const& colleague, Instant now, Came came) {
  NewSession session{fresh_id_text(), fresh_id_text()};
  connection_.execute(sql("sessions.start"),
                      {sha256_hex(session.token), colleague.str(), to_iso(now), to_iso(now), session.csrf,
                       came == Came::with_code ? to_iso(now) : ""});
  return session;
}

std::optional<Session> Sessions::find(std::string const& token, Instant now) {
  auto const hash = sha256_hex(token);
  auto const row = connection_.row(sql("sessions.find"), {hash, to_iso(now - limits_.idle), to_iso(now - limits_.whole)});
  if (!row) return std::nullopt;
  if (row->text(2) < to_iso(now - std::chrono::minutes(1))) connection_.execute(sql("sessions.seen"), {to_iso(now), hash});
  auto colleague = Staff(connection_).find(StaffId(row->text(0)));
  auto const started = parse_instant(row->text(1));
  if (!colleague || !started || colleague->account == Account::disabled) return std::nullopt;
  return Session{std::move(*colleague), row->text(3), *started, parse_instant(row->text(4))};
}

void Sessions::note_code(std::string const& token, Instant now) {
  connection_.execute(sql("sessions.code_given"), {to_iso(now), sha256_hex(token)});
}

void Sessions::end(std::string const& token) { connection_.execute(sql("sessions.end"), {sha256_hex(token)}); }

void Sessions::end_all(StaffId const& colleague) { connection_.execute(sql("sessions.end_all"), {colleague.str()}); }

std::int64_t Sessions::forget_ended(Instant now) {
  return connection_.execute(sql("sessions.forget_ended"), {to_iso(now - limits_.idle), to_iso(now - limits_.whole)});
}

}  // namespace rightsdesk::store
