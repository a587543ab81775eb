#include "intake/request.h"

#include <algorithm>
#include <set>

#include "core/text.h"
#include "intake/page_language.h"
#include "intake/partial_request.h"
#include "intake/safe_contact.h"
#include "person/identifiers.h"
#include "person/names.h"

namespace rightsdesk::intake {
namespace {

std::vector<std::string> lines_of(FormAnswers const& answers, std::string const& field) {
  std::vector<std::string> lines;
  auto const found = answers.find(field);
  if (found == answers.end() || found->second.empty()) return lines;
  for (auto const& line : split(found->second.front(), '\n')) {
    if (auto text = tidied(line); !text.empty()) lines.push_back(std::move(text));
  }
  return lines;
}

std::string joined_lines(FormAnswers const& answers, std::string const& field) {
  std::string joined;
  for (auto const& line : lines_of(answers, field)) joined += (joined.empty() ? "" : ", ") + line;
  return joined;
}

/// A postcode written at the end of an address line, if there is one.
std::string trailing_postcode(std::string const& line) {
  auto const words = split(line, ' ');
  for (std::size_t count = 2; count >= 1 && count <= words.size(); --count) {
    std::string tail;
    for (std::size_t i = words.size() - count; i < words.size(); ++i) tail += words[i] + " ";
    if (auto found = person::postcode(tail)) return *found;
  }
  return {};
}

std::optional<Date> born(FormAnswers const& answers) {
  auto const two = [](std::string const& text) { return text.size() == 1 ? "0" + text : text; };
  return parse_date(answer(answers, "born-year") + "-" + two(answer(answers, "born-month")) + "-" +
                    two(answer(answers, "born-day")));
}

person::Description subject_of(FormAnswers const& answers) {
  person::Description subject;
  subject.names.push_back(person::parse_name(answer(answers, "full-name")));
  for (auto const& other : lines_of(answers, "other-names")) {
    auto name = person::parse_name(other);
    name.kind = person::Name::Kind::former;
    subject.names.push_back(std::move(name));
  }
  subject.born = born(answers);
  if (auto const now = joined_lines(answers, "address-lines"); !now.empty()) {
    subject.addresses.push_back({now, answer(answers, "address-postcode")});
  }
  for (auto const& earlier : lines_of(answers, "earlier-addresses")) {
    subject.addresses.push_back({earlier, trailing_postcode(earlier)});
  }
  if (answer(answers, "who-for") == "me") {
    if (auto const email = answer(answers, "email"); !email.empty()) subject.emails.push_back(email);
    if (auto const phone = answer(answers, "phone"); !phone.empty()) subject.phones.push_back(phone);
  }
  return subject;
}

Requester requester_of(FormAnswers const& answers) {
  bool const own = answer(answers, "who-for") == "me";
  Requester requester;
  requester.name = person::parse_name(answer(answers, own ? "full-name" : "requester-name"));
  requester.relation = own ? "self" : answer(answers, "relation");
  requester.standing = own ? "self" : answer(answers, "who-for") == "child" ? "parent" : "acts";
  requester.email = answer(answers, "email");
  requester.phone = answer(answers, "phone");
  requester.address = joined_lines(answers, "address-lines");
  requester.postcode = answer(answers, "address-postcode");
  requester.preferred_channel = answer(answers, "format") == "paper" || requester.email.empty() ? "post" : "email";
  return requester;
}

/// What a box of the first page stands for, and the fields of its own page; the first field says it in the fewest words.
struct Wish {
  std::string value, workflow;
  law::Right right;
  std::vector<std::string> fields;
};

std::vector<Wish> const& wishes() {
  using law::Right;
  static std::vector<Wish> const kWishes{
      {"see", "access", Right::access, {"wanted", "wanted-detail"}},
      {"correct", "rectification", Right::rectification, {"wrong", "should-be", "seen-where"}},
      {"delete", "erasure", Right::erasure, {"delete-what", "delete-why"}},
      {"limit", "restriction", Right::restriction, {"limit-what", "limit-why"}},
      {"object", "objection", Right::objection, {"object-to", "situation"}},
      {"stop-marketing", "marketing_objection", Right::objection, {"mailings"}},
      {"move", "portability", Right::portability, {"move-what", "move-to"}},
      {"withdraw", "consent_withdrawal", Right::consent_withdrawal, {"consent-for"}},
      {"automated", "automated_decision", Right::automated_decision, {"decision", "decision-view"}},
      {"complain", "complaint", Right::complaint, {"complaint", "complaint-about", "complaint-outcome"}}};
  return kWishes;
}

Question const& question_of(std::string const& field) {
  for (auto const& page : pages()) {
    for (auto const& question : page.questions) {
      if (question.id == field) return question;
    }
  }
  throw Bug("a wish names a question that the form does not ask");
}

void keep_answer(Particulars& particulars, FormAnswers const& answers, char const* field) {
  if (auto const given = answer(answers, field); !given.empty()) particulars[field] = given;
}

Asked asked_for(Wish const& wish, FormAnswers const& answers) {
  Asked asked{wish.workflow, wish.right, {}, {}};
  Particulars particulars;
  std::string wanted;
  for (auto const& field : wish.fields) {
    auto const given = answers.find(field);
    if (given == answers.end() || answer(answers, field).empty()) continue;
    auto const words = shown(question_of(field), answers);
    particulars[field] = words;
    if (wanted.empty() || field == "wanted-detail") wanted += (wanted.empty() ? "" : ": ") + words;
  }
  for (auto const* kept : kSafeContactFields) keep_answer(particulars, answers, kept);
  keep_answer(particulars, answers, kPageLanguage);
  asked.wanted = Personal(wanted);
  asked.particulars = Personal(particulars);
  return asked;
}

/// One thing asked for each box ticked. Data protection law does not cover the dead (UK GDPR recital 27): what is asked about
/// them is one case that is passed on, and a complaint stays a complaint.
std::vector<Asked> asked_of(FormAnswers const& answers) {
  bool const died = answer(answers, "who-for") == "died";
  auto const ticked = answers.find("right");
  std::vector<Asked> all;
  for (auto const& wish : wishes()) {
    if (std::find(ticked->second.begin(), ticked->second.end(), wish.value) == ticked->second.end()) continue;
    auto asked = asked_for(wish, answers);
    if (died && wish.value != "complain") {
      asked.workflow = "deceased";
      asked.right = law::Right::access;
      if (!all.empty() && all.back().workflow == "deceased") continue;
    }
    all.push_back(std::move(asked));
  }
  return all;
}

constexpr char kOnline[] = "online";

/// A request may be made in any way and in few words: what staff write down of it lacks what was not said.
bool may_be_left_out(Refusal const& wrong) {
  static std::set<std::string> const kNeeded{"right", "who-for", "full-name", "requester-name"};
  return wrong.code == "missing" && kNeeded.count(wrong.field) == 0;
}

}  // namespace

std::vector<std::string> not_answered(FormAnswers const& answers) {
  std::vector<std::string> labels;
  for (auto const* page : pages_for(answers)) {
    for (auto const& wrong : check_page(*page, answers)) {
      if (wrong.code != "missing") continue;
      for (auto const& question : page->questions) {
        if (wrong.field == question.id || wrong.field.starts_with(question.id + "-")) labels.push_back(question.label);
      }
    }
  }
  return labels;
}

namespace {

/// What must be there: all that the form asks, or what there is.
enum class Asking { everything, what_is_there };

Result<Request, std::vector<Refusal>> request_from(FormAnswers const& answers, Arrival const& arrival, Asking asking) {
  bool const all_of_it = asking == Asking::everything && arrival.channel == kOnline;
  std::vector<Refusal> mistakes;
  for (auto const* page : pages_for(answers)) {
    for (auto& wrong : check_page(*page, answers)) {
      if (all_of_it || !may_be_left_out(wrong)) mistakes.push_back(std::move(wrong));
    }
  }
  auto const received = local_date(arrival.at);
  if (auto const day = born(answers); day && *day > received) {
    mistakes.push_back({"not_past", "Date of birth must be in the past", "born-day", {}});
  }
  if (!mistakes.empty()) return tl::unexpected(std::move(mistakes));

  Request request;
  request.id = RequestId::fresh();
  request.reference = fresh_reference();
  request.asked = asked_of(answers);
  request.right = request.asked.front().right;
  request.controller = arrival.controller;
  request.channel = arrival.channel;
  request.received = received;
  request.received_at = arrival.at;
  request.answers = Personal(answers);
  request.subject = Personal(subject_of(answers));
  request.requester = Personal(requester_of(answers));
  if (auto const found = answers.find("services"); found != answers.end()) request.services = found->second;
  request.wanted = request.asked.front().wanted;
  return request;
}

}  // namespace

Result<Request, std::vector<Refusal>> make_request(FormAnswers const& answers, Arrival const& arrival) { return request_from(answers, arrival, Asking::everything); }

Result<Request, std::vector<Refusal>> make_partial_request(FormAnswers const& answers, Arrival const& arrival) { return request_from(answers, arrival, Asking::what_is_there); }

}  // namespace rightsdesk::intake
