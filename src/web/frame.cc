#include "web/frame.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/original.h"
#include "core/wording.h"
#include "web/edge/dispatch.h"
#include "web/pages/fields.h"
#include "web/pages/languages.h"

namespace rightsdesk::web {
namespace {

namespace files = std::filesystem;

std::map<std::string, std::string> read_assets(std::string const& folder) {
  std::map<std::string, std::string> assets;
  std::error_code problem;
  for (auto const& entry : files::directory_iterator(folder, problem)) {
    auto const name = entry.path().filename().string();
    if (!entry.is_regular_file() || name.starts_with('.')) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    assets[name] = out.str();
  }
  if (problem || !assets.contains("app.css")) {
    throw Fault("The pages could not be loaded", "no built assets in " + folder + ": run tools/build-assets");
  }
  return assets;
}

std::string version_of(std::map<std::string, std::string> const& assets) {
  std::string all;
  for (auto const& [name, bytes] : assets) all += name + sha256_hex(bytes);
  return sha256_hex(all).substr(0, 12);
}

struct ErrorWords {
  char const *title, *text;
};

ErrorWords words_for(int status) {
  switch (status) {
    case 403: return {"You cannot do that here", "This page is not open to you, or the form was open for too long. Go back, load the page again and try once more."};
    case 404: return {"Page not found", "If you typed the web address, check it is correct. If you followed a link, it may have moved."};
    case 405: return {"This page does not work that way", "Go back and try again."};
    case 413: return {"That was too large", "The file or text was larger than we can take. Go back and send something smaller."};
    case 429: return {"Too many tries", "Wait 5 minutes, then try again."};
    case 503: return {"The service is busy", "Wait a moment, then try again. Nothing you sent before is lost."};
    default: break;
  }
  if (status >= 500) return {"Sorry, there is a problem with the service", "Try again later. What you sent before this page is kept."};
  return {"We could not read that request", "Go back and try again."};
}

}  // namespace

struct Frame::Built {
  std::map<std::string, std::string> assets;
  Templates templates;
  std::vector<languages::Language> spoken;  ///< in the order of the settings
  std::string assets_version;
};

namespace {

/// The templates in every language of the council.
Templates templates_in(std::string const& folder, std::vector<languages::Language> const& spoken) {
  auto templates = Templates::from_folder(folder);
  for (auto const& language : spoken) {
    if (language.code() != "en") templates.add(language);
  }
  return templates;
}

}  // namespace

Frame::Frame(SiteSettings from)
    : settings(std::move(from)),
      built_([this] {
        auto read = read_assets(settings.assets_folder);
        auto version = version_of(read);
        auto spoken = languages_of(settings.templates_folder, settings.languages, settings.own_words);
        auto templates = templates_in(settings.templates_folder, spoken);
        return std::make_shared<Built const>(Built{std::move(read), std::move(templates), std::move(spoken), std::move(version)});
      }()),
      assets(built_->assets) {}

bool Frame::speaks(std::string const& code) const {
  return std::any_of(built_->spoken.begin(), built_->spoken.end(), [&](auto const& one) { return one.code() == code; });
}

std::string Frame::language_chosen(Exchange const& exchange) const {
  auto const chosen = exchange.cookie(language_cookie);
  return speaks(chosen) ? chosen : std::string();
}

languages::Language const& Frame::spoken_to(Exchange const& exchange) const {
  auto const chosen = exchange.cookie(language_cookie);
  auto const found = std::find_if(built_->spoken.begin(), built_->spoken.end(), [&](auto const& one) { return one.code() == chosen; });
  return found == built_->spoken.end() ? built_->spoken.front() : *found;
}

std::string Frame::framed(std::string const& layout, PageSpec const& spec, View frame, std::string const& language) const {
  frame.also(spec.view);
  frame.words("title", spec.mistakes.empty() ? spec.title : worded("Error: {title_words}", {{"title_words", spec.title}}));
  frame.words("heading", spec.title);
  frame.text("council", settings.council).text("assets_version", built_->assets_version);
  frame.text("back", spec.back);
  frame.each("mistakes", error_links(spec.mistakes)).when("any_mistakes", !spec.mistakes.empty());
  frame.also(View().text("lang", "en").text("dir", "ltr").when("mirrored", false).when("several_languages", false).when("may_choose_language", false).each("languages", {}));
  return built_->templates.page(layout, spec.name, frame, language);
}

Reply Frame::resident_page(Exchange const& exchange, PageSpec const& spec, Exit exit) const {
  // Owners of records see the same frame, in English.
  bool const residents = spec.name.starts_with("portal/");
  auto const language = residents ? language_of(exchange) : "en";
  auto frame = language_view(built_->spoken, language, residents && exchange.method == "GET" ? exchange.path : std::string());
  frame.text("csrf", exchange.csrf).when("exit", exit == Exit::shown);
  return Reply::page(framed("layout/resident", spec, frame, language), spec.status);
}

Reply Frame::staff_page(Exchange const& exchange, PageSpec const& spec) const {
  View frame;
  frame.text("csrf", exchange.csrf).text("staff_name", exchange.staff.name);
  auto const& roles = exchange.staff.roles;
  frame.when("looks_after_accounts", std::find(roles.begin(), roles.end(), "administrator") != roles.end());
  frame.when("takes_requests", std::any_of(roles.begin(), roles.end(), [](auto const& role) { return role == "intake" || role == "case_officer" || role == "dpo"; }));
  frame.when("sees_cases", std::any_of(roles.begin(), roles.end(), [](auto const& role) { return role != "administrator"; }));
  auto whole = spec;
  whole.view.also(View().text("keys_json", "").each("key_lines", {}));
  return Reply::page(framed("layout/staff", whole, frame, "en"), spec.status);
}

std::string Frame::error_page(int status, std::string const& incident, std::string const& language) const {
  auto const words = words_for(status);
  auto const spoken = speaks(language) ? language : built_->spoken.front().code();
  PageSpec spec{"layout/error", words.title, View().words("words", words.text).text("incident", incident)};
  return framed("layout/plain", spec, language_view(built_->spoken, spoken, {}), spoken);
}

}  // namespace rightsdesk::web
