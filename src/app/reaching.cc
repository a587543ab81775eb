#include "app/reaching.h"

#include "core/text.h"

namespace rightsdesk::app {

namespace {

std::string words_of(intake::Safe safe) { return safe == intake::Safe::yes ? "safe" : safe == intake::Safe::no ? "not safe" : "ask first by phone"; }

}  // namespace

intake::SafeContact safe_contact_of(casework::Case const& about) { return intake::safe_contact(about.particulars.reveal()); }

std::string heed_on_the_phone(intake::SafeContact const& safe) {
  std::vector<std::string> sentences;
  if (safe.phone == intake::Safe::no) sentences.emplace_back("Calls are not safe: do not ring.");
  if (!safe.times.empty()) sentences.push_back("Only at these times: " + safe.times + ".");
  if (safe.message == intake::SafeContact::Message::none) sentences.emplace_back("Leave no message.");
  return joined(sentences, " ");
}

std::vector<std::string> safe_contact_words(intake::SafeContact const& safe) {
  if (safe.asked == intake::SafeContact::Asked::no) return {"Nobody asked"};
  std::vector<std::string> lines{"Email: " + words_of(safe.email), "Text messages: " + words_of(safe.text), "Letters: " + words_of(safe.post), "Calls: " + words_of(safe.phone)};
  if (!safe.times.empty()) lines.push_back("Only at these times: " + safe.times);
  if (safe.message == intake::SafeContact::Message::none) lines.emplace_back("Leave no message");
  return lines;
}

std::vector<std::string> address_lines(intake::Requester const& requester) {
  std::vector<std::string> lines;
  for (auto const& line : split(requester.address, ',')) {
    if (!tidied(line).empty()) lines.push_back(tidied(line));
  }
  if (!requester.postcode.empty()) lines.push_back(requester.postcode);
  return lines;
}

}  // namespace rightsdesk::app
