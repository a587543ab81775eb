#include "town.h"

#include <filesystem>

#include "documents.h"
#include "housing.h"
#include "mailbox.h"
#include "mailings.h"
#include "resident.h"
#include "story_care.h"

namespace rightsdesk::make_demo {
namespace {

constexpr std::size_t most_hard_cases = 200;  // of the crowd, listed in truth.json

/// The systems that the crowd is in.
struct Systems {
  CareWriter care;
  HousingWriter housing;
  MailingsWriter mailings;
};

/// Drops whom there is no room for; a household without a child has no notes to write.
void fit(Household& house, std::size_t room) {
  if (house.members.size() <= room) return;
  house.members.resize(room);
  house.hard_cases.clear();
  if (house.members.back().relation == "child") return;
  for (Member& member : house.members) member.notes = 0;
}

/// The council's crowd until the town has `people`; a few of its children are kept for letters and e-mails.
std::vector<Person> write_crowd(TownPlan const& plan, Systems& systems, Truth& truth) {
  auto& [care, housing, mailings] = systems;
  CrowdPlan const crowd{plan.seed, plan.notes_per_person};
  std::vector<Person> remembered;
  std::size_t people = 1;
  for (std::size_t number = 0; care.persons() < plan.people; ++number) {
    Household house = household(crowd, number, people);
    fit(house, plan.people - care.persons());
    people += house.members.size();
    write_household(care, crowd, number, house);
    housing.crowd_tenancy(plan.seed, number, house);
    mailings.crowd_subscriber(number, house);
    if (remembered.size() < 150) remembered.push_back(house.members.back().person);
    for (HardCase const& one : house.hard_cases) {
      if (truth.hard_cases.size() < most_hard_cases) truth.hard_cases.push_back(one);
    }
  }
  return remembered;
}

}  // namespace

Truth write_town(TownPlan const& plan) {
  for (char const* part : {"care", "housing", "documents", "mailbox", "mailings"})
    std::filesystem::create_directories(plan.folder + "/" + part);
  Truth truth;
  truth.seed = plan.seed;
  truth.people = plan.people;
  Systems systems{CareWriter(plan.folder + "/care"), HousingWriter(plan.folder + "/housing/tenancies.ndjson"),
                  MailingsWriter(plan.folder + "/mailings/subscribers.ndjson")};
  auto& [care, housing, mailings] = systems;
  write_story_care(care, truth);
  for (Professional const& one : crowd_staff()) care.professional(one);
  write_story_housing(housing, truth);
  write_story_mailings(mailings, truth);
  write_resident(care, housing, mailings);
  std::vector<Person> const others = write_crowd(plan, systems, truth);
  truth.counts["documents"] = write_documents(plan.folder + "/documents", others, truth);
  truth.counts["messages"] = write_mailbox(plan.folder + "/mailbox/export.mbox", plan.seed, others, truth);
  truth.counts["persons"] = care.persons();
  truth.counts["case_notes"] = care.notes();
  truth.counts["tenancies"] = housing.close();
  truth.counts["subscribers"] = mailings.close();
  care.close();
  save(truth, plan.folder + "/truth.json");
  return truth;
}

}  // namespace rightsdesk::make_demo
