#include "web/caseload/inbox_views.h"

#include <algorithm>

#include "intake/questions.h"

namespace rightsdesk::web::caseload {
namespace {

using app::InboxMessage;
using app::MailKind;
using app::MailState;

std::string mail_kind_words(MailKind kind) {
  switch (kind) {
    case MailKind::message: return "";
    case MailKind::bounce: return "A message of ours came back";
    case MailKind::automatic: return "An automatic answer";
    case MailKind::infected: return "A virus was found";
    case MailKind::not_readable: return "It could not be read";
  }
  throw Bug("a kind of mail without words");
}

std::string mail_kind_colour(MailKind kind) { return kind == MailKind::infected ? "red" : kind == MailKind::not_readable ? "yellow" : "grey"; }

std::string sender_words(app::MailContent const& content) {
  if (content.from_name.empty()) return content.from_email.empty() ? "Somebody who gives no address" : content.from_email;
  return content.from_email.empty() ? content.from_name : content.from_name + ", " + content.from_email;
}

std::string subject_words(app::MailContent const& content) { return content.subject.empty() ? "No subject" : content.subject; }

std::string size_words(std::int64_t bytes) { return bytes < 1024 * 1024 ? std::to_string((bytes + 1023) / 1024) + " KB" : std::to_string((bytes + 1024 * 512) / (1024 * 1024)) + " MB"; }

View line_view(InboxMessage const& message) {
  auto const& content = message.content.reveal();
  View view;
  view.text("mail_id", message.id).text("mail_subject", subject_words(content)).text("mail_from", sender_words(content)).text("reached", in_words(message.reached));
  view.text("kind_words", mail_kind_words(message.kind)).text("kind_colour", mail_kind_colour(message.kind));
  view.text("right_words", right_words(content.right)).text("names", content.reference).text("reason", content.reason);
  return view.text("files", content.parts.empty() ? "" : counted(content.parts.size(), "file", "files"));
}

std::vector<View> line_views(std::vector<InboxMessage> const& messages) {
  std::vector<View> lines;
  for (auto const& message : messages) lines.push_back(line_view(message));
  return lines;
}

std::string proof_words(std::vector<law::Proof> const& proofs, std::string const& filed) {
  for (auto const& proof : proofs) {
    for (auto const& document : proof.documents) {
      if (proof.id + "/" + document.id == filed) return proof.title + ": " + document.title;
    }
  }
  return filed;
}

std::vector<View> filing_options(std::vector<law::Proof> const& proofs) {
  std::vector<View> options;
  for (auto const& proof : proofs) {
    for (auto const& document : proof.documents) options.push_back(View().text("option", proof.id + "/" + document.id).text("option_words", proof.title + ": " + document.title));
  }
  return options;
}

std::vector<View> part_views(MailPage const& page) {
  std::vector<View> parts;
  auto const& all = page.message.content.reveal().parts;
  bool const of_case = page.message.state == MailState::opened || page.message.state == MailState::joined;
  for (std::size_t i = 0; i < all.size(); ++i) {
    View view;
    view.text("part_number", std::to_string(i + 1)).text("part_name", all[i].name.empty() ? "A file without a name" : all[i].name).text("part_size", size_words(all[i].size));
    view.text("filed", all[i].filed_as.empty() ? "" : proof_words(page.proofs, all[i].filed_as));
    parts.push_back(view.when("may_file", of_case && all[i].filed_as.empty()).each("filing", filing_options(page.proofs)));
  }
  return parts;
}

std::string settled_words(InboxMessage const& message, NameOf const& name_of) {
  auto const on = message.settled_at ? " on " + in_words(*message.settled_at) : std::string();
  auto const who = message.settled_by.empty() ? std::string() : actor_words(message.settled_by, name_of);
  switch (message.state) {
    case MailState::open: return "";
    case MailState::opened: return who + " opened a case from it" + on + ".";
    case MailState::joined: return who + " joined it to a case" + on + ".";
    case MailState::not_a_request: return who + " set it aside" + on + ": " + message.content.reveal().reason;
    case MailState::set_aside: return "The program set it aside" + on + ".";
    case MailState::forgotten: return "Its words are destroyed.";
  }
  throw Bug("a state of mail without words");
}

std::string mistake_at(std::vector<Refusal> const& mistakes, std::string const& field) {
  auto const found = std::find_if(mistakes.begin(), mistakes.end(), [&](Refusal const& one) { return one.field == field; });
  return found == mistakes.end() ? "" : found->text;
}

}  // namespace

std::string right_words(std::string const& right) {
  for (auto const& form_page : intake::pages()) {
    for (auto const& question : form_page.questions) {
      if (question.id != "right") continue;
      for (auto const& option : question.options)
        if (option.value == right) return option.label;
    }
  }
  return {};
}

View inbox_view(InboxPage const& page) {
  View view;
  view.when("no_mailbox", page.mailbox == InboxPage::Mailbox::none);
  bool const fails = page.place && page.place->failed_since;
  view.text("failing_since", fails ? in_words(*page.place->failed_since) : "").text("failure", fails ? page.place->failure : "");
  view.text("looked_at", page.place && page.place->looked_at ? in_words(*page.place->looked_at) : "");
  view.when("any_open", !page.open.empty()).each("open", line_views(page.open));
  view.text("more_open", page.open_in_all > static_cast<int>(page.open.size()) ? std::to_string(page.open_in_all) : "");
  view.text("kept_days", std::to_string(app::kMailKeptDays));
  return view.when("any_aside", !page.aside.empty()).each("aside", line_views(page.aside));
}

View mail_view(MailPage const& page, std::vector<Refusal> const& mistakes, NameOf const& name_of) {
  auto const& message = page.message;
  auto const& content = message.content.reveal();
  auto view = line_view(message);
  std::vector<View> notes;
  for (auto const& note : content.notes) notes.push_back(View().text("note", note));
  view.when("any_notes", !notes.empty()).each("notes", std::move(notes));
  view.text("mail_text", content.text).text("because", content.because).text("settled", settled_words(message, name_of));
  view.when("is_open", message.state == MailState::open);
  view.when("may_go_back", message.state == MailState::not_a_request || message.state == MailState::set_aside);
  view.text("case_reference", page.reference).text("case_href", page.reference.empty() ? "" : "/staff/cases/" + message.about.str());
  view.text("typed_reference", page.typed_reference.empty() ? content.reference : page.typed_reference).text("typed_reason", page.typed_reason);
  view.text("reference_mistake", mistake_at(mistakes, "reference")).text("reason_mistake", mistake_at(mistakes, "reason"));
  auto parts = part_views(page);
  return view.when("any_parts", !parts.empty()).each("parts", std::move(parts));
}

View case_mail_view(std::vector<InboxMessage> const& messages) { return View().when("any_mail", !messages.empty()).each("mails", line_views(messages)); }

}  // namespace rightsdesk::web::caseload
