#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/acts.h"
#include "app/locked_record.h"
#include "app/matching_view.h"
#include "app/quarantine.h"
#include "app/same_pages.h"
#include "app/steps.h"
#include "core/crash_point.h"
#include "core/original.h"
#include "core/text.h"
#include "reading/read.h"
#include "reading/versions.h"
#include "redaction/elsewhere.h"
#include "redaction/propose.h"

namespace rightsdesk::app {
namespace {

constexpr std::size_t kLongestPassword = 1000;

/// As they come, by page: the pictures of a long file are too much to hold at once. Those of an attempt that ends before it is
/// written down belong to no page, and go with the case.
void keep_pictures(Office& office, CaseId const& about, std::vector<document::Page>& pages, Pictures& pictures) {
  office.works.in_one([&](Work& work) {
    for (auto const& page : pages) {
      if (page.image) pictures[page.number] = work.blobs().keep(about, page.image->bytes);
    }
  });
  for (auto& page : pages) {
    if (page.image) std::string().swap(page.image->bytes);  // its memory too
  }
}

void drop_pictures(Office& office, Pictures const& pictures) {
  office.works.in_one([&](Work& work) {
    for (auto const& [number, picture] : pictures) work.blobs().destroy(picture);
  });
}

struct Read {
  document::Document document;
  Pictures pictures;
};

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

void save_document(Office& office, Job const& job, Read const& read) {
  auto const& document = read.document;
  office.works.in_one([&](Work& work) {
    auto found = work.records().find(to_read(job.argument).record);
    ENSURE(found.has_value(), "a reading job for a record that is not there");
    keep_attachments(work, office, *found, document);
    found->reading_note = joined(document.warnings, " ");
    found->read_by = reading::reader_of(document.media_type, office.readers());
    if (found->dated.empty()) found->dated = document.dated;
    keep_document(work, *found, document, read.pictures);
    work.ledger().record({"program", "record_read", job.about, "record=" + to_read(job.argument).record.str() + " pages=" + std::to_string(found->pages)},
                         office.clock.now());
    bool const looked_at_before = to_read(job.argument).look == ToRead::Look::again && !work.reviews().people(job.about).empty();
    if (looked_at_before) work.jobs().add("propose", job.about, "", "propose:" + job.about.str() + ":" + job.id.str());
    work.jobs().finish(job);
  });
}

void save_unreadable(Office& office, Job const& job, std::string const& why) {
  office.works.in_one([&](Work& work) {
    auto found = work.records().find(to_read(job.argument).record);
    ENSURE(found.has_value(), "a reading job for a record that is not there");
    found->reading = collection::Reading::unreadable;
    found->reading_note = why;
    work.records().set_reading(*found);
    work.ledger().record({"program", "record_unreadable", job.about, "record=" + to_read(job.argument).record.str()}, office.clock.now());
    work.jobs().finish(job);
  });
}

/// Who is known beforehand, which the records do not change: the same search again finds the same.
std::vector<redaction::KnownPerson> known_people(Work& work, CaseId const& about) {
  std::vector<redaction::KnownPerson> people;
  for (auto& person : work.reviews().people(about)) {
    if (person.origin != kFromText) people.push_back(std::move(person.known));
  }
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

bool names_somebody(redaction::Mention const& mention) { return mention.kind == "person"; }

/// The same number or address with other spaces and dots is the same detail.
std::string same_words(redaction::Mention const& mention, std::string const& words) {
  auto key = folded(tidied(words));
  if (!names_somebody(mention)) std::erase_if(key, [](char c) { return std::string_view{" .,-()/"}.find(c) != std::string_view::npos; });
  return key;
}

/// As the register shows a detail: "(020 7946 0163)" and "020 7946 0163," are one number.
std::string shown_words(redaction::Mention const& mention, std::string const& words) {
  constexpr std::string_view kAround = " .,;:()[]<>\"'";
  auto const text = tidied(words);
  if (names_somebody(mention)) return text;
  auto const begin = text.find_first_not_of(kAround);
  return begin == std::string::npos ? text : text.substr(begin, text.find_last_not_of(kAround) - begin + 1);
}

/// One entry for all places where the same words stand, when they are nobody's name in the register. A known person's number or
/// address has its own too: that somebody may be named does not mean that their telephone may be given.
PersonId entry_for(Work& work, CaseId const& about, redaction::Mention const& mention, std::string const& words) {
  CasePerson entry;
  entry.about = about;
  entry.known.id = PersonId(sha256_hex(about.str() + "\n" + mention.kind + "\n" + same_words(mention, words)).substr(0, 26));
  entry.known.role = role_of(mention.kind);
  entry.known.described.names.push_back({shown_words(mention, words)});
  entry.known.known_from = mention.because;
  entry.origin = kFromText;
  work.reviews().add_person(entry);
  return entry.known.id;
}

std::string words_at(document::Document const& document, redaction::Place const& place) {
  return slice(document.pages.at(static_cast<std::size_t>(place.page - 1)).text, place.begin, place.end);
}

struct Opened {
  collection::CollectedRecord record_of;
  document::Document document;
};

std::optional<Opened> opened(Work& work, RecordId const& id) {
  auto found = work.records().find(id);
  if (!found || found->document.empty()) return std::nullopt;
  return Opened{*found, text_of(work, *found)};
}

void save_mentions(Work& work, CaseId const& about, Opened const& from, std::vector<redaction::Mention> mentions) {
  work.reviews().drop_undecided(from.record_of.id);
  auto const decided = work.reviews().proposals(from.record_of.id);
  for (auto& mention : mentions) {
    bool const taken = std::any_of(decided.begin(), decided.end(), [&](auto const& proposal) {
      return overlaps(proposal.mention.place, mention.place);
    });
    if (taken) continue;
    if (mention.person.empty() || !names_somebody(mention)) {
      mention.person = entry_for(work, about, mention, words_at(from.document, mention.place));
    }
    work.reviews().add_proposal({about, {ProposalId::fresh(), std::move(mention), {}, "program"}});
  }
}

/// What the finder sees in each record by itself, and what stands there to be looked for in all the others.
struct Seen {
  std::map<RecordId, std::vector<redaction::Mention>> mentions;
  std::vector<redaction::FoundWords> words;
};

void see_record(Office& office, RecordId const& id, std::vector<redaction::KnownPerson> const& people, Seen& seen) {
  std::optional<Opened> from;
  office.works.in_one([&](Work& work) { from = opened(work, id); });
  if (!from) return;
  auto mentions = redaction::propose(from->document, id, people, office.rules.recognisers);
  for (auto const& mention : mentions) {
    auto words = words_at(from->document, mention.place);
    if (redaction::is_carried(mention, words, office.rules.recognisers)) seen.words.push_back({std::move(words), mention.kind, mention.person});
  }
  seen.mentions[id] = std::move(mentions);
}

void save_seen(Office& office, Job const& job, Seen& seen, redaction::Elsewhere const& elsewhere) {
  for (auto& [id, mentions] : seen.mentions) {
    office.works.in_one([&, record = id](Work& work) {
      auto const from = opened(work, record);
      if (!from) return;
      auto all = mentions;
      for (auto& more : elsewhere.in(from->document, record, mentions)) all.push_back(std::move(more));
      std::stable_sort(all.begin(), all.end(), [](auto const& a, auto const& b) {
        return std::pair(a.place.page, a.place.begin) < std::pair(b.place.page, b.place.begin);
      });
      save_mentions(work, job.about, *from, std::move(all));
    });
    crash_point("proposed.propose");
  }
}

}  // namespace

void read_record(Office& office, Job const& job) {
  std::string bytes, name;
  office.works.in_one([&](Work& work) {
    auto const found = work.records().find(to_read(job.argument).record);
    ENSURE(found.has_value(), "a reading job for a record that is not there");
    bytes = work.blobs().open(found->original);
    name = found->file_name.reveal().empty() ? found->media_type : found->file_name.reveal();
  });
  if (!passes(office, job, bytes)) return;
  reading::Options options;
  options.reader = office.reader;
  Pictures pictures;
  auto document = reading::read(bytes, name, options, [&](auto& pages) { keep_pictures(office, job.about, pages, pictures); });
  crash_point("read.read_record");
  if (document) {
    save_document(office, job, {std::move(*document), std::move(pictures)});
  } else {
    drop_pictures(office, pictures);
    save_unreadable(office, job, document.error().text);
  }
}

bool is_locked(collection::CollectedRecord const& record) { return record.reading == collection::Reading::unreadable && reading::says_locked(record.reading_note); }

namespace {

struct LockedFile {
  std::string bytes, name;
};

/// The record as it stands, if this colleague may open it now.
Result<collection::CollectedRecord> may_open(Work& work, Office const& office, CaseId const& id, Actor const& actor, RecordId const& record_id) {
  auto deciding = record_to_decide(work, office, id, actor, record_id);
  if (!deciding) return tl::unexpected(deciding.error());
  if (!is_locked(deciding->record)) return refused("not_locked", "This record does not wait for a password. Look at it again.");
  return std::move(deciding->record);
}

Result<LockedFile> locked_file(Office& office, CaseId const& id, Actor const& actor, RecordId const& record_id) {
  Result<LockedFile> file = LockedFile{};
  office.works.in_one([&](Work& work) {
    auto const found = may_open(work, office, id, actor, record_id);
    if (!found) {
      file = tl::unexpected(found.error());
      return;
    }
    auto const& name = found->file_name.reveal();
    file = LockedFile{work.blobs().open(found->original), name.empty() ? found->media_type : name};
  });
  return file;
}

Done save_opened(Office& office, CaseId const& id, Actor const& actor, RecordId const& record_id, Read const& read) {
  return in_one(office, [&](Work& work) -> Done {
    auto found = may_open(work, office, id, actor, record_id);
    if (!found) return tl::unexpected(found.error());
    keep_attachments(work, office, *found, read.document);
    found->reading_note = joined(read.document.warnings, " ");
    found->read_by = reading::reader_of(read.document.media_type, office.readers());
    if (found->dated.empty()) found->dated = read.document.dated;
    keep_document(work, *found, read.document, read.pictures);
    record(work, office, *work.cases().find(id), actor.id.str(),
           {"record_unlocked", office.clock.today(), {{"record", record_id.str()}}, "record=" + record_id.str() + " pages=" + std::to_string(found->pages)});
    return done();
  });
}

}  // namespace

Done open_with_password(Office& office, CaseId const& id, Actor const& actor, RecordId const& record_id, Personal<std::string> const& password) {
  if (password.reveal().empty() || password.reveal().size() > kLongestPassword) return refused("missing", "Enter the password of the file.", "password");
  auto const file = locked_file(office, id, actor, record_id);
  if (!file) return tl::unexpected(file.error());
  reading::Options options;
  options.reader = office.reader;
  options.password = password.reveal();
  Pictures pictures;
  auto document = reading::read(file->bytes, file->name, options, [&](auto& pages) { keep_pictures(office, id, pages, pictures); });
  auto const give_back = [&](Done refusal) {
    drop_pictures(office, pictures);
    return refusal;
  };
  if (!document && document.error().code == "needs_password") return give_back(refused("wrong_password", "This password does not open the file. It was not kept.", "password"));
  if (!document) return give_back(refused("unreadable", "The password opens the file, and it cannot be read: " + document.error().text));
  auto const saved = save_opened(office, id, actor, record_id, {std::move(*document), pictures});
  return saved ? saved : give_back(saved);
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
  Seen seen;
  for (auto const& id : ids) see_record(office, id, people, seen);
  save_seen(office, job, seen, redaction::Elsewhere(seen.words, people, office.rules.recognisers));
  compare_pages(office, job.about);
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
  if (kind == "check_source") return check_source;
  if (kind == "count_house") return count_house;
  throw Bug("a job of a kind nobody knows: " + kind);
}

}  // namespace rightsdesk::app
