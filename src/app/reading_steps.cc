#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/acts.h"
#include "app/matching_view.h"
#include "app/steps.h"
#include "core/crash_point.h"
#include "core/original.h"
#include "core/text.h"
#include "reading/read.h"
#include "redaction/propose.h"

namespace rightsdesk::app {
namespace {

std::string flags_text(document::Page const& page) {
  std::string text;
  for (auto const flag : page.flags) text += (text.empty() ? "" : ",") + document::to_string(flag);
  return text;
}

std::string joined(std::vector<std::string> const& sentences) {
  std::string text;
  for (auto const& sentence : sentences) text += (text.empty() ? "" : " ") + sentence;
  return text;
}

void keep_pages(Work& work, collection::CollectedRecord const& record_of, document::Document const& document) {
  for (auto const& page : document.pages) {
    collection::PageRow row;
    row.record = record_of.id;
    row.number = page.number;
    row.fixed = page.layout == document::Layout::fixed;
    if (page.image) row.image = work.blobs().keep(record_of.about, page.image->bytes);
    row.flags = flags_text(page);
    work.records().put_page(row);
  }
}

/// A file inside the file becomes a record of its own, with its own reading job.
void keep_attachments(Work& work, Office const& office, collection::CollectedRecord const& parent,
                      document::Document const& document) {
  int number = 0;
  for (auto const& attachment : document.attachments) {
    collection::CollectedRecord child = parent;
    child.id = RecordId(sha256_hex(parent.id.str() + "#" + std::to_string(++number)).substr(0, 26));
    child.parent = parent.id;
    child.key = parent.key + "#" + std::to_string(number);
    child.title = Personal("Attachment to " + parent.title.reveal() + ": " + attachment.name);
    child.file_name = Personal(attachment.name);
    child.media_type = attachment.media_type;
    child.sha256 = sha256_hex(attachment.bytes);
    child.size = static_cast<std::int64_t>(attachment.bytes.size());
    child.collected_at = office.clock.now();
    child.reading = collection::Reading::waiting;
    child.pages = 0;
    child.document = {};
    child.original = work.blobs().keep(parent.about, attachment.bytes);
    if (work.records().add(child)) work.jobs().add("read_record", parent.about, child.id.str(), "read_record:" + child.id.str());
  }
}

void save_document(Office& office, Job const& job, document::Document const& document) {
  office.works.in_one([&](Work& work) {
    auto found = work.records().find(RecordId(job.argument));
    ENSURE(found.has_value(), "a reading job for a record that is not there");
    keep_pages(work, *found, document);
    keep_attachments(work, office, *found, document);
    found->document = work.blobs().keep(job.about, document::to_json(document).dump());
    found->reading = collection::Reading::read;
    found->reading_note = joined(document.warnings);
    found->pages = static_cast<int>(document.pages.size());
    if (found->dated.empty()) found->dated = document.dated;
    work.records().set_reading(*found);
    work.ledger().record({"program", "record_read", job.about, "record=" + job.argument + " pages=" + std::to_string(found->pages)},
                         office.clock.now());
    work.jobs().finish(job);
  });
}

void save_unreadable(Office& office, Job const& job, std::string const& why) {
  office.works.in_one([&](Work& work) {
    auto found = work.records().find(RecordId(job.argument));
    ENSURE(found.has_value(), "a reading job for a record that is not there");
    found->reading = collection::Reading::unreadable;
    found->reading_note = why;
    work.records().set_reading(*found);
    work.ledger().record({"program", "record_unreadable", job.about, "record=" + job.argument}, office.clock.now());
    work.jobs().finish(job);
  });
}

std::vector<redaction::KnownPerson> known_people(Work& work, CaseId const& about) {
  std::vector<redaction::KnownPerson> people;
  for (auto& person : work.reviews().people(about)) people.push_back(std::move(person.known));
  return people;
}

bool overlaps(redaction::Place const& one, redaction::Place const& other) {
  return one.page == other.page && one.begin < other.end && other.begin < one.end;
}

std::string role_of(std::string const& kind) {
  if (kind == "person") return kNamedInRecords;
  auto words = kind;
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

/// A mention of nobody in the register gets an entry of its own, one for all places where the same words stand.
PersonId entry_for(Work& work, CaseId const& about, redaction::Mention const& mention, std::string const& words) {
  CasePerson entry;
  entry.about = about;
  entry.known.id = PersonId(sha256_hex(about.str() + "\n" + mention.kind + "\n" + folded(tidied(words))).substr(0, 26));
  entry.known.role = role_of(mention.kind);
  entry.known.described.names.push_back({tidied(words)});
  entry.known.known_from = mention.because;
  entry.origin = "program";
  work.reviews().add_person(entry);
  return entry.known.id;
}

struct Opened {
  collection::CollectedRecord record_of;
  document::Document document;
};

std::optional<Opened> opened(Work& work, RecordId const& id) {
  auto found = work.records().find(id);
  if (!found || found->document.empty()) return std::nullopt;
  return Opened{*found, document_of(work, *found)};
}

void save_mentions(Work& work, CaseId const& about, Opened const& from, std::vector<redaction::Mention> mentions) {
  work.reviews().drop_undecided(from.record_of.id);
  auto const decided = work.reviews().proposals(from.record_of.id);
  for (auto& mention : mentions) {
    bool const taken = std::any_of(decided.begin(), decided.end(), [&](auto const& proposal) {
      return overlaps(proposal.mention.place, mention.place);
    });
    if (taken) continue;
    auto const& page = from.document.pages.at(static_cast<std::size_t>(mention.place.page - 1));
    auto const words = slice(page.text, mention.place.begin, mention.place.end);
    if (mention.person.empty()) mention.person = entry_for(work, about, mention, words);
    work.reviews().add_proposal({about, {ProposalId::fresh(), std::move(mention), {}, "program"}});
  }
}

}  // namespace

void read_record(Office& office, Job const& job) {
  std::string bytes, name;
  office.works.in_one([&](Work& work) {
    auto const found = work.records().find(RecordId(job.argument));
    ENSURE(found.has_value(), "a reading job for a record that is not there");
    bytes = work.blobs().open(found->original);
    name = found->file_name.reveal().empty() ? found->media_type : found->file_name.reveal();
  });
  reading::Options options;
  options.reader = office.reader;
  auto const document = reading::read(bytes, name, options);
  crash_point("read.read_record");
  if (document) {
    save_document(office, job, *document);
  } else {
    save_unreadable(office, job, document.error().text);
  }
}

void propose_in_records(Office& office, Job const& job) {
  std::vector<redaction::KnownPerson> people;
  std::vector<RecordId> ids;
  office.works.in_one([&](Work& work) {
    ids.clear();
    auto const about = work.cases().find(job.about);
    ENSURE(about.has_value(), "a job for a case that is not there");
    learn_people(work, *about, {}, {});
    people = known_people(work, job.about);
    for (auto const& found : work.records().of_case(job.about)) {
      if (found.inclusion == collection::Inclusion::included && found.reading == collection::Reading::read) ids.push_back(found.id);
    }
  });
  for (auto const& id : ids) {
    office.works.in_one([&](Work& work) {
      if (auto const from = opened(work, id)) {
        save_mentions(work, job.about, *from, redaction::propose(from->document, id, people, office.rules.recognisers));
      }
    });
    crash_point("proposed.propose");
  }
  office.works.in_one([&](Work& work) {
    work.ledger().record({"program", "third_parties_proposed", job.about, "records=" + std::to_string(ids.size())}, office.clock.now());
    work.jobs().finish(job);
  });
}

StepOf step_of(std::string const& kind) {
  if (kind == "search_source") return search_source;
  if (kind == "collect_candidate") return collect_candidate;
  if (kind == "read_record") return read_record;
  if (kind == "propose") return propose_in_records;
  if (kind == "build_pack") return build_pack_step;
  throw Bug("a job of a kind nobody knows: " + kind);
}

}  // namespace rightsdesk::app
