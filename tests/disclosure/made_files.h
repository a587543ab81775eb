#pragma once
// Files that a test made, and what other tools say of them.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "disclosure/pack.h"

namespace rightsdesk::disclosure {

inline std::string said_by(std::string const& line) {
  std::string said;
  std::array<char, 4096> part{};
  FILE* pipe = popen((line + " 2>&1").c_str(), "r");
  while (std::size_t const count = fread(part.data(), 1, part.size(), pipe)) said.append(part.data(), count);
  pclose(pipe);
  return said;
}

inline std::string kept(Part const& part) {
  std::string const path = testing::TempDir() + part.file_name;
  std::ofstream(path, std::ios::binary) << part.bytes;
  return path;
}

inline std::string bytes_in(std::string const& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace rightsdesk::disclosure
