#include "app/regulator.h"

#include <algorithm>

#include "app/acts.h"
#include "app/caseload.h"
#include "app/hold.h"
#include "app/letters.h"
#include "app/pack_gate.h"
#include "core/original.h"
#include "core/text.h"
#include "gate/needles.h"
#include "reading/read.h"

namespace rightsdesk::app {
namespace {

using disclosure::Section;
using disclosure::Sheet;

std::vector<std::string> decision_row(std::string const& about, redaction::Decision const& decision) {
  auto const outcome = decision.outcome == redaction::Outcome::withhold  ? "withheld"
                       : decision.outcome == redaction::Outcome::release ? "released"
                                                                         : "undecided";
  return {about, outcome, decision.code, decision.reason, decision.by.str(), decision.by.empty() ? "" : to_iso(decision.at)};
}

std::string in_a_line(std::map<std::string, std::string> const& fields) {
  std::string line;
  for (auto const& [name, words] : fields) line += (line.empty() ? "" : "; ") + name + ": " + words;
  return line;
}

/// Names, numbers and addresses of people whom nobody decided to disclose; what is the requester's own as well is not among them.
std::vector<std::string> not_to_disclose(Work& work, casework::Case const& about) {
  std::vector<std::string> strings;
  for (auto const& person : work.reviews().people(about.id)) {
    bool const third = person.known.standing == redaction::Standing::third_party && person.decision.outcome != redaction::Outcome::release;
    if (!third && person.decision.outcome != redaction::Outcome::withhold) continue;
    auto const& known = person.known.described;
    for (auto const& name : known.names) strings.push_back(name.full);
    for (auto const* details : {&known.phones, &known.emails}) strings.insert(strings.end(), details->begin(), details->end());
    for (auto const& address : known.addresses) strings.push_back(address.text);
  }
  auto const& requester = about.requester.reveal();
  std::string const own = requester.name.full + "\n" + requester.address + "\n" + requester.postcode + "\n" + requester.email + "\n" + requester.phone;
  std::erase_if(strings, [&](std::string const& text) { return count_code_points(tidied(text)) < 4 || gate::Needles({text}).in_text(own); });
  return strings;
}

/// A table as it is read on paper: moments to the second, titles and what happened as words.
void make_readable(Sheet& sheet) {
  constexpr std::size_t kInstant = 27;  // 2026-11-23T10:00:00.000000Z
  for (auto& title : sheet.header) {
    std::replace(title.begin(), title.end(), '_', ' ');
    if (title == "number") title = "no.";
  }
  auto const what = std::find(sheet.header.begin(), sheet.header.end(), "what") - sheet.header.begin();
  for (auto& row : sheet.rows) {
    if (what < static_cast<std::ptrdiff_t>(row.size())) std::replace(row[static_cast<std::size_t>(what)].begin(), row[static_cast<std::size_t>(what)].end(), '_', ' ');
    for (auto& cell : row) {
      if (cell.size() == kInstant && cell[10] == 'T' && cell.back() == 'Z') cell = cell.substr(0, 10) + " " + cell.substr(11, 8) + "Z";
    }
  }
}

/// Leaves out words that name somebody.
class Screen {
 public:
  explicit Screen(std::vector<std::string> const& strings) : needles_(strings) {}
  void over(std::string& words) const {
    if (needles_.in_text(words)) words = "[Left out here: it names somebody who is not to be disclosed. It stands on the case.]";
  }
  void over(Section& section) const {
    for (auto* words : {&section.words, &section.lines}) std::for_each(words->begin(), words->end(), [&](auto& one) { over(one); });
    for (auto& [name, value] : section.facts) over(value);
    for (auto& row : section.sheet.rows) std::for_each(row.begin(), row.end(), [&](auto& cell) { over(cell); });
  }

