#include "disclosure/print_copy.h"

#include <nlohmann/json.hpp>

#include "core/original.h"
#include "core/text.h"
#include "pdf/paper.h"
#include "texts/texts.h"

namespace rightsdesk::disclosure {

Part print_copy(Posting const& posting, std::string const& pack, std::string const& templates_folder) {
  pdf::CoverSheet sheet{posting.to, {posting.controller.name}, {}, posting.made_at};
  for (auto const& line : split(posting.controller.contact_address, ',')) {
    if (!tidied(line).empty()) sheet.from.push_back(tidied(line));
  }
  Json const values{{"reference", posting.reference}, {"phone", posting.controller.contact_phone}, {"has_phone", !posting.controller.contact_phone.empty()}};
  for (auto const& block : texts::Texts(templates_folder).blocks("cover", values)) {
    for (auto const& item : block.items) sheet.words.push_back(texts::plainly(item));
  }
  auto made = pdf::for_paper(pdf::cover_sheet(sheet), pack);
  auto const hash = sha256_hex(made.bytes);
  return {file_stem(posting.reference) + "-for-the-post.pdf", std::move(made.bytes), hash, made.pages};
}

}  // namespace rightsdesk::disclosure
