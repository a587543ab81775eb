#include "web/edge/pressed.h"

#include "core/original.h"
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

}  // namespace

Reply Pressed::once(std::string const& session, Exchange& exchange, std::function<Moment()> const& now, std::function<Reply(Exchange&)> const& act) {
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
    auto reply = act(exchange);
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

Reply PressedOnce::answer(Exchange& exchange) noexcept {
  try {
    auto const session = exchange.cookie(staff_cookie) + "\n" + exchange.cookie(visit_cookie);
    if (session == "\n") return behind_.answer(exchange);
    if (exchange.method == "POST") return pressed_.once(session, exchange, [] { return std::chrono::steady_clock::now(); }, [this](Exchange& meant) { return behind_.answer(meant); });
    if (!exchange.path.starts_with("/static/")) pressed_.moved_on(session);
    return behind_.answer(exchange);
  } catch (...) {
    return behind_.refuse(500, exchange.path);
  }
}

}  // namespace rightsdesk::web
