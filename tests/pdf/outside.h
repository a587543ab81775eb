#pragma once
// Looks at a PDF with poppler and qpdf, which the writer does not use.
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

namespace rightsdesk::pdf {

inline std::string file_in_tmp(std::string const& name, std::string const& bytes) {
  auto const folder = std::filesystem::temp_directory_path() / "rightsdesk-pdf-test";
  std::filesystem::create_directories(folder);
  std::string const path = (folder / name).string();
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

/// Output and errors of a shell line.
inline std::string said_by(std::string const& line) {
  std::string said;
  std::array<char, 4096> part{};
  FILE* pipe = popen((line + " 2>&1").c_str(), "r");
  while (std::size_t const count = fread(part.data(), 1, part.size(), pipe)) said.append(part.data(), count);
  pclose(pipe);
  return said;
}

}  // namespace rightsdesk::pdf
