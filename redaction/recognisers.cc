#include "redaction/recognisers.h"

#include <filesystem>

#include "core/result.h"
#include "core/text.h"
#include "redaction/plain_text.h"

namespace rightsdesk::redaction {
namespace {

/// An example with its « » taken out, and where they stood, in code points.
struct Example {
  std::string text;
  std::vector<std::pair<std::size_t, std::size_t>> marked;
};

Example example(std::string const& written) {
  Example out;
  std::u32string kept;
  std::size_t opened = 0;
  for (char32_t c : to_code_points(written)) {
    if (c == U'«') {
      opened = kept.size();
    } else if (c == U'»') {
      out.marked.emplace_back(opened, kept.size());
    } else {
      kept += c;
    }
  }
  out.text = to_utf8(kept);
  return out;
}

std::vector<std::pair<std::size_t, std::size_t>> found_by(RecogniserRow const& row, RowEngine const& engine, std::string const& text) {
  std::vector<std::pair<std::size_t, std::size_t>> out;
  for (auto const& hit : engine.hits(plain(text))) {
    if (hit.row != nullptr && hit.row->id == row.id) out.emplace_back(hit.begin, hit.end);
  }
  return out;
}

}  // namespace

Recognisers::Recognisers(std::unique_ptr<State> state) : state_(std::move(state)) {}
Recognisers::Recognisers(Recognisers&&) noexcept = default;
Recognisers::~Recognisers() = default;

Recognisers Recognisers::from_folder(std::string const& folder, std::string const& nicknames_csv) {
  auto const beside = std::filesystem::path(folder).lexically_normal() / "..";
  std::vector<std::string> errors;
  auto rows = read_rows(folder, errors);
  if (std::error_code none; std::filesystem::is_directory(beside / "lexicon", none)) {
    for (auto& row : read_rows((beside / "lexicon").string(), errors)) rows.push_back(std::move(row));
  }
  auto words = read_words((beside / "words").string(), nicknames_csv, errors);
  if (!errors.empty()) {
    std::string all;
    for (auto const& error : errors) all += error + "\n";
    throw Fault("The recognisers cannot be read: " + std::to_string(errors.size()) + " error(s).\n" + all, all);
  }
  return Recognisers(std::make_unique<State>(State{std::move(words), RowEngine(std::move(rows)), Tagger::from_file((beside / "models" / "names.bin").string())}));
}

std::vector<std::string> example_failures(Recognisers const& recognisers) {
  std::vector<std::string> out;
  auto const& engine = recognisers.state().engine;
  for (auto const& row : engine.rows()) {
    for (auto const& written : row.finds) {
      auto const wanted = example(written);
      if (wanted.marked.empty()) out.push_back(row.where + ": " + row.id + ": nothing stands between « and » in: " + written);
      if (found_by(row, engine, wanted.text) != wanted.marked) out.push_back(row.where + ": " + row.id + " does not find exactly: " + written);
    }
    for (auto const& text : row.ignores) {
      if (!found_by(row, engine, text).empty()) out.push_back(row.where + ": " + row.id + " finds something in: " + text);
    }
  }
  return out;
}

}  // namespace rightsdesk::redaction
