#pragma once
// From a checked request to a page: route, session, forgery check, access, the page itself, the headers every answer carries.
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "web/edge/pace.h"
#include "web/edge/server.h"

namespace rightsdesk::web {

enum class Audience { anyone, staff, caller, messenger };

/// Who may use a route. Staff with any one of `roles`, or a system with any one of these scopes; an empty list: any signed-in member of staff,
/// any system. A system shows its key (Authorization: Bearer) with each request; no cookie lets it in, none is set, and no form's token is asked for.
/// A messenger is a program whose message proves itself (its handler looks at a signature): no cookie lets it in either, and none is set.
/// `code_lately`: an act that matters, done by staff who showed their device lately; else they are asked to once more first.
struct Access {
  Audience audience = Audience::anyone;
  std::set<std::string> roles = {};
  bool code_lately = false;
};
/// Do their roles open what staff may open so? Whether they are signed in is asked before.
bool may_use(Access const& access, SignedIn const& staff);

using Handler = std::function<Reply(Exchange const&)>;

constexpr std::uint64_t usual_body = 1 << 20;

/// One line of the site map. `pattern` is like "/staff/cases/:case": a part with a colon takes any one segment.
struct Route {
  std::string method;  ///< GET (answers HEAD too), POST or DELETE
  std::string pattern;
  Access access;
  Handler handler;
  std::uint64_t largest_body = usual_body;
};

/// One line of the log: names of routes, codes and numbers only.
struct LogLine {
  std::string event, route, incident, detail;
  int status = 0;
  std::int64_t milliseconds = 0;
};

/// Why there is no answer of a handler.
struct Failure {
  int status = 500;
  std::string path;
  std::string incident = {};  ///< of 500
  std::string code = {};      ///< what a caller lacks: "no_key", "not_this_key", "too_many"
  std::string language = {};  ///< that the browser's cookie asks for: as it came
};

struct DispatchSettings {
  std::string secret;  ///< at least 32 bytes; the same after a restart, or forms in hand are refused
  /// Who the staff cookie belongs to; nobody when it is unknown or has run out.
  std::function<SignedIn(std::string const& token)> signed_in;
  /// The page for a failure.
  std::function<std::string(Failure const&)> error_page;
  std::function<void(LogLine const&)> log;
  /// Whose key this is; nobody when it is unknown or was ended.
  std::function<Caller(std::string const& key)> caller = {};
  /// What programs are answered in place of a page; nothing: the path is not theirs.
  std::function<std::optional<Reply>(Failure const&)> failure = {};
  /// Before a route of `code_lately`, where none was given lately: nothing when the form brings one that is right, else the page that asks for it.
  std::function<std::optional<Reply>(Exchange const&)> ask_for_code = {};
  /// Told of each answer of 403 or 404 to a signed-in colleague or a system that was let in, but of a forged form; may throw, and then it is a 500.
  std::function<void(Exchange const&, int status)> in_vain = {};
  Pace::Limit of_caller{300, 60};        ///< requests of one system
  Pace::Limit of_strangers{30, 30};      ///< requests of one address without a key that fits
};

/// Catches everything a page throws: one of the four places that may.
class Dispatch final : public Answering {
 public:
  /// Throws Bug for two routes that are the same, or a secret that is too short.
  Dispatch(std::vector<Route> routes, DispatchSettings settings);
  [[nodiscard]] std::uint64_t largest_body(std::string const& method, std::string const& path) const override;
  [[nodiscard]] Reply answer(Exchange& exchange) noexcept override;
  [[nodiscard]] Reply refuse(int status, std::string const& target) noexcept override;
  [[nodiscard]] std::vector<Route> const& routes() const { return routes_; }

 private:
  struct Found {
    Route const* route = nullptr;
    std::map<std::string, std::string> parts;
    std::string allowed;  ///< methods of the routes whose path fits
  };
  [[nodiscard]] Found find(std::string const& method, std::string const& path) const;
  Reply answer_checked(Exchange& exchange);
  Reply route_answer(Exchange& exchange, Found const& found);
  Reply caller_answer(Exchange& exchange, Route const& route);
  Reply messenger_answer(Exchange& exchange, Route const& route);
  Reply handled(Exchange const& exchange, Route const& route);
  void note_in_vain(Exchange const& exchange, Route const& route, int status);
  Reply error(Failure const& failure);
  Reply come_again(Exchange const& exchange, LogLine const& line);
  void recognise(Exchange& exchange, Reply& cookies) const;
  [[nodiscard]] std::string csrf_for(std::string const& visit, std::string const& staff_token) const;

  std::vector<Route> routes_;
  DispatchSettings settings_;
  Pace of_callers_, of_strangers_;
};

/// Cookie names as pages use them; over TLS the browser sees them with the prefix __Host-.
constexpr char const* visit_cookie = "visit";
constexpr char const* staff_cookie = "staff";
constexpr char const* language_cookie = "language";  ///< which a resident chose

}  // namespace rightsdesk::web
