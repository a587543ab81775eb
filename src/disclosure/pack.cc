#include "disclosure/pack.h"

#include <nlohmann/json.hpp>
#include <set>

#include "core/original.h"
#include "core/text.h"
#include "disclosure/press.h"

namespace rightsdesk::disclosure {
namespace {

using search::SourceState;

Result<void> ready(PackInput const& input) {
  std::string waiting;
  for (auto const& row : input.searches) {
    if (row.state == SourceState::planned || row.state == SourceState::asked) waiting += (waiting.empty() ? "" : ", ") + row.title;
  }
  if (!waiting.empty()) return refused("search_not_finished", "The search has no final answer yet from: " + waiting + ".");
  std::set<std::string> known{""};
  for (auto const& row : input.exemptions) known.insert(row.code);
  for (auto const& given : input.records) {
    for (auto const& page : given.record.pages) {
      std::vector<std::string> codes = page.codes;
      codes.push_back(page.whole_code);
      for (auto const& box : page.boxes) codes.push_back(box.code);
      for (auto const& line : page.lines) {
        for (auto const& run : line) {
          if (auto const* marker = std::get_if<redaction::Marker>(&run)) codes.push_back(marker->code);
        }
      }
      for (auto const& code : codes) {
        if (!known.contains(code)) return refused("unknown_code", "There is no reason on file for the code " + code + ".");
      }
    }
  }
  return {};
}

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

std::string file_stem(std::string const& reference) {
  std::string stem;
  for (char const c : lower_ascii(reference)) stem += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '-';
  return stem;
}

/// The parts of one pack and where they stand.
class Binding {
 public:
  Binding(PackInput const& input, Texts const& texts)
      : input_(input), press_(input, texts, texts.label("pack_title", common_values(input))) {}

  Result<DisclosurePack> bound(Texts const& texts);

 private:
  using Counts = std::map<std::string, int>;
  struct Named {
    std::string part;
    std::string title;
    pdf::Anchor anchor;
  };
  void plan();
  pdf::Anchor anchor_of(std::string const& part) const;
  void begin(std::string const& part);
  void set_contents();
  Result<void> set_records();
  void stamp_pages();
  /// What this record took from its pages; a page shared with the record before is counted from `before` on.
  void note_rows(SetRecord const& record, int page_before, Counts const& before);

  PackInput const& input_;
  Press press_;
  std::vector<Named> parts_ = {};
  std::vector<SetRecord> records_ = {};
  DisclosurePack made_ = {};
};

void Binding::plan() {
  for (std::string const part : {"how_to_read", "notice", "certificate", "records", "schedule", "glossary", "complain", "support"}) {
    if (part == "glossary" && input_.glossary.empty()) continue;
    parts_.push_back({part, press_.label("part_" + part), press_.writer().anchor()});
  }
  for (PackRecord const& given : input_.records) {
    records_.push_back({press_.writer().anchor(), shown_title(press_, given)});
  }
}

pdf::Anchor Binding::anchor_of(std::string const& part) const {
  for (Named const& named : parts_) {
    if (named.part == part) return named.anchor;
  }
  throw Bug("a part of the pack was not planned");
}

void Binding::begin(std::string const& part) {
  press_.writer().running(press_.label("part_" + part));
  press_.writer().page_break();
  made_.page_of_part[part] = press_.writer().page();
}

void Binding::set_contents() {
  begin("contents");
  press_.writer().heading(1, press_.label("part_contents"));
  std::vector<pdf::Entry> entries;
  for (Named const& named : parts_) {
    entries.push_back({named.title, named.anchor, 1});
    if (named.part != "records") continue;
    for (SetRecord const& record : records_) entries.push_back({record.title, record.anchor, 2});
  }
  press_.writer().contents(entries);
}

Result<void> Binding::set_records() {
  begin("records");
  Json values = common_values(input_);
  values["any"] = !input_.records.empty();
  press_.set("records", values, anchor_of("records"));
  for (std::size_t i = 0; i < input_.records.size(); ++i) {
    int const page_before = press_.writer().page();
    Counts const before = press_.writer().tally().back();
    auto done = set_record(press_, input_.records[i], records_[i], made_.boxes);
    if (!done) return done;
    note_rows(records_[i], page_before, before);
  }
  return {};
}

void Binding::stamp_pages() {
  auto const& tally = press_.writer().tally();
  for (std::size_t i = 0; i < tally.size(); ++i) {
    std::string codes;
    for (auto const& [code, count] : tally[i]) {
      codes += (codes.empty() ? "" : ", ") + (code.empty() ? press_.label("generic_stamp") : code) + " × " + std::to_string(count);
    }
    if (!codes.empty()) press_.writer().stamp(static_cast<int>(i) + 1, press_.label("stamp", {{"codes", codes}}));
  }
}

void Binding::note_rows(SetRecord const& record, int page_before, Counts const& before) {
  auto const& tally = press_.writer().tally();
  for (int page = record.first_page; page <= record.last_page; ++page) {
    for (auto const& [code, count] : tally[static_cast<std::size_t>(page) - 1]) {
      auto const earlier = page == page_before ? before.find(code) : before.end();
      int const own = count - (earlier == before.end() ? 0 : earlier->second);
      if (own > 0) made_.rows.push_back({page, record.title, code, own});
    }
  }
}

Result<DisclosurePack> Binding::bound(Texts const& texts) {
  plan();
  made_.page_of_part["letter"] = 1;
  set_letter(press_);
  begin("how_to_read");
  set_how_to_read(press_, anchor_of("how_to_read"));
  set_contents();
  begin("notice");
  set_notice(press_, anchor_of("notice"));
  begin("certificate");
  set_certificate(press_, anchor_of("certificate"));
  if (auto done = set_records(); !done) return tl::unexpected(done.error());
  begin("schedule");
  set_schedule(press_, made_.rows, anchor_of("schedule"));
  if (!input_.glossary.empty()) {
    begin("glossary");
    set_glossary(press_, anchor_of("glossary"));
  }
  begin("complain");
  set_complaint(press_, anchor_of("complain"));
  begin("support");
  set_support(press_, anchor_of("support"));
  stamp_pages();
  for (std::size_t i = 0; i < records_.size(); ++i) made_.page_of_record[input_.records[i].record.record] = records_[i].first_page;
  std::string const stem = file_stem(input_.reference);
  made_.pack = part_from(stem + "-pack.pdf", press_.writer().finish(), made_.warnings);
  Press schedule(input_, texts, texts.label("schedule_title", common_values(input_)));
  set_schedule(schedule, made_.rows, std::nullopt);
  made_.schedule = part_from(stem + "-schedule.pdf", schedule.writer().finish(), made_.warnings);
  Press certificate(input_, texts, texts.label("certificate_title", common_values(input_)));
  set_certificate(certificate, std::nullopt);
  made_.certificate = part_from(stem + "-search-certificate.pdf", certificate.writer().finish(), made_.warnings);
  return std::move(made_);
}

}  // namespace

Result<DisclosurePack> make_pack(PackInput const& input, std::string const& templates_folder) {
  if (auto fit = ready(input); !fit) return tl::unexpected(fit.error());
  Texts const texts(templates_folder);
  return Binding(input, texts).bound(texts);
}

}  // namespace rightsdesk::disclosure
