#include "sample_letters.h"

#include <gtest/gtest.h>

namespace rightsdesk::notices {
namespace {

using Lines = std::vector<std::string>;

Date day(char const* iso) { return *parse_date(iso); }

Facts own(std::string const& id) {
  std::string const who = "Hana Weiss";
  if (id == "L-1") return {{"asked", "My file from when I was in care"}, {"due", day("2026-12-23")}};
  if (id == "L-2") return {{"nothing_held", false}, {"pages", "12"}, {"last_part", false}, {"open_until", day("2027-02-21")}, {"times", "10"}};
  if (id == "L-3") {
    return {{"pages", "12"}, {"reasons", Lines{"Information about another person (Data Protection Act 2018, Schedule 2, paragraph 16). This part is about someone else."}},
            {"generic", true}, {"awaiting", true}, {"last_part", true}, {"open_until", day("2027-02-21")}, {"times", "10"}};
  }
  if (id == "L-24") return {{"open_until", day("2027-02-21")}, {"times", "10"}, {"pages", "12"}, {"more", false}, {"to_come", "31 records"}, {"why_later", Lines{"You asked for your school reports first."}}, {"due", day("2026-12-23")}};
  if (id == "L-25") return {{"standing", "Finding your records"}, {"due", day("2026-12-23")}};
  if (id == "L-4") return {{"reasons", Lines{"You sent the same words ten times this week.", "We sent you the answer on 3 March."}}, {"provision", "UK GDPR Article 12(5)(b)"}, {"ground", "excessive"}, {"decided_by", who}};
  if (id == "L-5") return {{"ground", "complexity"}, {"reasons", Lines{"Your file is on paper in two stores.", "Some of it is 30 years old."}}, {"due", day("2026-12-23")}, {"new_due", day("2027-02-23")}, {"now", "the list of your homes"}};
  if (id == "L-6") return {{"question", "Which years do you want to know about?"}, {"why", "We hold a lot about your family and can find it by year."}, {"examples", Lines{"the years at one school", "all that we wrote about a move"}}};
  if (id == "L-7") return {{"doubt", "The email address is new to us."}, {"evidence_enough", Lines{"One with a photograph and another that shows the address", "Somebody or something that knows the person already"}}, {"evidence_documents", Lines{"Passport", "Council tax bill, not older than 12 months"}}, {"evidence_kept", "30 days"}};
  if (id == "L-8") return {{"basis", "copies"}, {"reasons", Lines{"You had a first copy on 3 March."}}, {"amount", "£12.50"}, {"computed", "250 sheets at 5p a sheet"}};
  if (id == "L-9") return {{"stops", Lines{"the use of your photo in the hub"}}, {"from_day", day("2026-11-24")}, {"told", Lines{"the nursery at Mill Lane"}}, {"erased", "we delete the photo today."}};
  if (id == "L-10") return {{"situation", "you do not want your aunt to know where you live."}, {"grounds", Lines{"We must keep a child safe, and this note helps us do so."}}, {"balance", "your aunt cannot see it, and a child may come to harm without it."}, {"limited", true}, {"decided_by", who}};
  if (id == "L-11") return {{"channels", Lines{"email", "text messages"}}, {"from_day", day("2026-11-23")}};
  if (id == "L-12") return {{"changes", Lines{"It said that you were born in 2001. It now says 2002."}}, {"statement", "on the first page of your file"}, {"told", Lines{"your school"}}};
  if (id == "L-13") return {{"checks", Lines{"We read the notes of the visit.", "We asked the worker who wrote it."}}, {"finding", "opinion"}, {"why", "The note says that she thought so."}, {"limited", false}, {"decided_by", who}};
  if (id == "L-14") return {{"scope", "the note of 3 March 2009"}, {"ground", "you say that it is wrong, and we check it"}};
  if (id == "L-15") return {{"erased", Lines{"your form from the youth club"}}, {"backups", "they are gone after 35 days."}, {"told", Lines{}}, {"kept", Lines{"a log of what you asked, so that we can show what we did"}}};
  if (id == "L-16") return {{"scope", "your file from when you were in care"}, {"ground", "duty"}, {"why", "the law says that we must keep it."}, {"kept_until", "your 75th birthday"}, {"decided_by", who}};
  if (id == "L-18") return {{"stops", Lines{"news of trips by text"}}, {"from_day", day("2026-11-23")}, {"goes_on", Lines{"the note of your visits, which is a public task"}}};
  if (id == "L-19") return {{"decision", "a list put you last for a place."}, {"how", "it used your date of birth and your postcode."}, {"said", "that you moved in May."}, {"reviewer", "Ola Brandt, head of admissions"}, {"outcome", "you were right. You are now third."}};
  if (id == "L-20") return {{"asked", "You were too slow"}, {"expected", "20 December 2026"}};
  if (id == "L-21") return {{"enquiries", Lines{"We read your file.", "We talked to the worker."}}};
  if (id == "L-22") return {{"route", "school"}, {"why", "you asked for your school report."}, {"where", Lines{"Mill Lane School, 2 Mill Lane"}}, {"passed_on", "on 23 November 2026."}};
  if (id == "L-23") return {{"pages", "12"}, {"last_part", false}, {"open_until", day("2027-02-21")}, {"times", "10"}};
  return {};
}

Facts of_variant(std::string const& id, std::string const& variant) {
  if (id + variant == "L-14lifting") return {{"reason", "we found that the note is right."}, {"ends_on", day("2026-12-14")}};
  if (id + variant == "L-17given") return {{"format", "JSON and CSV"}, {"how", "you can get it on the page where you follow your request."}};
  if (id + variant == "L-17refused") return {{"basis", "a public task (Article 6(1)(e))"}, {"instead", "we can send you a copy under Article 15."}};
  if (id + variant == "L-21progress") return {{"next", "we will talk to the head of the team on 1 December."}};
  if (id + variant == "L-21outcome") return {{"outcome", "partly"}, {"findings", Lines{"We sent it four days late."}}, {"remedy", "we say sorry, and we have more people now."}};
  return {};
}

}  // namespace

Letters const& shipped() {
  static auto const letters = [] {
    std::vector<std::string> complaints;
    auto found = load(RIGHTSDESK_TREE "/templates/notices", RIGHTSDESK_TREE "/config/notices.yaml", complaints);
    for (auto const& complaint : complaints) ADD_FAILURE() << complaint;
    return found;
  }();
  return letters;
}

Facts everyday() {
  return {{"reference", "SRR-7K4M-29QD-X"}, {"received", day("2026-11-23")}, {"right", "for a copy of the information we hold"},
          {"requester", "Amina Osei"}, {"requester_address", Lines{"12 Weir Lane", "Thamesbrook IG11 7LU"}}, {"dated", day("2026-11-24")},
          {"controller", "Thamesbrook Council"}, {"email", "your.information@thamesbrook.example"}, {"phone", "020 7946 0000"},
          {"address", "Town Hall, 1 Bridge Street, Thamesbrook TB1 1AA"}, {"dpo", "Oluwaseun Adeyemi-Hart"},
          {"regulator_name", "the Information Commissioner"}};
}

Facts facts_for(std::string const& id, std::string const& variant) {
  auto facts = everyday();
  for (auto const& more : {own(id), of_variant(id, variant)}) {
    for (auto const& [name, fact] : more) facts[name] = fact;
  }
  if (!variant.empty()) facts["variant"] = variant;
  for (auto const& need : letter(shipped(), id).facts) {
    if (need.name == "complaint_route") facts[need.name] = std::string("the form at thamesbrook.example/complain, by email, by phone or by letter");
    if (need.name == "regulator") facts[need.name] = std::string("Wycliffe House, Water Lane, Wilmslow SK9 5AF");
  }
  return facts;
}

Rendered rendered(std::string const& id, std::string const& variant) {
  auto made = render(letter(shipped(), id), facts_for(id, variant));
  if (made) return *made;
  ADD_FAILURE() << id << ": " << made.error().text << " " << made.error().field;
  return {};
}

}  // namespace rightsdesk::notices
