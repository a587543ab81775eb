#include "app/flags.h"

#include <algorithm>
#include <array>
#include <set>

#include "app/reaching.h"
#include "commission/commission.h"
#include "core/text.h"
#include "redaction/plain_text.h"

namespace rightsdesk::app {
namespace {

constexpr char kCare[] = "contact_with_care", kComplaint[] = "complaint", kTribunal[] = "at_court", kRepeat[] = "asked_before";
constexpr int kGrownUp = 18;

std::set<std::string> words_in(std::string const& text) {
  std::set<std::string> words;
  std::string word;
  for (char const c : folded(text) + " ") {
    if (redaction::is_word_byte(c)) {
      word += c;
    } else if (!word.empty()) {
      words.insert(std::move(word));
      word.clear();
    }
  }
  return words;
}

/// What the requester wrote of their own, in all its parts.
std::set<std::string> own_words(casework::Case const& about) {
  auto words = words_in(about.wanted.reveal());
  for (auto const& [field, given] : about.particulars.reveal()) words.merge(words_in(given));
  return words;
}

bool says_one_of(std::set<std::string> const& words, std::vector<std::string> const& looked_for) {
  return std::any_of(looked_for.begin(), looked_for.end(), [&](auto const& one) { return words.contains(folded(one)); });
}

bool is_complaint(casework::Case const& about) { return about.right == law::Right::complaint; }

bool is_complained_of(Work& work, casework::Case const& about) {
  auto const arisen = work.cases().for_rules().arisen_from(about.id);
  return is_complaint(about) || std::any_of(arisen.begin(), arisen.end(), is_complaint);
}

bool went_to_tribunal(Work& work, casework::Case const& about) {
  auto const events = work.cases().events(about.id);
  return std::any_of(events.begin(), events.end(), [](auto const& event) { return event.what == "go_to_tribunal"; });
}

bool waits_for_service(Work& work, casework::Case const& about) {
  auto const asked = work.commissions().of_case(about.id);
  return std::any_of(asked.begin(), asked.end(), [](auto const& one) { return one.state == commission::State::waiting; });
}

}  // namespace

std::vector<std::pair<std::string, std::string>> flag_titles(settings::DeskPolicy const& policy) {
  std::vector<std::pair<std::string, std::string>> titles;
  for (auto const& flag : policy.flags) titles.emplace_back(flag.id, flag.title);
  for (auto const& [id, title] : {std::pair{kTribunal, "At a tribunal or court"}, {kCare, "Contact with care"}, {kComplaint, "Complaint"}, {kRepeat, "Asked before"}, {kWaitsForService, "Waits for a service"}}) {
    titles.emplace_back(id, title);
  }
  return titles;
}

std::vector<std::string> flags_of(Work& work, Office const& office, casework::Case const& about, CaseStanding const& standing) {
  std::set<std::string> found;
  auto const words = own_words(about);
  for (auto const& flag : office.rules.desk.flags) {
    if (says_one_of(words, flag.words)) found.insert(flag.id);
  }
  if (intake::with_care(safe_contact_of(about))) found.insert(kCare);
  if (is_complained_of(work, about)) found.insert(kComplaint);
  if (went_to_tribunal(work, about)) found.insert(kTribunal);
  if (work.desk().for_rules().asked_before(standing)) found.insert(kRepeat);
  if (standing.open && waits_for_service(work, about)) found.insert(kWaitsForService);
  std::vector<std::string> flags;
  for (auto const& [id, title] : flag_titles(office.rules.desk)) {
    if (found.contains(id)) flags.push_back(id);
  }
  return flags;
}

std::string journey_of(casework::Case const& about) {
  auto const workflow = casework::workflow_name(about);
  if (workflow == "deceased") return "J8";
  if (workflow == "police") return {};
  auto const& requester = about.requester.reveal();
  if (requester.standing == "parent") return "J4";
  if (requester.standing == "acts") {
    auto const relation = words_in(requester.relation);
    if (says_one_of(relation, {"solicitor", "solicitors", "lawyer", "barrister", "legal", "firm", "organisation"})) return "J6";
    return says_one_of(relation, {"attorney", "deputy", "guardian"}) ? "J7" : "J5";
  }
  if (std::find(about.services.begin(), about.services.end(), "care") != about.services.end()) return "J3";
  auto const& born = about.subject.reveal().born;
  return born && age_on(*born, about.received) < kGrownUp ? "J2" : "J1";
}

std::string journey_title(std::string const& journey) {
  static std::map<std::string, std::string> const kTitles{{"J1", "An adult’s own"}, {"J2", "A young person’s own"}, {"J3", "Was in care"}, {"J4", "A parent for a child"},
                                                          {"J5", "Somebody with consent"}, {"J6", "Solicitor or organisation"}, {"J7", "Attorney or deputy"}, {"J8", "Somebody who died"}};
  auto const found = kTitles.find(journey);
  return found == kTitles.end() ? std::string{} : found->second;
}

Personal<std::string> person_of(casework::Case const& about) {
  auto const& subject = about.subject.reveal();
  if (subject.names.empty() || !subject.born) return {};
  auto const name = folded(tidied(subject.names.front().full));
  return name.empty() ? Personal<std::string>() : Personal(name + "\n" + to_iso(*subject.born));
}

}  // namespace rightsdesk::app
