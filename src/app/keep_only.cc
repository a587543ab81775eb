#include "app/keep_only.h"

#include <algorithm>
#include <map>

#include "core/original.h"
#include "core/text.h"
#include "redaction/keep_only.h"
#include "redaction/remaining.h"

namespace rightsdesk::app {
namespace {

using redaction::Outcome;
using redaction::Stretch;

struct Opened {
  collection::CollectedRecord row;
  document::Document document;
  std::vector<collection::PageRow> pages;
};

Result<Opened> opened(Work& work, CaseId const& id, RecordId const& record, int page) {
  auto found = work.records().find(record);
  if (!found || found->about != id || found->document.empty()) return refused("not_found", "There is no such record in this case.");
  auto rows = work.records().pages(record);
  if (page > 0) std::erase_if(rows, [&](auto const& row) { return row.number != page; });
  if (rows.empty()) return refused("not_found", "There is no such page.");
  auto document = document_of(work, *found);
  return Opened{std::move(*found), std::move(document), std::move(rows)};
}

document::Page const& page_of(Opened const& from, int number) { return from.document.pages.at(static_cast<std::size_t>(number - 1)); }

std::set<std::string> names_of_subject(Work& work, CaseId const& id) {
  std::set<std::string> names;
  for (auto const& person : work.reviews().people(id)) {
    if (person.known.standing != redaction::Standing::subject) continue;
    for (auto const& name : person.known.described.names) {
      for (auto& word : redaction::key_words(name.full)) {
        if (word.size() >= 3) names.insert(std::move(word));
      }
    }
  }
  return names;
}

/// The lines kept of each page; a refusal when one is chosen that is not there.
Result<std::map<int, std::vector<Stretch>>> kept_of(Opened const& from, KeepOnly const& keep) {
  if (keep.lines.empty()) return refused("missing", "Select what is kept. To withhold everything, withhold the pages whole.", "keep");
  std::map<int, std::vector<Stretch>> kept;
  std::size_t found = 0;
  for (auto const& row : from.pages) {
    auto const lines = redaction::lines_that_say_something(page_of(from, row.number));
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (keep.lines.count({row.number, static_cast<int>(i + 1)}) == 0) continue;
      kept[row.number].push_back(lines[i]);
      ++found;
    }
  }
  if (found != keep.lines.size()) return refused("no_such_line", "A line you chose is not there any more. Choose again.", "keep");
  return kept;
}

bool inside(redaction::Place const& place, std::vector<Stretch> const& kept) {
  return std::any_of(kept.begin(), kept.end(), [&](auto const& stretch) { return place.begin < stretch.second && stretch.first < place.end; });
}

/// Choosing again on top of an earlier choice would leave both: that one is undone first.
Done not_chosen_before(Work& work, Opened const& from) {
  for (auto const& proposal : work.reviews().proposals(from.row.id)) {
    bool const here = std::any_of(from.pages.begin(), from.pages.end(), [&](auto const& row) { return row.number == proposal.mention.place.page; });
    if (here && proposal.mention.kind == redaction::kRest) return refused("chosen", "Somebody has chosen what is kept here already. Undo that act first.");
  }
  return done();
}

std::string seal_of(Opened const& from, KeepOnly const& keep) {
  std::string all = from.row.document.str() + "\n" + std::to_string(keep.page);
  for (auto const& [page, number] : keep.lines) all += "\n" + std::to_string(page) + "." + std::to_string(number);
  return sha256_hex(all);
}

/// What of a page goes, as marks of one act.
void mark_rest(Work& work, Deed& deed, document::Page const& page, RecordId const& record, std::vector<Stretch> const& kept) {
  std::vector<Stretch> marked;
  for (auto& proposal : work.reviews().proposals(record)) {
    auto const place = proposal.mention.place;
    if (place.page != page.number || place.begin >= place.end || inside(place, kept)) continue;
    marked.emplace_back(place.begin, place.end);
    deed.mention(std::move(proposal));
  }
  for (auto const& place : redaction::rest_of(page, record, kept, marked)) deed.mark(place, redaction::kRest);
}

}  // namespace

