#pragma once
// A pack as a folder of web pages that need no script and fetch nothing. Seen by src/disclosure only.
#include <set>
#include <string>
#include <vector>

#include "core/spool.h"
#include "disclosure/other_forms.h"
#include "disclosure/section_flow.h"

namespace rightsdesk::disclosure {

/// What stands around the words: titles and the names of links, all for the reader.
struct WebWords {
  std::string title, page, of, contents, before, next, picture_words, style;
};

class WebFlow final : public SectionFlow {
 public:
  /// `spool` outlives this, and the files that it made.
  WebFlow(WebWords words, Spool& spool) : words_(std::move(words)), spool_(spool) {}
  void paragraph(pdf::Rich const& text) override;
  void note(pdf::Rich const& text) override;
  void lines(std::vector<pdf::Rich> const& lines) override;
  void bullets(std::vector<pdf::Rich> const& items) override;
  void pairs(std::vector<std::pair<std::string, pdf::Rich>> const& facts) override;
  void table(pdf::Table const& table) override;
  Standing sheet(pdf::Sheet const& sheet) override;

  /// Once: index.html, 002.html …, style.css, the pictures; in that order, under names of ours.
  std::vector<KeptFile> finish();

 private:
  std::string heading_block(int level, std::string const& text) override;
  void section_is_whole(std::size_t index) override;
  KeptFile keep(std::string const& name, std::string const& bytes);
  [[nodiscard]] std::string body_of(std::size_t index) const;
  std::string html(pdf::Rich const& text);
  [[nodiscard]] std::string page_of(std::size_t index) const;
  [[nodiscard]] std::string links(std::size_t index) const;
  std::string list_block(List const& list) const override;

  WebWords words_;
  Spool& spool_;
  std::vector<KeptFile> pictures_ = {};
  std::set<std::size_t> aside_ = {};  ///< sections whose blocks are in the spool
};

}  // namespace rightsdesk::disclosure
