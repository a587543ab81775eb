#include "app/documents.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace rightsdesk::app {
namespace {

constexpr std::size_t kFewPages = 4;  // opening all of them is as quick

std::string flags_text(document::Page const& page) {
  std::string text;
  for (auto const flag : page.flags) text += (text.empty() ? "" : ",") + document::to_string(flag);
  return text;
}

document::Document alone(document::Document const& document, document::Page const& page) {
  document::Document one;
  one.media_type = document.media_type;
  one.title = document.title;
  if (page.number == 1) one.hidden = document.hidden;
  one.pages.push_back(page);
  return one;
}

document::Document opened(Work& work, collection::CollectedRecord const& read, BlobId const& blob) {
  auto json = parse_json(work.blobs().open(blob));
  if (!json) throw Fault("A record's text cannot be opened.", "record " + read.id.str() + ": " + json.error().text);
  return document::document_from(*json);
}

/// Its words have boxes: many times what its text is.
bool is_heavy(document::Page const& page) { return page.layout == document::Layout::fixed && !page.words.empty(); }

document::Document without_boxes(document::Document document) {
  for (auto& page : document.pages) {
    if (is_heavy(page)) page.words.clear();
  }
  return document;
}

}  // namespace

void keep_document(Work& work, collection::CollectedRecord& record, document::Document const& document, Pictures const& pictures) {
  for (auto const& page : document.pages) {
    collection::PageRow row;
    row.record = record.id;
    row.number = page.number;
    row.fixed = page.layout == document::Layout::fixed;
    if (auto const picture = pictures.find(page.number); picture != pictures.end()) row.image = picture->second;
    bool const apart = document.pages.size() > kFewPages || is_heavy(page);
    if (apart) row.content = work.blobs().keep(record.about, document::to_json(alone(document, page)).dump());
    row.flags = flags_text(page);
    work.records().put_page(row);
  }
  record.document = work.blobs().keep(record.about, document::to_json(without_boxes(document)).dump());
  record.reading = collection::Reading::read;
  record.pages = static_cast<int>(document.pages.size());
  work.records().set_reading(record);
}

document::Document document_of(Work& work, collection::CollectedRecord const& read) {
  auto document = text_of(work, read);
  for (auto const& row : work.records().pages(read.id)) {
    auto const index = static_cast<std::size_t>(row.number - 1);
    bool const apart = row.fixed && !row.content.empty() && index < document.pages.size() && document.pages[index].words.empty();
    if (apart) document.pages[index].words = opened(work, read, row.content).pages.front().words;
  }
  return document;
}

document::Document text_of(Work& work, collection::CollectedRecord const& read) { return opened(work, read, read.document); }

document::Document one_page_of(Work& work, collection::CollectedRecord const& read, collection::PageRow const& row) {
  if (!row.content.empty()) return opened(work, read, row.content);
  auto const document = text_of(work, read);
  auto const page = std::find_if(document.pages.begin(), document.pages.end(), [&](auto const& one) { return one.number == row.number; });
  ENSURE(page != document.pages.end(), "a page row without its page");
  return alone(document, *page);
}

bool is_for_eyes(collection::PageRow const& page) {
  static constexpr std::array kFlags{"low_confidence", "not_read", "handwriting", "readers_differ"};
  return std::any_of(kFlags.begin(), kFlags.end(), [&](auto const* flag) { return page.flags.find(flag) != std::string::npos; });
}

}  // namespace rightsdesk::app
