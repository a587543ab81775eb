#include "web/pages/words.h"

#include <algorithm>

#include "core/date.h"
#include "core/text.h"
#include "person/kind_words.h"

namespace rightsdesk::web {
namespace {

using Words = std::map<std::string, std::string>;

std::string found_in(Words const& words, std::string const& code) {
  auto const found = words.find(code);
  return found == words.end() ? plain(code) : found->second;
}

}  // namespace

std::string plain(std::string const& code) {
  if (code == "dpo") return "Data protection officer";
  auto words = code;
  std::replace(words.begin(), words.end(), '_', ' ');
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

std::string source_words(std::string const& source) {
  auto words = source;
  std::replace(words.begin(), words.end(), '-', ' ');
  return plain(words);
}

std::string job_words(std::string const& kind) {
  static Words const words = {{"search_source", "Asking a system"}, {"collect_candidate", "Fetching records"}, {"read_record", "Reading a record"},
                              {"propose", "Looking for people in the records"}, {"build_pack", "Building the pack"}, {"check_source", "Trying a system out"}};
  return found_in(words, kind);
}

std::string address_words(person::Address const& address) {
  auto const one_word = [](std::string text) {
    std::erase(text, ' ');
    return lower_ascii(text);
  };
  bool const has_it = address.postcode.empty() || one_word(address.text).find(one_word(address.postcode)) != std::string::npos;
  return address.text + (has_it ? "" : (address.text.empty() ? "" : ", ") + address.postcode);
}

std::string dated_words(std::string const& dated) {
  auto const day = parse_date(dated.substr(0, 10));
  return day ? in_words(*day) : dated;
}

std::string identifier_words(std::string const& kind) {
  return plain(person::kind_words(kind));
}

std::string state_words(std::string const& state) {
  static Words const words = {{"received", "Received"}, {"awaiting_identity", "Waiting for identity"}, {"in_search", "Searching"},
                              {"in_review", "In review"}, {"ready_to_pack", "Ready to pack"}, {"packed", "Packed, waiting for release"},
                              {"released", "Released"}, {"closed", "Closed"}, {"refused", "Refused"}, {"withdrawn", "Withdrawn"}};
  return found_in(words, state);
}

std::string event_words(std::string const& what) {
  static Words const words = {
      {"request", "Request received"}, {"id_requested", "Proof of identity asked for"}, {"id_received", "Proof of identity received"},
      {"identity_accepted", "Identity accepted"}, {"identity_verified", "Identity accepted"}, {"evidence_added", "A file that shows it was added"}, {"evidence_destroyed", "A file that showed it was destroyed"},
      {"requester_wrote", "The requester wrote to us"}, {"opened_from_email", "Opened from an email"}, {"email_joined", "An email was joined to it"}, {"request_recorded", "Written down by a colleague"}, {"email_change_asked", "Another email address was given, and a code sent there"}, {"email_changed", "The email address was changed"}, {"phone_change_asked", "Another phone number was given"}, {"phone_changed", "The phone number was changed"}, {"phone_proved", "A code that was texted to their phone came back: the number is theirs"}, {"address_change_asked", "Another postal address was given"}, {"address_changed", "The postal address was changed"}, {"withdraw", "Withdrawn by the requester"}, {"opened_beside", "Another case opened from this one"},
      {"due_date_moved", "The bank holidays changed: a date moved"}, {"source_changed", "A source gave other words than before"}, {"search_started", "Search started"}, {"searched_again", "Searched again with what records say"},
      {"clarification_asked", "Asked the requester what they mean"}, {"clarification_received", "The requester answered"},
      {"authority_requested", "Proof of authority asked for"}, {"authority_received", "Proof of authority received"},
      {"fee_requested", "Fee asked for"}, {"fee_paid", "Fee paid"}, {"extended", "Time extended"}, {"school_closed", "School closed"},
      {"candidate_confirmed", "Candidate confirmed"}, {"candidate_rejected", "Candidate rejected"}, {"candidates_merged", "Candidates put together as one person"}, {"candidate_split", "Candidate taken out of its group"}, {"note", "Note"}, {"tried_again", "Tried again"}, {"letter_sent", "Letter sent"}, {"letter_to_print", "Letter given to GOV.UK Notify to print"}, {"letter_held", "A letter waits until they are rung"}, {"letter_not_sent", "A letter could not be written"}, {"message_failed", "A message did not arrive"},
      {"kept_to_named", "Kept to named people"}, {"opened_to_all", "Opened again to every role that may look"}, {"way_in_opened", "Opened for somebody by two people, for four hours"},
      {"hold_asked", "Source asked to stop disposal"}, {"hold_confirmed", "Source confirmed the hold"}, {"hold_ended", "Hold ended"},
      {"hold_refused", "Source says that it cannot stop disposal"},
      {"infected_file_refused", "A file with a virus in it was turned away"}, {"request_rebuilt", "Opened again from the intake journal: the database had lost it"}, {"request_imported", "Taken over from another product"}, {"owner_asked", "Owner of a source asked in writing"}, {"owner_opened", "Owner opened the page"}, {"owner_answered", "Owner answered"},
      {"owner_chased", "Owner asked again"}, {"owner_escalated", "Told on, since the owner has not answered"},
      {"disposal_blocked", "Attempt to delete stopped"}, {"disposal_approved", "A person said that the case may go"},
      {"basis_chosen", "Basis of a purpose chosen"}, {"spoken_of_ended", "Said what became of a record that others speak of"}, {"ground_recorded", "Withholding put on the record"},
      {"person_decided", "Decided for people"}, {"decided_together", "Decided for many places as one act"}, {"act_undone", "An act of the review undone"},
      {"third_party_described", "Recorded what a third party was asked"}, {"remark_made", "Remark made"}, {"remark_answered", "Remark answered"}, {"remark_closed", "Remark closed"},
      {"difference_justified", "Said why something is treated in two ways"}, {"passages_kept", "Only chosen passages kept"}, {"hidden_given", "Hidden words given"},
      {"assigned", "Given to a colleague"}, {"tagged", "Tagged"}, {"untagged", "A tag taken off"}, {"brief_pages_explained", "Said why a short look at pages was enough"}, {"second_look_drawn", "Pages drawn for a second look"}, {"second_look_widened", "The second look widened to every page"}, {"page_looked_at", "A page looked at a second time"}, {"handed_over", "A document handed over to a colleague"}, {"content_warned", "A warning set on a document"}, {"content_warning_off", "A warning taken off a document"}, {"record_looked_at_again", "Had a record looked at again by the virus scanner"}, {"record_read_again", "Had a record read again by a newer reader"}, {"record_unlocked", "Opened a record with its password"}, {"record_let_in", "Had a record read that was in quarantine"}, {"search_finished", "Search finished"}, {"review_finished", "Review finished"}, {"pack_sealed", "Pack sealed"},
      {"pack_released", "Pack released"}, {"pack_downloaded", "Pack downloaded by the requester"}};
  return found_in(words, what);
}

std::string standing_words(std::string const& standing) {
  static Words const words = {{"planned", "Not asked yet"}, {"asked", "Being searched"}, {"answered", "Answered"}, {"awaiting_owner", "Waiting for its owner’s answer"},
                              {"nothing_held", "Nothing held"}, {"failed", "Failed"}, {"not_searched", "Not searched"},
                              {"waiting", "Being read"}, {"read", "Read"}, {"unreadable", "Could not be read"}, {"quarantined", "In quarantine"},
                              {"building", "Being built"}, {"blocked", "Blocked by the gate"}, {"sealed", "Sealed"},
                              {"released", "Released"}, {"withdrawn", "Withdrawn"}, {"dead", "Stopped after several tries"},
                              {"running", "Running"}, {"ready", "Waiting its turn"}};
  return found_in(words, standing);
}

std::string tag_colour(std::string const& code) {
  static Words const colours = {{"overdue", "red"}, {"soon", "orange"}, {"on_track", "green"}, {"paused", "grey"}, {"closed", "grey"},
                                {"answered", "green"}, {"nothing_held", "grey"}, {"failed", "red"}, {"not_searched", "yellow"},
                                {"planned", "grey"}, {"asked", "blue"}, {"awaiting_owner", "yellow"}, {"read", "green"}, {"unreadable", "red"}, {"quarantined", "red"}, {"waiting", "blue"},
                                {"building", "blue"}, {"blocked", "red"}, {"sealed", "green"}, {"released", "teal"},
                                {"withdrawn", "grey"}, {"proposed", "green"}, {"possible", "yellow"}, {"unlikely", "grey"},
                                {"confirmed", "green"}, {"rejected", "grey"}, {"undecided", "yellow"}, {"withhold", "red"},
                                {"release", "green"}, {"dead", "red"}};
  auto const found = colours.find(code);
  return found == colours.end() ? "blue" : found->second;
}

std::string counted(std::size_t count, std::string const& one, std::string const& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string actor_words(std::string const& actor, NameOf const& name_of) {
  if (actor == "requester") return "The requester";
  if (actor == "owner") return "The source’s owner";
  if (actor.empty() || actor.starts_with("program")) return "The program";
  auto const name = name_of(actor);
  return name.empty() ? "A former member of staff" : name;
}

std::vector<View> step_views(Because const& because) {
  std::vector<View> steps;
  for (auto const& step : because) steps.push_back(View().text("step_text", step.text).text("step_rule", step.rule));
  return steps;
}

}  // namespace rightsdesk::web