Result<KeepDesk> keep_desk(Office& office, CaseId const& id, RecordId const& record, int page) {
  Result<KeepDesk> result = refused("not_found", "There is no such record in this case.");
  office.works.in_one([&](Work& work) {
    auto const from = opened(work, id, record, page);
    if (!from) {
      result = tl::unexpected(from.error());
      return;
    }
    auto const names = names_of_subject(work, id);
    KeepDesk desk{from->row.title.reveal(), {}};
    for (auto const& row : from->pages) {
      int number = 0;
      for (auto const& [begin, end] : redaction::lines_that_say_something(page_of(*from, row.number))) {
        auto text = slice(page_of(*from, row.number).text, begin, end);
        auto const words = redaction::key_words(text);
        bool const hers = std::any_of(words.begin(), words.end(), [&](auto const& word) { return names.count(word) > 0; });
        desk.lines.push_back({row.number, ++number, std::move(text), hers});
      }
    }
    result = std::move(desk);
  });
  return result;
}

Result<KeepShown> keep_shown(Office& office, CaseId const& id, KeepOnly const& keep) {
  Result<KeepShown> result = refused("not_found", "There is no such record in this case.");
  office.works.in_one([&](Work& work) {
    auto const from = opened(work, id, keep.record, keep.page);
    auto const kept = from ? kept_of(*from, keep) : Result<std::map<int, std::vector<Stretch>>>(tl::unexpected(from.error()));
    if (!kept) {
      result = tl::unexpected(kept.error());
      return;
    }
    if (auto fresh = not_chosen_before(work, *from); !fresh) {
      result = tl::unexpected(fresh.error());
      return;
    }
    KeepShown shown{from->row.title.reveal(), {}, seal_of(*from, keep)};
    auto const people = people_decisions(work, id);
    auto const proposals = work.reviews().proposals(keep.record);
    for (auto const& row : from->pages) {
      KeepPage page;
      page.number = row.number;
      auto const stays = kept->find(row.number);
      auto const lines = redaction::lines_that_say_something(page_of(*from, row.number)).size();
      page.goes = lines - (stays == kept->end() ? 0 : stays->second.size());
      if (stays != kept->end()) {
        for (auto const& [begin, end] : stays->second) page.kept.push_back(slice(page_of(*from, row.number).text, begin, end));
        page.open = static_cast<std::size_t>(std::count_if(proposals.begin(), proposals.end(), [&](auto const& proposal) {
          return proposal.mention.place.page == row.number && inside(proposal.mention.place, stays->second) &&
                 redaction::decision_for(proposal, people).outcome == Outcome::undecided;
        }));
      }
      shown.pages.push_back(std::move(page));
    }
    result = std::move(shown);
  });
  return result;
}

Done keep_only(Office& office, CaseId const& id, Actor const& actor, KeepOnly const& keep, Ruling const& ruling, std::string const& seal) {
  ENSURE(ruling.outcome == Outcome::withhold, "what is not kept is withheld");
  if (auto known = check_code(office, ruling.outcome, ruling.code); !known) return known;
  if (tidied(ruling.reason).empty()) return refused("missing", "Say why everything else is withheld.", "reason");
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_under_review(work, office, id, actor);
    if (!about) return tl::unexpected(about.error());
    auto const from = opened(work, id, keep.record, keep.page);
    if (!from) return tl::unexpected(from.error());
    auto const kept = kept_of(*from, keep);
    if (!kept) return tl::unexpected(kept.error());
    if (auto fresh = not_chosen_before(work, *from); !fresh) return fresh;
    if (seal_of(*from, keep) != seal) return refused("changed", "The record has changed since you were shown it. Look at it again.");
    Deed deed({work, office, *about, actor}, "keep_only", ruling);
    for (auto const& row : from->pages) {
      auto const stays = kept->find(row.number);
      if (stays == kept->end()) {
        deed.page(row);
      } else {
        mark_rest(work, deed, page_of(*from, row.number), keep.record, stays->second);
      }
    }
    auto const where = keep.page > 0 ? ", page " + std::to_string(keep.page) : std::string{};
    deed.kept("passages_kept", "“" + from->row.title.reveal() + "”" + where, {{"record", keep.record.str()}, {"lines", std::to_string(keep.lines.size())}});
    return done();
  });
}

}  // namespace rightsdesk::app
