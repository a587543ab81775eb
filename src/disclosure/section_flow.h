#pragma once
// A document of sections in place of pages: one for each part and each record. Seen by src/disclosure only.
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "pdf/flow.h"

namespace rightsdesk::disclosure {

/// Counts sections as pages, from 1. A section begins where a heading can be linked to, and at a page break after a new
/// running header; page breaks within a record are passed over, since a screen has no pages.
class SectionFlow : public pdf::Flow {
 public:
  using Flow::heading;
  pdf::Anchor anchor() final { return {next_anchor_++}; }
  void heading(int level, std::string const& text, std::optional<pdf::Anchor> here) final;
  void running(std::string header) final;
  void page_break() final;
  void keep(double) final {}
  void space(double) final {}
  void rule() final {}
  void contents(std::string const& title, std::vector<pdf::Entry> const& entries) final { put_list(title, entries); }
  [[nodiscard]] int page() const final { return static_cast<int>(sections_.size()); }
  [[nodiscard]] std::vector<pdf::Tally> const& tally() const final { return tally_; }
  void stamps(std::function<std::string(pdf::Tally const&)> words) final { stamp_words_ = std::move(words); }

 protected:
  struct Section {
    std::string title;
    std::vector<std::string> blocks = {};
  };
  /// A heading in this kind of document; level 1 to 3, the first of its section always 1, none skipped.
  virtual std::string heading_block(int level, std::string const& text) = 0;
  /// Nothing is put into this section any more, and no list waits in it.
  virtual void section_is_whole(std::size_t) {}
  /// Its blocks are kept elsewhere now; it still counts as one that has some.
  void forget_blocks(std::size_t index) { sections_.at(index).blocks = {}; }
  void put(std::string block);
  void count(pdf::Rich const& text);
  void count(pdf::Bar const& bar) { ++tally_.back()[bar.key]; }
  [[nodiscard]] std::vector<Section> const& sections() const { return sections_; }
  /// What is said at the end of a section about what was removed in it.
  [[nodiscard]] std::string stamp_of(std::size_t index) const { return stamp_words_ ? stamp_words_(tally_.at(index)) : std::string{}; }
  /// A Bug when the anchor was never placed.
  [[nodiscard]] int section_of(pdf::Anchor anchor) const;
  /// A list whose numbers are not known yet. The first of the document goes to the end of its first section.
  struct List {
    std::string title;
    std::vector<pdf::Entry> entries;
    std::size_t section = 0, block = 0;  ///< both from 0
  };
  void put_list(std::string const& title, std::vector<pdf::Entry> const& entries);
  virtual std::string list_block(List const& list) const = 0;
  /// Once, when every anchor is placed.
  void fill_lists();

 private:
  void begin_section();
  void end_section();
  std::vector<Section> sections_ = {};
  std::vector<pdf::Tally> tally_ = {};
  std::vector<List> lists_ = {};
  std::map<int, int> anchors_ = {};
  std::function<std::string(pdf::Tally const&)> stamp_words_ = {};
  int next_anchor_ = 0, level_ = 0;
  bool part_is_new_ = true;
};

/// The words and bars of a picture in reading order, one line an item.
std::vector<pdf::Rich> lines_of(pdf::Sheet const& sheet);

}  // namespace rightsdesk::disclosure
