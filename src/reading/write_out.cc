#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>

#include "core/original.h"
#include "core/text.h"
#include "reading/files.h"
#include "reading/formats.h"
#include "reading/tree.h"

namespace rightsdesk::reading {
namespace {

/// `place`: "" for the file itself, "-2" for its second attachment, "-2-1" for the first of that.
void add_text(Tree const& tree, std::string& text) {
  for (std::size_t i = 0; i < tree.document.pages.size(); ++i) text += (i == 0 ? "" : "\f") + tree.document.pages[i].text + "\n";
  for (auto const& branch : tree.branches) {
    text += "\f--- " + branch.name + " ---\n";
    if (branch.read) add_text(*branch.read, text);
    else text += "Not read: " + branch.read.error().text + "\n";
  }
}

Json words_of(document::Page const& page) {
  auto words = Json::array();
  for (auto const& word : page.words) {
    words.push_back({{"text", slice(page.text, word.begin, word.end)}, {"begin", word.begin}, {"end", word.end}, {"x", word.box.x}, {"y", word.box.y},
                     {"width", word.box.width}, {"height", word.box.height}, {"confidence", word.confidence}});
  }
  return words;
}

Json pages_of(Tree const& tree, std::string const& place) {
  auto pages = document::to_json(tree.document).at("pages");
  for (std::size_t i = 0; i < pages.size(); ++i) {
    auto const& image = tree.document.pages[i].image;
    pages[i]["words"] = words_of(tree.document.pages[i]);
    if (image) pages[i]["image"]["file"] = "page" + place + "-" + std::to_string(tree.document.pages[i].number) + (image->media_type == "image/png" ? ".png" : ".jpg");
  }
  auto inside = Json::array();
  for (std::size_t i = 0; i < tree.branches.size(); ++i) {
    auto const& branch = tree.branches[i];
    if (branch.read) inside.push_back({{"name", branch.name}, {"content", pages_of(*branch.read, place + "-a" + std::to_string(i + 1))}});
  }
  return {{"pages", pages}, {"attachments", inside}};
}

Json found_in(Tree const& tree, std::string const& place) {
  auto found = document::to_json(tree.document);
  found.erase("pages");
  found["page_count"] = tree.document.pages.size();
  auto& files = found["attachments"];
  for (std::size_t i = 0; i < files.size(); ++i) {
    auto const& bytes = tree.document.attachments[i].bytes;
    auto const inner = place + "-a" + std::to_string(i + 1);
    files[i].update({{"bytes", bytes.size()}, {"sha256", sha256_hex(bytes)}, {"file", "attachment" + inner}});
    if (i >= tree.branches.size()) continue;
    auto const& read = tree.branches[i].read;
    files[i]["read"] = read.has_value();
    if (read) files[i]["found"] = found_in(*read, inner);
    if (!read) files[i].update({{"code", read.error().code}, {"reason", read.error().text}});
  }
  return found;
}

void write_files(Tree const& tree, std::string const& folder, std::string const& place) {
  for (auto const& page : tree.document.pages) {
    if (page.image) write_file(folder + "/page" + place + "-" + std::to_string(page.number) + (page.image->media_type == "image/png" ? ".png" : ".jpg"), page.image->bytes);
  }
  for (std::size_t i = 0; i < tree.document.attachments.size(); ++i) {
    auto const inner = place + "-a" + std::to_string(i + 1);
    write_file(folder + "/attachment" + inner, tree.document.attachments[i].bytes);
    if (i < tree.branches.size() && tree.branches[i].read) write_files(*tree.branches[i].read, folder, inner);
  }
}

std::string as_text(Json const& json) { return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n"; }

struct Wish {
  std::string path, name, out;
  Options options;
};

std::optional<Wish> wish_from(std::vector<std::string> const& arguments, std::string const& reader) {
  Wish wish;
  wish.options.reader = reader;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    auto const& word = arguments[i];
    if (!word.starts_with("--")) {
      if (!wish.path.empty()) return std::nullopt;
      wish.path = word;
      continue;
    }
    if (++i == arguments.size()) return std::nullopt;
    auto const& value = arguments[i];
    if (word == "--name") wish.name = value;
    else if (word == "--out") wish.out = value;
    else if (word == "--ocr" && (value == "auto" || value == "never")) wish.options.ocr = value == "never" ? Options::Ocr::never : Options::Ocr::automatic;
    else if (word == "--password-file") wish.options.password = tidied(file_bytes(value));
    else return std::nullopt;
  }
  if (wish.path.empty() || wish.out.empty()) return std::nullopt;
  if (wish.name.empty()) wish.name = std::filesystem::path(wish.path).filename().string();
  return wish;
}

}  // namespace

void write_out(Tree const& tree, std::string const& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) throw Fault("The folder for the result cannot be made.", "mkdir: " + error.message());
  std::string text;
  add_text(tree, text);
  write_file(folder + "/text.txt", text);
  write_file(folder + "/pages.json", as_text(pages_of(tree, "")));
  write_file(folder + "/found.json", as_text(found_in(tree, "")));
  write_files(tree, folder, "");
}

int read_command(std::vector<std::string> const& arguments, std::string const& reader, std::ostream& errors) {
  auto const wish = wish_from(arguments, reader);
  if (!wish) {
    errors << "Usage: rightsdesk read PATH --name ORIGINAL_NAME --out DIR [--ocr auto|never] [--password-file FILE]\n";
    return 2;
  }
  if (!std::filesystem::is_regular_file(wish->path)) {
    errors << "There is no file to read at the path given.\n";
    return 2;
  }
  auto const tree = read_tree(file_bytes(wish->path), wish->name, wish->options);
  if (!tree) {
    errors << tidied(tree.error().text).substr(0, 500) << "\n";
    return 3;
  }
  write_out(*tree, wish->out);
  return 0;
}

}  // namespace rightsdesk::reading
