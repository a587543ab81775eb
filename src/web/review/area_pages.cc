#include "web/review/pages.h"

#include <algorithm>
#include <cstdlib>

#include "web/review/review_page.h"
#include "web/review/views.h"

namespace rightsdesk::web::review {
namespace {

struct Clicks {
  std::optional<int> x1, y1, x2, y2;
  [[nodiscard]] bool first() const { return x1 && y1; }
  [[nodiscard]] bool both() const { return first() && x2 && y2; }
};

/// The first click comes as corner.x and corner.y; the second beside the first, which the page kept as x1 and y1.
Clicks clicks_in(Fields const& fields) {
  Clicks clicks{whole_number(fields.one("x1")), whole_number(fields.one("y1")), whole_number(fields.one("x2")), whole_number(fields.one("y2"))};
  auto const x = whole_number(fields.one("corner.x")), y = whole_number(fields.one("corner.y"));
  if (!x || !y) return clicks;
  bool const second = clicks.first();
  (second ? clicks.x2 : clicks.x1) = x;
  (second ? clicks.y2 : clicks.y1) = y;
  return clicks;
}

std::string text_of(std::optional<int> number) { return number ? std::to_string(*number) : ""; }

Reply area_page(Site& site, Exchange const& exchange, Clicks const& clicks, std::vector<Refusal> mistakes) {
  auto const page = page_of(site, exchange);
  if (!page.row.fixed) return Reply::redirect(page_path(exchange) + "/words");
  std::optional<document::Region> area;
  if (clicks.both()) area = area_between({*clicks.x1, *clicks.y1, *clicks.x2, *clicks.y2}, page.page);
  if (clicks.both() && !area) mistakes.push_back({"too_small", "Choose two corners with something between them", "", {}});
  View view;
  view.text("record_title", page.record.title.reveal()).text("page_number", std::to_string(page.page.number));
  view.text("page_path", page_path(exchange)).text("width", std::to_string(picture_width)).text("height", std::to_string(picture_height(page.page)));
  view.text("x1", text_of(clicks.x1)).text("y1", text_of(clicks.y1)).text("x2", text_of(clicks.x2)).text("y2", text_of(clicks.y2));
  view.when("no_corner", !clicks.first()).when("one_corner", clicks.first() && !area).when("chosen", area.has_value());
  auto const left = clicks.both() ? std::min(*clicks.x1, *clicks.x2) : 0, top = clicks.both() ? std::min(*clicks.y1, *clicks.y2) : 0;
  view.text("left", std::to_string(left)).text("top", std::to_string(top));
  view.text("box_width", std::to_string(clicks.both() ? std::abs(*clicks.x1 - *clicks.x2) : 0));
  view.text("box_height", std::to_string(clicks.both() ? std::abs(*clicks.y1 - *clicks.y2) : 0));
  view.each("codes", code_views(app::exemptions(site.office), exchange.form.one("code"))).text("reason", exchange.form.one("reason"));
  return in_case(site, exchange, {"review/area", "", "Withhold an area", std::move(view), std::move(mistakes)});
}

}  // namespace

Reply area(Site& site, Exchange const& exchange) { return area_page(site, exchange, clicks_in(exchange.query), {}); }

Reply withhold_area(Site& site, Exchange const& exchange) {
  auto const clicks = clicks_in(exchange.form);
  auto const page = page_of(site, exchange);
  if (!clicks.both()) return area_page(site, exchange, clicks, {{"missing", "Choose two corners", "", {}}});
  auto const area = area_between({*clicks.x1, *clicks.y1, *clicks.x2, *clicks.y2}, page.page);
  if (!area) return area_page(site, exchange, clicks, {});
  redaction::Place const place{record_of(exchange), number_of(exchange), 0, 0, area};
  auto const done = app::withhold_place(site.office, caseload::case_of(exchange), actor_of(exchange), place, exchange.form.one("code"),
                                        exchange.form.one("reason"));
  if (!done) return area_page(site, exchange, clicks, {done.error()});
  return Reply::redirect(page_path(exchange) + "?done=withheld");
}

}  // namespace rightsdesk::web::review
