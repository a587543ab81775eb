#pragma once
// The head of an e-mail, as far as taking it in needs: lines unfolded, nothing decoded. The words themselves are read in the sandbox.
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace rightsdesk::app {

/// The bytes before the empty line, and those after it.
struct MailHalves {
  std::string_view head, body;
};
MailHalves halves_of(std::string_view bytes);
/// By name in small letters, the first of each; 300 at most, a thousand bytes of each.
std::map<std::string, std::string> headers_of(std::string_view head);

/// "Amina Osei <amina@example.org>": the name, and the address where it is one.
struct MailSender {
  std::string name, address;
};
MailSender sender_in(std::string const& from);

/// Is it a program's answer ("I am out of the office", RFC 3834)? Not what a list or a form sends: that may be a request.
bool is_automatic_answer(std::map<std::string, std::string> const& headers);
/// Is it a report on what became of a message (RFC 3462)?
bool is_report(std::map<std::string, std::string> const& headers);
/// The Message-ID of such a line before its @: "<01ABC@example.org>" names 01ABC; empty for none.
std::string message_named(std::string const& line);
/// What a report says: whether it gave up, the status ("5.1.1"), and the Message-ID before its @ of what it is about; each may be empty.
struct MailReport {
  bool failed = false;
  std::string status, about;
};
MailReport report_in(std::string_view body);
/// A reference of ours in the text; the first that is one.
std::string reference_named(std::string_view text);

}  // namespace rightsdesk::app
