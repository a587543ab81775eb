#include "disclosure/binding.h"

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "core/text.h"

namespace rightsdesk::disclosure {
namespace {

using search::SourceState;

/// Beyond this a list of them is volumes of its own, and is not kept in memory until its page numbers are known.
constexpr std::size_t many_records = 1'500;

/// The parts of one pack and where they stand.
class Binding : public std::enable_shared_from_this<Binding> {
 public:
  Binding(PackInput const& input, Texts const& texts, pdf::Flow& flow) : input_(input), press_(input, texts, flow) {}

  Result<Bound> bound();

 private:
  struct Named {
    std::string part;
    std::string title;
    pdf::Anchor anchor;
  };
  void plan();
  pdf::Anchor anchor_of(std::string const& part) const;
  void begin(std::string const& part);
  void set_contents();
  /// From the letter to the chronology.
  void set_front();
  Result<void> set_records();
  void plan_stamps();
  /// From pages counted through all volumes to volume and page.
  template <class Placed>
  void place_in_volumes(std::vector<Placed>& all) {
    for (auto& one : all) {
      auto const place = press_.flow().place_of(one.page);
      one.volume = place.volume;
      one.page = place.page;
    }
  }
  /// What this record took from its pages; a page shared with the record before is counted from `before` on.
  void note_rows(SetRecord const& record, int page_before, pdf::Tally const& before);

