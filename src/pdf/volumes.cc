#include <malloc.h>

#include <algorithm>
#include <utility>

#include "core/result.h"
#include "pdf/state.h"

namespace rightsdesk::pdf {

std::unique_ptr<Volume> Writer::State::next_volume() {
  int const end = volume->pages_before + page;
  if (front_state != Front::set) ends.push_back(end);
  ENSURE(ends.at(static_cast<std::size_t>(volume->number) - 1) == end, "the front of a document is as long as it was");
  auto whole = std::exchange(volume, std::make_unique<Volume>(volume->number + 1, end, settings.font_folder, missing));
  page = 0;
  fresh = true;
  return whole;
}

bool Writer::State::turn_after(int pages) {
  bool const room = page < pages && volume->picture_bytes < volumes.picture_bytes && volume->canvas.tags().elements().size() < volumes.elements;
  if (volumes.pages == 0 || room) return false;
  auto whole = next_volume();
  if (front_state != Front::none) {
    end_front_volume(std::move(whole));
  } else if (whole->number == 1 || !whole->waiting.empty()) {
    whole->canvas.rest();
    malloc_trim(0);
    held.push_back(std::move(whole));
  } else {
    finish_aside(std::move(whole));
  }
  return true;
}

void Writer::State::fill_contents(Volume& in) {
  for (Waiting const& entry : in.waiting) {
    auto const found = anchors.find(entry.to.number);
    ENSURE(found != anchors.end(), "a contents entry leads nowhere");
    auto const& to = found->second;
    std::string const number = std::to_string(to.page);
    auto const text = in.breaker.broken(plain(ends.empty() ? number : settings.volume_short + " " + std::to_string(to.volume) + ", " + number),
                                        settings.body, 5 * settings.body).front();
    in.canvas.line(entry.page, page_width - margin_right - text.width, entry.y, text, {settings.body, Ink::black, entry.element});
    Link& link = in.links[static_cast<std::size_t>(entry.link)];
    if (to.volume == in.number) {
      link.to_page = to.page;
      link.to_y = to.y;
      continue;
    }
    // A link out of this file would lead nowhere on paper or after a file is renamed: the words say where to look.
    Element& element = in.canvas.tags().at(entry.element);
    element.role = "Reference";
    std::erase_if(element.kids, [](Element::Kid const& kid) { return kid.kind == Element::Kid::Kind::link; });
  }
}

void Writer::State::furniture(Volume& in) {
  double const size = std::min(9.0, settings.body * 0.78);
  auto put = [&](int on, std::string const& text, double right_edge, double at, Ink ink) {
    if (text.empty()) return;
    auto const line = in.breaker.broken(plain(text), size, text_width).front();
    in.canvas.line(on, right_edge > 0 ? right_edge - line.width : margin_left, at, line, {size, ink});
  };
  std::string const page_word = ends.empty() ? settings.page_word : settings.volume_word + " " + std::to_string(in.number) + ", " + settings.page_in_volume_word;
  for (int on = 1; on <= in.canvas.pages(); ++on) {
    std::string const& head = in.headers[static_cast<std::size_t>(on) - 1];
    if (!head.empty()) {
      put(on, head, 0, page_height - 46, Ink::grey);
      in.canvas.rule(on, margin_left, page_height - 54, text_width);
    }
    in.canvas.rule(on, margin_left, 54, text_width);
    put(on, settings.footer_left, 0, 38, Ink::grey);
    put(on, page_word + " " + std::to_string(on) + " " + settings.of_word + " " + std::to_string(in.canvas.pages()), page_width - margin_right, 38, Ink::grey);
    if (stamp_words) put(on, stamp_words(tally.at(static_cast<std::size_t>(in.pages_before + on) - 1)), 0, 25, Ink::black);
  }
}

void Writer::State::complete(Volume& in) {
  fill_contents(in);
  furniture(in);
}

std::string Writer::State::title_of(Volume const& whole) const {
  return ends.empty() ? settings.title : settings.title + ", " + settings.volume_word + " " + std::to_string(whole.number);
}

Made Writer::State::finished(Volume& whole, std::string title) const {
  Skeleton const skeleton{std::move(title), settings.language, settings.dated, settings.password, &whole.canvas.tags(),
                          std::move(whole.links), std::move(whole.bookmarks), std::move(whole.pictures)};
  return {whole.number, pdf::finished(whole.canvas, skeleton), whole.canvas.pages()};
}

void Writer::State::finish_aside(std::unique_ptr<Volume> whole) {
  wait_for_the_one_aside();
  complete(*whole);
  aside = std::async(std::launch::async, [this, title = title_of(*whole), whole = std::move(whole)] { return finished(*whole, title); });
}

void Writer::State::wait_for_the_one_aside() {
  if (!aside.valid()) return;
  Made made = aside.get();
  malloc_trim(0);  // a volume is many small pieces; kept by the allocator, they add up from one volume to the next
  ENSURE(volumes.put_aside, "a volume has somewhere to go");
  volumes.put_aside(std::move(made));
}

Made Writer::State::finish_all() {
  if (front) return set_front();
  if (page == 0 && volume->number == 1) new_page();
  if (ends.empty()) {
    complete(*volume);
    return finished(*volume, title_of(*volume));
  }
  if (page > 0) {
    ends.push_back(volume->pages_before + page);
    held.push_back(std::move(volume));
  }
  auto opening = std::move(held.front());
  for (auto later = held.begin() + 1; later != held.end(); ++later) finish_aside(std::move(*later));
  complete(*opening);
  Made made = finished(*opening, title_of(*opening));
  wait_for_the_one_aside();
  return made;
}

Flow::Place Writer::place_of(int page) const {
  auto const& ends = state_->ends;
  auto const end = std::lower_bound(ends.begin(), ends.end(), page);
  return {static_cast<int>(end - ends.begin()) + 1, page - (end == ends.begin() ? 0 : *(end - 1))};
}

int Writer::volumes() const { return std::max<int>(1, static_cast<int>(state_->ends.size())); }

Made Writer::finish() {
  Made made = state_->finish_all();
  for (auto const& [anchor, standing] : state_->anchors) {
    int const before = standing.volume == 1 ? 0 : state_->ends[static_cast<std::size_t>(standing.volume) - 2];
    made.anchors[anchor] = before + standing.page;
  }
  made.missing = state_->missing;
  return made;
}

}  // namespace rightsdesk::pdf
