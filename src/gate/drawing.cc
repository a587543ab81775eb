#include "gate/drawing.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace rightsdesk::gate {
namespace {

using Matrix = std::array<double, 6>;

Matrix times(Matrix const& a, Matrix const& b) {
  return {a[0] * b[0] + a[1] * b[2],        a[0] * b[1] + a[1] * b[3],       a[2] * b[0] + a[3] * b[2],
          a[2] * b[1] + a[3] * b[3],        a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5]};
}
std::array<double, 2> moved(Matrix const& m, double x, double y) { return {m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]}; }

struct State {
  Matrix ctm{1, 0, 0, 1, 0, 0};
  double fill = 0, stroke = 0, line_width = 1;
  double spacing = 0, word_spacing = 0, scale = 1, leading = 0, rise = 0, size = 0;
  int mode = 0;
  FontReader const* font = nullptr;
};

double lightness(std::vector<Operand> const& operands) {
  std::vector<double> n;
  for (auto const& operand : operands) {
    if (operand.kind == Operand::Kind::number) n.push_back(operand.number);
  }
  if (n.size() == 1) return n[0];
  if (n.size() == 3) return 0.3 * n[0] + 0.59 * n[1] + 0.11 * n[2];
  if (n.size() == 4) return (1 - n[3]) * (1 - 0.3 * n[0] - 0.59 * n[1] - 0.11 * n[2]);
  return 0;
}

class Interpreter {
 public:
  Interpreter(Objects const& file, FontShelf& shelf, Drawing& out) : file_(file), shelf_(shelf), out_(out) {}

  void run(std::string const& content, nlohmann::json const& resources, Matrix const& start, int depth) {
    if (depth > 12) {
      out_.unreadable = true;
      return;
    }
    std::vector<State> kept;
    State outer = state_;
    state_.ctm = times(start, state_.ctm);
    for_each_operator(content, [&](std::string const& word, std::vector<Operand> const& operands) {
      if (word == "q") kept.push_back(state_);
      else if (word == "Q") {
        if (!kept.empty()) { state_ = kept.back(); kept.pop_back(); }
      } else if (word == "Do") {
        draw_object(operands, resources, depth);
      } else if (word == "Tf") {
        choose_font(operands, resources);
      } else {
        graphics(word, operands) || path(word, operands) || text(word, operands);
      }
    });
    state_ = outer;
  }

 private:
  static double number(std::vector<Operand> const& operands, std::size_t i) { return i < operands.size() ? operands[i].number : 0; }

  bool graphics(std::string const& word, std::vector<Operand> const& operands) {
    if (word == "cm" && operands.size() >= 6) {
      Matrix m{};
      for (std::size_t i = 0; i < 6; ++i) m[i] = operands[i].number;
      state_.ctm = times(m, state_.ctm);
    } else if (word == "g" || word == "rg" || word == "k" || word == "sc" || word == "scn") state_.fill = lightness(operands);
    else if (word == "G" || word == "RG" || word == "K" || word == "SC" || word == "SCN") state_.stroke = lightness(operands);
    else if (word == "cs") state_.fill = 0;
    else if (word == "w") state_.line_width = number(operands, 0);
    else if (word == "EI") out_.images.push_back({unit_square(), "", ++order_});
    else return false;
    return true;
  }

  Area unit_square() const {
    Area area{1e9, 1e9, -1e9, -1e9};
    for (auto const& corner : {moved(state_.ctm, 0, 0), moved(state_.ctm, 1, 0), moved(state_.ctm, 0, 1), moved(state_.ctm, 1, 1)}) area.add(corner[0], corner[1]);
    return area;
  }

  void point(double x, double y) {
    auto const at = moved(state_.ctm, x, y);
    path_.add(at[0], at[1]);
    ++out_.curves;
  }
  bool path(std::string const& word, std::vector<Operand> const& o) {
    static Area const fresh{1e9, 1e9, -1e9, -1e9};
    if (word == "m" || word == "l") point(number(o, 0), number(o, 1));
    else if (word == "c" || word == "v" || word == "y") {
      for (std::size_t i = 0; i + 1 < o.size(); i += 2) point(o[i].number, o[i + 1].number);
    } else if (word == "re") {
      point(number(o, 0), number(o, 1));
      point(number(o, 0) + number(o, 2), number(o, 1) + number(o, 3));
    } else if (word == "f" || word == "F" || word == "f*" || word == "B" || word == "B*" || word == "b" || word == "b*") {
      out_.fills.push_back({path_, state_.fill, ++order_});
      path_ = fresh;
    } else if (word == "S" || word == "s") {
      double const half = state_.line_width * std::sqrt(std::abs(state_.ctm[0] * state_.ctm[3] - state_.ctm[1] * state_.ctm[2])) / 2;
      if (half > 1.5) out_.fills.push_back({{path_.left - half, path_.bottom - half, path_.right + half, path_.top + half}, state_.stroke, ++order_});
      path_ = fresh;
    } else if (word == "n") path_ = fresh;
    else return false;
    return true;
  }

  void choose_font(std::vector<Operand> const& operands, nlohmann::json const& resources) {
    if (operands.size() < 2) return;
    state_.size = operands[1].number;
    auto const& fonts = file_.entry(resources, "/Font");
    std::string const key = "/" + operands[0].text;
    if (!fonts.is_object() || !fonts.contains(key)) {
      state_.font = nullptr;
      return;
    }
    auto const& reference = fonts[key];
    std::string const id = is_reference(reference) ? reference.get<std::string>() : reference.dump();
    auto const found = shelf_.try_emplace(id);
    if (found.second) found.first->second = FontReader(file_, file_.value(reference));
    state_.font = &found.first->second;
  }

