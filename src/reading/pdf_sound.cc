#include "reading/pdf_sound.h"

#include <optional>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "reading/refusals.h"

namespace rightsdesk::reading {
namespace {

bool is_box(QPDFObjectHandle box) { return box.isRectangle(); }

bool is_content(QPDFObjectHandle content) { return content.isStream() || content.isArray() || content.isNull(); }

/// Removes what is of the wrong kind (ISO 32000-1, table 30); false when there was nothing.
bool mended(QPDFObjectHandle page) {
  bool changed = false;
  auto const drop = [&](char const* key, bool sound) {
    if (!page.hasKey(key) || sound) return;
    page.removeKey(key);
    changed = true;
  };
  for (auto const* key : {"/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox"}) drop(key, is_box(page.getKey(key)));
  drop("/Contents", is_content(page.getKey("/Contents")));
  drop("/Resources", page.getKey("/Resources").isDictionary());
  drop("/Rotate", page.getKey("/Rotate").isInteger());
  drop("/Annots", page.getKey("/Annots").isArray());
  return changed;
}

void open(QPDF& pdf, Source const& source) {
  pdf.setSuppressWarnings(true);
  pdf.processFile(source.path.c_str(), source.options.password.empty() ? nullptr : source.options.password.c_str());
}

void write(QPDF& pdf, std::string const& path) {
  QPDFWriter writer(pdf, path.c_str());
  writer.setPreserveEncryption(false);
  writer.write();
}

std::optional<std::vector<int>> mended_copy(Source const& source, std::string const& path) {
  try {
    QPDF pdf;
    open(pdf, source);
    std::vector<int> damaged;
    int number = 0;
    QPDFPageDocumentHelper pages(pdf);
    pages.pushInheritedAttributesToPage();
    for (auto& page : pages.getAllPages()) {
      ++number;
      if (mended(page.getObjectHandle())) damaged.push_back(number);
    }
    write(pdf, path);
    return damaged;
  } catch (std::exception const&) {
    return std::nullopt;
  }
}

bool unlocked_copy(Source const& source, std::string const& path) {
  try {
    QPDF pdf;
    open(pdf, source);
    write(pdf, path);
    return true;
  } catch (std::exception const&) {
    return false;
  }
}

}  // namespace

Result<SoundPdf> sound_pdf(Source const& given) {
  SoundPdf sound{given, {}, {}};
  if (!given.options.password.empty()) {
    sound.source.path = given.folder + "/unlocked.pdf";
    if (!unlocked_copy(given, sound.source.path)) return needs_password();
  }
  auto facts = pdf_facts(sound.source);
  if (facts && facts->lost_from > 0) {
    auto mended = sound.source;
    mended.path = given.folder + "/mended.pdf";
    if (auto damaged = mended_copy(given, mended.path)) {
      if (auto again = pdf_facts(mended); again && again->pages.size() == facts->pages.size()) {
        sound.source = std::move(mended);
        sound.damaged = std::move(*damaged);
        facts = std::move(again);
      }
    }
  }
  if (!facts) return tl::unexpected(facts.error());
  sound.facts = std::move(*facts);
  return sound;
}

}  // namespace rightsdesk::reading
