#include "disclosure/redacted_copy.h"

#include <nlohmann/json.hpp>

#include "disclosure/press.h"

namespace rightsdesk::disclosure {

Result<RedactedCopy> make_redacted_copy(CopyInput const& input, std::string const& templates_folder) {
  Texts const texts(templates_folder);
  PackInput facts;
  facts.reference = texts.label("copy_title", Json::object());
  facts.made_at = input.made_at;
  facts.received = facts.dated = local_date(input.made_at);
  facts.exemptions = {input.exemption};
  pdf::Writer writer(settings_for(facts, texts, facts.reference));
  Press press(facts, texts, writer);
  RedactedCopy made;
  for (std::size_t i = 0; i < input.records.size(); ++i) {
    auto const title = i == 0 ? facts.reference : press.label("copy_inside", {{"number", static_cast<int>(i)}});
    press.flow().running(title);
    if (i > 0) press.flow().page_break();
    press.flow().heading(1, title);
    if (auto done = set_pages(press, input.records[i], title, made.places); !done) return tl::unexpected(done.error());
  }
  auto finished = writer.finish();
  made.bytes = std::move(finished.bytes);
  made.pages = finished.pages;
  return made;
}

}  // namespace rightsdesk::disclosure
