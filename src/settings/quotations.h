#pragma once
#include <map>
#include <string>
#include <vector>

#include "law/register.h"
#include "yaml/section.h"

namespace rightsdesk::settings {

/// The notices of one controller's folder. Says of each quotation whether it stands in its notice, word for word.
class Quotations {
 public:
  explicit Quotations(std::string folder) : folder_(std::move(folder)) {}
  /// The notice that the next quotations are from. A file that cannot be read is a complaint.
  void open(std::string const& notice, yaml::Section& row);
  /// Complains, at `key` of `row`, of each of `words` that the open notice does not have. Empty words are passed over.
  std::vector<law::Quoted> check(yaml::Section& row, std::string const& key, std::vector<std::string> const& words);

 private:
  std::string folder_;
  std::string open_;
  std::map<std::string, std::string> texts_;  ///< by file name, white space made single
};

}  // namespace rightsdesk::settings
