#include "app/new_reach.h"

#include <algorithm>
#include <functional>

#include "app/acts.h"
#include "app/circumstances.h"
#include "app/code_message.h"
#include "app/reaching.h"
#include "app/requester_acts.h"
#include "app/requester_parts.h"
#include "app/resident.h"
#include "core/text.h"
#include "person/identifiers.h"
#include "person/mobile.h"

namespace rightsdesk::app {
namespace {

constexpr char kPurpose[] = "new phone", kByCode[] = "code", kByColleague[] = "colleague";
constexpr char kPhoneAsked[] = "phone_change_asked", kPhoneChanged[] = "phone_changed", kAddressAsked[] = "address_change_asked", kAddressChanged[] = "address_changed";
constexpr std::size_t kFewestDigits = 7, kMostDigits = 15, kLongestPhone = 40, kLongestAddress = 300;
constexpr int kChangesADay = 5;
constexpr std::chrono::hours kDay{24};

std::string only_digits(std::string const& phone) {
  std::string digits;
  for (char const c : phone) {
    if (c >= '0' && c <= '9') digits += c;
  }
  return digits;
}

bool is_number(std::string const& phone) {
  bool const signs = phone.find_first_not_of("0123456789 +()-.") == std::string::npos;
  auto const digits = only_digits(phone).size();
  return signs && phone.size() <= kLongestPhone && digits >= kFewestDigits && digits <= kMostDigits;
}

/// What was given last, is to be proved in this way, and is not in use yet: the detail of its event; empty where there is none.
std::map<std::string, std::string> last_given(Work& work, CaseId const& id, std::string const& asked, std::string const& changed, std::string const& proved_by) {
  std::map<std::string, std::string> given;
  for (auto const& event : work.cases().events(id)) {
    if (event.what == asked && casework::detail_of(event, "proved_by") == proved_by) given = event.detail;
    if (event.what == changed) given.clear();
  }
  return given;
}

/// Changes how they are reached in every case of the request for which `had_the_old` holds.
void change_in_all(Work& work, casework::Case const& about, std::function<bool(intake::Requester const&)> const& had_the_old, std::function<void(intake::Requester&)> const& change,
                   std::function<void(casework::Case const&)> const& then) {
  for (auto const& one : work.cases().for_rules().of_request(about.request)) {
    if (!had_the_old(one.requester.reveal())) continue;
    auto reached = one.requester.reveal();
    change(reached);
    if (!work.cases().set_requester(one, Personal(reached))) throw Fault("Somebody worked on your request a moment ago. Try again.", "case " + one.id.str() + " was changed meanwhile");
    then(one);
  }
}

void use_phone(Work& work, Office const& office, casework::Case const& about, std::string const& by, std::string const& phone) {
  auto const old = about.requester.reveal().phone;
  change_in_all(work, about, [&](auto const& one) { return one.phone == old; }, [&](auto& one) { one.phone = phone; },
                [&](auto const& one) { record(work, office, one, by, {kPhoneChanged, office.clock.today(), {{"from", old}, {"to", phone}}, ""}); });
}

void use_address(Work& work, Office const& office, casework::Case const& about, std::string const& by, std::string const& address, std::string const& postcode) {
  auto const& before = about.requester.reveal();
  change_in_all(work, about, [&](auto const& one) { return one.address == before.address && one.postcode == before.postcode; },
                [&](auto& one) {
                  one.address = address;
                  one.postcode = postcode;
                },
                [&](auto const& one) {
                  record(work, office, one, by, {kAddressChanged, office.clock.today(), {{"from", before.address + " " + before.postcode}, {"to", address + " " + postcode}}, ""});
                });
}

/// One task at a time for the same thing: what was given last stands in it.
void ask_colleague(Work& work, Office const& office, casework::Case const& about, std::string const& concerns, std::string const& words) {
  for (auto task : work.tasks().of_case(about.id)) {
    if (task.kind != kRequesterWrote || task.concerns != concerns || task.state != casework::TaskState::open) continue;
    task.words = Personal(words);
    if (!work.tasks().update(task)) throw Fault("Somebody worked on your request a moment ago. Try again.", "task " + task.id.str() + " was changed meanwhile");
    return;
  }
  tell_staff(work, office, about, concerns, words);
}

void send_code(Work& work, casework::Case const& about, std::string const& mobile, languages::Language const& spoken, Instant now) {
  auto message = code_message({CodeBy::text, mobile, work.codes().issue(about.id, kPurpose, now)}, spoken, now);
  message.about = about.id;
  work.outbox().put(message, now);
}

bool can_be_texted(Office const& office, casework::Case const& about, std::string const& phone) {
  return office.texts == Office::Texts::offered && person::uk_mobile(phone) && safe_contact_of(about).text != intake::Safe::no;
}

std::string in_one_line(std::string const& typed) {
  std::vector<std::string> lines;
  for (auto const& line : split(typed, '\n')) {
    if (!tidied(line).empty()) lines.push_back(tidied(line));
  }
  return joined(lines, ", ");
}

Refusal closed() { return {"not_now", "This request is closed, so we do not write about it any more.", "", {}}; }

}  // namespace

Result<Proving> ask_for_new_phone(Office& office, CaseId const& id, std::string const& typed, languages::Language const& spoken) {
  auto const phone = tidied(typed);
  if (phone.empty()) return refused("missing", "Enter the new phone number", "phone");
  if (!is_number(phone)) return refused("not_real", "Enter a phone number, like 020 7946 0000", "phone");
  auto proving = Proving::by_a_colleague;
  auto const asked = in_one(office, [&](Work& work) -> Done {
    auto const about = entered(work, id);
    if (!is_open(office, about)) return tl::unexpected(closed());
    if (only_digits(phone) == only_digits(about.requester.reveal().phone)) return refused("same", "We have that number already", "phone");
    bool const by_text = can_be_texted(office, about, phone);
    bool const many = done_today(work, office, id, kPhoneAsked) >= kChangesADay || (by_text && work.outbox().count(id, "sms", office.clock.now() - kDay) >= kTextsADay);
    if (many) return refused("too_many", "You have changed this 5 times today. Try again tomorrow, or call us", "phone");
    record(work, office, about, kRequester, {kPhoneAsked, office.clock.today(), {{"to", phone}, {"proved_by", by_text ? kByCode : kByColleague}}, ""});
    proving = by_text ? Proving::code_sent : Proving::by_a_colleague;
    if (by_text) send_code(work, about, *person::uk_mobile(phone), spoken, office.clock.now());
    else ask_colleague(work, office, about, kPhoneToConfirm, phone_to_confirm_words(phone, about.requester.reveal().phone));
    return done();
  });
  if (!asked) return tl::unexpected(asked.error());
  return proving;
}

Done take_new_phone(Office& office, CaseId const& id, std::string const& code) {
  Done const wrong = refused("no_entry", "The code is not right, or it is too old. Check the new number, and ask for a new code.", "code");
  Done taken = wrong;
  office.works.in_one([&](Work& work) {  // a wrong code is a try, and is kept
    taken = wrong;
    auto const about = entered(work, id);
    auto const given = last_given(work, id, kPhoneAsked, kPhoneChanged, kByCode);
    if (given.empty() || !is_open(office, about)) return;
    if (!work.codes().use(id, kPurpose, code, office.clock.now())) {
      work.ledger().record({kRequester, "code_refused", id, "for=phone"}, office.clock.now());
      return;
    }
    use_phone(work, office, about, kRequester, given.at("to"));
    tell_staff(work, office, about, kNewPhone, phone_changed_words(given.at("to"), about.requester.reveal().phone));
    taken = done();
  });
  return taken;
}

Done give_new_address(Office& office, CaseId const& id, NewAddress const& given) {
  bool const fixed = given.fixed == NewAddress::Fixed::yes;
  auto const address = fixed ? in_one_line(given.lines) : std::string(), postcode = fixed ? tidied(given.postcode) : std::string();
  if (fixed && address.empty()) return refused("missing", "Enter the new address", "address-lines");
  if (count_code_points(address) > kLongestAddress) return refused("too_long", "The address must be 300 characters or fewer", "address-lines");
  if (!postcode.empty() && !person::postcode(postcode)) return refused("not_real", "Enter a full UK postcode, like IG11 7LU, or leave it empty", "address-postcode");
  return in_one(office, [&](Work& work) -> Done {
    auto const about = entered(work, id);
    auto const& now = about.requester.reveal();
    if (!is_open(office, about)) return tl::unexpected(closed());
    if (now.address == address && now.postcode == postcode) return refused("same", "We have that address already", "address-lines");
    if (done_today(work, office, id, kAddressAsked) >= kChangesADay) return refused("too_many", "You have changed this 5 times today. Try again tomorrow, or call us", "address-lines");
    record(work, office, about, kRequester, {kAddressAsked, office.clock.today(), {{"address", address}, {"postcode", postcode}, {"proved_by", kByColleague}}, ""});
    ask_colleague(work, office, about, kAddressToConfirm, address_to_confirm_words(tidied(address + " " + postcode), tidied(now.address + " " + now.postcode)));
    return done();
  });
}

void use_new_reach(Work& work, Office const& office, casework::Case const& about, Actor const& actor, casework::Task const& task) {
  if (task.kind != kRequesterWrote || task.outcome != "done") return;
  if (task.concerns == kPhoneToConfirm) {
    if (auto const given = last_given(work, about.id, kPhoneAsked, kPhoneChanged, kByColleague); !given.empty()) use_phone(work, office, about, actor.id.str(), given.at("to"));
  }
  if (task.concerns == kAddressToConfirm) {
    if (auto const given = last_given(work, about.id, kAddressAsked, kAddressChanged, kByColleague); !given.empty()) use_address(work, office, about, actor.id.str(), given.at("address"), given.at("postcode"));
  }
}

}  // namespace rightsdesk::app
