#include "disclosure/pack.h"

#include <nlohmann/json.hpp>

#include "core/original.h"
#include "core/text.h"
#include "disclosure/binding.h"

namespace rightsdesk::disclosure {
namespace {

Part part_from(std::string file_name, pdf::Made made, std::vector<std::string>& warnings) {
  if (!made.missing.empty()) {
    std::string letters;
    for (auto const& [letter, count] : made.missing) {
      char name[16];
      std::snprintf(name, sizeof name, " U+%04X", static_cast<unsigned>(letter));
      letters += name;
    }
    warnings.push_back(file_name + ": no font has these characters, so their names stand in brackets:" + letters);
  }
  std::string const hash = sha256_hex(made.bytes);
  return {std::move(file_name), std::move(made.bytes), hash, made.pages};
}

/// A part that is also given by itself: its title is the label of its key.
template <class Set>
Part alone(PackInput const& input, Texts const& texts, std::string const& key, Set set, std::vector<std::string>& warnings) {
  pdf::Writer writer(settings_for(input, texts, texts.label(key + "_title", common_values(input))));
  Press press(input, texts, writer);
  set(press);
  std::string const ending = key == "certificate" ? "search-certificate" : key;
  return part_from(file_stem(input.reference) + "-" + ending + ".pdf", writer.finish(), warnings);
}

}  // namespace

Result<DisclosurePack> make_pack(PackInput const& input, std::string const& templates_folder) {
  if (auto fit = fit_to_bind(input); !fit) return tl::unexpected(fit.error());
  Texts const texts(templates_folder);
  pdf::Writer writer(settings_for(input, texts, texts.label("pack_title", common_values(input))));
  auto bound = bind(input, texts, writer);
  if (!bound) return tl::unexpected(bound.error());
  DisclosurePack made;
  made.page_of_part = std::move(bound->page_of_part);
  made.page_of_record = std::move(bound->page_of_record);
  made.rows = std::move(bound->rows);
  made.boxes = std::move(bound->boxes);
  made.pack = part_from(file_stem(input.reference) + "-pack.pdf", writer.finish(), made.warnings);
  made.schedule = alone(input, texts, "schedule", [&](Press& press) { set_schedule(press, made.rows, std::nullopt); }, made.warnings);
  made.certificate = alone(input, texts, "certificate", [&](Press& press) { set_certificate(press, std::nullopt); }, made.warnings);
  return made;
}

}  // namespace rightsdesk::disclosure
