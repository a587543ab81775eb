#include "web/pages/square_code.h"

#include <qrencode.h>

#include <memory>

#include "core/base64.h"
#include "core/result.h"

namespace rightsdesk::web {
namespace {

constexpr int kQuiet = 4;

/// Runs of dark squares of one row, as strokes of a path.
std::string strokes_of_row(unsigned char const* squares, int width, int row) {
  std::string strokes;
  for (int from = 0; from < width; ++from) {
    if ((squares[from] & 1U) == 0) continue;
    int to = from;
    while (to < width && (squares[to] & 1U) != 0) ++to;
    strokes += "M" + std::to_string(from + kQuiet) + " " + std::to_string(row + kQuiet) + "h" + std::to_string(to - from) + "v1h-" + std::to_string(to - from) + "z";
    from = to;
  }
  return strokes;
}

}  // namespace

std::string square_code_svg(std::string const& text) {
  std::unique_ptr<QRcode, void (*)(QRcode*)> const code(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), QRcode_free);
  if (!code) throw Fault("The picture cannot be drawn.", "a text of " + std::to_string(text.size()) + " bytes does not go into a QR code");
  auto const side = std::to_string(code->width + 2 * kQuiet);
  std::string path;
  for (int row = 0; row < code->width; ++row) path += strokes_of_row(code->data + row * code->width, code->width, row);
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side + "\" shape-rendering=\"crispEdges\"><rect width=\"" + side +
         "\" height=\"" + side + "\" fill=\"#fff\"/><path d=\"" + path + "\"/></svg>";
}

std::string square_code_picture(std::string const& text) {
  return "data:image/svg+xml;base64," + base64_of(square_code_svg(text));
}

}  // namespace rightsdesk::web
