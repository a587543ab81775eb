#include "intake/request.h"

#include "core/text.h"
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
  requester.email = answer(answers, "email");
  requester.phone = answer(answers, "phone");
  requester.address = joined_lines(answers, "address-lines");
  requester.postcode = answer(answers, "address-postcode");
  requester.preferred_channel = answer(answers, "format") == "paper" ? "post" : "email";
  return requester;
}

std::string wanted_of(FormAnswers const& answers) {
  std::string wanted;
  for (auto const& page : pages()) {
    for (auto const& question : page.questions) {
      if (question.id == "wanted") wanted = shown(question, answers);
    }
  }
  auto const detail = answer(answers, "wanted-detail");
  return detail.empty() ? wanted : wanted + ": " + detail;
}

}  // namespace

Result<Request, std::vector<Refusal>> make_request(FormAnswers const& answers, Arrival const& arrival) {
  std::vector<Refusal> mistakes;
  for (auto const* page : pages_for(answers)) {
    for (auto& wrong : check_page(*page, answers)) mistakes.push_back(std::move(wrong));
  }
  auto const received = local_date(arrival.at);
  if (auto const day = born(answers); day && *day > received) {
    mistakes.push_back({"not_past", "Date of birth must be in the past", "born-day", {}});
  }
  if (!mistakes.empty()) return tl::unexpected(std::move(mistakes));

  Request request;
  request.id = RequestId::fresh();
  request.reference = fresh_reference();
  request.right = law::Right::access;
  request.controller = arrival.controller;
  request.channel = arrival.channel;
  request.received = received;
  request.received_at = arrival.at;
  request.answers = Personal(answers);
  request.subject = Personal(subject_of(answers));
  request.requester = Personal(requester_of(answers));
  if (auto const found = answers.find("services"); found != answers.end()) request.services = found->second;
  request.wanted = Personal(wanted_of(answers));
  return request;
}

}  // namespace rightsdesk::intake
