#include "gate/pictures.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "gate/pixels.h"

namespace rightsdesk::gate {
namespace {

constexpr int lettering = 600;  // pieces of path on a page: more may be drawn letters

std::string tesseract(Bench const& bench, std::string const& image, int dots_per_inch, bool& failed) {
  auto const read = bench.run({"tesseract", image, "stdout", "--dpi", std::to_string(std::clamp(dots_per_inch, 70, 600)), "--psm", "3"});
  failed = failed || !read.ok();
  return read.output;
}

bool has_more_than_pixels(std::string const& jpeg) {
  auto at = [&](std::size_t i) { return static_cast<unsigned char>(jpeg[i]); };
  for (std::size_t i = 2; i + 4 <= jpeg.size() && at(i) == 0xFF && at(i + 1) != 0xDA;) {
    unsigned const marker = at(i + 1);
    std::size_t const length = at(i + 2) * 256U + at(i + 3);
    bool const plain_jfif = marker == 0xE0 && length <= 16;
    bool const application = (marker >= 0xE0 && marker <= 0xEF) || marker == 0xFE;
    if (application && !plain_jfif && marker != 0xEE) return true;
    i += 2 + length;
  }
  return false;
}

/// pdfimages lists what a page draws in the order of drawing, as img-000, img-001 …
std::vector<std::string> images_of(Bench const& bench, int page, bool& failed) {
  std::string const prefix = bench.folder() + "/page" + std::to_string(page);
  std::string const n = std::to_string(page);
  failed = !bench.run({"pdfimages", "-f", n, "-l", n, bench.file(), prefix}).ok();
  std::vector<std::string> files;
  std::string const stem = std::filesystem::path(prefix).filename().string() + "-";
  for (auto const& entry : std::filesystem::directory_iterator(bench.folder())) {
    if (entry.path().filename().string().starts_with(stem)) files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void check_boxes(PictureSight const& sight, int page, Area const& area, Grey const& picture, std::vector<Leak>& leaks) {
  double const across = picture.width / (area.right - area.left), down = picture.height / (area.top - area.bottom);
  for (SolidBox const& box : sight.expected.boxes.value_or(std::vector<SolidBox>{})) {
    if (box.page != page || !area.holds(box.x + box.width / 2, box.y + box.height / 2)) continue;
    auto const px = [&](double x) { return static_cast<int>(std::lround((x - area.left) * across)); };
    auto const py = [&](double y) { return static_cast<int>(std::lround((area.top - y) * down)); };
    if (!solid(picture, px(box.x), py(box.y + box.height), px(box.x + box.width), py(box.y))) {
      leaks.push_back({"box_not_solid", page, "a removed area of the picture is not one dark colour"});
    }
  }
}

void check_one(PictureSight const& sight, int page, Area const& area, std::string const& path, std::vector<Leak>& leaks) {
  auto const picture = read_pnm(read_whole(path));
  if (!picture) {
    leaks.push_back({"unreadable_image", page, "an image that cannot be decoded"});
    return;
  }
  if (picture->width < 60 || picture->height < 16) return;
  check_boxes(sight, page, area, *picture, leaks);
  bool const known = sight.expected.boxes.has_value();
  if (!known && has_translucent_box(*picture)) leaks.push_back({"box_not_solid", page, "a dark box that lets something through"});
  if (!known && has_mosaic(*picture)) leaks.push_back({"mosaic", page, "a patch blurred into squares"});
  if (sight.needles.empty()) return;
  bool failed = false;
  double const inches = (area.right - area.left) / 72;
  std::string const words = tesseract(sight.bench, path, inches > 0 ? static_cast<int>(picture->width / inches) : 200, failed);
  if (failed) leaks.push_back({"unreadable_image", page, "an image that OCR could not look at"});
  if (sight.needles.in_read_text(words)) leaks.push_back({"image_text", page, "the pixels of an image"});
}

}  // namespace

bool draws_lettering(Drawing const& drawing) { return drawing.curves > lettering || drawing.unreadable; }
bool needs_eyes(Drawing const& drawing) { return !drawing.images.empty() || draws_lettering(drawing); }

void check_image_objects(PictureSight const& sight, std::set<std::string> const& drawn, std::vector<Leak>& leaks) {
  for (auto const& [id, whole] : sight.file.all().items()) {
    if (!whole.contains("stream")) continue;
    auto const& dictionary = whole["stream"]["dict"];
    if (dictionary.value("/Subtype", "") != "/Image") continue;
    std::string const place = "object " + id.substr(4, id.find(' ') - 4);
    if (!drawn.contains(id.substr(4))) leaks.push_back({"hidden_image", 0, place + ", an image that no page shows"});
    auto const data = sight.file.data(id.substr(4));
    if (data.starts_with("\xFF\xD8") && has_more_than_pixels(data)) leaks.push_back({"image_metadata", 0, place + ", an image with more than pixels"});
  }
}

void check_page_pixels(PictureSight const& sight, int page, Drawing const& drawing, std::vector<Leak>& leaks) {
  bool failed = false;
  auto const files = images_of(sight.bench, page, failed);
  if (failed || files.size() < drawing.images.size()) leaks.push_back({"unreadable_image", page, "an image that cannot be taken out"});
  for (std::size_t i = 0; i < files.size(); ++i) {
    Area const area = i < drawing.images.size() ? drawing.images[i].area : Area{0, 0, 595, 842};
    check_one(sight, page, area, files[i], leaks);
    std::filesystem::remove(files[i]);
  }
  if (sight.needles.empty() || (drawing.curves <= lettering && !drawing.unreadable && drawing.images.size() <= 1)) return;
  std::string const n = std::to_string(page), root = sight.bench.folder() + "/seen" + n;
  failed = !sight.bench.run({"pdftoppm", "-r", "150", "-gray", "-singlefile", "-f", n, "-l", n, sight.bench.file(), root}).ok();
  std::string const words = failed ? "" : tesseract(sight.bench, root + ".pgm", 150, failed);
  if (failed) leaks.push_back({"unreadable_image", page, "a page that cannot be drawn"});
  if (sight.needles.in_read_text(words)) leaks.push_back({"image_text", page, "the page as drawn"});
  std::error_code ignored;
  std::filesystem::remove(root + ".pgm", ignored);
}

}  // namespace rightsdesk::gate
