#pragma once
// What parent and child say to each other, as files in the child's folder.
#include <functional>
#include <string>

#include "core/json.h"
#include "reading/source.h"

namespace rightsdesk::reading {

/// What the child is asked: a first look at the file, further pages of a PDF, or OCR of the pages given.
struct Task {
  enum class Kind { extract, further_pages, recognise } kind = Kind::extract;
  std::string name;
  Options options;
  Extracted so_far = {};  ///< for recognise: the pages, and which parts of them
};
Json to_json(Task const& task);
Task task_from(Json const& json);

Json to_json(Extracted const& extracted);
/// Throws what nlohmann-json or document_from throw when `json` is not of this shape.
Extracted extracted_from(Json const& json);

/// The answer: document.json, image-N for page N, attachment-N from 0.
void leave_answer(Reading const& reading, std::string const& folder);

/// Does a child's whole work; the status to exit with.
int status_of(std::function<void()> const& work);

constexpr int kOutOfMemory = 71, kParserFailed = 72, kOutOfTime = 75;  ///< exit statuses of the child

}  // namespace rightsdesk::reading
