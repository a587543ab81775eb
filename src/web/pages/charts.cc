#include "web/pages/charts.h"

#include <algorithm>
#include <numeric>

#include "core/date.h"
#include "core/text.h"
#include "web/pages/words.h"

namespace rightsdesk::web {
namespace {

// Units of the picture; it is shown as wide as its place.
constexpr int kWidth = 960, kHeight = 300, kLeft = 56, kBottom = 62, kTop = 14, kRight = 10, kKinds = 6, kWidest = 90, kMostRoom = 320;

std::string text_of(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

int total(app::ChartBar const& bar) { return std::accumulate(bar.values.begin(), bar.values.end(), 0); }

int highest(app::Chart const& chart) {
  int most = 0;
  for (auto const& bar : chart.bars) {
    int const here = chart.kind == app::Chart::Kind::stacked ? total(bar) : bar.values.empty() ? 0 : *std::max_element(bar.values.begin(), bar.values.end());
    most = std::max(most, here);
  }
  return std::max(most, chart.line ? chart.line->at : 0);
}

bool anything_in(app::Chart const& chart) {
  return std::any_of(chart.bars.begin(), chart.bars.end(), [](auto const& bar) {
    return std::any_of(bar.values.begin(), bar.values.end(), [](int value) { return value > 0; }) || std::any_of(bar.behind.begin(), bar.behind.end(), [](int number) { return number > 0; });
  });
}

/// A round number at or above `most`, of which a quarter is whole from 4 on.
int round_above(int most) {
  for (int const small : {1, 2, 4, 8}) {
    if (small >= most) return small;
  }
  for (int ten = 1;; ten *= 10) {
    for (int const step : {12, 16, 20, 24, 32, 40, 60, 80, 100}) {
      if (step * ten >= most) return step * ten;
    }
  }
}

/// "2 November 2026" for a day, "November 2026" for a month as they are counted by; anything else as it is.
std::string label_words(std::string const& label) {
  if (auto const day = parse_date(label)) return in_words(*day);
  auto const month = parse_date(label + "-01");
  return month ? in_words(*month).substr(2) : label;
}

/// The same, short enough to stand under a bar: "2 Nov", "Nov 2026".
std::string axis_words(std::string const& label) {
  auto parts = split(label_words(label), ' ');
  if (parts.size() == 3 && parse_date(label)) return parts[0] + " " + parts[1].substr(0, 3);
  return parts.size() == 2 && parse_date(label + "-01") ? parts[0].substr(0, 3) + " " + parts[1] : label;
}

/// No longer than what fits into `room` units.
std::string that_fits(std::string const& words, double room) {
  constexpr double kLetter = 7;
  auto const most = static_cast<std::size_t>(std::max(4.0, room / kLetter));
  return count_code_points(words) <= most ? words : slice(words, 0, most - 1) + "…";
}

class Drawing {
 public:
  explicit Drawing(app::Chart const& chart) : chart_(chart), top_(round_above(std::max(1, highest(chart)))) {
    for (std::size_t at = 0; at < chart.bars.size(); ++at) draw(at);
    for (int part = 0; part <= 4; ++part) add_line(part);
    if (chart.line) aim_.push_back(View().text("aim_y", text_of(y_of(chart.line->at))).text("aim_words", chart.line->words));
  }
  View view() {
    View view;
    view.text("chart_width", std::to_string(kWidth)).text("chart_height", std::to_string(kHeight)).text("plot_left", std::to_string(kLeft));
    view.text("plot_right", std::to_string(kWidth - kRight)).text("plot_bottom", std::to_string(kHeight - kBottom));
    return view.each("rects", std::move(rects_)).each("labels", std::move(labels_)).each("lines", std::move(lines_)).each("aims", std::move(aim_));
  }

 private:
  [[nodiscard]] double y_of(double value) const { return kHeight - kBottom - value * (kHeight - kBottom - kTop) / top_; }

  void draw(std::size_t at) {
    auto const& bar = chart_.bars[at];
    // few stand beside the numbers of the axis, where a phone shows them
    double const room = std::min<double>(kMostRoom, static_cast<double>(kWidth - kLeft - kRight) / static_cast<double>(chart_.bars.size()));
    double const left = kLeft + room * static_cast<double>(at), inner = std::min(room * 0.76, kWidest * static_cast<double>(std::max<std::size_t>(1, bar.values.size())));
    bool const stacked = chart_.kind == app::Chart::Kind::stacked;
    double const width = stacked || bar.values.empty() ? inner : inner / static_cast<double>(bar.values.size());
    int below = 0;
    for (std::size_t series = 0; series < bar.values.size(); ++series) {
      double const x = left + (room - inner) / 2 + (stacked ? 0 : width * static_cast<double>(series));
      add_rect(series, x, width, below, bar.values[series]);
      if (stacked) below += bar.values[series];
    }
    // many labels stand in two rows
    bool const many = chart_.bars.size() > 5;
    labels_.push_back(View().text("label_x", text_of(left + room / 2)).text("label_y", std::to_string(kHeight - kBottom + (many && at % 2 == 1 ? 40 : 20)))
                          .text("label", that_fits(axis_words(bar.label), many ? room * 1.9 : room)));
  }

  void add_rect(std::size_t series, double x, double width, int below, int value) {
    if (value <= 0) return;
    double const y = y_of(below + value);
    rects_.push_back(View().text("rect_x", text_of(x)).text("rect_y", text_of(y)).text("rect_width", text_of(width)).text("rect_height", text_of(y_of(below) - y))
                         .text("rect_kind", std::to_string(series % kKinds)));
  }

  void add_line(int part) {
    if (top_ < 4 && part != 0 && part != 4) return;
    double const value = static_cast<double>(top_) * part / 4;
    lines_.push_back(View().text("line_y", text_of(y_of(value))).text("line_words", value == static_cast<int>(value) ? std::to_string(static_cast<int>(value)) : text_of(value)));
  }

  app::Chart const& chart_;
  int top_;
  std::vector<View> rects_, labels_, lines_, aim_;
};

}  // namespace

View chart_view(app::Chart const& chart, std::string (*words)(std::string const&)) {
  View view = Drawing(chart).view();
  view.text("chart_id", chart.id).text("chart_title", chart.title).text("chart_counts", chart.counts).when("any_bars", anything_in(chart));
  std::vector<View> series, rows;
  for (std::size_t at = 0; at < chart.series.size(); ++at) {
    series.push_back(View().text("series_words", words(chart.series[at])).text("series_kind", std::to_string(at % kKinds)));
  }
  std::vector<View> behind;
  for (auto const& words_behind : chart.behind) behind.push_back(View().text("behind_words", words_behind));
  for (auto const& bar : chart.bars) {
    std::vector<View> cells;
    for (std::size_t at = 0; at < chart.series.size(); ++at) cells.push_back(View().text("value", at < bar.values.size() ? std::to_string(bar.values[at]) : "none"));
    for (std::size_t at = 0; at < chart.behind.size(); ++at) cells.push_back(View().text("value", at < bar.behind.size() ? std::to_string(bar.behind[at]) : ""));
    rows.push_back(View().text("bar_label", bar.words.empty() ? label_words(bar.label) : bar.words).each("values", std::move(cells)));
  }
  return view.each("series", std::move(series)).each("behind", std::move(behind)).each("bars", std::move(rows));
}

std::vector<std::vector<std::string>> chart_rows(std::vector<app::Chart> const& charts) {
  std::vector<std::vector<std::string>> rows{{"chart", "of", "label", "value"}};
  for (auto const& chart : charts) {
    for (auto const& bar : chart.bars) {
      for (std::size_t at = 0; at < bar.values.size(); ++at) rows.push_back({chart.id, chart.series[at], bar.label, std::to_string(bar.values[at])});
      for (std::size_t at = 0; at < bar.behind.size(); ++at) rows.push_back({chart.id, chart.behind[at], bar.label, std::to_string(bar.behind[at])});
    }
  }
  return rows;
}

}  // namespace rightsdesk::web
