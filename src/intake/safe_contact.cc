#include "intake/safe_contact.h"

#include <functional>

#include "core/text.h"

namespace rightsdesk::intake {
namespace {

constexpr char kYes[] = "yes";

/// By the field's name; empty where it has no answer.
using Given = std::function<std::string(std::string const&)>;

/// What is not said to be safe is not.
Safe said(Given const& given, std::string const& field) { return given(field) == kYes ? Safe::yes : Safe::no; }

SafeContact read(Given const& given) {
  SafeContact safe;
  auto const answer = given(kSafeContact);
  if (answer.empty()) return safe;
  safe.asked = SafeContact::Asked::yes;
  if (answer == "email-only") safe.text = safe.post = safe.phone = Safe::no;
  if (answer == "ask-first") safe.email = safe.text = safe.post = Safe::ask_first;
  if (answer == "some") {
    safe.email = said(given, "safe-email");
    safe.text = said(given, "safe-text");
    safe.post = said(given, "safe-post");
    safe.phone = said(given, "safe-phone");
  }
  if (answer != "some" && answer != "ask-first") return safe;  // what stands in the other fields was said before they thought again
  safe.times = given("safe-times");
  if (given("safe-message") != kYes) safe.message = SafeContact::Message::none;
  return safe;
}

}  // namespace

SafeContact safe_contact(Particulars const& given) {
  return read([&](std::string const& field) {
    auto const found = given.find(field);
    return found == given.end() ? std::string{} : tidied(found->second);
  });
}

SafeContact safe_contact(FormAnswers const& answers) {
  return read([&](std::string const& field) { return answer(answers, field); });
}

bool with_care(SafeContact const& safe) {
  bool const every_way = safe.email == Safe::yes && safe.text == Safe::yes && safe.post == Safe::yes && safe.phone == Safe::yes;
  return !every_way || !safe.times.empty() || safe.message == SafeContact::Message::none;
}

}  // namespace rightsdesk::intake
