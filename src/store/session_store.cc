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

void Sessions::note_elsewhere(std::string const& token, Elsewhere const& from) {
  connection_.execute(sql("sessions.came_from_elsewhere"), {from.subject, from.session, sha256_hex(token)});
}

Result<std::vector<StaffId>> Sessions::end_elsewhere(LogOut const& log_out, Instant now) {
  ENSURE(!log_out.of.subject.empty() || !log_out.of.session.empty(), "a log-out is about somebody");
  auto const id = sha256_hex(log_out.id);
  connection_.execute(sql("sessions.forget_log_outs"), {to_iso(now - log_out.remembered)});
  if (connection_.row(sql("sessions.log_out_taken"), {id})) return refused("not_trusted", "This log-out was taken before.");
  connection_.execute(sql("sessions.take_log_out"), {id, to_iso(now)});
  bool const by_subject = !log_out.of.subject.empty();
  std::vector<StaffId> whose;
  for (auto const& row : connection_.rows(sql(by_subject ? "sessions.of_council_subject" : "sessions.of_council_session"), {by_subject ? log_out.of.subject : log_out.of.session})) {
    bool const another = !log_out.of.session.empty() && !row.text(2).empty() && row.text(2) != log_out.of.session;
    if (another) continue;
    connection_.execute(sql("sessions.end"), {row.text(0)});
    whose.emplace_back(row.text(1));
  }
  return whose;
}

void Sessions::note_browser(std::string const& token, std::string const& words) {
  connection_.execute(sql("sessions.note_browser"), {words, sha256_hex(token)});
}

namespace {

constexpr std::size_t kNameLength = 26;

/// A hash of the hash: whoever reads a page learns nothing of the database.
std::string called(std::string const& hash) { return sha256_hex("session " + hash).substr(0, kNameLength); }

}  // namespace

std::string Sessions::name_of(std::string const& token) { return called(sha256_hex(token)); }

std::vector<OpenSession> Sessions::open_of(StaffId const& colleague, Instant now) {
  std::vector<OpenSession> open;
  for (auto const& row : connection_.rows(sql("sessions.open_of"), {colleague.str(), to_iso(now - limits_.idle), to_iso(now - limits_.whole)})) {
    auto const started = parse_instant(row.text(1)), used = parse_instant(row.text(2));
    if (started && used) open.push_back({called(row.text(0)), *started, *used, row.text(3)});
  }
  return open;
}

bool Sessions::end_named(StaffId const& colleague, std::string const& name, Instant now) {
  for (auto const& row : connection_.rows(sql("sessions.open_of"), {colleague.str(), to_iso(now - limits_.idle), to_iso(now - limits_.whole)})) {
    if (called(row.text(0)) == name) return connection_.execute(sql("sessions.end"), {row.text(0)}) == 1;
  }
  return false;
}

void Sessions::end(std::string const& token) { connection_.execute(sql("sessions.end"), {sha256_hex(token)}); }

void Sessions::end_all(StaffId const& colleague) { connection_.execute(sql("sessions.end_all"), {colleague.str()}); }

std::int64_t Sessions::forget_ended(Instant now) {
  return connection_.execute(sql("sessions.forget_ended"), {to_iso(now - limits_.idle), to_iso(now - limits_.whole)});
}

}  // namespace rightsdesk::store
