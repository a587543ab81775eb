#pragma once
// A pack as one file of plain text: for a reader that wants nothing but the words. Seen by src/disclosure only.
#include <string>
#include <vector>

#include "disclosure/section_flow.h"

namespace rightsdesk::disclosure {

class TextFlow final : public SectionFlow {
 public:
  /// `page` and `of`: "Page 3 of 40" stands before each section.
  TextFlow(std::string page, std::string of) : page_word_(std::move(page)), of_(std::move(of)) {}
  void paragraph(pdf::Rich const& text) override { put(words(text) + "\n"); }
  void note(pdf::Rich const& text) override { put(words(text) + "\n"); }
  void lines(std::vector<pdf::Rich> const& lines) override;
  void bullets(std::vector<pdf::Rich> const& items) override;
  void pairs(std::vector<std::pair<std::string, pdf::Rich>> const& facts) override;
  /// One row a paragraph, each cell on a line of its own after the name of its column.
  void table(pdf::Table const& table) override;
  Standing sheet(pdf::Sheet const& sheet) override;

  /// Once. UTF-8, lines ended by \n, a blank line between blocks.
  std::string finish();

 private:
  std::string heading_block(int, std::string const& text) override { return text + "\n"; }
  std::string words(pdf::Rich const& text);
  std::string list_block(List const& list) const override;

  std::string page_word_, of_;
};

}  // namespace rightsdesk::disclosure
