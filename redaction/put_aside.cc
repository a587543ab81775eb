#include "redaction/put_aside.h"

#include <nlohmann/json.hpp>

#include "core/json.h"
#include "core/result.h"

namespace rightsdesk::redaction {
namespace {

Json json_of(document::Region const& box) { return Json::array({box.x, box.y, box.width, box.height}); }
document::Region region_of(Json const& json) { return {json.at(0).get<double>(), json.at(1).get<double>(), json.at(2).get<double>(), json.at(3).get<double>()}; }

/// A stretch of text as a string, a marker as a list with its code.
Json json_of(Run const& run) {
  if (auto const* text = std::get_if<Text>(&run)) return text->utf8;
  return Json::array({std::get<Marker>(run).code});
}
Run run_of(Json const& json) {
  if (json.is_string()) return Text{json.get<std::string>()};
  return Marker{json.at(0).get<std::string>()};
}

Json json_of(BurnedPage const& page) {
  Json lines = Json::array(), words = Json::array(), boxes = Json::array();
  for (auto const& line : page.lines) {
    Json runs = Json::array();
    for (Run const& run : line) runs.push_back(json_of(run));
    lines.push_back(std::move(runs));
  }
  for (auto const& word : page.words) words.push_back({word.utf8, json_of(word.box)});
  for (auto const& box : page.boxes) boxes.push_back({box.code, json_of(box.box)});
  Json json{{"number", page.number}, {"fixed", page.layout == document::Layout::fixed}, {"width", page.width}, {"height", page.height},
            {"withheld_whole", page.withheld_whole}, {"whole_code", page.whole_code}, {"lines", std::move(lines)}, {"words", std::move(words)},
            {"boxes", std::move(boxes)}, {"codes", page.codes}};
  if (page.image) {
    json["image"] = {page.image->media_type, page.image->width_px, page.image->height_px,
                     Json::binary({page.image->bytes.begin(), page.image->bytes.end()})};
  }
  return json;
}

BurnedPage page_of(Json const& json) {
  BurnedPage page;
  page.number = json.at("number").get<int>();
  page.layout = json.at("fixed").get<bool>() ? document::Layout::fixed : document::Layout::flow;
  page.width = json.at("width").get<double>();
  page.height = json.at("height").get<double>();
  page.withheld_whole = json.at("withheld_whole").get<bool>();
  page.whole_code = json.at("whole_code").get<std::string>();
  for (auto const& runs : json.at("lines")) {
    auto& line = page.lines.emplace_back();
    for (auto const& run : runs) line.push_back(run_of(run));
  }
  for (auto const& word : json.at("words")) page.words.push_back({word.at(0).get<std::string>(), region_of(word.at(1))});
  for (auto const& box : json.at("boxes")) page.boxes.push_back({region_of(box.at(1)), box.at(0).get<std::string>()});
  page.codes = json.at("codes").get<std::vector<std::string>>();
  if (json.contains("image")) {
    auto const& image = json.at("image");
    auto const& bytes = image.at(3).get_binary();
    page.image = document::PageImage{image.at(0).get<std::string>(), {bytes.begin(), bytes.end()}, image.at(1).get<int>(), image.at(2).get<int>()};
  }
  return page;
}

}  // namespace

std::string bytes_of(std::vector<BurnedPage> const& pages) {
  Json all = Json::array();
  for (auto const& page : pages) all.push_back(json_of(page));
  std::string bytes;
  Json::to_cbor(all, bytes);
  return bytes;
}

std::vector<BurnedPage> pages_of(std::string_view bytes) try {
  std::vector<BurnedPage> pages;
  for (auto const& json : Json::from_cbor(bytes)) pages.push_back(page_of(json));
  return pages;
} catch (Json::exception const& problem) {
  throw Fault("Pages that were put aside cannot be read again.", problem.what());
}

}  // namespace rightsdesk::redaction
