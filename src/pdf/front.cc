#include <malloc.h>

#include <span>
#include <utility>

#include "core/result.h"
#include "pdf/state.h"

namespace rightsdesk::pdf {

void Writer::set_in_front(std::function<void()> const& front) { state_->rehearse(front); }

void Writer::State::rehearse(std::function<void()> const& given) {
  ENSURE(!front && page == 0 && volume->number == 1, "what stands in front is set first, and once");
  if (volumes.pages == 0) return given();
  Missing const before = missing;
  front_state = Front::rehearsed;
  given();
  if (page > 0) next_volume();
  front_state = Front::none;
  missing = before;
  front_pages = ends.back();
  front = given;
}

void Writer::State::end_front_volume(std::unique_ptr<Volume> whole) {
  if (front_state == Front::rehearsed) return;
  if (whole->number > 1) return finish_aside(std::move(whole));
  complete(*whole);
  first = finished(*whole, title_of(*whole));
  whole.reset();
  malloc_trim(0);
}

Made Writer::State::set_front() {
  if (page > 0) {
    ends.push_back(volume->pages_before + page);
    finish_aside(std::move(volume));
  }
  volume = std::make_unique<Volume>(1, 0, settings.font_folder, missing);
  page = 0;
  fresh = true;
  header.clear();
  for (auto& rehearsed : std::span(tally).first(static_cast<std::size_t>(front_pages))) rehearsed.clear();
  front_state = Front::set;
  front();
  if (page > 0) end_front_volume(next_volume());
  wait_for_the_one_aside();
  ENSURE(first, "what stands in front is a page at least");
  return std::move(*first);
}

}  // namespace rightsdesk::pdf
