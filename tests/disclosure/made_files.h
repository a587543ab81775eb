#pragma once
// Files that a test made, and what other tools say of them.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "disclosure/pack.h"
#include "pdf/outside.h"

namespace rightsdesk::disclosure {

using pdf::said_by;

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
