#include "app/care.h"

#include <charconv>

#include "web/edge/reply.h"
#include "web/review/addressed.h"
#include "web/review/pages.h"
#include "web/review/review_page.h"

namespace rightsdesk::web::review {
namespace {

using caseload::case_of;
using std::chrono::duration_cast;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr char const* kReading = "reading";
constexpr minutes kStillReading{15};

std::optional<Instant> instant_in(std::string_view digits) {
  long long count = 0;
  auto const [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
  bool const whole = problem == std::errc() && end == digits.data() + digits.size() && count > 0 && count < 100'000'000'000;
  return whole ? std::optional(Instant(seconds(count))) : std::nullopt;
}

std::string digits_of(Instant at) { return std::to_string(duration_cast<seconds>(at.time_since_epoch()).count()); }

Reply care_page(Site& site, Exchange const& exchange, std::vector<Refusal> const& mistakes) {
  auto const page = page_of(site, exchange);
  auto view = warning_view(site, exchange);
  view.text("record_title", page.record.title.reveal()).text("page_path", page_path(exchange));
  view.text("words", exchange.form.one("words")).text("plea", exchange.form.one("plea")).each("to_options", colleague_options(who_sees_cases(site), exchange.form.one("to")));
  return in_case(site, exchange, {"review/care", "", "Care for those who read it", std::move(view), mistakes});
}

app::Assignee chosen_colleague(Site& site, std::string const& id) {
  for (auto const& one : who_sees_cases(site)) {
    if (one.id == id) return {StaffId(one.id), one.name};
  }
  return {};
}

struct CareTaken {
  app::Done done;
  std::string word;
};
CareTaken care_taken(Site& site, Exchange const& exchange) {
  auto const id = case_of(exchange);
  auto const actor = actor_of(exchange);
  auto const record = record_of(exchange);
  auto const& form = exchange.form;
  if (form.one("act") == "warn") return {app::warn_of(site.office, id, actor, record, form.one("words")), "warned"};
  if (form.one("act") == "off") return {app::take_warning_off(site.office, id, actor, record), "warning-off"};
  if (form.one("act") == "hand_over") return {app::hand_over(site.office, id, actor, record, chosen_colleague(site, form.one("to")), form.one("plea")), "handed-over"};
  throw Malformed("an act of care that does not exist");
}

}  // namespace

View pictures_view(app::OwnSettings const& own, Exchange const& exchange) {
  bool const wanted = own.pictures == app::OwnSettings::Pictures::blurred;
  bool const clear = exchange.query.one("clear") == "1";
  View view;
  view.when("blurred", wanted && !clear).text("clear_href", exchange.path + "?clear=1");
  return view.text("blur_href", wanted && clear ? exchange.path : "");
}

View warning_view(Site& site, Exchange const& exchange) {
  auto const warnings = app::warnings_of(site.office, case_of(exchange));
  auto const found = warnings.find(record_of(exchange));
  bool const stands = found != warnings.end();
  return View().text("warning_words", stands ? found->second.words.reveal() : "").text("warning_by", stands ? actor_words(found->second.made_by, caseload::names(site)) : "");
}

Break break_of(std::string const& kept, Instant now, int after_minutes) {
  auto const dash = kept.find('-');
  auto began = dash == std::string::npos ? std::nullopt : instant_in(std::string_view(kept).substr(0, dash));
  auto const last = dash == std::string::npos ? std::nullopt : instant_in(std::string_view(kept).substr(dash + 1));
  if (!began || !last || *last < *began || now < *last || now - *last > kStillReading) began = now;
  auto const read = duration_cast<minutes>(now - *began).count();
  bool const remind = after_minutes > 0 && read >= after_minutes;
  return {remind ? "You have been reading for " + counted(static_cast<std::size_t>(read), "minute", "minutes") + "." : "", digits_of(*began) + "-" + digits_of(now)};
}

Reply with_care(Site& site, Exchange const& exchange, caseload::CasePage spec) {
  auto const own = app::own_settings(site.office, StaffId(exchange.staff.id));
  auto const rest = break_of(exchange.cookie(kReading), site.office.clock.now(), own.break_after);
  spec.view.also(pictures_view(own, exchange)).also(warning_view(site, exchange)).text("break_words", rest.words);
  auto reply = in_case(site, exchange, std::move(spec));
  if (own.break_after > 0) reply.cookie(kReading, rest.cookie);
  return reply;
}

Reply care(Site& site, Exchange const& exchange) { return care_page(site, exchange, {}); }

Reply take_care(Site& site, Exchange const& exchange) {
  auto const taken = care_taken(site, exchange);
  if (!taken.done) return care_page(site, exchange, {taken.done.error()});
  return caseload::done_at(page_path(exchange), taken.word);
}

Reply had_a_break(Site&, Exchange const& exchange) {
  auto const back = exchange.form.one("back");
  auto reply = Reply::redirect(own_path(back) && back.starts_with("/staff/cases/") ? back : "/staff/home");
  return reply.expire_cookie(kReading);
}

}  // namespace rightsdesk::web::review
