#include "disclosure/pack.h"

#include <algorithm>
#include <future>
#include <mutex>
#include <nlohmann/json.hpp>

#include "core/original.h"
#include "core/text.h"
#include "disclosure/binding.h"

namespace rightsdesk::disclosure {
namespace {

/// Makes the files of a pack, and sets each aside as soon as it is whole. Documents may be made side by side.
class Making {
 public:
  Making(PackInput const& input, Texts const& texts, PutAside const& aside) : input_(input), texts_(texts), aside_(aside) {}

  /// The volumes of one document: its title is the label of `key`, its files are named after `name`. `set` says what stands in it.
  template <class Set>
  Result<std::vector<Part>> document(std::string const& key, std::string const& name, Set set) {
    std::vector<Part> parts(1);
    pdf::Volumes cut;
    cut.pages = input_.pages_in_a_volume;
    cut.put_aside = [&](pdf::Made made) { put(parts, name, std::move(made)); };
    pdf::Writer writer(settings_for(input_, texts_, texts_.label(key + "_title", common_values(input_))), cut);
    if (auto done = set(writer); !done) return tl::unexpected(done.error());
    auto first = writer.finish();
    note_missing(name, first.missing);
    put(parts, name, std::move(first));
    return parts;
  }
  std::vector<std::string> warnings() {
    std::sort(warnings_.begin(), warnings_.end());  // whichever document was whole first
    return std::move(warnings_);
  }

 private:
  void put(std::vector<Part>& parts, std::string const& name, pdf::Made made) {
    auto const at = static_cast<std::size_t>(made.volume) - 1;
    if (parts.size() <= at) parts.resize(at + 1);
    std::string const volume = parts.size() > 1 ? "-volume-" + std::to_string(made.volume) : "";
    Part& part = parts[at] = {file_stem(input_.reference) + "-" + name + volume + ".pdf", std::move(made.bytes), {}, made.pages};
    part.sha256 = sha256_hex(part.bytes);
    if (!aside_) return;
    std::lock_guard const one_at_a_time(guard_);
    aside_(part);
    std::string().swap(part.bytes);  // assigned, it would keep its room
  }

  void note_missing(std::string const& name, std::map<char32_t, int> const& missing) {
    if (missing.empty()) return;
    std::string letters;
    for (auto const& [letter, count] : missing) {
      char hex[16];
      std::snprintf(hex, sizeof hex, " U+%04X", static_cast<unsigned>(letter));
      letters += hex;
    }
    std::lock_guard const one_at_a_time(guard_);
    warnings_.push_back(file_stem(input_.reference) + "-" + name + ".pdf: no font has these characters, so their names stand in brackets:" + letters);
  }

  PackInput const& input_;
  Texts const& texts_;
  PutAside const& aside_;
  std::mutex guard_ = {};
  std::vector<std::string> warnings_ = {};
};

}  // namespace

Result<DisclosurePack> make_pack(PackInput const& input, std::string const& templates_folder, PutAside const& aside) {
  if (auto fit = fit_to_bind(input); !fit) return tl::unexpected(fit.error());
  Texts const texts(templates_folder);
  Making making(input, texts, aside);
  DisclosurePack made;
  auto const alone = [&](std::launch when, std::string const& key, std::string const& name, auto set) {
    return std::async(when, [&making, &input, &texts, key, name, set] {
      return *making.document(key, name, [&](pdf::Writer& writer) -> Result<void> {
        Press press(input, texts, writer);
        set(press);
        return {};
      });
    });
  };
  auto certificate = alone(std::launch::async, "certificate", "search-certificate", [](Press& press) { set_certificate(press, std::nullopt); });
  std::future<std::vector<Part>> schedule;
  auto pack = making.document("pack", "pack", [&](pdf::Writer& writer) -> Result<void> {
    auto bound = bind(input, texts, writer);
    if (!bound) return tl::unexpected(bound.error());
    made.page_of_part = std::move(bound->page_of_part);
    made.page_of_record = std::move(bound->page_of_record);
    made.rows = std::move(bound->rows);
    made.places = std::move(bound->places);
    // Beside the last volumes, or, when it is long itself, after them: memory is to be that of a short pack.
    constexpr std::size_t long_schedule = 2'000;
    schedule = alone(made.rows.size() < long_schedule ? std::launch::async : std::launch::deferred, "schedule", "schedule", [&](Press& press) { set_schedule(press, made.rows, std::nullopt); });
    return {};
  });
  if (!pack) return tl::unexpected(pack.error());
  made.pack = std::move(*pack);
  made.schedule = schedule.get();
  made.certificate = certificate.get().front();
  made.warnings = making.warnings();
  return made;
}

Result<PackVolumes> make_volumes(PackInput const& input, std::string const& templates_folder, PutAside const& aside) {
  if (auto fit = fit_to_bind(input); !fit) return tl::unexpected(fit.error());
  Texts const texts(templates_folder);
  Making making(input, texts, aside);
  PackVolumes made;
  auto pack = making.document("pack", "pack", [&](pdf::Writer& writer) -> Result<void> {
    auto bound = bind(input, texts, writer);
    if (!bound) return tl::unexpected(bound.error());
    made.places = std::move(bound->places);
    return {};
  });
  if (!pack) return tl::unexpected(pack.error());
  made.pack = std::move(*pack);
  made.warnings = making.warnings();
  return made;
}

std::optional<PlacedPage> stands_on(Places const& places, int volume, int page) {
  std::optional<PlacedPage> found;
  for (auto const& placed : places.pages) {
    if (placed.volume > volume || (placed.volume == volume && placed.page > page)) break;
    bool const begins_here = placed.volume == volume && placed.page == page;
    if (begins_here && found && found->volume == volume && found->page == page) break;
    found = placed;
  }
  return found && !found->record.str().empty() ? found : std::nullopt;
}

}  // namespace rightsdesk::disclosure
