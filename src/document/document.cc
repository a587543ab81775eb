#include "document/document.h"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

namespace rightsdesk::document {
namespace {

constexpr std::array<std::pair<Flag, char const*>, 5> kFlags{{{Flag::not_read, "not_read"},
                                                              {Flag::low_confidence, "low_confidence"},
                                                              {Flag::blank, "blank"},
                                                              {Flag::handwriting, "handwriting"},
                                                              {Flag::readers_differ, "readers_differ"}}};

Flag flag_from(std::string const& name) {
  for (auto const& [flag, text] : kFlags) {
    if (name == text) return flag;
  }
  throw Fault("A stored record could not be opened.", "document json: unknown page flag");
}

Layout layout_from(std::string const& name) {
  if (name == "flow") return Layout::flow;
  if (name == "fixed") return Layout::fixed;
  throw Fault("A stored record could not be opened.", "document json: unknown layout");
}

Json to_json(Word const& word) {
  auto const& box = word.box;
  return Json::array({word.begin, word.end, box.x, box.y, box.width, box.height, word.confidence});
}

Word word_from(Json const& json) {
  return {json.at(0).get<std::size_t>(),
          json.at(1).get<std::size_t>(),
          {json.at(2).get<double>(), json.at(3).get<double>(), json.at(4).get<double>(), json.at(5).get<double>()},
          json.at(6).get<double>()};
}

Json to_json(Page const& page) {
  Json json{{"number", page.number}, {"layout", page.layout == Layout::flow ? "flow" : "fixed"},
            {"width", page.width},   {"height", page.height},
            {"text", page.text},     {"words", Json::array()},
            {"flags", Json::array()}};
  for (auto const& word : page.words) json["words"].push_back(to_json(word));
  for (auto const flag : page.flags) json["flags"].push_back(to_string(flag));
  if (page.image) {
    json["image"] = {{"media_type", page.image->media_type},
                     {"width_px", page.image->width_px},
                     {"height_px", page.image->height_px}};
  }
  return json;
}

Page page_from(Json const& json) {
  Page page;
  page.number = json.at("number").get<int>();
  page.layout = layout_from(json.at("layout").get<std::string>());
  page.width = json.at("width").get<double>();
  page.height = json.at("height").get<double>();
  page.text = json.at("text").get<std::string>();
  for (auto const& word : json.at("words")) page.words.push_back(word_from(word));
  for (auto const& flag : json.at("flags")) page.flags.push_back(flag_from(flag.get<std::string>()));
  if (auto const image = json.find("image"); image != json.end()) {
    page.image = PageImage{image->at("media_type").get<std::string>(), {}, image->at("width_px").get<int>(),
                           image->at("height_px").get<int>()};
  }
  return page;
}

Document built_from(Json const& json) {
  Document document;
  document.media_type = json.at("media_type").get<std::string>();
  document.title = json.at("title").get<std::string>();
  document.author = json.at("author").get<std::string>();
  document.dated = json.at("dated").get<std::string>();
  for (auto const& page : json.at("pages")) document.pages.push_back(page_from(page));
  for (auto const& part : json.at("hidden")) {
    document.hidden.push_back({part.at("kind").get<std::string>(), part.at("where").get<std::string>(),
                               part.at("text").get<std::string>()});
  }
  for (auto const& file : json.at("attachments")) {
    document.attachments.push_back({file.at("name").get<std::string>(), file.at("media_type").get<std::string>(), {}});
  }
  document.warnings = json.at("warnings").get<std::vector<std::string>>();
  return document;
}

}  // namespace

Json to_json(Document const& document) {
  Json json{{"media_type", document.media_type}, {"title", document.title},       {"author", document.author},
            {"dated", document.dated},           {"pages", Json::array()},        {"hidden", Json::array()},
            {"attachments", Json::array()},      {"warnings", document.warnings}};
  for (auto const& page : document.pages) json["pages"].push_back(to_json(page));
  for (auto const& part : document.hidden) {
    json["hidden"].push_back({{"kind", part.kind}, {"where", part.where}, {"text", part.text}});
  }
  for (auto const& file : document.attachments) {
    json["attachments"].push_back({{"name", file.name}, {"media_type", file.media_type}});
  }
  return json;
}

Document document_from(Json const& json) {
  try {
    return built_from(json);
  } catch (Json::exception const& error) {
    throw Fault("A stored record could not be opened.", std::string("document json: error ") + std::to_string(error.id));
  }
}

std::string to_string(Flag flag) {
  for (auto const& [known, text] : kFlags) {
    if (known == flag) return text;
  }
  throw Bug("a page flag without a name");
}

}  // namespace rightsdesk::document
