#include "matching/mapping.h"

#include "yaml/section.h"

namespace rightsdesk::matching {
namespace {

using yaml::Section;

Columns columns_of(Section& at, std::string const& key) {
  if (!at.has(key)) return {};
  if (at.is_list(key)) return at.texts(key);
  return {at.text(key)};
}

class Reading {
 public:
  Reading(Section& root, Mapping& out) : root_(root), out_(out) {}

  void read() {
    out_.id = root_.text("id");
    read_form();
    for (auto& at : root_.sections("names")) out_.names.push_back(name(at));
    out_.born = columns_of(root_, "born");
    if (out_.born.size() == 2 || out_.born.size() > 3)
      root_.complain_at("born", "\"born\" is one column, or three: day, month, year");
    read_sex();
    for (auto& at : root_.sections("addresses")) out_.addresses.push_back(address(at));
    out_.phones = columns_of(root_, "phones");
    out_.emails = columns_of(root_, "emails");
    read_numbers();
    out_.household = root_.text_or("household", "");
    out_.adult_since = root_.text_or("adult_since", "");
    for (auto& at : root_.sections("related")) out_.related.push_back(related(at));
    root_.no_more();
  }

 private:
  void read_form() {
    auto const separator = root_.text_or("separator", ",");
    if (separator == "tab") {
      out_.separator = '\t';
    } else if (separator == "," || separator == ";" || separator == "|") {
      out_.separator = separator.front();
    } else {
      root_.complain_at("separator", "\"separator\" is \",\", \";\", \"|\" or tab");
    }
    auto const encoding = root_.text_or("encoding", "utf-8");
    if (encoding == "windows-1252") {
      out_.encoding = Mapping::Encoding::windows_1252;
    } else if (encoding != "utf-8") {
      root_.complain_at("encoding", "\"encoding\" is utf-8 or windows-1252");
    }
    out_.not_held = root_.texts_or_none("not_held");
    auto const dates = root_.text_or("dates", "day_first");
    if (dates == "month_first") {
      out_.dates = Mapping::Dates::month_first;
    } else if (dates == "days_of_1900") {
      out_.dates = Mapping::Dates::days_of_1900;
    } else if (dates != "day_first") {
      root_.complain_at("dates", "\"dates\" is day_first, month_first or days_of_1900");
    }
  }

  static Mapping::Name name_in(Section& at) {
    Mapping::Name out;
    out.given = columns_of(at, "given");
    out.family = columns_of(at, "family");
    out.whole = columns_of(at, "whole");
    bool const parted = !out.given.empty() || !out.family.empty();
    if (parted == !out.whole.empty()) at.complain("a name is \"whole\", or \"given\" and \"family\" or one of them");
    auto const order = at.text_or("order", "as_written");
    if (order == "family_first") {
      out.order = Mapping::Name::Order::family_first;
    } else if (order != "as_written") {
      at.complain_at("order", "\"order\" is as_written or family_first");
    }
    if (at.has("order") && out.whole.empty()) at.complain_at("order", "\"order\" is for a \"whole\" name");
    return out;
  }

  static Mapping::Name name(Section& at) {
    auto out = name_in(at);
    out.between = at.text_or("between", "");
    auto const kind = at.text_or("kind", "current");
    if (kind == "former") {
      out.kind = person::Name::Kind::former;
    } else if (kind == "known_as") {
      out.kind = person::Name::Kind::known_as;
    } else if (kind != "current") {
      at.complain_at("kind", "\"kind\" is current, former or known_as");
    }
    at.no_more();
    return out;
  }

  void read_sex() {
    if (!root_.has("sex")) return;
    out_.sex = Mapping::Sex{root_.text("sex"), root_.texts_or_none("female"), root_.texts_or_none("male")};
  }

  static Mapping::Address address(Section& at) {
    Mapping::Address out;
    out.lines = columns_of(at, "lines");
    out.postcode = at.text_or("postcode", "");
    out.from = at.text_or("from", "");
    out.to = at.text_or("to", "");
    out.between = at.text_or("between", "");
    if (out.lines.empty() && out.postcode.empty()) at.complain("an address has \"lines\", a \"postcode\" or both");
    at.no_more();
    return out;
  }

  void read_numbers() {
    for (char const* kind : {"nhs_number", "upn", "nino"}) {
      if (root_.has(kind)) out_.numbers.push_back({kind, columns_of(root_, kind)});
    }
    for (auto const& [kind, column] : root_.pairs("numbers")) out_.numbers.push_back({kind, {column}});
  }

  static Mapping::Related related(Section& at) {
    Mapping::Related out;
    out.role = at.text("role");
    out.name = name_in(at);
    out.born = at.text_or("born", "");
    at.no_more();
    return out;
  }

  Section& root_;
  Mapping& out_;
};

}  // namespace

Result<Mapping> mapping_from_yaml(std::string const& path) {
  yaml::Complaints complaints;
  auto root = Section::of_file(path, complaints);
  Mapping out;
  out.file = path;
  if (complaints.empty()) Reading(root, out).read();
  if (complaints.empty()) return out;
  std::string words;
  for (auto const& complaint : complaints) words += (words.empty() ? "" : "\n") + complaint;
  return refused("mapping_wrong", words);
}

}  // namespace rightsdesk::matching
