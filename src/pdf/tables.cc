#include <algorithm>
#include <numeric>

#include "core/result.h"
#include "pdf/state.h"
#include "pdf/writer.h"

namespace rightsdesk::pdf {
namespace {

constexpr double padding = 4.5;

struct Grid {
  std::vector<double> left, width;
};

Grid grid_of(std::vector<double> const& weights) {
  double const whole = std::accumulate(weights.begin(), weights.end(), 0.0);
  Grid grid;
  double x = 0;
  for (double const weight : weights) {
    grid.left.push_back(x);
    grid.width.push_back(weight / whole * text_width);
    x += grid.width.back();
  }
  return grid;
}

struct Row {
  std::vector<std::vector<Line>> cells;
  std::vector<int> elements;
  [[nodiscard]] std::size_t height() const {
    std::size_t most = 1;
    for (auto const& cell : cells) most = std::max(most, cell.size());
    return most;
  }
};

}  // namespace

/// Sets the rows of one table: a row that fits on a page is not split; the header comes again on each page.
class TableSetter {
 public:
  TableSetter(Writer::State& state, Grid grid) : s_(state), grid_(std::move(grid)), size_(state.settings.body * 0.91) {}

  Row broken(std::vector<Rich> const& cells) {
    Row row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      row.cells.push_back(s_.breaker().broken(cells[i], size_, grid_.width.at(i) - padding * 1.6));
    }
    return row;
  }
  void head(Row row) {
    header_ = std::move(row);
    s_.ensure(height_of(header_.height()) * 2.2);
    draw_head();
  }
  void put(Row const& row) {
    std::size_t const lines = row.height();
    double const whole_page = page_height - margin_top - margin_bottom - height_of(header_.cells.empty() ? 0 : header_.height());
    if (height_of(lines) <= whole_page && s_.y - height_of(lines) < margin_bottom) turn();
    for (std::size_t from = 0; from < lines;) {
      auto const room = static_cast<std::size_t>(std::max(0.0, (s_.y - margin_bottom - 2 * padding) / s_.leading(size_)));
      if (room == 0) {
        turn();
        continue;
      }
      std::size_t const to = std::min(lines, from + room);
      draw(row, from, to);
      from = to;
    }
  }

 private:
  [[nodiscard]] double height_of(std::size_t lines) const {
    return lines == 0 ? 0 : static_cast<double>(lines) * s_.leading(size_) + 2 * padding;
  }
  void turn() {
    s_.new_page();
    if (header_.cells.empty()) return;
    std::fill(header_.elements.begin(), header_.elements.end(), -1);
    draw_head();
  }
  void draw_head() {
    s_.canvas().band(s_.page, {margin_left, s_.y - height_of(header_.height()), text_width, height_of(header_.height())});
    draw(header_, 0, header_.height());
  }
  void draw(Row const& row, std::size_t from, std::size_t to) {
    if (s_.page == 0) s_.new_page();
    double const top = s_.y - padding;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      for (std::size_t n = from; n < std::min(to, row.cells[i].size()); ++n) {
        double const base = top - size_ - static_cast<double>(n - from) * s_.leading(size_);
        s_.canvas().line(s_.page, margin_left + grid_.left[i] + padding * 0.8, base, row.cells[i][n],
                       {size_, Ink::black, row.elements.at(i)});
        s_.count(row.cells[i][n]);
      }
    }
    s_.y -= height_of(to - from);
    s_.canvas().rule(s_.page, margin_left, s_.y, text_width);
    s_.fresh = false;
  }

  Writer::State& s_;
  Grid grid_;
  double size_;
  Row header_ = {};
};

void Writer::table(Table const& table) {
  auto& s = *state_;
  s.turn_when_overfull();
  auto& tags = s.canvas().tags();
  if (s.page == 0) s.new_page();
  int const element = tags.add(0, "Table");
  TableSetter setter(s, grid_of(table.weights));
  if (!table.header.empty()) {
    std::vector<Rich> cells;
    for (std::string const& title : table.header) cells.push_back(bold(title));
    Row row = setter.broken(cells);
    int const line = tags.add(element, "TR");
    for (std::size_t i = 0; i < cells.size(); ++i) {
      row.elements.push_back(tags.add(line, "TH"));
      tags.at(row.elements.back()).said().scope = "Column";
    }
    setter.head(std::move(row));
  }
  for (auto const& given : table.rows) {
    ENSURE(given.size() == table.weights.size(), "a table row has as many cells as the table has columns");
    std::vector<Rich> cells;
    for (Cell const& cell : given) cells.push_back(cell.text);
    Row row = setter.broken(cells);
    int const line = tags.add(element, "TR");
    for (std::size_t i = 0; i < cells.size(); ++i) row.elements.push_back(tags.add(line, "TD"));
    setter.put(row);
  }
  s.y -= s.settings.body;
}

void Writer::pairs(std::vector<std::pair<std::string, Rich>> const& facts) {
  auto& s = *state_;
  s.turn_when_overfull();
  auto& tags = s.canvas().tags();
  if (s.page == 0) s.new_page();
  int const element = tags.add(0, "Table");
  TableSetter setter(s, grid_of({0.3, 0.7}));
  for (auto const& [name, value] : facts) {
    Row row = setter.broken({bold(name), value});
    int const line = tags.add(element, "TR");
    row.elements = {tags.add(line, "TH"), tags.add(line, "TD")};
    tags.at(row.elements[0]).said().scope = "Row";
    setter.put(row);
  }
  s.y -= s.settings.body;
}

}  // namespace rightsdesk::pdf
