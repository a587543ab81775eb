#include "app/pack_forms.h"

#include <future>
#include <span>

#include "app/sealing.h"
#include "disclosure/other_forms.h"
#include "gate/folder.h"

namespace rightsdesk::app {
namespace {

constexpr int kLargeSizes[] = {18, 24};  // points: large and very large print (UK Association for Accessible Formats)

class FormsInTheMaking {
 public:
  FormsInTheMaking(PackMaking const& making, CheckedPack const& checked, std::string const& templates)
      : making_(making), pack_(checked), templates_(templates) {
    expected_.withheld = making.withheld;
    expected_.pictures_seen = checked.pictures;
  }

  void web() {
    auto const files = disclosure::make_web_pack(making_.input, templates_);
    if (!files) return refuse(files.error());
    auto const folder = stem() + "-pack";
    look_at(folder + ".zip", *files);
    keep("web", disclosure::zipped(folder, *files, making_.input.made_at));
  }

  void plain() {
    auto const file = disclosure::make_plain_pack(making_.input, templates_);
    if (!file) return refuse(file.error());
    look_at(file->name, {*file});
    keep("plain", *file);
  }

  /// The files are made one after the other and looked at side by side: looking takes the longer.
  void large(std::span<int const> sizes) {
    std::vector<disclosure::DisclosurePack> all;
    all.reserve(sizes.size());
    std::vector<std::future<Checked>> looks;
    for (int const points : sizes) {
      auto made = large_of(points);
      if (!made) return refuse(made.error());
      all.push_back(std::move(*made));
      looks.push_back(std::async(std::launch::async, [this, &one = all.back()] { return looked_at(one); }));
    }
    for (auto& look : looks) note(look.get());
    for (std::size_t i = 0; i < all.size(); ++i) {
      keep("large-" + std::to_string(sizes[i]), {all[i].pack.file_name, std::move(all[i].pack.bytes)});
    }
  }

  FormsMade made() { return {std::move(forms_), std::move(checked_)}; }

 private:
  [[nodiscard]] std::string stem() const { return disclosure::file_stem(making_.input.reference); }
  [[nodiscard]] Result<disclosure::DisclosurePack> large_of(int points) const {
    auto input = making_.input;
    input.text_size = points;
    auto made = disclosure::make_pack(input, templates_);
    if (made) made->pack.file_name = stem() + "-pack-large-" + std::to_string(points) + ".pdf";
    return made;
  }

  [[nodiscard]] Checked looked_at(disclosure::DisclosurePack const& made) const {
    auto expected = expected_;
    expected.boxes.emplace();
    for (auto const& box : made.boxes) expected.boxes->push_back({box.page, box.x, box.y, box.width, box.height});
    Checked checked;
    check_part(made.pack, expected, checked);
    return checked;
  }

  void note(Checked one) {
    checked_.reports.merge(one.reports);
    checked_.blockers.insert(checked_.blockers.end(), one.blockers.begin(), one.blockers.end());
  }

  void refuse(Refusal const& why) { checked_.blockers.push_back(why.text); }
  void keep(std::string form, disclosure::PackFile file) { forms_.push_back({std::move(form), std::move(file.name), std::move(file.bytes)}); }

  void look_at(std::string const& name, std::vector<disclosure::PackFile> const& files) {
    std::vector<gate::FolderFile> all;
    for (auto const& file : files) all.push_back({file.name, file.bytes});
    note_report(name, gate::check_folder(all, expected_, pack_.bytes), checked_);
  }

  PackMaking const& making_;
  CheckedPack const& pack_;
  std::string const& templates_;
  gate::Expectations expected_ = {};
  std::vector<MadeForm> forms_ = {};
  Checked checked_ = {};
};

}  // namespace

FormsMade make_forms(PackMaking const& making, CheckedPack const& checked, std::string const& templates_folder) {
  FormsInTheMaking forms(making, checked, templates_folder);
  forms.web();
  forms.plain();
  forms.large(kLargeSizes);
  return forms.made();
}

std::string media_type_of(PackForm const& form) {
  if (form.form == "web" || form.form == kSeal) return "application/zip";
  return form.form == "plain" ? "text/plain; charset=utf-8" : "application/pdf";
}

std::string in_words(PackForm const& form) {
  if (form.form == "web") return "Web pages, for a screen or a screen reader (ZIP)";
  if (form.form == "plain") return "Plain text";
  if (form.form == "large-18") return "Large print (PDF)";
  if (form.form == "large-24") return "Very large print (PDF)";
  if (form.form == kSeal) return "Everything that was sealed, with its sums and the council’s signature (ZIP)";
  throw Bug("a form of a pack without words");
}

}  // namespace rightsdesk::app
