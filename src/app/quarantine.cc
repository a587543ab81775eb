#include "app/quarantine.h"

#include "app/acts.h"
#include "app/scanner.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

constexpr std::string_view kLetIn = " let in", kAgain = " again";
constexpr int kTriesOfALook = 3;  ///< then a person sees to it

std::string words_of(Look const& look) {
  if (look.says == Look::Says::infected) return "The virus scanner found " + look.words + " in it.";
  return "The virus scanner could not look at it: " + look.words + ".";
}

void put_in_quarantine(Office& office, Job const& job, RecordId const& record, Look const& look) {
  auto const found = look.says == Look::Says::infected ? "found=" + look.words : std::string("not_looked_at");
  office.works.in_one([&](Work& work) {
    auto kept = work.records().find(record);
    ENSURE(kept.has_value(), "a reading job for a record that is not there");
    kept->reading = collection::Reading::quarantined;
    kept->reading_note = words_of(look);
    work.records().set_reading(*kept);
    work.ledger().record({"program", "record_quarantined", job.about, "record=" + record.str() + " " + found}, office.clock.now());
    work.jobs().finish(job);
  });
}

/// What a person decided about a record in quarantine, which is then read.
struct Decided {
  Actor const& actor;
  std::string what, reason, argument;
};

Done decide(Office& office, CaseId const& id, RecordId const& record_id, Decided const& decided) {
  return in_one(office, [&](Work& work) -> Done {
    auto deciding = record_to_decide(work, office, id, decided.actor, record_id);
    if (!deciding) return tl::unexpected(deciding.error());
    auto& [about, found] = *deciding;
    if (found.reading != collection::Reading::quarantined) return refused("not_in_quarantine", "This record is not in quarantine any more. Look at it again.");
    found.reading = collection::Reading::waiting;
    found.reading_note.clear();
    work.records().set_reading(found);
    record(work, office, about, decided.actor.id.str(),
           {decided.what, office.clock.today(), {{"record", record_id.str()}, {"reason", decided.reason}}, "record=" + record_id.str()});
    work.jobs().add("read_record", id, decided.argument, "read_record:" + decided.argument + ":" + std::to_string(about.version));
    return done();
  });
}

}  // namespace

std::string reading_of(RecordId const& record) { return record.str(); }
std::string reading_let_in(RecordId const& record) { return record.str() + std::string(kLetIn); }

std::string reading_again(RecordId const& record) { return record.str() + std::string(kAgain); }

ToRead to_read(std::string const& argument) {
  if (argument.ends_with(kAgain)) return {RecordId(argument.substr(0, argument.size() - kAgain.size())), ToRead::Look::again};
  if (!argument.ends_with(kLetIn)) return {RecordId(argument)};
  return {RecordId(argument.substr(0, argument.size() - kLetIn.size())), ToRead::Look::let_in};
}

bool passes(Office& office, Job const& job, std::string_view bytes) {
  auto const reading = to_read(job.argument);
  if (office.scanner == nullptr || reading.look == ToRead::Look::let_in) return true;
  auto const look = office.scanner->look(bytes);
  if (look.says == Look::Says::clean) return true;
  if (look.says == Look::Says::not_looked_at && job.attempts < kTriesOfALook)
    throw Fault("The virus scanner does not answer at the moment.", "the scanner did not look: " + look.words);
  put_in_quarantine(office, job, reading.record, look);
  return false;
}

Done look_again(Office& office, CaseId const& id, Actor const& actor, RecordId const& record) {
  return decide(office, id, record, {actor, "record_looked_at_again", "", reading_of(record)});
}

Done let_in(Office& office, CaseId const& id, Actor const& actor, RecordId const& record, std::string const& reason) {
  if (tidied(reason).empty()) return refused("missing", "Say why this record is read all the same.", "reason");
  return decide(office, id, record, {actor, "record_let_in", tidied(reason), reading_let_in(record)});
}

}  // namespace rightsdesk::app
