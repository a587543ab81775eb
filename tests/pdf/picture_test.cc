#include "pdf/picture.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "outside.h"

namespace rightsdesk::pdf {
namespace {

std::string bytes_of(std::string const& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// A 64x48 page made by poppler from one of our own documents would do as well; netpbm is not on every machine.
std::string jpeg_from(std::string const& options) {
  std::string const pdf = file_in_tmp("blank.pdf",
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 64 48]/Contents 4 0 R>>endobj\n"
      "4 0 obj<</Length 33>>stream\n0.5 0.2 0.2 rg 10 10 30 20 re f  \nendstream endobj\ntrailer<</Root 1 0 R>>\n");
  std::string const out = pdf + ".out";
  said_by("pdftoppm -r 72 -singlefile " + options + " " + pdf + " " + out);
  return bytes_of(out + (options.find("png") != std::string::npos ? ".png" : ".jpg"));
}

TEST(Picture, KeepsTheJpegPixelsAndDropsEverythingElse) {
  std::string jpeg = jpeg_from("-jpeg");
  std::string const secret = "Exif-secret-7731";
  std::string segment = "\xFF\xE1" + std::string(1, '\0') + static_cast<char>(secret.size() + 2) + secret;
  jpeg.insert(2, segment);
  auto const picture = read_picture("image/jpeg", jpeg + "tail-secret");
  ASSERT_TRUE(picture);
  EXPECT_EQ(picture->width, 64);
  EXPECT_EQ(picture->height, 48);
  EXPECT_EQ(picture->channels, 3);
  EXPECT_EQ(picture->bytes.find("secret"), std::string::npos);
  EXPECT_EQ(picture->bytes.substr(picture->bytes.size() - 2), "\xFF\xD9");
}

TEST(Picture, RefusesATruncatedJpeg) {
  std::string const jpeg = jpeg_from("-jpeg");
  auto const picture = read_picture("image/jpeg", jpeg.substr(0, jpeg.size() * 2 / 3));
  ASSERT_FALSE(picture);
  EXPECT_EQ(picture.error().code, "unreadable_image");
}

TEST(Picture, RefusesABrokenPngInsteadOfAborting) {
  std::string png = jpeg_from("-png");
  for (std::size_t i = 60; i < png.size(); i += 7) png[i] = static_cast<char>(png[i] ^ 0x5A);
  auto const picture = read_picture("image/png", png);
  ASSERT_FALSE(picture);
  EXPECT_EQ(picture.error().code, "unreadable_image");
}

TEST(Picture, TurnsAGreyPngIntoOneChannel) {
  auto const picture = read_picture("image/png", jpeg_from("-gray -png"));
  ASSERT_TRUE(picture);
  EXPECT_EQ(picture->channels, 1);
  EXPECT_EQ(picture->coding, Picture::Coding::deflated);
}

TEST(Picture, RefusesWhatIsNoImage) {
  EXPECT_EQ(read_picture("text/html", "<b>").error().code, "not_an_image");
  EXPECT_EQ(read_picture("image/png", "").error().code, "unreadable_image");
  EXPECT_EQ(read_picture("image/jpeg", "\xFF\xD8\xFF").error().code, "unreadable_image");
}

}  // namespace
}  // namespace rightsdesk::pdf