  bool text(std::string const& word, std::vector<Operand> const& o) {
    if (word == "BT") { matrix_ = line_ = {1, 0, 0, 1, 0, 0}; ++object_; }
    else if (word == "Td" || word == "TD") {
      if (word == "TD") state_.leading = -number(o, 1);
      line_ = times({1, 0, 0, 1, number(o, 0), number(o, 1)}, line_);
      matrix_ = line_;
    } else if (word == "Tm" && o.size() >= 6) {
      for (std::size_t i = 0; i < 6; ++i) line_[i] = o[i].number;
      matrix_ = line_;
    } else if (word == "T*") next_line();
    else if (word == "Tc") state_.spacing = number(o, 0);
    else if (word == "Tw") state_.word_spacing = number(o, 0);
    else if (word == "Tz") state_.scale = number(o, 0) / 100;
    else if (word == "TL") state_.leading = number(o, 0);
    else if (word == "Ts") state_.rise = number(o, 0);
    else if (word == "Tr") state_.mode = static_cast<int>(number(o, 0));
    else if (word == "Tj") show(o);
    else if (word == "'") { next_line(); show(o); }
    else if (word == "\"") { state_.word_spacing = number(o, 0); state_.spacing = number(o, 1); next_line(); show(o); }
    else if (word == "TJ") { if (!o.empty()) show(o.back().items); }
    else return false;
    return true;
  }
  void next_line() {
    line_ = times({1, 0, 0, 1, 0, -state_.leading}, line_);
    matrix_ = line_;
  }
  void advance(double x) { matrix_ = times({1, 0, 0, 1, x, 0}, matrix_); }

  void show(std::vector<Operand> const& items) {
    for (Operand const& item : items) {
      if (item.kind == Operand::Kind::number) advance(-item.number / 1000 * state_.size * state_.scale);
      if (item.kind == Operand::Kind::string) show_string(item.text);
    }
  }
  void show_string(std::string const& bytes) {
    static FontReader const simple;
    FontReader const& font = state_.font ? *state_.font : simple;
    if (!font.readable()) out_.unreadable = true;
    double width = 0;
    for (auto const code : font.codes(bytes)) {
      width += (font.width(code.value) / 1000 * state_.size + state_.spacing + (code.bytes == 1 && code.value == 32 ? state_.word_spacing : 0)) * state_.scale;
    }
    Matrix const whole = times(matrix_, state_.ctm);
    auto const from = moved(whole, 0, state_.rise), to = moved(whole, width, state_.rise), top = moved(whole, width, state_.rise + state_.size * 0.7);
    DrawnText made{font.spelt(bytes), {1e9, 1e9, -1e9, -1e9}, from[0], to[0], from[1]};
    for (auto const& corner : {from, to, top}) made.area.add(corner[0], corner[1]);
    made.size = state_.size * std::hypot(whole[2], whole[3]);
    made.order = ++order_;
    made.object = object_;
    made.mode = state_.mode;
    made.light = state_.mode == 1 ? state_.stroke : state_.fill;
    made.font = &font;
    out_.texts.push_back(std::move(made));
    advance(width);
  }

  void draw_object(std::vector<Operand> const& operands, nlohmann::json const& resources, int depth) {
    auto const& objects = file_.entry(resources, "/XObject");
    std::string const key = operands.empty() ? "" : "/" + operands[0].text;
    if (!objects.is_object() || !objects.contains(key)) return;
    auto const& reference = objects[key];
    auto const& dictionary = file_.value(reference);
    std::string const kind = file_.entry(dictionary, "/Subtype").is_string() ? file_.entry(dictionary, "/Subtype").get<std::string>() : "";
    if (kind == "/Image") {
      out_.images.push_back({unit_square(), is_reference(reference) ? reference.get<std::string>() : "", ++order_});
      return;
    }
    Matrix matrix{1, 0, 0, 1, 0, 0};
    auto const& given = file_.entry(dictionary, "/Matrix");
    for (std::size_t i = 0; given.is_array() && i < 6 && i < given.size(); ++i) matrix[i] = given[i].is_number() ? given[i].get<double>() : 0;
    auto const& own = file_.entry(dictionary, "/Resources");
    run(file_.data(reference), own.is_object() ? own : resources, matrix, depth + 1);
  }

  Objects const& file_;
  FontShelf& shelf_;
  Drawing& out_;
  State state_ = {};
  Matrix matrix_{1, 0, 0, 1, 0, 0}, line_{1, 0, 0, 1, 0, 0};
  Area path_{1e9, 1e9, -1e9, -1e9};
  int order_ = 0, object_ = 0;
};

}  // namespace

void Area::add(double x, double y) {
  left = std::min(left, x);
  right = std::max(right, x);
  bottom = std::min(bottom, y);
  top = std::max(top, y);
}

std::string Drawing::joined() const {
  std::string all;
  DrawnText const* before = nullptr;
  for (DrawnText const& text : texts) {
    bool const touches = before && std::abs(text.base - before->base) < 0.5 && std::abs(text.begin - before->end) < 0.2 * std::max(1.0, text.size);
    if (before && !touches) all += ' ';
    all += text.utf8;
    before = &text;
  }
  return all;
}

Drawing drawn(Objects const& file, PageObject const& page, FontShelf& shelf) {
  Drawing out;
  Interpreter(file, shelf, out).run(page.content, page.resources, {1, 0, 0, 1, 0, 0}, 0);
  return out;
}

}  // namespace rightsdesk::gate
