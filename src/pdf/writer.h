#pragma once
// A document that flows, on the pages of a PDF: with a running header and footer, bookmarks and tags.
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/date.h"
#include "pdf/flow.h"

namespace rightsdesk::pdf {

struct Settings {
  std::string title;
  std::string language = "en-GB";
  Instant dated;               ///< the only date in the file's metadata
  double body = 11;            ///< points; headings follow it
  std::string footer_left;     ///< on every page
  std::string page_word = "Page", of_word = "of";
  std::string password = {};   ///< AES-256 when not empty
  std::string font_folder = "/usr/share/fonts/truetype";
};

struct Made {
  std::string bytes;
  int pages = 0;
  std::map<int, int> anchors = {};          ///< Anchor::number -> page
  std::map<char32_t, int> missing = {};     ///< code points no font has, shown by name in brackets, and how often
};

/// Not copyable; one document each. Methods throw Fault when a font is not installed or libharu fails.
class Writer final : public Flow {
 public:
  explicit Writer(Settings settings);
  ~Writer() override;

  Anchor anchor() override;
  void heading(int level, std::string const& text, std::optional<Anchor> here = std::nullopt) override;
  void paragraph(Rich const& text) override;
  void note(Rich const& text) override;
  void lines(std::vector<Rich> const& lines) override;
  void bullets(std::vector<Rich> const& items) override;
  void pairs(std::vector<std::pair<std::string, Rich>> const& facts) override;
  void table(Table const& table) override;
  void contents(std::string const& title, std::vector<Entry> const& entries) override;
  void rule() override;
  void space(double points) override;
  void page_break() override;
  void keep(double points) override;
  Standing sheet(Sheet const& sheet) override;
  void running(std::string header) override;
  [[nodiscard]] int page() const override;
  [[nodiscard]] std::vector<Tally> const& tally() const override;
  void stamp(int page, std::string text) override;

  /// Once. The same calls give the same bytes, unless a password was set.
  Made finish();

  struct State;  ///< seen by src/pdf only

 private:
  std::unique_ptr<State> state_;
};

}  // namespace rightsdesk::pdf
