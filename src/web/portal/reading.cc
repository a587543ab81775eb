// A released pack read on the website, page by page.
#include <charconv>
#include <chrono>

#include "web/portal/status.h"

namespace rightsdesk::web::portal {
namespace {

/// What a page of the pack shows: from where its own frame ends to where its foot begins. Our web pages are the only ones that are sealed.
std::string shown(std::string const& page) {
  static constexpr std::string_view from = "<main>\n", to = "</main>\n", foot = "<footer>\n<p>";
  auto const begin = page.find(from), end = page.rfind(to), last = page.rfind(foot);
  if (begin == std::string::npos || end == std::string::npos || last == std::string::npos || last < end) throw Fault("This page cannot be shown.", "a page of a pack without its frame");
  auto const number = page.substr(last + foot.size(), page.find('<', last + foot.size()) - last - foot.size());
  return page.substr(begin + from.size(), end - begin - from.size()) + page.substr(end + to.size(), last - end - to.size()) + "<p class=\"note\">" + number + "</p>\n";
}

std::string type_of(std::string const& name) { return name.ends_with(".jpg") ? "image/jpeg" : "image/png"; }

}  // namespace

int version_from(std::string const& typed) {
  int version = 0;
  auto const [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), version);
  if (!typed.empty() && (error != std::errc() || end != typed.data() + typed.size())) throw Malformed("a version that is no number");
  return version;
}

Reply begin_reading(Site& site, Exchange const& exchange) {
  auto const about = site.visits.about(exchange.visit, moment());
  if (!about) return Reply::redirect("/status");
  int const version = version_from(exchange.form.one("version"));
  auto const pack = app::pack_to_read(site.office, *about, version);
  if (!pack) return status_page(site, exchange, *about, {pack.error()});
  std::vector<Readings::Page> pages;
  for (auto const& file : *pack) pages.push_back({file.name, file.bytes});
  site.readings.open(exchange.visit, version, pages, moment());
  return Reply::redirect("/status/read/" + std::to_string(version) + "/index.html");
}

Reply read_page(Site& site, Exchange const& exchange) {
  auto const about = site.visits.about(exchange.visit, moment());
  if (!about) return Reply::redirect("/status");
  auto const name = exchange.part("file");
  auto page = site.readings.page(exchange.visit, version_from(exchange.part("version")), name, moment());
  if (!page && !name.ends_with(".html")) throw Malformed("no such picture", 404);
  if (!page) return Reply::redirect("/status/request");
  if (!name.ends_with(".html")) return Reply::inline_file(std::move(*page), type_of(name));
  PageSpec spec{"portal/read", "Your records", View().text("reference", app::resident_view(site.office, *about).reference).text("pages", shown(*page))};
  spec.back = "/status/request";
  return site.resident_page(exchange, spec);
}

}  // namespace rightsdesk::web::portal
