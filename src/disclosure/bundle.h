#pragma once
// A plain report on a case as a tagged PDF: sections of words, facts and tables under a contents page. What it says is the caller's.
#include <string>
#include <utility>
#include <vector>

#include "core/date.h"
#include "disclosure/pack.h"

namespace rightsdesk::disclosure {

struct Sheet {
  std::vector<double> weights;  ///< shares of the width, one a column
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;  ///< each as long as the header
};

struct Section {
  std::string title;
  std::vector<std::string> words = {};  ///< a paragraph each
  std::vector<std::pair<std::string, std::string>> facts = {};
  Sheet sheet = {};                     ///< no header: none
  std::vector<std::string> lines = {};  ///< set one under the other: a letter
  int level = 1;                        ///< 2: under the section before it
};

struct Bundle {
  std::string file_name, title, reference;
  std::vector<std::pair<std::string, std::string>> facts;  ///< on the first page
  std::vector<Section> sections;
  Instant made_at;                                         ///< the only instant in the file that is not a fact
};

/// The same input gives the same bytes.
Part make_bundle(Bundle const& bundle);

}  // namespace rightsdesk::disclosure
