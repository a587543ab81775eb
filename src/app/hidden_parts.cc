#include "app/hidden_parts.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "core/text.h"

namespace rightsdesk::app {
namespace {

constexpr char kScope[] = "hidden:";

/// "hidden:<record>/<page>/<number>".
std::string scope_of(RecordId const& record, int page, std::size_t number) {
  return kScope + record.str() + "/" + std::to_string(page) + "/" + std::to_string(number);
}

/// The page each part of the record has become.
std::map<std::size_t, int> given_of(Work& work, CaseId const& id, RecordId const& record) {
  std::map<std::size_t, int> given;
  for (auto const& act : work.review_log().acts(id)) {
    if (act.what != "hidden" || act.undone_at) continue;
    for (auto const& place : act.places) {
      auto const parts = split(place.scope, '/');
      if (parts.size() == 3 && parts[0] == kScope + record.str()) given[std::stoul(parts[2])] = std::stoi(parts[1]);
    }
  }
  return given;
}

std::string heading(document::Hidden const& hidden) {
  auto kind = hidden.kind;
  std::replace(kind.begin(), kind.end(), '_', ' ');
  return "Hidden in the file: " + (hidden.where.empty() ? kind : hidden.where);
}

void put_document(Work& work, collection::CollectedRecord& row, document::Document const& document) {
  auto const before = row.document;
  row.document = work.blobs().keep(row.about, document::to_json(document).dump());
  row.pages = static_cast<int>(document.pages.size());
  work.records().set_reading(row);
  work.blobs().destroy(before);
}

int add_page(Work& work, collection::CollectedRecord& row, document::Document document, document::Hidden const& hidden) {
  document::Page page;
  page.number = static_cast<int>(document.pages.size()) + 1;
  page.text = heading(hidden) + "\n\n" + hidden.text + "\n";
  document.pages.push_back(page);
  put_document(work, row, document);
  collection::PageRow kept;
  kept.record = row.id;
  kept.number = page.number;
  kept.flags = "hidden";
  work.records().put_page(kept);
  return page.number;
}

}  // namespace

std::vector<HiddenPart> hidden_parts(Office& office, CaseId const& id, RecordId const& record) {
  std::vector<HiddenPart> parts;
  office.works.look([&](Work& work) {
    parts.clear();
    auto const row = work.records().find(record);
    if (!row || row->about != id || row->document.empty()) return;
    auto const given = given_of(work, id, record);
    auto const first = work.records().page(record, 1);
    if (!first) return;
    for (auto& hidden : one_page_of(work, *row, *first).hidden) {
      auto const page = given.find(parts.size());
      parts.push_back({parts.size(), std::move(hidden), page == given.end() ? 0 : page->second});
    }
  });
  return parts;
}

Done give_hidden(Office& office, CaseId const& id, Actor const& actor, RecordId const& record_id, std::size_t number, std::string const& reason) {
  if (tidied(reason).empty()) return refused("missing", "Say why it is given.", "reason");
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_under_review(work, office, id, actor);
    if (!about) return tl::unexpected(about.error());
    auto row = work.records().find(record_id);
    if (!row || row->about != id || row->document.empty()) return refused("not_found", "There is no such record in this case.");
    auto document = text_of(work, *row);
    if (number >= document.hidden.size()) return refused("not_found", "There is no such hidden part in this record.");
    if (given_of(work, id, record_id).count(number) > 0) return refused("given", "This is given already.");
    auto const hidden = document.hidden[number];
    if (tidied(hidden.text).empty()) return refused("nothing", "It holds no words.");
    auto const page = add_page(work, *row, std::move(document), hidden);
    ReviewAct act;
    act.id = fresh_id_text();
    act.about = id;
    act.what = "hidden";
    act.words = Personal("“" + row->title.reveal() + "”: " + heading(hidden));
    act.ruling = {redaction::Outcome::release, {}, tidied(reason), actor.id, office.clock.now()};
    act.places.push_back({scope_of(record_id, page, number), {}, act.ruling, true});
    work.review_log().add(act);
    work.jobs().add("propose", id, "", "propose:" + id.str() + ":" + act.id);
    auto const where = "record=" + record_id.str() + " page=" + std::to_string(page);
    record(work, office, *about, actor.id.str(),
           {"hidden_given", office.clock.today(), {{"record", record_id.str()}, {"page", std::to_string(page)}, {"reason", tidied(reason)}}, "act=" + act.id + " " + where});
    return done();
  });
}

bool take_back_hidden(Work& work, RecordId const& record, int page) {
  auto row = work.records().find(record);
  if (!row || row->document.empty()) return false;
  auto document = document_of(work, *row);
  if (document.pages.empty() || document.pages.back().number != page) return false;
  for (auto const& proposal : work.reviews().proposals(record)) {
    if (proposal.mention.place.page == page) work.reviews().drop_proposal(proposal.id);
  }
  document.pages.pop_back();
  work.records().drop_page(record, page);
  put_document(work, *row, document);
  return true;
}

}  // namespace rightsdesk::app
