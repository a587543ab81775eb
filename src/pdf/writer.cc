#include "pdf/writer.h"

#include <algorithm>

#include "core/result.h"
#include "pdf/state.h"

namespace rightsdesk::pdf {

Rich starred(std::string const& utf8) {
  Rich rich;
  Face face = Face::regular;
  std::size_t from = 0;
  for (std::size_t at; (at = utf8.find("**", from)) != std::string::npos;) {
    if (face == Face::regular && utf8.find("**", at + 2) == std::string::npos) break;
    if (at > from) rich.push_back(Words{utf8.substr(from, at - from), face});
    face = face == Face::regular ? Face::bold : Face::regular;
    from = at + 2;
  }
  if (from < utf8.size() || rich.empty()) rich.push_back(Words{utf8.substr(from), face});
  return rich;
}

void Writer::State::new_page() {
  page = canvas().add_page(page_width, page_height);
  y = page_height - margin_top;
  fresh = true;
  volume->headers.push_back(header);
  auto const all = static_cast<std::size_t>(volume->pages_before + page);
  if (tally.size() < all) tally.resize(all);
}

void Writer::State::ensure(double height) {
  if (page == 0 || y - height < margin_bottom) new_page();
}

void Writer::State::count(Line const& line) {
  auto& here = tally.at(static_cast<std::size_t>(volume->pages_before + page) - 1);
  for (Piece const& piece : line.pieces) {
    if (piece.font < 0) ++here[piece.bar.key];
  }
}

void Writer::State::set(std::vector<Line> const& lines, double indent, Canvas::Pen const& pen) {
  double const step = leading(pen.size);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    bool const two_stay_together = i == 0 && lines.size() > 1;
    ensure(two_stay_together ? 2 * step : step);
    canvas().line(page, margin_left + indent, y - pen.size, lines[i], pen);
    count(lines[i]);
    y -= step;
    fresh = false;
  }
}

Writer::Writer(Settings settings, Volumes volumes) : state_(std::make_unique<State>(std::move(settings), std::move(volumes))) {}
Writer::~Writer() = default;

Anchor Writer::anchor() { return {state_->next_anchor++}; }

void Writer::heading(int level, std::string const& text, std::optional<Anchor> here) {
  auto& s = *state_;
  s.turn_when_overfull();
  double const scale[] = {1.95, 1.4, 1.12};
  double const size = s.settings.body * scale[std::clamp(level, 1, 3) - 1];
  auto const lines = s.breaker().broken(bold(text), size, text_width);
  double const above = level == 1 ? 10 : level == 2 ? 12 : 8;
  s.ensure(above + static_cast<double>(lines.size()) * s.leading(size) + 3 * s.leading(s.settings.body));
  if (!s.fresh) s.y -= above;
  if (here) s.anchors[here->number] = {s.volume->number, s.page, s.y + 6};
  if (level <= 2) s.volume->bookmarks.push_back({level, settable(text), s.page, s.y + 6});
  int& last_level = s.volume->last_level;
  last_level = std::min(std::clamp(level, 1, 3), last_level + 1);  // a reader by ear must not miss a level
  static constexpr std::string_view ranks[] = {"H1", "H2", "H3"};
  int const element = s.canvas().tags().add(0, ranks[last_level - 1]);
  s.set(lines, 0, {size, level == 1 ? Ink::accent : Ink::black, element});
  s.y -= level == 1 ? 8 : 3;
}

void Writer::paragraph(Rich const& text) {
  auto& s = *state_;
  s.turn_when_overfull();
  int const element = s.canvas().tags().add(0, "P");
  s.set(s.breaker().broken(text, s.settings.body, text_width), 0, {s.settings.body, Ink::black, element});
  s.y -= s.settings.body * 0.62;
}

void Writer::note(Rich const& text) {
  auto& s = *state_;
  s.turn_when_overfull();
  double const size = s.settings.body * 0.86;
  s.set(s.breaker().broken(text, size, text_width), 0, {size, Ink::grey, s.canvas().tags().add(0, "P")});
  s.y -= size * 0.5;
}

