#pragma once
// A document that flows: headings, paragraphs, lists, tables, pictures of pages, with a running header and footer,
// a contents page with links, bookmarks and tags. Knows nothing of what it is about.
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/date.h"
#include "pdf/picture.h"
#include "pdf/rich.h"

namespace rightsdesk::pdf {

struct Settings {
  std::string title;
  std::string language = "en-GB";
  Instant dated;               ///< the only date in the file's metadata
  double body = 11;            ///< points; headings follow it
  std::string footer_left;     ///< on every page
  std::string page_word = "Page", of_word = "of";
  std::string password = {};   ///< AES-256 when not empty
  std::string font_folder = "/usr/share/fonts/truetype";
};

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

struct Made {
  std::string bytes;
  int pages = 0;
  std::map<int, int> anchors = {};          ///< Anchor::number -> page
  std::map<char32_t, int> missing = {};     ///< code points no font has, shown by name in brackets, and how often
};

/// Not copyable; one document each. Methods throw Fault when a font is not installed or libharu fails.
class Writer {
 public:
  explicit Writer(Settings settings);
  ~Writer();

  Anchor anchor();
  /// Level 1 to 3. Levels 1 and 2 become bookmarks. Never left alone at the foot of a page.
  void heading(int level, std::string const& text, std::optional<Anchor> here = std::nullopt);
  void paragraph(Rich const& text);
  /// Smaller and grey: a caption, a note under a table.
  void note(Rich const& text);
  /// Lines set one under the other without the room between paragraphs: an address.
  void lines(std::vector<Rich> const& lines);
  void bullets(std::vector<Rich> const& items);
  /// Facts: the name in bold on the left, the value on the right.
  void pairs(std::vector<std::pair<std::string, Rich>> const& facts);
  void table(Table const& table);
  /// One line an entry, with the page its anchor turns out to be on. An anchor never placed is a Bug at finish().
  void contents(std::vector<Entry> const& entries);
  void rule();
  void space(double points);
  void page_break();
  /// A new page unless `points` of room are left on this one.
  void keep(double points);
  /// Scaled to the room left on the page, or to a page of its own when that is less than half a page. Tells the page it
  /// stands on, and where: the bars' places in points of that page.
  struct Standing {
    int page = 0;
    Rectangle picture;
    std::vector<Rectangle> bars;
  };
  Standing sheet(Sheet const& sheet);

  /// The running header, from the next page on.
  void running(std::string header);
  /// The number of the page now written on; 0 before the first.
  [[nodiscard]] int page() const;
  /// How many bars of each key stand on each page so far; index 0 is page 1.
  [[nodiscard]] std::vector<std::map<std::string, int>> const& tally() const;
  /// A short line at the foot of `page`, over the page number.
  void stamp(int page, std::string text);

  /// Once. The same calls give the same bytes, unless a password was set.
  Made finish();

  struct State;  ///< seen by src/pdf only

 private:
  std::unique_ptr<State> state_;
};

}  // namespace rightsdesk::pdf
