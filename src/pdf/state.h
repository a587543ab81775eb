#pragma once
// What a Writer holds while it writes: shared by writer.cc, volumes.cc, tables.cc and sheets.cc, seen by nobody else.
#include <deque>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pdf/canvas.h"
#include "pdf/finishing.h"
#include "pdf/writer.h"

namespace rightsdesk::pdf {

constexpr double page_width = 595.276, page_height = 841.89;
constexpr double margin_left = 62, margin_right = 62, margin_top = 78, margin_bottom = 74;
constexpr double text_width = page_width - margin_left - margin_right;

/// An entry of the contents whose page is not known yet.
struct Waiting {
  int page = 0;
  double y = 0;
  Anchor to;
  int element = 0;
  int link = 0;  ///< index of Volume::links
};

/// What becomes one file.
struct Volume {
  Volume(int which, int before, std::string const& font_folder, Missing& missing)
      : number(which), pages_before(before), canvas(font_folder), breaker(canvas.fonts(), missing) {}

  int number;
  int pages_before;  ///< of the volumes before it
  Canvas canvas;
  LineBreaker breaker;
  std::vector<std::string> headers = {};  ///< of each page
  int last_level = 0;                     ///< of the headings so far
  std::size_t picture_bytes = 0;
  std::deque<Waiting> waiting = {};  // tens of thousands: a vector that grows holds them twice
  Links links = {};
  std::vector<Bookmark> bookmarks = {};
  std::vector<PlacedPicture> pictures = {};
};

struct Writer::State {
  State(Settings given, Volumes cut)
      : settings(std::move(given)), volumes(std::move(cut)), volume(std::make_unique<Volume>(1, 0, settings.font_folder, missing)) {}

  struct Standing {
    int volume = 1, page = 0;
    double y = 0;
  };

  Canvas& canvas() { return volume->canvas; }
  LineBreaker& breaker() { return volume->breaker; }
  void new_page();
  void ensure(double height);
  [[nodiscard]] double leading(double size) const { return size * 1.38; }
  /// Sets `lines` from the cursor down, breaking pages; each line belongs to `element`.
  void set(std::vector<Line> const& lines, double indent, Canvas::Pen const& pen);
  void count(Line const& line);

  // volumes.cc
  /// Begins another volume when this one is full.
  void turn_when_full() { turn_after(volumes.pages); }
  /// Before a block, wherever it stands: the same, when it is much too full. True when it did.
  bool turn_when_overfull() { return turn_after(volumes.pages + volumes.pages / 4); }
  bool turn_after(int pages);
  /// Begins another volume; gives the one that is whole.
  std::unique_ptr<Volume> next_volume();
  void fill_contents(Volume& in);
  void furniture(Volume& in);
  /// The last words on its pages: the numbers of the contents, headers and footers.
  void complete(Volume& in);
  [[nodiscard]] std::string title_of(Volume const& whole) const;
  /// The bytes of a complete volume. Touches nothing else that changes, so that it can run beside the writing of the next.
  Made finished(Volume& whole, std::string title) const;
  /// At most one at a time.
  void finish_aside(std::unique_ptr<Volume> whole);
  void wait_for_the_one_aside();
  Made finish_all();

  // front.cc
  /// Sets `front` to see how long it is; nothing of it is kept.
  void rehearse(std::function<void()> const& front);
  /// Sets it for good, all else being whole. Gives the first volume.
  Made set_front();
  /// The volume that is whole during either.
  void end_front_volume(std::unique_ptr<Volume> whole);

  Settings settings;
  Volumes volumes;
  Missing missing = {};
  std::unique_ptr<Volume> volume;                     ///< the one written on
  std::vector<std::unique_ptr<Volume>> held = {};     ///< whole but for the page numbers of their contents
  std::future<Made> aside = {};
  std::vector<int> ends = {};  ///< pages through all volumes at the end of each whole volume
  int page = 0;                ///< of the volume
  double y = 0;                ///< the top of what comes next
  bool fresh = true;
  std::string header = {};
  std::function<std::string(Tally const&)> stamp_words = {};
  std::vector<Tally> tally = {};
  int next_anchor = 0;
  enum class Front { none, rehearsed, set } front_state = Front::none;  ///< what is being done with it now
  std::function<void()> front = {};
  int front_pages = 0;
  std::optional<Made> first = {};  ///< of the front, when it is whole
  std::map<int, Standing> anchors = {};
};

}  // namespace rightsdesk::pdf
