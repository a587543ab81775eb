#include "scan.h"

#include <jpeglib.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <numbers>

#include "chance.h"
#include "core/result.h"

namespace rightsdesk::make_demo {
namespace {

constexpr unsigned char paper = 247;

struct Turn {
  double cosine, sine, middle_x, middle_y;
  Turn(Grey const& page, double degrees)
      : cosine(std::cos(degrees * std::numbers::pi / 180)),
        sine(std::sin(degrees * std::numbers::pi / 180)),
        middle_x(page.width / 2.0),
        middle_y(page.height / 2.0) {}
  /// Clockwise as one looks at it: y grows downwards.
  [[nodiscard]] std::pair<double, double> forward(double x, double y) const {
    double const dx = x - middle_x, dy = y - middle_y;
    return {middle_x + dx * cosine - dy * sine, middle_y + dx * sine + dy * cosine};
  }
  [[nodiscard]] std::pair<double, double> back(double x, double y) const {
    double const dx = x - middle_x, dy = y - middle_y;
    return {middle_x + dx * cosine + dy * sine, middle_y - dx * sine + dy * cosine};
  }
};

double at(Grey const& page, int x, int y) {
  if (x < 0 || y < 0 || x >= page.width || y >= page.height) return 255;
  return page.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(page.width) +
                     static_cast<std::size_t>(x)];
}

double between_pixels(Grey const& page, double x, double y) {
  int const left = static_cast<int>(std::floor(x)), top = static_cast<int>(std::floor(y));
  double const fx = x - left, fy = y - top;
  return at(page, left, top) * (1 - fx) * (1 - fy) + at(page, left + 1, top) * fx * (1 - fy) +
         at(page, left, top + 1) * (1 - fx) * fy + at(page, left + 1, top + 1) * fx * fy;
}

void sprinkle(Grey& page, Chance& chance) {
  for (int i = 0; i < 260; ++i) {
    int const x = chance.between(2, page.width - 4), y = chance.between(2, page.height - 4);
    int const size = chance.between(1, 2);
    for (int dy = 0; dy < size; ++dy) {
      for (int dx = 0; dx < size; ++dx) {
        page.pixels[static_cast<std::size_t>(y + dy) * static_cast<std::size_t>(page.width) +
                    static_cast<std::size_t>(x + dx)] = static_cast<unsigned char>(chance.between(70, 150));
      }
    }
  }
}

}  // namespace

Grey printed_page(std::string const& pdf_path, int dpi) {
  std::string const command = "pdftoppm -gray -singlefile -r " + std::to_string(dpi) + " '" + pdf_path + "'";
  std::unique_ptr<FILE, int (*)(FILE*)> const pipe(popen(command.c_str(), "r"), pclose);
  Grey page;
  int most = 0;
  if (!pipe || std::fscanf(pipe.get(), "P5 %d %d %d", &page.width, &page.height, &most) != 3 || most != 255) {
    throw Fault("The demo's form could not be printed.", "pdftoppm gave no grey image");
  }
  std::fgetc(pipe.get());
  page.pixels.resize(static_cast<std::size_t>(page.width) * static_cast<std::size_t>(page.height));
  if (std::fread(page.pixels.data(), 1, page.pixels.size(), pipe.get()) != page.pixels.size()) {
    throw Fault("The demo's form could not be printed.", "pdftoppm gave a short image");
  }
  return page;
}

Grey scanned(Grey const& page, double degrees) {
  Turn const turn(page, degrees);
  Chance chance(41);
  Grey out{page.width, page.height, std::vector<unsigned char>(page.pixels.size())};
  for (int y = 0; y < page.height; ++y) {
    for (int x = 0; x < page.width; ++x) {
      auto const [from_x, from_y] = turn.back(x, y);
      double const shadow = x < 40 ? (40 - x) * 1.6 : 0;
      double const noise = chance.between(-9, 9) + chance.between(-4, 4);
      double const value = between_pixels(page, from_x, from_y) * paper / 255.0 + noise - shadow;
      out.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(page.width) +
                 static_cast<std::size_t>(x)] = static_cast<unsigned char>(std::clamp(value, 12.0, 255.0));
    }
  }
  sprinkle(out, chance);
  return out;
}

Box turned(Box const& box, Grey const& page, double degrees) {
  Turn const turn(page, degrees);
  double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
  for (double const x : {box.x, box.x + box.width}) {
    for (double const y : {box.y, box.y + box.height}) {
      auto const [to_x, to_y] = turn.forward(x, y);
      left = std::min(left, to_x);
      right = std::max(right, to_x);
      top = std::min(top, to_y);
      bottom = std::max(bottom, to_y);
    }
  }
  return {std::floor(left), std::floor(top), std::ceil(right) - std::floor(left),
          std::ceil(bottom) - std::floor(top)};
}

std::string jpeg(Grey const& image) {
  jpeg_compress_struct job{};
  jpeg_error_mgr errors{};
  job.err = jpeg_std_error(&errors);
  jpeg_create_compress(&job);
  unsigned char* buffer = nullptr;
  unsigned long size = 0;  // NOLINT: libjpeg's own type
  jpeg_mem_dest(&job, &buffer, &size);
  job.image_width = static_cast<JDIMENSION>(image.width);
  job.image_height = static_cast<JDIMENSION>(image.height);
  job.input_components = 1;
  job.in_color_space = JCS_GRAYSCALE;
  jpeg_set_defaults(&job);
  jpeg_set_quality(&job, 80, TRUE);
  jpeg_start_compress(&job, TRUE);
  std::vector<unsigned char> row(static_cast<std::size_t>(image.width));
  while (job.next_scanline < job.image_height) {
    auto const start = image.pixels.begin() + static_cast<std::ptrdiff_t>(job.next_scanline) * image.width;
    std::copy(start, start + image.width, row.begin());
    JSAMPROW line = row.data();
    jpeg_write_scanlines(&job, &line, 1);
  }
  jpeg_finish_compress(&job);
  std::string bytes(reinterpret_cast<char*>(buffer), size);
  jpeg_destroy_compress(&job);
  std::free(buffer);
  return bytes;
}

}  // namespace rightsdesk::make_demo
