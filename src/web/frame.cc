#include "web/frame.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/original.h"
#include "web/pages/fields.h"

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
  std::string assets_version;
};

Frame::Frame(SiteSettings from)
    : settings(std::move(from)),
      built_([this] {
        auto read = read_assets(settings.assets_folder);
        auto version = version_of(read);
        return std::make_shared<Built const>(Built{std::move(read), Templates::from_folder(settings.templates_folder), std::move(version)});
      }()),
      assets(built_->assets) {}

std::string Frame::framed(std::string const& layout, PageSpec const& spec, View frame) const {
  frame.also(spec.view);
  frame.text("title", (spec.mistakes.empty() ? "" : "Error: ") + spec.title);
  frame.text("heading", spec.title);
  frame.text("council", settings.council).text("assets_version", built_->assets_version);
  frame.text("back", spec.back);
  frame.each("mistakes", error_links(spec.mistakes)).when("any_mistakes", !spec.mistakes.empty());
  return built_->templates.page(layout, spec.name, frame);
}

Reply Frame::resident_page(Exchange const& exchange, PageSpec const& spec, Exit exit) const {
  View frame;
  frame.text("csrf", exchange.csrf).when("exit", exit == Exit::shown);
  return Reply::page(framed("layout/resident", spec, frame), spec.status);
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
  return Reply::page(framed("layout/staff", whole, frame), spec.status);
}

std::string Frame::error_page(int status, std::string const& incident) const {
  auto const words = words_for(status);
  PageSpec spec{"layout/error", words.title, View().text("words", words.text).text("incident", incident)};
  return framed("layout/plain", spec, View());
}

}  // namespace rightsdesk::web
