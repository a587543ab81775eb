#include "app/carry_out.h"

#include <nlohmann/json.hpp>

#include "app/acts.h"
#include "app/circumstances.h"
#include "core/csv.h"
#include "core/json.h"
#include "core/original.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

constexpr char kWritten[] = "portable_copy_written";

std::string field(casework::Task const& task, std::string const& id) {
  auto const& fields = task.fields.reveal();
  auto const found = fields.find(id);
  return found == fields.end() ? std::string{} : found->second;
}

std::string basis_words(workflow::TaskKind const& kind, std::string const& value) {
  auto const* basis = workflow::field_named(kind, "basis");
  if (basis == nullptr) return value;
  for (auto const& choice : basis->choices) {
    if (choice.value == value) return choice.label;
  }
  return value;
}

std::string text_of(document::Document const& document) {
  std::string text;
  for (auto const& page : document.pages) text += page.text + "\n";
  return text;
}

Result<PortableItem> item_of(Work& work, casework::Task const& task, workflow::TaskKind const& kind) {
  PortableItem item{field(task, "name"), field(task, "value"), field(task, "day"), basis_words(kind, field(task, "basis")), {}};
  auto const record = work.records().find(RecordId(task.concerns));
  if (!record || record->about != task.about) return item;
  item.source = record->source;
  if (!item.value.empty()) return item;
  if (record->reading != collection::Reading::read) {
    return refused("unreadable", "“" + record->title.reveal() + "” has no text that could be taken. Write its value down, or leave it out.");
  }
  item.value = text_of(document_of(work, *record));
  if (item.given_on.empty()) item.given_on = record->dated;
  return item;
}

Result<std::vector<PortableItem>> items_of(Work& work, Office const& office, casework::Case const& about) {
  std::vector<PortableItem> items;
  for (auto const& task : work.tasks().of_case(about.id)) {
    if (task.kind != "provided_data" || task.outcome != "included") continue;
    auto item = item_of(work, task, *workflow_of(office, about).kind(task.kind));
    if (!item) return tl::unexpected(item.error());
    items.push_back(std::move(*item));
  }
  return items;
}

}  // namespace

std::string portable_json(std::string const& reference, Date made_on, std::vector<PortableItem> const& items) {
  auto list = nlohmann::ordered_json::array();
  for (auto const& item : items) {
    list.push_back({{"name", item.name}, {"value", item.value}, {"given_on", item.given_on}, {"basis", item.basis}, {"source", item.source}});
  }
  nlohmann::ordered_json const copy{{"reference", reference}, {"made_on", to_iso(made_on)}, {"right", "UK GDPR Article 20"}, {"items", list}};
  return copy.dump(2) + "\n";
}

std::string portable_csv(std::vector<PortableItem> const& items) {
  std::string csv = "name,value,given_on,basis,source\r\n";
  for (auto const& item : items) csv += csv_line({item.name, item.value, item.given_on, item.basis, item.source});
  return csv;
}

Done write_portable_copy(Office& office, CaseId const& id, Actor const& actor) {
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    auto const items = items_of(work, office, *about);
    if (!items) return tl::unexpected(items.error());
    auto const workflow_says = workflow_of(office, *about).next(about->state, "write_copy", actor.roles, asked_of(work, office, *about, actor));
    if (!workflow_says) return tl::unexpected(workflow_says.error());
    auto const json = portable_json(about->reference, office.clock.today(), *items);
    auto const csv = portable_csv(*items);
    std::map<std::string, std::string> const detail{{"json", work.blobs().keep(id, json).str()}, {"csv", work.blobs().keep(id, csv).str()},
                                                    {"json_sha256", sha256_hex(json)}, {"csv_sha256", sha256_hex(csv)},
                                                    {"items", std::to_string(items->size())}};
    return move(work, office, *about, actor, "write_copy",
                {kWritten, office.clock.today(), detail, "json=" + sha256_hex(json) + " csv=" + sha256_hex(csv)});
  });
}

Result<PortableFile> portable_copy(Office& office, CaseId const& id, Actor const& actor, std::string const& form) {
  Result<PortableFile> file = refused("not_found", "No copy has been written yet.");
  office.works.in_one([&](Work& work) {
    auto const about = case_in(work, id);
    if (!about || (form != "json" && form != "csv")) return;
    for (auto const& event : work.cases().events(id)) {
      if (event.what != kWritten) continue;
      auto bytes = work.blobs().open(BlobId(event.detail.at(form)));
      ENSURE(sha256_hex(bytes) == event.detail.at(form + "_sha256"), "a copy no longer has the hash it was written with");
      file = PortableFile{about->reference + "." + form, form == "json" ? "application/json" : "text/csv; charset=utf-8", std::move(bytes)};
    }
    if (file) work.ledger().record({actor.id.str(), "portable_copy_read", id, "form=" + form}, office.clock.now());
  });
  return file;
}

}  // namespace rightsdesk::app
