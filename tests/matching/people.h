#pragma once
// Invented people and the shipped model, for the tests of this room.
#include <fstream>
#include <sstream>
#include <string>

#include "matching/judge_all.h"
#include "matching/model.h"

namespace rightsdesk::matching {

inline std::string tree_text(std::string const& path) {
  std::ifstream in(std::string(RIGHTSDESK_TREE) + '/' + path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

inline person::NameBook shipped_book() {
  person::NameBook book;
  ENSURE(book.add_csv(tree_text("config/matching/nicknames.csv"), "nicknames.csv").has_value(),
         "shipped nicknames are readable");
  ENSURE(book.add_csv(tree_text("config/matching/names.csv"), "names.csv").has_value(),
         "shipped names are readable");
  return book;
}

inline Model const& shipped() {
  static Model const model =
      model_from_yaml(tree_text("config/matching.yaml"), "config/matching.yaml", shipped_book()).value();
  return model;
}

inline person::Description somebody(std::string const& given, std::string const& family,
                                    std::string const& born = {}, std::string const& address = {}) {
  person::Description out;
  out.names = {{given + ' ' + family, given, family}};
  out.born_as_written = born;
  if (!address.empty()) out.addresses = {{address, "IG11 7LU"}};
  return out;
}

inline person::Description with_number(person::Description who, std::string const& kind,
                                       std::string const& value) {
  who.identifiers.push_back({kind, value});
  return who;
}

inline Candidate on_file(std::string const& key, person::Description described,
                         std::string const& source = "social-care") {
  return {source, key, std::move(described)};
}

inline bool has_rule(Because const& because, std::string_view rule) {
  for (auto const& step : because) {
    if (step.rule == rule) return true;
  }
  return false;
}

}  // namespace rightsdesk::matching
