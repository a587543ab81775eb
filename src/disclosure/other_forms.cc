#include "disclosure/other_forms.h"

#include <archive.h>
#include <archive_entry.h>

#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>

#include "disclosure/binding.h"
#include "disclosure/text_flow.h"
#include "disclosure/web_flow.h"

namespace rightsdesk::disclosure {
namespace {

std::string style_in(std::string const& templates_folder) {
  std::ifstream file(templates_folder + "/web.css", std::ios::binary);
  if (!file) throw Fault("The pack could not be made.", "cannot read " + templates_folder + "/web.css");
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

using Writing = std::unique_ptr<archive, decltype(&archive_write_free)>;

void must(int status, archive* of) {
  if (status != ARCHIVE_OK) throw Fault("The pack could not be put into one file.", archive_error_string(of) ? archive_error_string(of) : "libarchive");
}

la_ssize_t keep_bytes(archive*, void* into, void const* bytes, std::size_t size) {
  static_cast<std::string*>(into)->append(static_cast<char const*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

void add(archive* zip, std::string const& path, std::string const& bytes, Instant made_at) {
  std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(), archive_entry_free);
  archive_entry_set_pathname(entry.get(), path.c_str());
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes.size()));
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), 0644);
  archive_entry_set_mtime(entry.get(), std::chrono::duration_cast<std::chrono::seconds>(made_at.time_since_epoch()).count(), 0);
  must(archive_write_header(zip, entry.get()), zip);
  if (archive_write_data(zip, bytes.data(), bytes.size()) != static_cast<la_ssize_t>(bytes.size())) must(ARCHIVE_FATAL, zip);
}

}  // namespace

Result<std::vector<KeptFile>> make_web_pack(PackInput const& input, std::string const& templates_folder, Spool& spool) {
  if (auto fit = fit_to_bind(input); !fit) return tl::unexpected(fit.error());
  Texts const texts(templates_folder);
  auto const label = [&](char const* key) { return texts.label(key, Json::object()); };
  WebFlow flow({texts.label("pack_title", common_values(input)), label("page"), label("of"), label("part_contents"), label("web_before"), label("web_next"),
                label("picture_words"), style_in(templates_folder)},
               spool);
  if (auto bound = bind(input, texts, flow); !bound) return tl::unexpected(bound.error());
  return flow.finish();
}

Result<PackFile> make_plain_pack(PackInput const& input, std::string const& templates_folder) {
  if (auto fit = fit_to_bind(input); !fit) return tl::unexpected(fit.error());
  Texts const texts(templates_folder);
  TextFlow flow(texts.label("page", Json::object()), texts.label("of", Json::object()));
  if (auto bound = bind(input, texts, flow); !bound) return tl::unexpected(bound.error());
  return PackFile{file_stem(input.reference) + "-pack.txt", flow.finish()};
}

PackFile zipped(std::string const& stem, std::vector<PackFile> const& files, Instant made_at) {
  std::vector<KeptFile> all;
  for (auto const& file : files) all.push_back({file.name, [&file] { return file.bytes; }});
  return zipped(stem, all, made_at);
}

PackFile zipped(std::string const& stem, std::vector<KeptFile> const& files, Instant made_at) {
  std::string bytes;
  Writing const zip(archive_write_new(), archive_write_free);
  must(archive_write_set_format_zip(zip.get()), zip.get());
  must(archive_write_set_bytes_per_block(zip.get(), 0), zip.get());
  must(archive_write_open(zip.get(), &bytes, nullptr, keep_bytes, nullptr), zip.get());
  for (auto const& file : files) add(zip.get(), stem + "/" + file.name, file.open(), made_at);
  must(archive_write_close(zip.get()), zip.get());
  return {stem + ".zip", std::move(bytes)};
}

}  // namespace rightsdesk::disclosure
