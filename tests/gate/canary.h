#pragma once
// Small PDFs written by hand, each with one name left in it in one way.
#include <string>
#include <vector>

namespace rightsdesk::gate {

inline constexpr char const* canary_name = "Hortensia Quillfeather";

/// What a hand-made file is put together from. Object 1 is the catalogue, 2 the page tree, 3 the page, 4 its content,
/// 5 the font Helvetica; `more` are objects from 6 on.
struct Hand {
  std::string content;
  std::string page_keys = {};       ///< added to the page's dictionary
  std::string catalogue_keys = {};
  std::string resources = {};       ///< added to the page's resources
  std::vector<std::string> more = {};
  std::string trailer_keys = {};
};
std::string file_of(Hand const& hand);
/// A stream object's body, with its length.
std::string stream(std::string const& dictionary, std::string const& data);
/// The content that sets `words` at (x, y) in 14 point Helvetica.
std::string set_text(std::string const& words, int x = 72, int y = 700);
/// 8-bit grey pixels of a strip 400 x 60 with `words` on it, as drawn by poppler.
std::string lettering(std::string const& words);
/// A page of 400 x 60 points with `content`, as a grey PNG at 144 dots an inch.
std::string png_of(std::string const& content);
std::string jpeg_of(std::string const& words);
/// Writes under the temporary folder and gives the path.
std::string kept(std::string const& name, std::string const& bytes);
std::string said_by(std::string const& line);

struct Canary {
  std::string name;         ///< "01_rectangle_over_text"
  std::string bytes;
  std::string leak_class;   ///< one the report must name
  bool without_the_name = false;  ///< must also be found when nobody says which strings to look for
};
std::vector<Canary> canaries();

}  // namespace rightsdesk::gate
