#include "web/pages/people.h"

#include "core/text.h"

namespace rightsdesk::web::testing {
namespace {

CaseId const the_case("01CASE00000000000000000001");

casework::CaseEvent event(std::int64_t number, std::string const& what, Date on, std::string const& actor,
                          std::map<std::string, std::string> detail = {}) {
  return {the_case, number, what, on, noon(on), actor, std::move(detail)};
}

redaction::Proposal proposal(std::string const& id, std::string const& text, std::string const& words, std::string const& kind) {
  auto const begin = count_code_points(text.substr(0, text.find(words)));
  auto const end = begin + count_code_points(words);
  redaction::Proposal made;
  made.id = ProposalId(id);
  made.mention.place = {RecordId("01REC00000000000000000001"), 1, begin, end};
  made.mention.kind = kind;
  made.mention.because = {{"register.name", "This is a name of somebody in the register of people"}};
  return made;
}

redaction::Decision withheld() { return {redaction::Outcome::withhold, "S2P3-16", "Another person’s data", StaffId("S2"), {}}; }
redaction::Decision let_go() { return {redaction::Outcome::release, "", "Acts in an official role", StaffId("S2"), {}}; }

}  // namespace

std::string name_of(std::string const& id) { return id == "S1" ? "Amal Osei" : id == "S2" ? "Rhys Kowalczyk" : ""; }

person::Description priya() {
  person::Description her;
  her.names = {{"Priya Ramanathan-O’Connell"}, {"Priya Ramanathan", "", "", person::Name::Kind::former}};
  her.born = day(2007, 3, 27);
  her.addresses = {{"14 Weaver Court, Thamesbrook", "TB4 7QX", {}, {}}, {"Flat 2, 9 Mill Lane, Thamesbrook", "TB1 1AA", {}, {}}};
  her.phones = {"07700 900123"};
  her.emails = {"priya@example.org"};
  her.identifiers = {{"nhs_number", "943 476 5919"}};
  return her;
}

app::CaseOverview overview(std::string const& state) {
  app::CaseOverview view;
  view.about.id = the_case;
  view.about.reference = "SRR-7K4M-29QD-X";
  view.about.state = state;
  view.about.received = day(2026, 9, 11);
  view.about.subject = Personal<person::Description>(priya());
  intake::Requester requester;
  requester.name = {"Priya Ramanathan-O’Connell"};
  requester.relation = "self";
  requester.email = "priya@example.org";
  view.about.requester = Personal<intake::Requester>(requester);
  view.about.wanted = Personal<std::string>("Everything you hold about me. Why I came into care.");
  view.due.due = day(2026, 10, 12);
  view.due.safe_due = day(2026, 10, 9);
  view.due.internal_target = day(2026, 10, 5);
  view.due.extension_notice_by = day(2026, 10, 12);
  view.due.because = {{"T-01", "Received on 11 September 2026"},
                      {"T-03", "One month: 11 October 2026"},
                      {"T-05", "11 October 2026 is a Sunday: the next working day is 12 October 2026"}};
  view.due_words = "Due in 4 days";
  view.urgency = "soon";
  view.state_words = "Search, and decide who is who";
  view.events = {event(1, "request", day(2026, 9, 11), "requester"),
                 event(2, "id_requested", day(2026, 9, 11), "S1", {{"doubt", "A new email address"}}),
                 event(3, "identity_accepted", day(2026, 9, 14), "S1", {{"evidence", "Passport"}, {"how", "In person, by A. Osei"}}),
                 event(4, "search_started", day(2026, 9, 14), "S1")};
  view.open_events = {"record_clock_event", "add_note", "accept_identity", "ask_for_identity"};
  view.jobs = {{"search_source", "housing", "dead", "The housing system did not answer"}, {"read_record", "x", "ready", ""}};
  view.sources = 4;
  view.sources_ended = 3;
  view.candidates_undecided = 2;
  view.records = 5;
  view.records_unread = 1;
  view.proposals_undecided = 12;
  view.pages_unchecked = 9;
  return view;
}

std::vector<app::CaseLine> cases() {
  auto line = [](std::string const& reference, std::string const& name, std::string const& urgency, std::string const& words) {
    app::CaseLine made;
    made.id = CaseId(reference);
    made.reference = reference;
    made.subject_name = name;
    made.right = "access";
    made.state = "in_search";
    made.next_action = "Search, and decide who is who";
    made.received = day(2026, 9, 11);
    made.due.due = day(2026, 10, 12);
    made.urgency = urgency;
    made.due_words = words;
    return made;
  };
  return {line("SRR-2B9T-XW4C-3", "Oluwaseun Adébáyọ̀", "overdue", "Overdue by 3 days"),
          line("SRR-7K4M-29QD-X", "Priya Ramanathan-O’Connell", "soon", "Due in 4 days"),
          line("SRR-9QPV-H3D1-A", "Zofia Wiśniewska", "on_track", "Due in 21 days"),
          line("SRR-4M7N-8RTS-K", "Teodora", "paused", "Not started: waiting for identity or authority")};
}

std::vector<search::SourceSearch> plan() {
  search::SourceSearch care{the_case, "social-care", "Children’s social care", "Head of Children’s Services"};
  care.state = search::SourceState::answered;
  care.found = 6;
  care.attempts = 1;
  care.terms = {"Priya Ramanathan-O’Connell, born 27 March 2007", "Priya Ramanathan"};
  care.ended = noon(day(2026, 9, 14));
  search::SourceSearch housing{the_case, "housing", "Housing", "Head of Housing"};
  housing.state = search::SourceState::failed;
  housing.attempts = 3;
  housing.failure = "The housing system did not answer within 20 seconds, three times. Ask its owner whether it is being worked on.";
  search::SourceSearch mail{the_case, "mailbox", "Family hub mailbox", "Early Help Manager"};
  mail.state = search::SourceState::nothing_held;
  mail.attempts = 1;
  search::SourceSearch files{the_case, "files", "Shared folder", "Early Help Manager"};
  files.state = search::SourceState::asked;
  search::SourceSearch paper{the_case, "thamesbrook-paper", "Closed paper files", "Records Manager"};
  paper.state = search::SourceState::awaiting_owner;
  paper.attempts = 1;
  return {care, housing, mail, files, paper};
}

std::vector<search::Candidate> candidates() {
  search::Candidate first;
  first.id = CandidateId("01CAND0000000000000000001");
  first.about = the_case;
  first.offered = {"social-care", "person:4711", "person", "Priya Ramanathan, file 4711", priya(), "", 34};
  first.weight = 18.42;
  first.verdict = search::Verdict::proposed;
  first.because = {{"family_name.exact", "The family name is the same +6.10"},
                   {"date_of_birth.exact", "The date of birth is the same +9.30"},
                   {"address.other", "The addresses differ -1.20"},
                   {"phone", "A phone number is not held on both sides. +0.00"},
                   {"twin", "Nobody else in the file shares this date of birth"}};
  auto second = first;
  second.id = CandidateId("01CAND0000000000000000002");
  second.offered.title = "Case note on Pria Ramanatan, 12 March 2019";
  second.offered.kind = "note";
  second.offered.excerpt = "… met Pria and her twin at the family hub; mother said …";
  second.offered.items = 1;
  second.verdict = search::Verdict::possible;
  second.weight = 2.1;
  auto third = first;
  third.id = CandidateId("01CAND0000000000000000003");
  third.identity = search::Identity::confirmed;
  third.decided_by = "S1";
  third.decided_at = noon(day(2026, 9, 15));
  return {first, second, third};
}

std::vector<collection::CollectedRecord> records() {
  collection::CollectedRecord note;
  note.id = RecordId("01REC00000000000000000001");
  note.about = the_case;
  note.source = "social-care";
  note.title = Personal<std::string>("Case note, 12 March 2019");
  note.dated = "2019-03-12";
  note.collected_at = *parse_instant("2026-11-20T10:00:00Z");
  note.sha256 = std::string(64, 'a');
  note.reading = collection::Reading::read;
  note.pages = 1;
  auto broken = note;
  broken.id = RecordId("01REC00000000000000000002");
  broken.title = Personal<std::string>("referral form (scan).pdf");
  broken.reading = collection::Reading::unreadable;
  broken.reading_note = "The file is locked: it needs a password to be opened.";
  broken.pages = 0;
  auto out = note;
  out.id = RecordId("01REC00000000000000000003");
  out.title = Personal<std::string>("Group register, spring 2018");
  out.inclusion = collection::Inclusion::left_out;
  out.inclusion_reason = "It names other children only";
  out.inclusion_by = "S1";
  return {note, broken, out};
}

std::vector<app::RecordLine> record_lines() {
  auto all = records();
  return {{all[0], 1, 1, 4, 0}, {all[2], 3, 1, 9, 5}};
}

std::vector<app::PersonLine> people() {
  auto person = [](std::string const& id, std::string const& name, std::string const& role, redaction::Standing standing) {
    app::PersonLine line;
    line.person.about = the_case;
    line.person.known.id = PersonId(id);
    line.person.known.role = role;
    line.person.known.standing = standing;
    line.person.known.described.names = {{name}};
    line.person.known.known_from = {{"source.around", "Social care names this person on file 4711"}};
    line.group = standing == redaction::Standing::subject        ? app::EntryGroup::subject
                 : standing == redaction::Standing::professional ? app::EntryGroup::professional
                                                                 : app::EntryGroup::known;
    line.mentions = 14;
    line.records = 6;
    return line;
  };
  auto herself = person("P0", "Priya Ramanathan-O’Connell", "subject", redaction::Standing::subject);
  auto mother = person("P1", "Meera Ramanathan", "mother", redaction::Standing::third_party);
  mother.person.known.described.names.push_back({"Meera Iyer"});
  auto neighbour = person("P2", "Denise Okafor-Blythe", "neighbour who rang", redaction::Standing::third_party);
  neighbour.person.decision = withheld();
  auto worker = person("P3", "Tomasz Lewandowski", "social worker", redaction::Standing::professional);
  worker.person.decision = let_go();
  return {herself, mother, neighbour, worker};
}

app::ReviewPage note_page() {
  app::ReviewPage page;
  page.record = records()[0];
  page.page.text = "Home visit by Tomasz Lewandowski, 12 March 2019.\n\nPriya was cheerful. Denise Okafor-Blythe had rung from 07700 900456\n"
                   "to say that she heard shouting.\n\nMum (Meera) said it was the television.";
  page.row = {page.record.id, 1};
  page.proposals = {proposal("PR1", page.page.text, "Tomasz Lewandowski", "person"), proposal("PR2", page.page.text, "Denise Okafor-Blythe", "person"),
                    proposal("PR3", page.page.text, "07700 900456", "phone"), proposal("PR4", page.page.text, "Meera", "person")};
  page.proposals.back().mention.tier = redaction::Tier::possible;
  page.proposals.back().mention.because.push_back({"names.model", "The model of names gives it 38 in 100."});
  page.holds = {let_go(), withheld(), withheld(), {}};
  page.who = {"Tomasz Lewandowski, social worker", "Denise Okafor-Blythe, neighbour", "", "Meera Ramanathan, mother"};
  page.hidden = {{"comment", "beside line 3", "Check with DOB before sharing"}};
  page.next = "01REC00000000000000000003/1";
  page.next_unchecked = page.next;
  page.strip = {{1, false, false, 1}, {2, true, false, 0}};
  for (int number = 3; number <= 29; ++number) page.strip.push_back({number, false, false, 0});
  page.strip.push_back({30, false, true, 0});
  return page;
}

app::ReviewPage scan_page() {
  auto page = note_page();
  page.hidden = {};
  page.page.layout = document::Layout::fixed;
  page.page.text = "Registration form\nName: Denise Okafor-Blythe";
  page.page.words = {{0, 12, {72, 760, 140, 18}, .97}, {13, 17, {220, 760, 60, 18}, .97}, {18, 23, {72, 700, 60, 14}, .9},
                     {24, 30, {140, 700, 62, 14}, .62}, {31, 44, {208, 700, 140, 14}, .55}};
  page.proposals = {proposal("PR5", page.page.text, "Denise", "person"), proposal("PR6", page.page.text, "Okafor-Blythe", "person")};
  page.holds = {withheld(), {}};
  page.who = {"Denise Okafor-Blythe, neighbour", "Denise Okafor-Blythe, neighbour"};
  page.row.fixed = true;
  page.row.flags = "low_confidence,handwriting";
  return page;
}

std::vector<law::Exemption> exemptions() {
  auto row = [](std::string code, std::string title) {
    law::Exemption made;
    made.code = std::move(code);
    made.title = std::move(title);
    return made;
  };
  auto others = row("S2P3-16", "Another person’s information"), harm = row("S3P3-9", "Serious harm to health");
  auto not_ours = row("S3P3-20", "Courts only");
  not_ours.selectable = false;
  return {others, harm, not_ours};
}

std::vector<app::PackRow> packs() {
  app::PackRow sealed;
  sealed.id = PackId("01PACK0000000000000000001");
  sealed.about = the_case;
  sealed.version = 2;
  sealed.state = app::PackState::sealed;
  sealed.pack_sha256 = std::string(64, 'c');
  sealed.pages = 41;
  sealed.forms = {{"web", "srr-pack.zip", std::string(64, 'd'), 812'400, {}}, {"plain", "srr-pack.txt", std::string(64, 'e'), 96'000, {}},
                  {"large-18", "srr-pack-large-18.pdf", std::string(64, 'f'), 1'312'000, {}}};
  sealed.built_by = "S2";
  sealed.built_at = noon(day(2026, 10, 2));
  auto blocked = sealed;
  blocked.version = 1;
  blocked.state = app::PackState::blocked;
  blocked.pack_sha256 = "";
  blocked.blockers = {{"Page 7 still holds a word that was to be withheld", "r-1/7"}, {"The pack could not be checked"}};
  return {sealed, blocked};
}

std::vector<audit::Entry> entries_elsewhere() {
  return {{7, noon(day(2026, 9, 10)), {"staff-of-theirs", "case_exported", the_case, "sha256=" + std::string(64, 'e')}, std::string(64, 'c'), std::string(64, 'f')}};
}

std::vector<audit::Entry> entries() {
  audit::Entry first{1, noon(day(2026, 9, 11)), {"requester", "request_received", the_case, "channel=online"}, std::string(64, '0'), std::string(64, 'b')};
  audit::Entry second{2, noon(day(2026, 9, 14)), {"S1", "identity_accepted", the_case, "on=2026-09-14"}, std::string(64, 'b'), std::string(64, 'd')};
  return {first, second};
}

app::ResidentView resident_view() {
  app::ResidentView view;
  view.reference = "SRR-7K4M-29QD-X";
  view.right = "access";
  view.state = "Ready to read";
  view.due = day(2026, 10, 12);
  view.due_why = "We told you that we need up to two more months. This is why: the records are in 3 archives";
  view.packs = {{1, day(2026, 10, 5), 41, std::string(64, 'c')}};
  view.packs.front().forms = {{"web", "Web pages, for a screen or a screen reader (ZIP)", 812'400}, {"plain", "Plain text", 96'000}, {"large-18", "Large print (PDF)", 1'312'000}};
  view.packs.front().last_day = day(2027, 1, 3);
  view.packs.front().times = 10;
  view.timeline = {{day(2026, 10, 5), "Your records are ready to read"}, {day(2026, 9, 14), "We know who you are. We started to look for your records"},
                   {day(2026, 9, 11), "We received your request"}};
  view.letters = {{7, "Your information", day(2026, 10, 5)}, {1, "We have your request", day(2026, 9, 11)}};
  return view;
}

app::InboxMessage mail_that_came(std::string const& id, app::MailState state, app::MailKind kind) {
  app::InboxMessage message{id, "hash", "thamesbrook", parse_date("2026-11-20").value()};
  message.kind = kind;
  message.state = state;
  app::MailContent content{"Amina Osei", "amina.osei@example.org", "Copy of my records", "Dear council,\n\nplease send me a copy of my records from when I was in care.\nMy reference is SRR-7K4M-29QD-X.\n\nAmina"};
  content.parts = {{"passport.pdf", "application/pdf", std::string(64, 'a'), 340'000, BlobId("B1")}, {"", "image/jpeg", std::string(64, 'b'), 3'400'000, BlobId("B2")}};
  content.right = "see";
  content.because = "copy of my";
  content.reference = "SRR-7K4M-29QD-X";
  if (state != app::MailState::open) {
    message.settled_by = "S1";
    message.settled_at = *parse_instant("2026-11-23T09:40:00Z");
  }
  message.content = Personal(content);
  return message;
}

}  // namespace rightsdesk::web::testing
