#include "app/resident.h"

#include "app/acts.h"
#include "core/original.h"

namespace rightsdesk::app {
namespace {

constexpr char kDownload[] = "enter";

casework::Case case_for(Office const& office, intake::Request const& request) {
  casework::Case opened;
  opened.id = CaseId::fresh();
  opened.request = request.id;
  opened.reference = request.reference;
  opened.right = request.right;
  opened.controller = request.controller;
  opened.jurisdiction = office.rules.controllers.at(request.controller).jurisdiction;
  opened.state = office.rules.workflows.at(law::to_string(request.right)).table().start;
  opened.received = request.received;
  opened.opened_at = request.received_at;
  opened.subject = request.subject;
  opened.requester = request.requester;
  opened.services = request.services;
  opened.wanted = request.wanted;
  return opened;
}

std::string controller_name(Office const& office, casework::Case const& about) {
  return office.rules.controllers.at(about.controller).name;
}

Message acknowledgement(Office const& office, casework::Case const& about, law::DueDate const& due) {
  Message message;
  message.id = fresh_id_text();
  message.channel = "email";
  message.to = about.requester.reveal().email;
  message.subject = "Your request " + about.reference;
  message.body = "Thank you. " + controller_name(office, about) + " has your request.\n\nYour reference is " + about.reference +
                 ".\nWe received it on " + in_words(about.received) + ".\n";
  if (due.due) message.body += "We must answer by " + in_words(*due.due) + ".\n";
  message.body += "\nYou can see how it is going at any time with your reference. We will send a code to this address when you ask.\n";
  return message;
}

ResidentView::Line line_for(casework::CaseEvent const& event) {
  static std::map<std::string, std::string> const kWords{
      {"request", "We received your request"},
      {"id_requested", "We asked you to show who you are"},
      {"identity_accepted", "We know who you are. We started to look for your records"},
      {"search_finished", "We found your records and started to check them"},
      {"review_finished", "We finished checking your records"},
      {"pack_sealed", "We put your records together"},
      {"released", "Your records are ready to read"},
      {"clarification_asked", "We asked you a question"},
      {"clarification_received", "You answered our question"},
      {"extended", "We told you that we need more time"},
      {"downloaded", "Your records were downloaded"}};
  auto const found = kWords.find(event.what);
  return {event.on, found == kWords.end() ? std::string{} : found->second};
}

}  // namespace

Result<Submitted, std::vector<Refusal>> submit_request(Office& office, intake::FormAnswers const& answers,
                                                       intake::Arrival const& arrival, std::string const& idempotency_key) {
  auto request = intake::make_request(answers, arrival);
  if (!request) return tl::unexpected(request.error());
  if (office.rules.controllers.count(arrival.controller) == 0) throw Bug("a form for a controller we do not have");
  Submitted submitted;
  office.works.in_one([&](Work& work) {
    if (auto already = work.cases().find_by_key(idempotency_key)) {
      submitted = {already->reference, already->id};
      return;
    }
    auto const opened = case_for(office, *request);
    if (!work.cases().add(*request, opened, idempotency_key)) {
      throw Fault("Your request is being sent. Try again in a moment.", "idempotency key taken meanwhile");
    }
    record(work, office, opened, "requester",
           {"request", request->received, {{"channel", request->channel}}, "right=" + law::to_string(request->right)});
    work.outbox().put(acknowledgement(office, opened, due_of(work, office, opened)), office.clock.now());
    submitted = {opened.reference, opened.id};
  });
  return submitted;
}

void ask_for_code(Office& office, std::string const& typed_reference) {
  auto const reference = intake::reference_from(typed_reference);
  if (!reference) return;
  office.works.in_one([&](Work& work) {
    auto const found = work.cases().find_by_reference(*reference);
    if (!found) return;
    auto const now = office.clock.now();
    Message message;
    message.id = fresh_id_text();
    message.channel = "email";
    message.to = found->requester.reveal().email;
    message.subject = "Your code for " + found->reference;
    message.body = "Your code is " + work.codes().issue(found->id, kDownload, now) +
                   "\n\nIt works once, for 10 minutes. If you did not ask for it, you can ignore this message.\n";
    work.outbox().put(message, now);
    work.ledger().record({"requester", "code_sent", found->id, ""}, now);
  });
}

Result<CaseId> enter_with_code(Office& office, std::string const& typed_reference, std::string const& typed_code) {
  Result<CaseId> entered = refused("no_entry", "The reference or the code is not right, or the code is too old. Ask for a new code.", "code");
  auto const reference = intake::reference_from(typed_reference);
  if (!reference) return entered;
  office.works.in_one([&](Work& work) {
    auto const found = work.cases().find_by_reference(*reference);
    if (!found) return;
    auto const now = office.clock.now();
    bool const right = work.codes().use(found->id, kDownload, typed_code, now);
    work.ledger().record({"requester", right ? "code_accepted" : "code_refused", found->id, ""}, now);
    if (right) entered = found->id;
  });
  return entered;
}

ResidentView resident_view(Office& office, CaseId const& about) {
  ResidentView view;
  office.works.in_one([&](Work& work) {
    auto const found = work.cases().find(about);
    ENSURE(found.has_value(), "a resident entered a case that is not there");
    view = {};
    view.reference = found->reference;
    view.right = law::to_string(found->right);
    view.state = office.rules.workflows.at(view.right).state(found->state).resident_sees;
    auto const due = due_of(work, office, *found);
    view.due = due.due;
    if (due.extended) view.due_why = "We told you that we need up to two more months.";
    if (due.status == law::ClockStatus::paused) view.due_why = "The time is paused while we wait for your answer to our question.";
    if (due.status == law::ClockStatus::not_started) view.due_why = "The time starts when we know who you are.";
    for (auto const& event : work.cases().events(about)) {
      if (auto line = line_for(event); !line.text.empty()) view.timeline.insert(view.timeline.begin(), line);
    }
    for (auto const& pack : work.packs().of_case(about)) {
      if (pack.state != PackState::released) continue;
      view.pack_ready = true;
      view.pack_pages = pack.pages;
      view.pack_sha256 = pack.pack_sha256;
      break;
    }
  });
  return view;
}

Result<Download> download_pack(Office& office, CaseId const& about) {
  Result<Download> download = refused("not_ready", "Your records are not ready to download yet.");
  office.works.in_one([&](Work& work) {
    auto const found = work.cases().find(about);
    ENSURE(found.has_value(), "a resident entered a case that is not there");
    for (auto const& pack : work.packs().of_case(about)) {
      if (pack.state != PackState::released) continue;
      auto bytes = work.blobs().open(pack.pack);
      ENSURE(sha256_hex(bytes) == pack.pack_sha256, "a released pack no longer has the hash it was sealed with");
      record(work, office, *found, "requester",
             {"downloaded", office.clock.today(), {{"version", std::to_string(pack.version)}}, "pack=" + pack.pack_sha256});
      download = Download{found->reference + ".pdf", std::move(bytes)};
      return;
    }
  });
  return download;
}

}  // namespace rightsdesk::app
