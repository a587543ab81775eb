#include "pressing.h"

#include <algorithm>
#include <chrono>

#include "forms.h"
#include "store/outbox_store.h"

namespace rightsdesk::testing {
namespace {

/// A form as it stands on a page before anything is typed.
struct ShownForm {
  std::vector<std::string> actions;  ///< its own, and those of its buttons
  std::string markup;
  Typed shown;
  std::set<std::string> names, free;  ///< of its fields; of those where anything may be typed
  std::vector<std::pair<std::string, std::string>> buttons;
};

class FormReader {
 public:
  explicit FormReader(std::string const& markup) {
    form_.markup = markup;
    for (auto place = markup.find('<'); place != std::string::npos; place = markup.find('<', place + 1)) read(markup.substr(place, markup.find('>', place) - place), place);
    end_of_choice();
  }
  ShownForm form_;

 private:
  void read(std::string const& tag, std::size_t place) {
    auto const name = attribute(tag, "name"), value = attribute(tag, "value");
    if (tag.starts_with("<form")) form_.actions.push_back(attribute(tag, "action"));
    else if (tag.starts_with("<select")) begin_choice(name);
    else if (tag.starts_with("</select")) end_of_choice();
    else if (tag.starts_with("<option")) option(value, tag.find(" selected") != std::string::npos);
    else if (tag.starts_with("<textarea")) words(name, text_at(place));
    else if (tag.starts_with("<button")) button(tag, name, value);
    else if (tag.starts_with("<input")) input(tag, name, value);
  }
  void input(std::string const& tag, std::string const& name, std::string const& value) {
    auto const type = attribute(tag, "type");
    form_.names.insert(name);
    if (type == "file" || type == "image") return;
    bool const ticked = type == "radio" || type == "checkbox";
    if (ticked && tag.find(" checked") == std::string::npos) return;
    if (ticked || type == "hidden") form_.shown.emplace_back(name, value);
    else words(name, value);
  }
  void words(std::string const& name, std::string const& value) {
    form_.names.insert(name);
    form_.free.insert(name);
    form_.shown.emplace_back(name, value);
  }
  void button(std::string const& tag, std::string const& name, std::string const& value) {
    if (auto const action = attribute(tag, "formaction"); !action.empty()) form_.actions.push_back(action);
    form_.buttons.emplace_back(name, value);
    form_.names.insert(name);
  }
  void begin_choice(std::string const& name) {
    form_.names.insert(name);
    choice_ = {name, {}, false};
  }
  void option(std::string const& value, bool selected) {
    if (choice_.name.empty() || choice_.selected || (choice_.any && !selected)) return;
    choice_ = {choice_.name, value, selected, true};
  }
  void end_of_choice() {
    if (!choice_.name.empty() && choice_.any) form_.shown.emplace_back(choice_.name, choice_.value);
    choice_ = {};
  }
  [[nodiscard]] std::string text_at(std::size_t place) const {
    auto const begin = form_.markup.find('>', place) + 1;
    return attribute(" words=\"" + form_.markup.substr(begin, form_.markup.find("</textarea>", begin) - begin) + "\"", "words");
  }
  struct Choice {
    std::string name, value;
    bool selected = false, any = false;
  };
  Choice choice_;
};

std::vector<ShownForm> shown_forms(std::string const& page) {
  std::vector<ShownForm> forms;
  for (auto at = page.find("<form "); at != std::string::npos; at = page.find("<form ", at + 1)) {
    auto const end = page.find("</form>", at);
    if (end != std::string::npos && attribute(page.substr(at, page.find('>', at) - at), "method") == "post") forms.push_back(FormReader(page.substr(at, end - at)).form_);
  }
  return forms;
}

std::string name_in(ShownForm const& form, std::string const& name) {
  if (!name.starts_with('*')) return form.names.contains(name) ? name : "";
  for (auto const& one : name == "*" ? form.free : form.names)
    if (one.ends_with(name.substr(1))) return one;
  return "";
}

/// What a browser sends once `typed` was typed.
Typed filled(ShownForm const& form, Typed const& typed, Left& left) {
  Typed sent;
  std::set<std::string> changed;
  for (auto const& [name, value] : typed) {
    auto const whole = name_in(form, name);
    if (whole.empty()) throw std::runtime_error(form.actions.front() + " has no field " + name + ": " + form.markup.substr(0, 3000));
    sent.emplace_back(whole, value);
    changed.insert(whole);
    bool const has_letters = std::any_of(value.begin(), value.end(), [](unsigned char c) { return std::isalpha(c) != 0; });
    if (form.free.contains(whole) && value.size() >= 4 && has_letters) left.words.insert(value);
  }
  for (auto const& [name, value] : form.shown)
    if (!changed.contains(name)) sent.emplace_back(name, value);
  bool const one_button = form.buttons.size() == 1 && !form.buttons.front().first.empty();
  if (one_button && !changed.contains(form.buttons.front().first)) sent.push_back(form.buttons.front());
  return sent;
}

/// Why a page says that something was not done; empty: it does not.
std::string refusal_on(std::string const& page) {
  auto at = page.find("govuk-error-summary");
  if (at == std::string::npos) at = page.find("Show once more that it is you");
  return at == std::string::npos ? "" : std::regex_replace(page.substr(at, 900), std::regex("<[^>]*>|\\s+"), " ");
}

std::int64_t last_entry(Desks& desks) { return desks.desk.database->connection()->row("SELECT COUNT(*) FROM ledger")->number(0); }

}  // namespace

Typed on(std::string const& name, Date day) {
  return {{name + "-day", std::to_string(static_cast<unsigned>(day.day()))}, {name + "-month", std::to_string(static_cast<unsigned>(day.month()))}, {name + "-year", std::to_string(static_cast<int>(day.year()))}};
}

Typed with(Typed one, Typed const& further) {
  one.insert(one.end(), further.begin(), further.end());
  return one;
}

Presser::Presser(AtDesks at, StaffId const& colleague) : Presser(at) { cookies_["staff"] = desks_.session_of(colleague); }

web::Reply Presser::ask(web::Exchange& exchange) {
  exchange.client = client_;
  exchange.cookies = cookies_;
  exchange.headers["sec-fetch-site"] = "same-origin";
  auto reply = desks_.dispatch.answer(exchange);
  for (auto const& [name, value] : reply.cookies()) {
    if (value.empty()) cookies_.erase(name);
    else cookies_[name] = value;
  }
  return reply;
}

std::string const& Presser::open(std::string const& path) {
  auto whole = path.substr(0, path.find('#'));
  for (int led = 0; led < 4; ++led) {
    web::Exchange exchange;
    exchange.method = "GET";
    auto const mark = whole.find('?');
    exchange.path = at_ = whole.substr(0, mark);
    if (mark != std::string::npos)
      for (auto const& pair : split(whole.substr(mark + 1), '&')) exchange.query.add(pair.substr(0, pair.find('=')), pair.substr(pair.find('=') + 1));
    auto const reply = ask(exchange);
    page_ = reply.body();
    if (reply.status() != 303) {
      if (reply.status() != 200) throw std::runtime_error(path + " is answered with " + std::to_string(reply.status()));
      return page_;
    }
    whole = Browser::led_to(reply);
    whole = whole.substr(0, whole.find('#'));
  }
  throw std::runtime_error(path + " leads on and on");
}

web::Reply Presser::send(std::string const& to, Typed const& typed, std::string const& having, Expected expected, std::vector<web::UploadedFile> files) {
  for (auto const& form : shown_forms(page_)) {
    auto const action = std::find_if(form.actions.begin(), form.actions.end(), [&](auto const& one) { return one.substr(0, one.find('?')).ends_with(to); });
    if (action == form.actions.end() || form.markup.find(having) == std::string::npos) continue;
    web::Exchange exchange;
    exchange.method = "POST";
    exchange.path = action->substr(0, action->find('?'));
    for (auto const& [name, value] : filled(form, typed, left_)) exchange.form.add(name, value);
    exchange.files = std::move(files);
    auto const pattern = pattern_of(desks_.dispatch.routes(), "POST", exchange.path);
    auto const number = last_entry(desks_);
    auto reply = ask(exchange);
    auto const why = reply.status() == 200 ? refusal_on(reply.body()) : reply.status() == 303 ? "" : std::to_string(reply.status()) + " " + refusal_on(reply.body());
    if (why.empty() != (expected == Expected::done)) throw std::runtime_error(pattern + " on " + at_ + (why.empty() ? " was not refused" : " was refused: " + why));
    auto& entries = left_.entries[pattern.substr(pattern.find(' ') + 1)];
    desks_.desk.database->connection()->query("SELECT what FROM ledger WHERE number > ? ORDER BY number", {number}, [&](store::Row const& row) { entries.insert(row.text(0)); });
    if (reply.status() == 303) open(Browser::led_to(reply));
    else page_ = reply.body();
    return reply;
  }
  throw std::runtime_error(at_ + " has no form for " + to + " with " + having);
}

web::Reply Presser::press(std::string const& to, Typed const& typed, std::string const& having) { return send(to, typed, having, Expected::done); }

web::Reply Presser::press_at(std::string const& page, std::string const& to, Typed const& typed, std::string const& having) {
  open(page);
  return press(to, typed, having);
}

void Presser::press_in_vain(std::string const& to, Typed const& typed) { send(to, typed, "", Expected::refused); }

void Presser::press_with(web::UploadedFile file, std::string const& to, Typed const& typed) { send(to, typed, "", Expected::done, {std::move(file)}); }

std::string Presser::found(std::string const& expression) const {
  std::smatch match;
  bool const is = std::regex_search(page_, match, std::regex(expression));
  if (!is) throw std::runtime_error(at_ + " has no " + expression);
  return match[match.size() - 1].str();
}

void keep_lines(AtDesks at) {
  at.desks.desk.database->connection()->query("SELECT actor, what, about, detail FROM ledger ORDER BY number", {}, [&](store::Row const& row) {
    at.left.lines.push_back(row.text(0) + " " + row.text(1) + " " + row.text(2) + " " + row.text(3));
  });
}

std::string Letterbox::code_to(std::string const& address) {
  std::string code;
  store::in_transaction(*desks_.desk.database, [&](store::Connection& connection) {
    for (auto const& message : store::Outbox(connection, desks_.desk.key).waiting(desks_.now() + std::chrono::hours(1), 10000)) {
      std::smatch match;
      if (message.to == address && std::regex_search(message.body, match, std::regex("code is (\\d{6,8})")) && known_.insert(message.id).second) code = match[1].str();
    }
  });
  if (code.empty()) throw std::runtime_error("no code came to " + address);
  return code;
}

}  // namespace rightsdesk::testing