  PackInput const& input_;
  Press press_;
  std::vector<Named> parts_ = {};
  std::vector<SetRecord> records_ = {};
  Bound made_ = {};
};

void Binding::plan() {
  for (std::string const part : {"how_to_read", "notice", "certificate", "chronology", "records", "schedule", "glossary", "complain", "support"}) {
    if (part == "glossary" && input_.glossary.empty()) continue;
    if (part == "chronology" && input_.records.empty()) continue;
    parts_.push_back({part, press_.label("part_" + part), press_.flow().anchor()});
  }
  for (PackRecord const& given : input_.records) {
    records_.push_back({press_.flow().anchor(), shown_title(press_, given)});
  }
}

pdf::Anchor Binding::anchor_of(std::string const& part) const {
  for (Named const& named : parts_) {
    if (named.part == part) return named.anchor;
  }
  throw Bug("a part of the pack was not planned");
}

void Binding::begin(std::string const& part) {
  press_.flow().running(press_.label("part_" + part));
  press_.flow().page_break();
  made_.page_of_part[part] = press_.flow().page();
}

void Binding::set_contents() {
  begin("contents");
  std::vector<pdf::Entry> entries;
  for (Named const& named : parts_) {
    entries.push_back({named.title, named.anchor, 1});
    if (named.part != "records") continue;
    for (SetRecord const& record : records_) entries.push_back({record.title, record.anchor, 2});
  }
  press_.flow().contents(press_.label("part_contents"), entries);
}

Result<void> Binding::set_records() {
  begin("records");
  Json values = common_values(input_);
  values["any"] = !input_.records.empty();
  press_.set("records", values, anchor_of("records"));
  for (std::size_t i = 0; i < input_.records.size(); ++i) {
    int const page_before = press_.flow().page();
    pdf::Tally const before = press_.flow().tally().back();
    auto done = set_record(press_, input_.records[i], records_[i], made_.places);
    if (!done) return done;
    note_rows(records_[i], page_before, before);
  }
  return {};
}

void Binding::plan_stamps() {
  press_.flow().stamps([press = press_](pdf::Tally const& tally) mutable {
    std::string codes;
    for (auto const& [code, count] : tally) {
      codes += (codes.empty() ? "" : ", ") + (code.empty() ? press.label("generic_stamp") : code) + " × " + std::to_string(count);
    }
    return codes.empty() ? codes : press.label("stamp", {{"codes", codes}});
  });
}

void Binding::note_rows(SetRecord const& record, int page_before, pdf::Tally const& before) {
  auto const& tally = press_.flow().tally();
  for (int page = record.first_page; page <= record.last_page; ++page) {
    for (auto const& [code, count] : tally[static_cast<std::size_t>(page) - 1]) {
      auto const earlier = page == page_before ? before.find(code) : before.end();
      int const own = count - (earlier == before.end() ? 0 : earlier->second);
      auto const place = press_.flow().place_of(page);
      if (own > 0) made_.rows.push_back({place.volume, place.page, record.title, code, own});
    }
  }
}

void Binding::set_front() {
  made_.page_of_part["letter"] = 1;
  set_letter(press_);
  begin("how_to_read");
  set_how_to_read(press_, anchor_of("how_to_read"));
  set_contents();
  begin("notice");
  set_notice(press_, anchor_of("notice"));
  begin("certificate");
  set_certificate(press_, anchor_of("certificate"));
  if (input_.records.empty()) return;
  begin("chronology");
  set_chronology(press_, records_, anchor_of("chronology"));
}

Result<Bound> Binding::bound() {
  plan();
  plan_stamps();
  if (input_.records.size() > many_records) {
    press_.flow().set_in_front([kept = shared_from_this()] { kept->set_front(); });
  } else {
    set_front();
  }
  if (auto done = set_records(); !done) return tl::unexpected(done.error());
  begin("schedule");
  made_.places.pages.push_back({RecordId(), 0, 1, press_.flow().page()});
  set_schedule(press_, made_.rows, anchor_of("schedule"));
  if (!input_.glossary.empty()) {
    begin("glossary");
    set_glossary(press_, anchor_of("glossary"));
  }
  begin("complain");
  set_complaint(press_, anchor_of("complain"));
  begin("support");
  set_support(press_, anchor_of("support"));
  place_in_volumes(made_.places.boxes);
  place_in_volumes(made_.places.pages);
  for (std::size_t i = 0; i < records_.size(); ++i) made_.page_of_record[input_.records[i].record.record] = records_[i].first_page;
  return std::move(made_);
}

}  // namespace

std::set<std::string> codes_on(std::vector<redaction::BurnedPage> const& pages) {
  std::set<std::string> codes;
  for (auto const& page : pages) {
    codes.insert(page.codes.begin(), page.codes.end());
    if (page.withheld_whole) codes.insert(page.whole_code);
    for (auto const& box : page.boxes) codes.insert(box.code);
    for (auto const& line : page.lines) {
      for (auto const& run : line) {
        if (auto const* marker = std::get_if<redaction::Marker>(&run)) codes.insert(marker->code);
      }
    }
  }
  return codes;
}

std::set<std::string> codes_on(PackInput const& input) {
  std::set<std::string> codes;
  for (auto const& given : input.records) codes.merge(given.apart ? std::set<std::string>(given.apart->codes) : codes_on(given.record.pages));
  return codes;
}

Result<void> fit_to_bind(PackInput const& input) {
  std::string waiting;
  for (auto const& row : input.searches) {
    bool const ended = row.ended_well() || row.state == SourceState::failed;
    if (!ended) waiting += (waiting.empty() ? "" : ", ") + row.title;
  }
  if (!waiting.empty()) return refused("search_not_finished", "The search has no final answer yet from: " + waiting + ".");
  for (auto const& code : codes_on(input)) {
    bool const known = code.empty() || std::any_of(input.exemptions.begin(), input.exemptions.end(), [&](law::Exemption const& row) { return row.code == code; });
    if (!known) return refused("unknown_code", "There is no reason on file for the code " + code + ".");
  }
  return {};
}

Result<Bound> bind(PackInput const& input, Texts const& texts, pdf::Flow& flow) { return std::make_shared<Binding>(input, texts, flow)->bound(); }

std::string file_stem(std::string const& reference) {
  std::string stem;
  for (char const c : lower_ascii(reference)) stem += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '-';
  return stem;
}

}  // namespace rightsdesk::disclosure
