#include "main/metrics.h"

#include <cstdio>

#include "app/caseload.h"
#include "store/statements.h"

namespace rightsdesk {
namespace {

constexpr std::array<double, 4> kBounds{0.05, 0.25, 1, 5};  // seconds

/// Route patterns and states are ours; still, nothing may break a line.
std::string label(std::string const& value) {
  std::string out;
  for (char const c : value) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) >= 0x20) out += c;
  }
  return '"' + out + '"';
}

std::string head(std::string const& name, std::string const& type, std::string const& help) {
  return "# HELP " + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
}

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", value);
  return text;
}

std::string jobs_and_outbox(store::Connection& connection) {
  auto out = head("rightsdesk_jobs", "gauge", "Jobs by kind and state; dead ended after three attempts.");
  for (auto const& row : connection.rows(store::sql("jobs.by_kind")))
    out += "rightsdesk_jobs{kind=" + label(row.text(0)) + ",state=" + label(row.text(1)) + "} " + std::to_string(row.number(2)) + '\n';
  out += head("rightsdesk_outbox", "gauge", "Messages by state.");
  for (auto const& row : connection.rows(store::sql("outbox.by_state")))
    out += "rightsdesk_outbox{state=" + label(row.text(0)) + "} " + std::to_string(row.number(1)) + '\n';
  return out;
}

std::string requests_missing(std::size_t missing) {
  return head("rightsdesk_requests_missing", "gauge", "Acknowledged requests that are not in the database.") + "rightsdesk_requests_missing " + std::to_string(missing) + '\n';
}

std::string cases(app::Office& office) {
  auto const now = app::case_counts(office);
  std::map<std::string, int> const counts{{"overdue", now.overdue}, {"soon", now.soon}, {"on_track", now.on_track}, {"paused", now.waiting},
                                          {"closed", now.answered + now.closed}};
  auto out = head("rightsdesk_cases", "gauge", "Cases by how they stand to their due date.");
  for (auto const& [urgency, count] : counts) out += "rightsdesk_cases{urgency=" + label(urgency) + "} " + std::to_string(count) + '\n';
  return out;
}

}  // namespace

void Metrics::count(web::LogLine const& line) {
  if (line.event != "request") return;
  auto const route = line.route.empty() ? std::string("none") : line.route;
  double const seconds = static_cast<double>(line.milliseconds) / 1000;
  std::lock_guard const lock(mutex_);
  ++answered_[{route, line.status}];
  auto& took = took_[route];
  took.seconds += seconds;
  for (std::size_t i = 0; i < kBounds.size(); ++i) took.within[i] += seconds <= kBounds[i] ? 1 : 0;
  ++took.within.back();
}

std::string Metrics::requests() {
  std::lock_guard const lock(mutex_);
  auto out = head("rightsdesk_requests_total", "counter", "Requests answered, by route and status.");
  for (auto const& [key, count] : answered_)
    out += "rightsdesk_requests_total{route=" + label(key.first) + ",status=\"" + std::to_string(key.second) + "\"} " + std::to_string(count) + '\n';
  std::string const name = "rightsdesk_request_seconds";
  out += head(name, "histogram", "How long answers took.");
  for (auto const& [route, took] : took_) {
    auto const of = "{route=" + label(route);
    for (std::size_t i = 0; i < kBounds.size(); ++i)
      out += name + "_bucket" + of + ",le=\"" + number(kBounds[i]) + "\"} " + std::to_string(took.within[i]) + '\n';
    auto const all = std::to_string(took.within.back());
    out += name + "_bucket" + of + ",le=\"+Inf\"} " + all + '\n' + name + "_sum" + of + "} " + number(took.seconds) + '\n' + name + "_count" + of + "} " + all + '\n';
  }
  return out;
}

std::string Metrics::kept() {
  std::lock_guard const lock(mutex_);
  auto const now = house_.clock().now();
  if (!kept_at_ || now - *kept_at_ >= kFresh || now < *kept_at_) {
    kept_ = jobs_and_outbox(*house_.database().connection()) + cases(house_.office()) + requests_missing(missing());
    kept_at_ = now;
  }
  return kept_;
}

std::string Metrics::text() { return own() + kept(); }

/// What this process knows by itself.
std::string Metrics::own() {
  auto out = requests();
  if (!log_lines_dropped_) return out;
  return out + head("rightsdesk_log_lines_dropped_total", "counter", "Lines that the log did not take in time.") + "rightsdesk_log_lines_dropped_total " + std::to_string(log_lines_dropped_()) + '\n';
}

std::size_t Metrics::missing() const {
  store::IntakeSpool const spool(house_.service().journal, house_.key(), house_.clock());
  auto const journal = spool.read();
  return store::missing_requests(*house_.database().connection(), journal).size() + journal.damaged.size();
}

web::Reply Metrics::intake_health() const {
  try {
    auto const count = missing();
    return count == 0 ? web::Reply::text("every request is there\n", 200) : web::Reply::text(std::to_string(count) + " requests are missing\n", 503);
  } catch (Fault const&) {  // told as what it means here
    return web::Reply::text("the journal or the database does not answer\n", 503);
  }
}

std::string Metrics::why_not_ready() const {
  if (leaving_) return "this server is about to stop";
  try {
    if (!house_.database().connection()->row(store::sql("ledger.head"))) return "the database does not answer";
  } catch (Fault const&) {  // the answer is that it is not
    return "the database does not answer";
  }
  try {
    store::require_bearable(house_.database());
    return {};
  } catch (Fault const&) {  // as above
    return "the schema does not fit this version of the program";
  }
}

web::Reply Metrics::answer(web::Exchange& exchange) noexcept {
  if (exchange.method != "GET") return refuse(405, {});
  if (exchange.path == "/health/live") return web::Reply::text("live\n", 200);
  if (exchange.path == "/health/ready") {
    auto const why = why_not_ready();
    return why.empty() ? web::Reply::text("ready\n", 200) : web::Reply::text(why + "\n", 503);
  }
  if (exchange.path == "/health/intake") return intake_health();
  if (exchange.path != "/metrics") return refuse(404, {});
  try {
    return web::Reply::text(text(), 200);
  } catch (Fault const&) {
    return web::Reply::text(own(), 200);  // what this process knows by itself; /health/ready says what is wrong
  }
}

web::Reply Metrics::refuse(int status, std::string const&) noexcept { return web::Reply::text(std::to_string(status) + "\n", status); }

}  // namespace rightsdesk
