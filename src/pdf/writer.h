#pragma once
// A document that flows, on the pages of a PDF: with a running header and footer, bookmarks and tags.
#include <functional>
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
  std::string volume_word = "Volume", page_in_volume_word = "page";
  std::string volume_short = "Vol";  ///< before a number in the contents
  std::string password = {};   ///< AES-256 when not empty
  std::string font_folder = "/usr/share/fonts/truetype";
};

struct Made {
  int volume = 1;
  std::string bytes;
  int pages = 0;
  std::map<int, int> anchors = {};          ///< Anchor::number -> page, counted through all volumes
  std::map<char32_t, int> missing = {};     ///< code points no font has, shown by name in brackets, and how often
};

/// When a document is cut into volumes: where volume_may_end after `pages`, or wherever a block ends after a quarter more; or after so many
/// bytes of pictures. What is held in memory is the volume being written, the one being finished, and those with contents that wait for page
/// numbers: none when these were set in front (Flow::set_in_front).
struct Volumes {
  int pages = 0;                            ///< 0: never
  std::size_t picture_bytes = 24U << 20U;
  std::size_t elements = 15'000;            ///< of the tags: a page of a table has six times those of a page of text
  std::function<void(Made)> put_aside = {};  ///< each volume but the first as soon as it is whole, from the thread that writes
};

/// Not copyable; one document each. Methods throw Fault when a font is not installed or libharu fails.
class Writer final : public Flow {
 public:
  explicit Writer(Settings settings, Volumes volumes = {});
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
  void volume_may_end() override;
  void set_in_front(std::function<void()> const& front) override;
  /// The head of a letter that goes into a window envelope (paper.h): `from` above what its window may show, `to` within it, and what follows below, with marks
  /// where the sheet is folded; as GOV.UK Notify prints it `from` stands beside the address, and there are no marks. Long ones are set smaller, down to 7 points.
  /// For the first page, before anything else is set.
  void window_head(std::vector<Rich> const& from, std::vector<Rich> const& to, Envelope envelope = Envelope::of_ours);
  void stamps(std::function<std::string(Tally const&)> words) override;
  [[nodiscard]] Place place_of(int page) const override;

  /// Once. The first volume, which is all of a document that was not cut; the others were put aside. The same calls give the same bytes,
  /// unless a password was set.
  Made finish();
  [[nodiscard]] int volumes() const;

  struct State;  ///< seen by src/pdf only

 private:
  std::unique_ptr<State> state_;
};

}  // namespace rightsdesk::pdf
