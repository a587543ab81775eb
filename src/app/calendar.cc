#include "app/calendar.h"

#include "app/standing.h"
#include "core/original.h"

namespace rightsdesk::app {
namespace {

constexpr char kKind[] = "calendar";
constexpr std::size_t kLongestLine = 75;  // octets, RFC 5545 3.1
constexpr int kMost = 2000;

/// "2026-12-03" -> "20261203".
std::string basic(Date day) {
  auto text = to_iso(day);
  std::erase(text, '-');
  return text;
}

std::string basic(Instant at) {
  std::string text;
  for (char const c : to_iso(at).substr(0, 19)) {
    if (c != '-' && c != ':') text += c;
  }
  return text + "Z";
}

/// RFC 5545 3.3.11.
std::string escaped(std::string const& text) {
  std::string out;
  for (char const c : text) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (c == '\n') out += "\\n";
    else out += c;
  }
  return out;
}

bool goes_on(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// Ended by CR LF; folded before the 76th octet, never within a letter.
std::string content_line(std::string const& line) {
  std::string out;
  std::size_t width = 0;
  for (std::size_t at = 0; at < line.size();) {
    std::size_t next = at + 1;
    while (next < line.size() && goes_on(line[next])) ++next;
    if (width + (next - at) > kLongestLine) {
      out += "\r\n ";
      width = 1;
    }
    out += line.substr(at, next - at);
    width += next - at;
    at = next;
  }
  return out + "\r\n";
}

std::string event_of(CaseStanding const& one, std::string const& stamp) {
  std::string out;
  auto const add = [&](std::string const& line) { out += content_line(line); };
  add("BEGIN:VEVENT");
  add("UID:" + one.about.str() + "@rightsdesk");
  add("DTSTAMP:" + stamp);
  add("SEQUENCE:" + std::to_string(one.changes));
  add("DTSTART;VALUE=DATE:" + basic(*one.due));
  add("DTEND;VALUE=DATE:" + basic(plus_days(*one.due, 1)));
  add("SUMMARY:" + escaped(one.reference + " due"));
  add("TRANSP:TRANSPARENT");
  add("END:VEVENT");
  return out;
}

}  // namespace

std::string new_calendar(Office& office, Actor const& actor) {
  auto const secret = fresh_id_text() + fresh_id_text();
  office.works.in_one([&](Work& work) {
    work.own().put(actor.id, {kKind, "due days", sha256_hex(secret), office.clock.now()});
    work.ledger().record({actor.id.str(), "calendar_opened", {}, ""}, office.clock.now());
  });
  return secret;
}

void end_calendar(Office& office, Actor const& actor) {
  office.works.in_one([&](Work& work) {
    work.own().drop(actor.id, kKind, "due days");
    work.ledger().record({actor.id.str(), "calendar_ended", {}, ""}, office.clock.now());
  });
}

std::optional<Instant> calendar_since(Office& office, Actor const& actor) {
  std::optional<Instant> since;
  office.works.look([&](Work& work) {
    since.reset();
    for (auto const& note : work.own().of(actor.id, kKind)) since = note.kept_at;
  });
  return since;
}

std::optional<StaffId> calendar_owner(Office& office, std::string const& secret) {
  std::optional<StaffId> owner;
  office.works.look([&](Work& work) { owner = work.own().owner_of(kKind, sha256_hex(secret)); });
  return owner;
}

std::string calendar_feed(Office& office, StaffId const& owner) {
  bring_up_to_date(office);
  CaseFilter own;
  own.officer = owner.str();
  std::vector<CaseStanding> cases;
  office.works.look([&](Work& work) { cases = work.desk().list(own, desk_days(office), {}, {0, kMost}); });
  return calendar_of(cases, office.clock.now());
}

std::string calendar_of(std::vector<CaseStanding> const& cases, Instant now) {
  std::string out;
  for (auto const* line : {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//rightsdesk//due days//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"}) out += content_line(line);
  for (auto const& one : cases) {
    if (one.due && one.phase == Phase::running) out += event_of(one, basic(now));
  }
  return out + content_line("END:VCALENDAR");
}

}  // namespace rightsdesk::app
