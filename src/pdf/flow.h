#pragma once
// What can be told to a document that flows, whatever becomes of it: the pages of a PDF, web pages, lines of text.
// Knows nothing of what it is about.
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pdf/picture.h"
#include "pdf/rich.h"

namespace rightsdesk::pdf {

/// Whose envelope a letter goes into: a DL one with a window, or the one of GOV.UK Notify's printers.
enum class Envelope { of_ours, of_notify };

/// A place to link to, made before or after it is placed.
struct Anchor {
  int number = -1;
};

struct Cell {
  Rich text;
};
/// `weights`: shares of the width, one a column; every row and the header have as many cells.
struct Table {
  std::vector<double> weights;
  std::vector<std::string> header;  ///< empty: none
  std::vector<std::vector<Cell>> rows;
};

struct Entry {
  std::string text;
  Anchor to;
  int level = 1;
};

/// A rectangle of a sheet, in the sheet's own points from its bottom left.
struct Rectangle {
  double x = 0, y = 0, width = 0, height = 0;
};

/// A page kept as an image. The words are laid under the picture unseen; the bars, already in the pixels, get their labels.
struct Sheet {
  Picture picture;
  double width = 0, height = 0;  ///< points of the sheet as it was
  struct Word {
    std::string utf8;
    Rectangle at;
  };
  struct Covered {
    Bar bar;
    Rectangle at;
  };
  std::vector<Word> words = {};
  std::vector<Covered> bars = {};
  std::string alt;  ///< what a screen reader says of the picture
};

/// How many bars of each key stand on one page.
using Tally = std::map<std::string, int>;

class Flow {
 public:
  virtual ~Flow() = default;
  virtual Anchor anchor() = 0;
  /// Level 1 to 3. Levels 1 and 2 become bookmarks. Never left alone at the foot of a page.
  virtual void heading(int level, std::string const& text, std::optional<Anchor> here) = 0;
  void heading(int level, std::string const& text) { heading(level, text, std::nullopt); }
  virtual void paragraph(Rich const& text) = 0;
  /// Smaller and grey: a caption, a note under a table.
  virtual void note(Rich const& text) = 0;
  /// Lines set one under the other without the room between paragraphs: an address.
  virtual void lines(std::vector<Rich> const& lines) = 0;
  virtual void bullets(std::vector<Rich> const& items) = 0;
  /// Facts: the name in bold on the left, the value on the right.
  virtual void pairs(std::vector<std::pair<std::string, Rich>> const& facts) = 0;
  virtual void table(Table const& table) = 0;
  /// Under its title (none when empty) one line an entry, with the page its anchor turns out to be on. An anchor never placed is a Bug in the end.
  virtual void contents(std::string const& title, std::vector<Entry> const& entries) = 0;
  virtual void rule() = 0;
  virtual void space(double points) = 0;
  virtual void page_break() = 0;
  /// A new page unless `points` of room are left on this one.
  virtual void keep(double points) = 0;
  /// Scaled to the room left on the page, or to a page of its own when that is less than half a page. Tells the page it
  /// stands on, and where: the bars' places in points of that page; none where a document has no points.
  struct Standing {
    int page = 0;
    Rectangle picture;
    std::vector<Rectangle> bars;
  };
  virtual Standing sheet(Sheet const& sheet) = 0;
  /// The running header, from the next page on.
  virtual void running(std::string header) = 0;
  /// The number of the page now written on, counted through all volumes; 0 before the first.
  [[nodiscard]] virtual int page() const = 0;
  /// The bars on each page so far; index 0 is page 1.
  [[nodiscard]] virtual std::vector<Tally> const& tally() const = 0;
  /// A good place to go on in another file, if this one is long enough.
  virtual void volume_may_end() {}
  /// `front` is set before everything else and must be the first to be set. Where pages are numbered it is set twice, once to see how many pages it
  /// takes and once when all that follows has its place, so that nothing waits in memory for a number; it must set the same each time, and lives
  /// until the document is finished. It ends with its volume.
  virtual void set_in_front(std::function<void()> const& front) { front(); }
  /// What stands at the foot of each page with these bars on it; an empty text is no line. Told once, before the first page.
  virtual void stamps(std::function<std::string(Tally const&)> words) = 0;
  /// Where a page stands: the files of a document that is long are volumes, each counted from 1.
  struct Place {
    int volume = 1, page = 1;
  };
  [[nodiscard]] virtual Place place_of(int page) const { return {1, page}; }
};

}  // namespace rightsdesk::pdf
