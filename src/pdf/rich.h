#pragma once
// Text as it is set: words in a face, and bars that stand where something was taken out.
#include <string>
#include <variant>
#include <vector>

namespace rightsdesk::pdf {

enum class Face { regular, bold, italic };
enum class Ink { black, grey, white, accent };

struct Words {
  std::string utf8;
  Face face = Face::regular;
};

/// A black bar of one fixed width, whatever it stands for. `label` is printed on it in white (may be empty), `spoken` is
/// what a screen reader says and what copying the text gives; `key` is what Writer::tally counts it under.
struct Bar {
  std::string label;
  std::string spoken;
  std::string key;
};

using Span = std::variant<Words, Bar>;
using Rich = std::vector<Span>;

inline Rich plain(std::string utf8) { return {Words{std::move(utf8), Face::regular}}; }
inline Rich bold(std::string utf8) { return {Words{std::move(utf8), Face::bold}}; }
/// "a **bold** word" with the stars read as a change of face; an odd star pair stays as it is.
Rich starred(std::string const& utf8);

}  // namespace rightsdesk::pdf
