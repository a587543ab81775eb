#include "truth.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "core/result.h"
#include "numbers.h"
#include "resident.h"

namespace rightsdesk::make_demo {
namespace {

using Tree = nlohmann::ordered_json;

Tree or_null(std::string const& text) { return text.empty() ? Tree(nullptr) : Tree(text); }

struct Strings {
  std::set<std::string> withhold, by_eye, keep;
};

bool disclosed(Item const& item) { return item.belongs_to == "zoe"; }

void gather(Strings& strings, Mention const& mention) {
  if (mention.expect == Expect::keep) strings.keep.insert(mention.text);
  if (mention.expect == Expect::withhold)
    (mention.kind == "description" ? strings.by_eye : strings.withhold).insert(mention.text);
}

/// Names of people who are nothing to the subject would contradict `keep` (the namesake's is her former
/// name).
bool part_of_kept(std::string const& text, Strings const& strings) {
  for (std::string const& kept : strings.keep) {
    if (kept.find(text) != std::string::npos) return true;
  }
  return false;
}

Strings all_strings(Truth const& truth) {
  Strings strings;
  for (Item const& item : truth.items) {
    if (!disclosed(item)) continue;
    for (Part const& part : item.parts) {
      for (Mention const& mention : part.told.mentions) {
        if (part.sight == Sight::open || mention.expect == Expect::withhold) gather(strings, mention);
      }
    }
  }
  for (ScanField const& field : truth.scan.fields) {
    if (field.mention.expect == Expect::withhold) gather(strings, field.mention);
  }
  for (RegisterRow const& row : truth.register_rows) {
    if (row.who != "zoe") strings.withhold.insert(row.name);
  }
  for (Actor const& one : cast()) {
    if (one.expect == Expect::withhold)
      strings.withhold.insert({one.name, one.person.key.empty() ? one.name : one.person.full_name()});
  }
  std::erase_if(strings.withhold, [&](std::string const& text) { return part_of_kept(text, strings); });
  return strings;
}

Tree request() {
  Actor const& zoe = actor("zoe");
  auto const address = [](std::string line, std::string postcode, char const* from, Tree to) {
    return Tree{
        {"line", std::move(line)}, {"postcode", std::move(postcode)}, {"from", from}, {"to", std::move(to)}};
  };
  return {
      {"right", "access"},
      {"given_names", "Zoë"},
      {"family_name", "Linden-Okoro"},
      {"known_as", "Zoe"},
      {"former_names", Tree::array({Tree{{"given", "Zoë"}, {"family", "Wiśniewska"}, {"kind", "birth"}}})},
      {"date_of_birth", "2004-03-09"},
      {"sex", "female"},
      {"email", zoe.person.email},
      {"phone", zoe.person.mobile},
      {"current_address", address(zoe.home.line(), zoe.home.postcode, "2022-10-03", nullptr)},
      {"former_addresses",
       Tree::array({address("3 Orchard Mews, Thamesbrook", "RM24 2HB", "2014-02-14", "2022-10-02"),
                    address("14 Tanner's Reach, Thamesbrook", "IG13 4QN", "2004-03-09", "2013-06-24")})},
      {"nhs_number", nhs_number_spaced(zoe.person.nhs)},
      {"upn", zoe.person.upn},
      {"national_insurance_number", zoe.person.nino},
      {"about",
       "Everything children's services hold about me from before I was born until now, including why I was "
       "taken into care."},
      {"period", {{"from", "2003-11-01"}, {"to", "2024-12-31"}}}};
}

Tree cast_tree(Truth const& truth) {
  std::map<std::string, std::set<std::string>> said;
  for (Item const& item : truth.items) {
    for (Part const& part : item.parts) {
      for (Mention const& mention : part.told.mentions) {
        if (mention.kind == "name") said[mention.who].insert(mention.text);
      }
    }
  }
  Tree all = Tree::array();
  for (Actor const& one : cast()) {
    all.push_back({{"who", one.who},
                   {"name", one.name},
                   {"role", one.role},
                   {"professional", one.capacity == Capacity::professional},
                   {"expect", to_string(one.expect)},
                   {"why", one.why},
                   {"care_key", or_null(one.person.key)},
                   {"staff_key", or_null(one.staff_key)},
                   {"strings", said[one.who]}});
  }
  return all;
}

Tree mention_tree(Mention const& m) {
  return {{"begin", m.begin}, {"end", m.end},   {"text", m.text},
          {"who", m.who},     {"kind", m.kind}, {"expect", to_string(m.expect)}};
}

Tree item_tree(Item const& item) {
  Tree parts = Tree::array();
  for (Part const& part : item.parts) {
    Tree mentions = Tree::array();
    for (Mention const& m : part.told.mentions) mentions.push_back(mention_tree(m));
    parts.push_back({{"where", part.where},
                     {"hidden", part.sight == Sight::hidden},
                     {"text", part.told.text},
                     {"mentions", mentions}});
  }
  return {{"source", item.source},
          {"record", item.record},
          {"key", item.key},
          {"title", item.title},
          {"date", item.date},
          {"media_type", item.media_type},
          {"belongs_to", item.belongs_to},
          {"expect", disclosed(item) ? "disclose" : "leave_out"},
          {"why", item.why},
          {"parts", parts}};
}

Tree box_tree(Box const& box) {
  return {{"x", box.x}, {"y", box.y}, {"width", box.width}, {"height", box.height}};
}

Tree scan_tree(Scan const& scan) {
  Tree fields = Tree::array();
  for (ScanField const& field : scan.fields) {
    Mention const& m = field.mention;
    fields.push_back({{"text", m.text},
                      {"who", m.who},
                      {"kind", m.kind},
                      {"expect", to_string(m.expect)},
                      {"handwritten", true},
                      {"box_px", box_tree(field.px)},
                      {"box_pt", box_tree(field.pt)}});
  }
  return {{"file", scan.file},           {"dpi", 200},          {"width_px", scan.width_px},
          {"height_px", scan.height_px}, {"tilt_degrees", 1.2}, {"fields", fields}};
}

Tree register_tree(Truth const& truth) {
  Tree rows = Tree::array();
  for (RegisterRow const& row : truth.register_rows) {
    rows.push_back({{"sheet", row.sheet},
                    {"row", row.row},
                    {"hidden", row.sight == Sight::hidden},
                    {"name", row.name},
                    {"dob", row.dob},
                    {"who", row.who},
                    {"expect", row.who == "zoe" ? "keep" : "withhold"}});
  }
  return {{"file", truth.register_file}, {"rows", rows}};
}

}  // namespace

void save(Truth const& truth, std::string const& path) {
  Strings const strings = all_strings(truth);
  Tree records = Tree::array(), items = Tree::array(), hard = Tree::array();
  for (Offered const& r : truth.records) {
    records.push_back({{"source", r.source},
                       {"kind", r.kind},
                       {"key", r.key},
                       {"belongs_to", r.belongs_to},
                       {"relation", r.relation},
                       {"expect", r.expect},
                       {"why", r.why},
                       {"hard_case", r.hard_case}});
  }
  for (Item const& item : truth.items) items.push_back(item_tree(item));
  for (HardCase const& one : truth.hard_cases)
    hard.push_back({{"kind", one.kind}, {"keys", one.keys}, {"why", one.why}});
  Tree const tree = {{"format", 1},
                     {"seed", truth.seed},
                     {"people", truth.people},
                     {"counts", truth.counts},
                     {"request", request()},
                     {"resident", resident_tree()},
                     {"cast", cast_tree(truth)},
                     {"records", records},
                     {"items", items},
                     {"scan", scan_tree(truth.scan)},
                     {"register", register_tree(truth)},
                     {"withhold", strings.withhold},
                     {"withhold_by_eye", strings.by_eye},
                     {"keep", strings.keep},
                     {"hard_cases", hard}};
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << tree.dump(1) << "\n";
  file.close();
  if (!file) throw Fault("The ground truth of the demo data could not be written.", "cannot write " + path);
}

}  // namespace rightsdesk::make_demo
