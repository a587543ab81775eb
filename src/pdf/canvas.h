#pragma once
// Pages to draw on, over libharu: text in embedded fonts, rules, fills, places for images; all of it marked for the tags.
#include <hpdf.h>

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "pdf/fonts.h"
#include "pdf/lines.h"
#include "pdf/object_file.h"
#include "pdf/outlines.h"
#include "pdf/tags.h"

namespace rightsdesk::pdf {

/// Points from the bottom left of the page.
struct Box {
  double x = 0, y = 0, width = 0, height = 0;
};

class Canvas {
 public:
  explicit Canvas(std::string const& font_folder);
  ~Canvas();
  Canvas(Canvas const&) = delete;
  Canvas& operator=(Canvas const&) = delete;

  /// The number of the new page, from 1.
  int add_page(double width, double height);
  [[nodiscard]] int pages() const { return static_cast<int>(pages_.size()); }
  Fonts& fonts() { return *fonts_; }
  Tags& tags() { return tags_; }

  struct Pen {
    double size = 11;
    Ink ink = Ink::black;
    int element = -1;  ///< -1: page furniture, which a screen reader skips
  };
  /// One line with its base line from (x, y). Bars become elements of their own. Of runs that are drawn all outlines come
  /// first, then their letters, unseen and as a Span with ActualText, each letter under its outline, in the order of reading.
  void line(int page, double x, double y, Line const& line, Pen const& pen);
  void fill(int page, Box const& box, Ink ink);
  /// A fill of a pale grey, for bands behind text.
  void band(int page, Box const& box);
  void rule(int page, double x, double y, double width);
  void outline(int page, Box const& box);
  /// The image resource `name` drawn into `box`; the bytes are put in afterwards.
  void image(int page, std::string const& name, Box const& box, int element);
  /// Words that are not seen but found and copied, each stretched to its box.
  struct Unseen {
    std::string utf8;
    Box box;
  };
  void unseen(int page, std::vector<Unseen> const& words, int element);
  /// The label and the spoken words of a bar that is already in the pixels below.
  void label(int page, Bar const& bar, Box const& box, int element);

  /// The number of an object that others name and that is given to the file apart.
  int reserve();
  [[nodiscard]] int page_object(int page) const;
  [[nodiscard]] int catalogue_object() const;
  /// `object` is what `image` draws on `page` as `name`.
  void name_image(int page, std::string const& name, int object);
  /// What this pass adds to dictionaries of libharu's, as PDF writes it.
  struct Extras {
    std::string catalogue;
    std::vector<std::string> pages;  ///< one for each page
  };
  /// What was drawn on the pages so far is kept deflated until it is given: for pages that wait. More can be drawn on them.
  void rest();
  /// Puts everything drawn into `file`, once: what is given is forgotten here. Numbers from `file.next()` on are then free to use.
  /// Throws Fault if anything went wrong while drawing.
  void give(ObjectFile& file, Extras const& extras);

 private:
  HPDF_Page at(int page) const { return pages_.at(static_cast<std::size_t>(page) - 1); }
  void raw(int page, std::string const& operators);
  void give_object(ObjectFile& file, void* object, std::string const& extra);
  void begin(int page, int element, std::string const& actual = {});
  void end(int page) { raw(page, "EMC\n"); }
  void colour(int page, Ink ink);
  void show(int page, double x, double y, Piece const& piece, double size);
  void outlines(int page, double x, double y, Line const& line, Pen const& pen);
  void run(int page, double x, double y, Piece const& piece, Pen const& pen);
  void letters_under(int page, double x, double y, Piece const& piece, double size);
  void show_unseen(int page, Unseen const& letters, int font);
  void bar(int page, Box const& box, Bar const& bar);
  void bar_label(int page, Box const& box, Bar const& bar);

  HPDF_Doc document_ = nullptr;
  unsigned long error_ = 0;
  std::unique_ptr<Fonts> fonts_;
  std::unique_ptr<Outlines> outlines_;
  std::vector<HPDF_Page> pages_;
  struct Rested {
    std::string packed;
    std::size_t size = 0;  ///< unpacked
  };
  /// The whole of a page's stream, or of any other.
  std::string drawn(int number, HPDF_Stream stream);
  std::map<int, Rested> rested_;  ///< by the number of the object with the stream
  std::set<int> code_maps_;     ///< numbers of the objects that say which code is which letter
  HPDF_Stream text_ = nullptr;  ///< what libharu writes one object to
  Tags tags_;
};

/// UTF-16BE with a byte order mark, as a PDF hexadecimal string: "<FEFF…>".
std::string hex_string(std::string const& utf8);
/// A number as PDF writes it, at most three decimals, whatever the locale.
std::string number(double value);

}  // namespace rightsdesk::pdf
