#include "web/edge/pressed.h"

#include <nlohmann/json.hpp>
#include <thread>

#include "core/json.h"
#include "core/original.h"
#include "core/result.h"
#include "web/edge/dispatch.h"

namespace rightsdesk::web {
namespace {

constexpr std::size_t kLargestKept = 256U << 10U;  // bytes of an answer that is kept once it was given

/// Each part with its length before it, so that no two forms are one text.
std::string form_in(Exchange const& exchange) {
  std::string all;
  auto const add = [&all](std::string const& part) { all += std::to_string(part.size()) + ":" + part; };
  add(exchange.path);
  for (auto const* name : {"sec-fetch-site", "origin", "referer"}) add(exchange.header(name));  // where it comes from is part of whether it counts
  for (auto const* fields : {&exchange.query, &exchange.form}) {
    for (auto const& [name, value] : fields->values()) {
      add(name);
      add(value);
    }
    add("");
  }
  for (auto const& file : exchange.files) {
    add(file.field);
    add(file.filename);
    add(sha256_hex(file.bytes));
  }
  return sha256_hex(all);
}

constexpr std::chrono::milliseconds kLookAgain{50};  // at a form that another server has in hand

/// An answer and who it was for, as another server reads it: JSON, a line break, the body.
std::string written(Reply const& reply, Exchange const& exchange) {
  auto const& staff = exchange.staff;
  Json const about{{"status", reply.status()}, {"headers", reply.headers()}, {"cookies", reply.cookies()}, {"route", exchange.route}, {"parts", exchange.parts},
                   {"staff", {{"id", staff.id}, {"name", staff.name}, {"roles", staff.roles}, {"code_lately", staff.code_lately}}}};
  return about.dump() + "\n" + reply.body();
}

Reply read_again(std::string const& text, Exchange& exchange) {
  auto const end = text.find('\n');
  auto const parsed = parse_json(text.substr(0, end));
  if (!parsed || end == std::string::npos) throw Fault("Something went wrong here.", "the answer that another server kept cannot be read");
  auto const& about = *parsed;
  exchange.route = about.at("route").get<std::string>();
  exchange.parts = about.at("parts").get<std::map<std::string, std::string>>();
  auto const& staff = about.at("staff");
  exchange.staff = {staff.at("id").get<std::string>(), staff.at("name").get<std::string>(), staff.at("roles").get<std::vector<std::string>>(), staff.at("code_lately").get<bool>()};
  auto reply = Reply::page(text.substr(end + 1), about.at("status").get<int>());
  for (auto const& [name, value] : about.at("headers").items()) reply.header(name, value.get<std::string>());
  for (auto const& [name, value] : about.at("cookies").items()) {
    if (value.get<std::string>().empty()) reply.expire_cookie(name);
    else reply.cookie(name, value.get<std::string>());
  }
  return reply;
}

}  // namespace

Reply Pressed::once(std::string const& session, Exchange& exchange, std::function<Moment()> const& now, std::function<Reply(Exchange&, std::string const& form)> const& act) {
  auto const form = form_in(exchange);
  std::promise<Answer> promise;
  std::shared_future<Answer> earlier;
  {
    std::lock_guard const lock(mutex_);
    auto const at = now();
    std::erase_if(last_, [&](auto const& one) { return one.second.answered && at - *one.second.answered > kAgain; });
    auto const found = last_.find(session);
    bool const again = found != last_.end() && found->second.form == form && (!found->second.answered || at - *found->second.answered <= kAgain);
    if (again) earlier = found->second.answer;
    else last_[session] = {form, promise.get_future().share()};
  }
  if (earlier.valid()) {
    auto const& answer = earlier.get();
    exchange.route = answer.route;
    exchange.parts = answer.parts;
    exchange.staff = answer.staff;
    return answer.reply;
  }
  enum class After { kept, forgotten };
  auto const leave = [&](After after) {
    std::lock_guard const lock(mutex_);
    auto const found = last_.find(session);
    if (found == last_.end() || found->second.form != form || found->second.answered) return;
    if (after == After::kept) found->second.answered = now();
    else last_.erase(found);
  };
  try {
    auto reply = act(exchange, form);
    promise.set_value({reply, exchange.route, exchange.parts, exchange.staff});
    leave(reply.body().size() <= kLargestKept ? After::kept : After::forgotten);
    return reply;
  } catch (...) {
    promise.set_exception(std::current_exception());
    leave(After::forgotten);
    throw;
  }
}

void Pressed::moved_on(std::string const& session) {
  std::lock_guard const lock(mutex_);
  auto const found = last_.find(session);
  if (found != last_.end() && found->second.answered) last_.erase(found);
}

Reply PressedOnce::done_here(std::string const& session, std::string const& sending, Exchange& exchange) {
  auto reply = behind_.answer(exchange);
  try {
    bool const kept = reply.status() < 500 && reply.body().size() <= kLargestKept;
    if (kept) among_->answered(session, sending, written(reply, exchange));
    else among_->forget(session, sending);
  } catch (Fault const&) {  // it was done; whoever presses again waits until it is taken for given up
  }
  return reply;
}

Reply PressedOnce::done_once(std::string const& session, std::string const& form, Exchange& exchange) {
  if (among_ == nullptr) return behind_.answer(exchange);
  SharedPresses::Standing standing;
  try {
    while (!(standing = among_->begin(session, form)).mine && !standing.answer) std::this_thread::sleep_for(kLookAgain);
    if (standing.answer) return read_again(*standing.answer, exchange);
  } catch (Fault const&) {
    return behind_.answer(exchange);
  }
  return done_here(session, *standing.mine, exchange);
}

Reply PressedOnce::answer(Exchange& exchange) noexcept {
  try {
    auto const session = exchange.cookie(staff_cookie) + "\n" + exchange.cookie(visit_cookie);
    if (session == "\n") return behind_.answer(exchange);
    if (exchange.method == "POST") return pressed_.once(session, exchange, [] { return std::chrono::steady_clock::now(); }, [&](Exchange& meant, std::string const& form) { return done_once(session, form, meant); });
    if (!exchange.path.starts_with("/static/")) move_on(session);
    return behind_.answer(exchange);
  } catch (...) {
    return behind_.refuse(500, exchange.path);
  }
}

void PressedOnce::move_on(std::string const& session) {
  pressed_.moved_on(session);
  if (among_ == nullptr) return;
  try {
    among_->moved_on(session);
  } catch (Fault const&) {  // the page says so itself
  }
}

}  // namespace rightsdesk::web