 private:
  gate::Needles needles_;
};

std::string day_or_none(std::optional<Date> const& day) { return day ? in_words(*day) : "none"; }

Section clock_section(law::DueDate const& due) {
  Section section{"The clock and its reasons"};
  section.facts = {{"Clock", law::to_string(due.status)}, {"Due", day_or_none(due.due)}, {"Cautious date", day_or_none(due.safe_due)},
                   {"Our own target", day_or_none(due.internal_target)}, {"Last day for notice of an extension", day_or_none(due.extension_notice_by)}};
  section.sheet = {{1, 4}, {"Rule", "Step"}, {}};
  for (auto const& step : due.because) section.sheet.rows.push_back({step.rule, step.text});
  for (auto const& warning : due.warnings) section.sheet.rows.push_back({"warning", warning});
  return section;
}

Section search_section(Work& work, CaseId const& id) {
  Section section{"Where we looked"};
  section.sheet = {{2, 1.4, 1.3, 1.3, 0.7, 2.4}, {"System", "Answer", "Asked", "Ended", "Found", "Why, or why not"}, {}};
  for (auto const& row : work.searches().plan_of(id)) {
    section.sheet.rows.push_back({row.title, search::to_string(row.state), row.started ? to_iso(*row.started) : "", row.ended ? to_iso(*row.ended) : "",
                                  std::to_string(row.found), row.failure.empty() ? row.reason : row.failure});
  }
  return section;
}

Section packs_section(Work& work, CaseId const& id) {
  Section section{"Packs"};
  section.sheet = {{0.6, 1, 0.6, 1.4, 1.4, 3}, {"Version", "State", "Pages", "Built", "Released", "SHA-256"}, {}};
  for (auto const& pack : work.packs().of_case(id)) {
    section.sheet.rows.push_back({std::to_string(pack.version), to_string(pack.state), std::to_string(pack.pages), pack.built_at ? to_iso(*pack.built_at) : "",
                                  pack.released_at ? to_iso(*pack.released_at) : "", pack.pack_sha256});
  }
  return section;
}

/// The words of a letter as it went out, by post or not.
std::vector<std::string> words_of(Office const& office, LetterCopy const& copy) {
  auto const in_lines = [](std::string const& text) {
    auto lines = split(text, '\n');
    std::erase_if(lines, [](std::string const& line) { return tidied(line).empty(); });
    return lines;
  };
  if (copy.media_type != "application/pdf") return in_lines(valid_utf8(copy.bytes));
  reading::Options options;
  options.ocr = reading::Options::Ocr::never;
  options.reader = office.reader;
  auto const read = reading::read(copy.bytes, "letter.pdf", options);
  if (!read) return {"This letter cannot be read: " + read.error().text};
  std::vector<std::string> lines;
  for (auto const& page : read->pages) {
    for (auto& line : in_lines(page.text)) lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<Section> letter_sections(Office& office, CaseId const& id, Actor const& actor) {
  auto sent = letters_sent(office, id);
  std::reverse(sent.begin(), sent.end());
  std::vector<Section> sections{{"Correspondence", {"Letters that went out: " + std::to_string(sent.size()) + ". Each stands below as it was sent."}}};
  for (auto const& letter : sent) {
    Section section{in_words(letter.on) + ": " + letter.title};
    section.level = 2;
    section.facts = {{"Letter", letter.id}, {"Sent by", letter.by}, {"SHA-256", letter.sha256}};
    if (auto const copy = letter_copy(office, id, actor, letter.number)) section.lines = words_of(office, *copy);
    sections.push_back(std::move(section));
  }
  return sections;
}

struct Gathered {
  casework::Case about;
  std::vector<Section> before, after;  ///< the letters stand between them
  std::vector<std::string> strings;
};

void gather(Work& work, Office const& office, Gathered& made) {
  auto const& id = made.about.id;
  Section events{"What happened"}, decisions{"What was decided, by whom and why"}, originals{"The originals, as collected and now"};
  events.sheet = events_sheet(work.cases().events(id));
  decisions.sheet = decisions_sheet(work, id);
  originals.sheet = originals_sheet(work, id);
  made.before = {clock_section(due_of(work, office, made.about)), events, search_section(work, id), decisions, packs_section(work, id)};
  made.after = {originals};
  made.strings = not_to_disclose(work, made.about);
}

disclosure::Bundle bundle_of(Office const& office, casework::Case const& about, std::vector<Section> sections) {
  disclosure::Bundle bundle{disclosure::file_stem(about.reference) + "-for-the-regulator.pdf", "What was done: " + about.reference, about.reference, {},
                            std::move(sections), office.clock.now()};
  bundle.facts = {{"Reference", about.reference}, {"Right", law::to_string(about.right)}, {"Controller", office.rules.controllers.at(about.controller).name},
                  {"Received", in_words(about.received)}, {"State", about.state}, {"Made", to_iso(office.clock.now())}};
  return bundle;
}

}  // namespace

Sheet events_sheet(std::vector<casework::CaseEvent> const& events) {
  Sheet sheet{{0.5, 1.8, 1.1, 1.2, 1.3, 3}, {"number", "what", "on", "at", "actor", "detail"}, {}};
  for (auto const& event : events) {
    sheet.rows.push_back({std::to_string(event.number), event.what, to_iso(event.on), to_iso(event.at), event.actor, in_a_line(event.detail)});
  }
  return sheet;
}

Sheet decisions_sheet(Work& work, CaseId const& id) {
  Sheet sheet{{2, 1.15, 1, 2.5, 1.2, 1.25}, {"about", "outcome", "code", "reason", "by", "at"}, {}};
  for (auto const& candidate : work.searches().candidates(id)) {
    sheet.rows.push_back({"candidate " + candidate.id.str() + " of " + candidate.offered.source, search::to_string(candidate.identity), "", candidate.reason,
                          candidate.decided_by, candidate.decided_at ? to_iso(*candidate.decided_at) : ""});
  }
  for (auto const& person : work.reviews().people(id)) sheet.rows.push_back(decision_row("person " + person.known.id.str(), person.decision));
  for (auto const& proposal : work.reviews().proposals_of_case(id)) {
    auto const& place = proposal.mention.place;
    if (proposal.decision.outcome == redaction::Outcome::undecided) continue;
    sheet.rows.push_back(decision_row("record " + place.record.str() + " page " + std::to_string(place.page), proposal.decision));
  }
  for (auto const& ground : work.grounds().of_case(id)) {
    sheet.rows.push_back({"record of " + std::to_string(ground.scopes.size()) + " withholdings", ground.silent ? "without a label" : "recorded", ground.code,
                          in_a_line(ground.fields.reveal()), ground.made_by, to_iso(ground.made_at)});
  }
  return sheet;
}

Sheet originals_sheet(Work& work, CaseId const& id) {
  Sheet sheet{{1.4, 1.2, 0.8, 1.3, 2, 2, 0.9}, {"record", "source", "bytes", "collected_at", "sha256_at_collection", "sha256_now", "unchanged"}, {}};
  for (auto const& line : manifest_of(work, id)) {
    sheet.rows.push_back({line.record.str(), line.source, std::to_string(line.size), to_iso(line.collected_at), line.sha256, line.sha256_now, line.unchanged() ? "yes" : "NO"});
  }
  return sheet;
}

Sheet ledger_sheet(std::vector<audit::Entry> const& entries) {
  Sheet sheet{{0.5, 1.25, 1.4, 1.3, 1.9, 1.6, 1.6}, {"number", "at", "actor", "what", "detail", "previous", "hash"}, {}};
  for (auto const& entry : entries) {
    sheet.rows.push_back({std::to_string(entry.number), to_iso(entry.at), entry.act.actor, entry.act.what, entry.act.detail, entry.previous, entry.hash});
  }
  return sheet;
}

Result<FormFile> regulators_bundle(Office& office, CaseId const& id, Actor const& actor) {
  Result<Gathered> made = refused("not_found", "There is no such case.");
  office.works.in_one([&](Work& work) {
    auto const about = case_in(work, id);
    if (!about) return;
    made = Gathered{*about, {}, {}, {}};
    gather(work, office, *made);
  });
  if (!made) return tl::unexpected(made.error());
  auto sections = std::move(made->before);
  for (auto& section : letter_sections(office, id, actor)) sections.push_back(std::move(section));
  sections.insert(sections.end(), made->after.begin(), made->after.end());
  auto const ledger = whole_ledger_of(office, id);
  if (!ledger.elsewhere.empty()) sections.emplace_back(Section{"The ledger of the installation that the case came from"}).sheet = ledger_sheet(ledger.elsewhere);
  sections.emplace_back(Section{"The ledger"}).sheet = ledger_sheet(ledger.here);
  Screen const screen(made->strings);
  for (auto& section : sections) {
    screen.over(section);
    make_readable(section.sheet);
  }
  auto const part = disclosure::make_bundle(bundle_of(office, made->about, std::move(sections)));
  Checked checked;
  gate::Expectations expected;
  expected.withheld = made->strings;
  check_part(part, expected, {}, checked);
  if (!checked.blockers.empty()) {
    Refusal refusal{"leak", "The file did not pass the release gate and is not given.", "", {}};
    for (auto const& blocker : checked.blockers) refusal.because.push_back({"gate", blocker.what});
    return tl::unexpected(refusal);
  }
  office.works.in_one([&](Work& work) { work.ledger().record({actor.id.str(), "regulator_bundle_made", id, "sha256=" + part.sha256}, office.clock.now()); });
  return FormFile{part.file_name, "application/pdf", part.bytes};
}

}  // namespace rightsdesk::app
