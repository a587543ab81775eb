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

std::string picture_name(std::string const& place, document::Page const& page) {
  return "page" + place + "-" + std::to_string(page.number) + (page.image->media_type == "image/png" ? ".png" : ".jpg");
}

Json page_json(document::Page const& page, std::string const& place) {
  document::Document alone;
  alone.pages.push_back(page);
  auto json = document::to_json(alone).at("pages").at(0);
  json["words"] = words_of(page);
  if (page.image) json["image"]["file"] = picture_name(place, page);
  return json;
}

std::string text_of(Json const& json) { return json.dump(1, ' ', false, Json::error_handler_t::replace); }

/// A page at a time: the words of a long file as one value would need many times its memory.
void add_pages(Tree const& tree, std::string const& place, std::ostream& out) {
  out << "{\"attachments\": [";
  char const* between = "";
  for (std::size_t i = 0; i < tree.branches.size(); ++i) {
    auto const& branch = tree.branches[i];
    if (!branch.read) continue;
    out << between << "{\"name\": " << text_of(branch.name) << ", \"content\": ";
    add_pages(*branch.read, place + "-a" + std::to_string(i + 1), out);
    out << "}";
    between = ",\n";
  }
  out << "],\n\"pages\": [";
  between = "";
  for (auto const& page : tree.document.pages) {
    out << between << text_of(page_json(page, place));
    between = ",\n";
  }
  out << "]}";
}

void write_pages(Tree const& tree, std::string const& path) {
  std::ofstream out(path, std::ios::binary);
  add_pages(tree, {}, out);
  out << "\n" << std::flush;
  if (!out) throw Fault("The result cannot be written.", "pages.json cannot be written");
}

document::Document without_pages(document::Document const& document) {
  document::Document rest;
  rest.media_type = document.media_type;
  rest.title = document.title;
  rest.author = document.author;
  rest.dated = document.dated;
  rest.hidden = document.hidden;
  rest.warnings = document.warnings;
  for (auto const& file : document.attachments) rest.attachments.push_back({file.name, file.media_type, {}});
  return rest;
}

Json found_in(Tree const& tree, std::string const& place) {
  auto found = document::to_json(without_pages(tree.document));
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

void write_attachments(Tree const& tree, std::string const& folder, std::string const& place) {
  for (std::size_t i = 0; i < tree.document.attachments.size(); ++i) {
    auto const inner = place + "-a" + std::to_string(i + 1);
    write_file(folder + "/attachment" + inner, tree.document.attachments[i].bytes);
    if (i < tree.branches.size() && tree.branches[i].read) write_attachments(*tree.branches[i].read, folder, inner);
  }
}

void make_folder(std::string const& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) throw Fault("The folder for the result cannot be made.", "mkdir: " + error.message());
}

void write_out(Tree const& tree, std::string const& folder) {
  make_folder(folder);
  std::string text;
  add_text(tree, text);
  write_file(folder + "/text.txt", text);
  write_pages(tree, folder + "/pages.json");
  write_file(folder + "/found.json", text_of(found_in(tree, "")) + "\n");
  write_attachments(tree, folder, "");
}

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

Result<void> read_out(std::string const& bytes, std::string const& name, Options const& options, std::string const& folder) {
  std::vector<std::string> written;
  auto const take = [&](std::string const& place, document::Page& page) {
    if (!page.image) return;
    make_folder(folder);
    written.push_back(folder + "/" + picture_name(place, page));
    write_file(written.back(), page.image->bytes);
    std::string().swap(page.image->bytes);  // its memory too
  };
  auto const tree = read_tree(bytes, name, options, take);
  if (!tree) {
    for (auto const& path : written) std::filesystem::remove(path);
    return tl::unexpected(tree.error());
  }
  write_out(*tree, folder);
  return {};
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
  auto const written = read_out(file_bytes(wish->path), wish->name, wish->options, wish->out);
  if (written) return 0;
  errors << tidied(written.error().text).substr(0, 500) << "\n";
  return 3;
}

}  // namespace rightsdesk::reading
