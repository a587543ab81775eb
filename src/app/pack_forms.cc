#include "app/pack_forms.h"

#include <future>
#include <span>

#include "app/sealing.h"
#include "core/original.h"
#include "core/wording.h"
#include "delivery/bag.h"
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
    auto const files = disclosure::make_web_pack(making_.input, templates_, *making_.spool);
    if (!files) return refuse(files.error());
    auto const folder = stem() + "-pack";
    look_at(folder + ".zip", *files);
    keep("web", disclosure::zipped(folder, *files, making_.input.made_at));
  }

  void plain() {
    auto const file = disclosure::make_plain_pack(making_.input, templates_);
    if (!file) return refuse(file.error());
    look_at(file->name, {{file->name, [&] { return file->bytes; }}});
    keep("plain", *file);
  }

  /// The files are made one after the other and looked at side by side: looking takes the longer.
  void large(std::span<int const> sizes) {
    std::vector<std::future<Checked>> looks;
    for (int const points : sizes) {
      auto const form = "large-" + std::to_string(points);
      auto made = large_of(points, form);
      if (!made) return refuse(made.error());
      looks.push_back(std::async(std::launch::async, [this, one = std::move(*made)] { return looked_at(one); }));
    }
    for (auto& look : looks) note(look.get());
  }

  FormsMade made() { return {std::move(forms_), std::move(checked_)}; }

 private:
  [[nodiscard]] std::string stem() const { return disclosure::file_stem(making_.input.reference); }
  [[nodiscard]] Result<disclosure::PackVolumes> large_of(int points, std::string const& form) {
    auto input = making_.input;
    input.text_size = points;
    PutAsideByName files;
    auto made = disclosure::make_volumes(input, templates_, [&](disclosure::Part const& part) {
      auto const name = large_name(part.file_name, form);
      files[name] = put_aside(*making_.spool, {}, name, part.bytes);
    });
    if (!made) return made;
    for (std::size_t i = 0; i < made->pack.size(); ++i) {
      auto& volume = made->pack[i];
      volume.file_name = large_name(volume.file_name, form);
      forms_.push_back(as_form(files, volume_form(form, i + 1), volume.file_name));
    }
    return made;
  }
  /// "srr-1-pack-large-18-volume-2.pdf" for "srr-1-pack-volume-2.pdf".
  [[nodiscard]] std::string large_name(std::string name, std::string const& form) const { return name.insert((stem() + "-pack").size(), "-" + form); }

  [[nodiscard]] Checked looked_at(disclosure::PackVolumes const& made) const {
    Checked checked;
    check_volumes(made.pack, made.places, expected_, *making_.spool, checked);
    return checked;
  }

  void note(Checked one) {
    checked_.reports.merge(one.reports);
    checked_.blockers.insert(checked_.blockers.end(), one.blockers.begin(), one.blockers.end());
  }

  void refuse(Refusal const& why) { checked_.blockers.push_back({why.text}); }
  void keep(std::string form, disclosure::PackFile const& file) { forms_.push_back(put_aside(*making_.spool, std::move(form), file.name, file.bytes)); }

  void look_at(std::string const& name, std::vector<disclosure::KeptFile> const& files) {
    std::vector<gate::FolderFile> all;
    for (auto const& file : files) all.push_back({file.name, file.open});
    gate::CheckedPdfs volumes;
    for (auto const& volume : pack_.volumes) volumes.push_back([this, &volume] { return making_.spool->open(volume.file_name); });
    note_report(name, gate::check_folder(all, expected_, volumes), {}, checked_);
  }

  PackMaking const& making_;
  CheckedPack const& pack_;
  std::string const& templates_;
  gate::Expectations expected_ = {};
  std::vector<MadeForm> forms_ = {};
  Checked checked_ = {};
};

std::string where_of(std::optional<disclosure::PlacedPage> const& placed) {
  return placed ? placed->record.str() + "/" + std::to_string(placed->number) : "";
}

}  // namespace

MadeForm put_aside(Spool& spool, std::string form, std::string const& file_name, std::string_view bytes) {
  spool.keep(file_name, bytes);
  return {std::move(form), file_name, sha256_hex(bytes), delivery::sha512_hex(bytes), static_cast<std::int64_t>(bytes.size())};
}

MadeForm as_form(PutAsideByName const& files, std::string form, std::string const& file_name) {
  auto file = files.at(file_name);
  file.form = std::move(form);
  return file;
}

bool is_volume(std::string const& form) { return form.starts_with("volume-"); }

std::string volume_form(std::string const& form, std::size_t number) {
  if (number == 1) return form;
  return (form == "pack" ? "" : form + "-") + "volume-" + std::to_string(number);
}

void check_volumes(std::vector<disclosure::Part> const& volumes, disclosure::Places const& places, gate::Expectations expected, Spool const& spool,
                   Checked& checked) {
  for (std::size_t i = 0; i < volumes.size(); ++i) {
    expected.boxes.emplace();
    for (auto const& box : places.boxes) {
      if (box.volume == static_cast<int>(i) + 1) expected.boxes->push_back({box.page, box.x, box.y, box.width, box.height});
    }
    auto volume = volumes[i];
    volume.bytes = spool.open(volume.file_name);
    check_part(volume, expected, [&](int page) { return where_of(disclosure::stands_on(places, static_cast<int>(i) + 1, page)); }, checked);
  }
}

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
  if (auto const at = form.form.find("volume-"); at != std::string::npos) {
    auto const number = form.form.substr(at + 7);
    if (at == 0) return worded("Volume {number} of the pack (PDF)", {{"number", number}});
    auto const whole = form.form.substr(0, at - 1);
    if (whole == "large-18") return worded("Large print, volume {number} (PDF)", {{"number", number}});
    if (whole == "large-24") return worded("Very large print, volume {number} (PDF)", {{"number", number}});
    if (whole == "schedule") return worded("List of what was removed, volume {number} (PDF)", {{"number", number}});
    throw Bug("a form of a pack without words");
  }
  if (form.form == "schedule") return "List of what was removed (PDF)";
  if (form.form == "web") return "Web pages, for a screen or a screen reader (ZIP)";
  if (form.form == "plain") return "Plain text";
  if (form.form == "large-18") return "Large print (PDF)";
  if (form.form == "large-24") return "Very large print (PDF)";
  if (form.form == kSeal) return "Everything that was sealed, with its sums and the council’s signature (ZIP)";
  throw Bug("a form of a pack without words");
}

}  // namespace rightsdesk::app
