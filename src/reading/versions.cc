#include "reading/versions.h"

#include <algorithm>
#include <chrono>
#include <string_view>
#include <vector>

#include "core/text.h"
#include "reading/formats.h"
#include "reading/tool.h"

namespace rightsdesk::reading {
namespace {

constexpr int kPdfReader = 2;    // 2: compared with a second reader
constexpr int kOtherReader = 1;  // of every other kind

/// The first number with a dot in what a program says of itself.
std::string version_in(std::string const& said) {
  auto spaced = said;
  std::replace(spaced.begin(), spaced.end(), '\n', ' ');
  for (auto const& word : split(spaced, ' ')) {
    bool const is_number = !word.empty() && word.find_first_not_of("0123456789.") == std::string::npos && word.find('.') != std::string::npos;
    if (is_number) return word.substr(0, 20);
  }
  return {};
}

std::string version_of(std::vector<std::string> const& argv) {
  auto const run = run_tool(argv, std::chrono::seconds(5));
  return version_in(run.output + " " + run.errors);
}

constexpr char kPdf[] = "PDF reader ", kPicture[] = "picture reader ";

std::string with(std::string const& program, std::string const& version) { return version.empty() ? "" : ", " + program + " " + version; }

}  // namespace

Versions versions_here() {
  static Versions const here{version_of({"/usr/bin/pdftotext", "-v"}), version_of({"/usr/bin/mutool", "-v"}), version_of({"/usr/bin/tesseract", "--version"})};
  return here;
}

std::string reader_of(std::string const& type, Versions const& beside) {
  auto const ocr = with("tesseract", beside.tesseract);
  if (type == media_type(Format::pdf)) return kPdf + std::to_string(kPdfReader) + with("poppler", beside.poppler) + with("mupdf", beside.mupdf) + ocr;
  if (type.starts_with("image/")) return kPicture + std::to_string(kOtherReader) + ocr;
  return "reader " + std::to_string(kOtherReader);
}

std::string reader_today(std::string const& then, Versions const& beside) {
  return reader_of(media_type(then.starts_with(kPdf) ? Format::pdf : then.starts_with(kPicture) ? Format::jpeg : Format::plain), beside);
}

}  // namespace rightsdesk::reading
