#pragma once
// What a Writer holds while it writes: shared by writer.cc, tables.cc and sheets.cc, seen by nobody else.
#include <map>
#include <string>
#include <vector>

#include "pdf/canvas.h"
#include "pdf/finishing.h"
#include "pdf/writer.h"

namespace rightsdesk::pdf {

constexpr double page_width = 595.276, page_height = 841.89;
constexpr double margin_left = 62, margin_right = 62, margin_top = 78, margin_bottom = 74;
constexpr double text_width = page_width - margin_left - margin_right;

struct Writer::State {
  explicit State(Settings given) : settings(std::move(given)), canvas(settings.font_folder), breaker(canvas.fonts(), missing) {}

  struct Standing {
    int page = 0;
    double y = 0;
  };
  struct Waiting {  // an entry of the contents whose page is not known yet
    int page = 0;
    double y = 0;
    Entry entry;
    int element = 0;
  };

  void new_page();
  void ensure(double height);
  [[nodiscard]] double leading(double size) const { return size * 1.38; }
  /// Sets `lines` from the cursor down, breaking pages; each line belongs to `element`.
  void set(std::vector<Line> const& lines, double indent, Canvas::Pen const& pen);
  void count(Line const& line);
  void furniture();
  void fill_contents();

  Settings settings;
  Missing missing = {};
  Canvas canvas;
  LineBreaker breaker;
  int page = 0;
  double y = 0;  ///< the top of what comes next
  bool fresh = true;
  std::string header = {};
  std::vector<std::string> headers = {};  ///< of each page
  std::map<int, std::string> stamps = {};
  std::vector<std::map<std::string, int>> tally = {};
  int last_level = 0;  ///< of the headings so far
  int next_anchor = 0;
  std::map<int, Standing> anchors = {};
  std::vector<Waiting> waiting = {};
  std::vector<Link> links = {};
  std::vector<Bookmark> bookmarks = {};
  std::vector<PlacedPicture> pictures = {};
};

}  // namespace rightsdesk::pdf
