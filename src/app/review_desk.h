#pragma once
// Legal's desk: the register of people, the pages, the decisions.
#include <string>
#include <vector>

#include "app/review_deed.h"
#include "document/document.h"
#include "law/exemption.h"

namespace rightsdesk::app {

struct Difference;  // app/differences.h

/// How the reviewer meets an entry of the register: who the case systems know, who acts in an official role, who was only
/// found in the text, and details (an address, a number) of nobody known.
enum class EntryGroup { subject, known, professional, named, detail };
struct PersonLine {
  CasePerson person;
  EntryGroup group = EntryGroup::known;
  int mentions = 0, records = 0;
  bool suspected = false;  ///< by suspect mentions alone: few of them are people
};
/// By group, those that are only suspected last in it, then by how often they are mentioned.
std::vector<PersonLine> people_of(Office& office, CaseId const& id);
/// One decision for each of `people`, as one act: it holds at every mention without its own.
Done decide_people(Office& office, CaseId const& id, Actor const& actor, std::vector<PersonId> const& people, Ruling const& ruling);
struct NewPerson {
  std::string name, other_names, role;
  redaction::Standing standing = redaction::Standing::third_party;
};
/// Adds somebody the reviewer found, and proposes their mentions in every record (as a job).
Done add_person(Office& office, CaseId const& id, Actor const& actor, NewPerson const& person);

struct RecordLine {
  collection::CollectedRecord record;
  int pages = 0, checked = 0, proposals = 0, undecided = 0;
  bool newer = false;  ///< made or changed after the request was received
};
std::vector<RecordLine> review_list(Office& office, CaseId const& id);

/// A page of the record that is looked at, as it stands.
struct PageState {
  int number = 1;
  bool checked = false, withheld_whole = false;
  int undecided = 0;  ///< proposals that wait; none where the whole page is withheld
};
struct ReviewPage {
  collection::CollectedRecord record;
  document::Page page;  ///< image bytes left out: page_image() gives them
  collection::PageRow row;
  std::vector<redaction::Proposal> proposals;      ///< on this page, in order
  std::vector<redaction::Decision> holds;          ///< the decision that holds for each proposal, same order
  std::vector<std::string> who;                    ///< the person's name and role for each proposal, same order; may be empty
  std::vector<document::Hidden> hidden;            ///< of the whole record, on its first page only
  std::string previous, next, next_unchecked;      ///< "record/page" in reading order; empty at an end
  std::string next_open = {};                      ///< the next page with a proposal to decide or a remark to answer; empty: there is none
  int pages_checked = 0, pages_total = 0;          ///< of the whole case
  std::vector<PageState> strip = {};               ///< of this record, by number
};
Result<ReviewPage> review_page(Office& office, CaseId const& id, RecordId const& record, int page);
/// The page's image as PNG or JPEG; refuses flow pages.
Result<document::PageImage> page_image(Office& office, CaseId const& id, RecordId const& record, int page);

// What follows is refused (already_sent) for a record of a part that was sent.
Done decide_proposal(Office& office, CaseId const& id, Actor const& actor, RecordId const& record,
                     ProposalId const& proposal, redaction::Outcome outcome, std::string const& code,
                     std::string const& reason);
/// The reviewer's own withholding: words [begin, end) of the page's text, or an area of its image, or both.
Done withhold_place(Office& office, CaseId const& id, Actor const& actor, redaction::Place const& place,
                    std::string const& code, std::string const& reason);
Done check_page(Office& office, CaseId const& id, Actor const& actor, RecordId const& record, int page);
/// An empty code gives the page back.
Done withhold_page(Office& office, CaseId const& id, Actor const& actor, RecordId const& record, int page,
                   std::string const& code, std::string const& reason);

/// Every point still open; empty when the review may be finished.
std::vector<OpenPoint> open_points(Office& office, CaseId const& id);
/// Is the case under review, or is its pack to be built? In any other state open points hold nothing up, and looking for them reads the whole case.
bool awaits_pack(Office const& office, casework::Case const& about);
/// The same with the differences that were just looked for: looking for them reads the whole case.
std::vector<OpenPoint> open_points(Office& office, CaseId const& id, std::vector<Difference> const& differences);
Done finish_review(Office& office, CaseId const& id, Actor const& actor);
std::vector<law::Exemption> const& exemptions(Office const& office);

}  // namespace rightsdesk::app
