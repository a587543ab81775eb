#pragma once
// Reading back what was written here, and what a search answered.
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "reviewers.h"

namespace rightsdesk::make_people {

using Cells = std::vector<std::string>;

/// Rows of our own plain files, without the heading: no quotes in what is read here.
inline std::vector<Cells> rows(std::string const& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::vector<Cells> out;
  std::string text;
  std::getline(in, text);
  while (std::getline(in, text)) {
    Cells cells(1);
    for (char c : text) {
      if (c == ',') {
        cells.emplace_back();
      } else {
        cells.back() += c;
      }
    }
    out.push_back(std::move(cells));
  }
  return out;
}

inline std::vector<nlohmann::json> lines_of(std::string const& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::vector<nlohmann::json> out;
  std::string text;
  while (std::getline(in, text)) out.push_back(nlohmann::json::parse(text));
  return out;
}

/// The records that are each requester's.
inline std::map<std::string, std::set<Record>> truth_in(std::string const& folder) {
  std::map<std::string, std::set<Record>> out;
  for (auto const& r : rows(folder + "/truth.csv")) out[r.at(0)].insert({r.at(1), r.at(2)});
  return out;
}

}  // namespace rightsdesk::make_people
