#include "gate/objects.h"

#include <algorithm>

#include "core/json.h"

namespace rightsdesk::gate {
namespace {

nlohmann::json const nothing;

std::vector<double> numbers(nlohmann::json const& array) {
  std::vector<double> out;
  if (!array.is_array()) return out;
  for (auto const& item : array) out.push_back(item.is_number() ? item.get<double>() : 0.0);
  return out;
}

void references_in(nlohmann::json const& value, std::vector<std::string>& found) {
  if (is_reference(value)) found.push_back(value.get<std::string>());
  if (value.is_structured()) {
    for (auto const& item : value) references_in(item, found);
  }
}

}  // namespace

bool is_reference(nlohmann::json const& value) {
  if (!value.is_string()) return false;
  auto const& text = value.get_ref<std::string const&>();
  return text.size() >= 5 && text.ends_with(" R") && text[0] >= '0' && text[0] <= '9';
}

std::string string_bytes(std::string const& json_string) {
  if (json_string.starts_with("u:")) return json_string.substr(2);
  if (json_string.starts_with("/")) return json_string.substr(1);
  if (!json_string.starts_with("b:")) return json_string;
  std::string out;
  for (std::size_t i = 2; i + 1 < json_string.size(); i += 2) {
    out += static_cast<char>(std::stoi(json_string.substr(i, 2), nullptr, 16));
  }
  return out;
}

std::optional<Objects> Objects::opened(Bench const& bench, std::string& why) {
  auto const checked = bench.run({"qpdf", "--check", bench.file()});
  if (!checked.ok()) {
    why = "qpdf --check finds the file damaged, locked or not a PDF";
    return std::nullopt;
  }
  std::string const out = bench.folder() + "/objects.json";
  auto const opened = bench.run({"qpdf", "--json=2", "--json-key=qpdf", "--json-stream-data=file",
                                 "--json-stream-prefix=" + bench.folder() + "/stream", "--decode-level=generalized",
                                 bench.file(), out});
  if (!opened.ok()) {
    why = "qpdf cannot lay every object open";
    return std::nullopt;
  }
  auto parsed = parse_json(read_whole(out));
  if (!parsed || !parsed->contains("qpdf")) {
    why = "the objects are nested too deep to be looked at";
    return std::nullopt;
  }
  return Objects(std::move((*parsed)["qpdf"][1]));
}

nlohmann::json const& Objects::value(nlohmann::json const& maybe) const {
  nlohmann::json const* at = &maybe;
  for (int step = 0; step < 16 && is_reference(*at); ++step) {
    auto const found = objects_.find("obj:" + at->get<std::string>());
    if (found == objects_.end()) return nothing;
    at = found->contains("stream") ? &(*found)["stream"]["dict"] : &(*found)["value"];
  }
  return *at;
}

nlohmann::json const& Objects::entry(nlohmann::json const& dictionary, std::string const& key) const {
  if (!dictionary.is_object()) return nothing;
  auto const found = dictionary.find(key);
  return found == dictionary.end() ? nothing : value(*found);
}

std::string Objects::data(nlohmann::json const& reference) const {
  if (!is_reference(reference)) return {};
  auto const found = objects_.find("obj:" + reference.get<std::string>());
  if (found == objects_.end() || !found->contains("stream") || !(*found)["stream"].contains("datafile")) return {};
  return read_whole((*found)["stream"]["datafile"].get<std::string>());
}

std::size_t Objects::written() const {
  std::size_t count = 0, in_streams = 0;
  for (auto const& [id, whole] : objects_.items()) {
    if (id == "trailer") continue;
    ++count;
    if (!whole.contains("stream")) continue;
    auto const& dictionary = whole["stream"]["dict"];
    if (dictionary.value("/Type", "") == "/ObjStm") in_streams += dictionary.value("/N", std::size_t{0});
  }
  return count - std::min(count, in_streams);
}

std::set<std::string> Objects::reached() const {
  std::set<std::string> seen;
  std::vector<std::string> waiting;
  references_in(objects_.at("trailer"), waiting);
  while (!waiting.empty()) {
    std::string const id = waiting.back();
    waiting.pop_back();
    if (!seen.insert(id).second) continue;
    auto const found = objects_.find("obj:" + id);
    if (found != objects_.end()) references_in(*found, waiting);
  }
  return seen;
}

void Objects::gather(nlohmann::json const& node, PageObject inherited, std::vector<PageObject>& pages, int depth) const {
  auto const& dictionary = value(node);
  if (depth > 40 || !dictionary.is_object()) return;
  if (auto const box = numbers(entry(dictionary, "/MediaBox")); box.size() == 4) inherited.media = inherited.crop = box;
  if (auto const box = numbers(entry(dictionary, "/CropBox")); box.size() == 4) inherited.crop = box;
  if (dictionary.contains("/Resources")) inherited.resources = entry(dictionary, "/Resources");
  if (dictionary.contains("/Kids")) {
    for (auto const& kid : entry(dictionary, "/Kids")) gather(kid, inherited, pages, depth + 1);
    return;
  }
  inherited.number = static_cast<int>(pages.size()) + 1;
  inherited.id = is_reference(node) ? node.get<std::string>() : "";
  inherited.dictionary = dictionary;
  auto const& contents = dictionary.contains("/Contents") ? dictionary["/Contents"] : nothing;
  auto const& list = value(contents);
  if (list.is_array()) {
    for (auto const& part : list) inherited.content += data(part) + "\n";
  } else {
    inherited.content = data(contents);
  }
  pages.push_back(std::move(inherited));
}

std::vector<PageObject> Objects::pages() const {
  std::vector<PageObject> pages;
  auto const& root = entry(value(objects_.at("trailer")).at("value"), "/Root");
  if (root.is_object() && root.contains("/Pages")) gather(root["/Pages"], {}, pages, 0);
  return pages;
}

}  // namespace rightsdesk::gate