void Writer::lines(std::vector<Rich> const& lines) {
  auto& s = *state_;
  s.turn_when_overfull();
  for (Rich const& line : lines) {
    int const element = s.canvas().tags().add(0, "P");
    s.set(s.breaker().broken(line, s.settings.body, text_width), 0, {s.settings.body, Ink::black, element});
  }
  s.y -= s.settings.body * 0.62;
}

void Writer::bullets(std::vector<Rich> const& items) {
  auto& s = *state_;
  s.turn_when_overfull();
  double const size = s.settings.body, indent = size * 1.5;
  int const list = s.canvas().tags().add(0, "L");
  for (Rich const& item : items) {
    auto const lines = s.breaker().broken(item, size, text_width - indent);
    s.ensure(s.leading(size) * static_cast<double>(std::min<std::size_t>(lines.size(), 2)));
    int const entry = s.canvas().tags().add(list, "LI");
    int const label = s.canvas().tags().add(entry, "Lbl");
    auto const dot = s.breaker().broken(plain("•"), size, indent).front();
    bool const leftward = lines.front().indent > 0;
    double const dot_at = leftward ? text_width - size * 0.8 : size * 0.4;
    s.canvas().line(s.page, margin_left + dot_at, s.y - size, dot, {size, Ink::accent, label});
    s.set(lines, leftward ? 0 : indent, {size, Ink::black, s.canvas().tags().add(entry, "LBody")});
    s.y -= size * 0.28;
  }
  s.y -= size * 0.4;
}

void Writer::contents(std::string const& title, std::vector<Entry> const& entries) {
  if (!title.empty()) heading(1, title);
  auto& s = *state_;
  double const size = s.settings.body, numbers = 5 * size;
  int list = s.canvas().tags().add(0, "TOC");
  for (Entry const& entry : entries) {
    if (s.turn_when_overfull()) list = s.canvas().tags().add(0, "TOC");
    double const indent = (entry.level - 1) * size * 1.4;
    auto lines = s.breaker().broken(entry.level == 1 ? bold(entry.text) : plain(entry.text), size, text_width - indent - numbers);
    double const height = s.leading(size) * static_cast<double>(lines.size());
    s.ensure(height);
    if (entry.level == 1 && !s.fresh) s.y -= size * 0.35;
    int const item = s.canvas().tags().add(list, "TOCI");
    int const link = s.canvas().tags().add(item, "Link");
    double const top = s.y;
    s.set(lines, indent, {size, Ink::black, link});
    auto& links = s.volume->links;
    links.push_back({s.page, {margin_left, s.y, text_width, top - s.y}, 0, 0, entry.text, link});
    s.volume->waiting.push_back({s.page, s.y + s.leading(size) - size, entry.to, link, static_cast<int>(links.size()) - 1});
    s.canvas().tags().at(link).kids.push_back({Element::Kid::Kind::link, s.page, static_cast<int>(links.size()) - 1});
    s.canvas().rule(s.page, margin_left + indent, s.y - 1.2, text_width - indent);
    s.y -= size * 0.3;
  }
  s.y -= size * 0.6;
}

void Writer::rule() {
  auto& s = *state_;
  s.ensure(14);
  s.canvas().rule(s.page, margin_left, s.y - 4, text_width);
  s.y -= 14;
  s.fresh = false;
}

void Writer::space(double points) {
  if (state_->page != 0 && !state_->fresh) state_->y -= points;
}

void Writer::page_break() {
  state_->turn_when_overfull();
  if (state_->page == 0 || !state_->fresh) state_->new_page();
}

void Writer::keep(double points) { state_->ensure(points); }
void Writer::volume_may_end() { state_->turn_when_full(); }

void Writer::running(std::string header) { state_->header = std::move(header); }
int Writer::page() const { return state_->volume->pages_before + state_->page; }
std::vector<Tally> const& Writer::tally() const { return state_->tally; }
void Writer::stamps(std::function<std::string(Tally const&)> words) { state_->stamp_words = std::move(words); }

}  // namespace rightsdesk::pdf
