#include "app/review_desk.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

#include "app/acts.h"
#include "app/circumstances.h"
#include "app/differences.h"
#include "app/page_times.h"
#include "app/review_log.h"
#include "app/second_look.h"
#include "core/text.h"
#include "person/names.h"

namespace rightsdesk::app {
namespace {

using redaction::Outcome;

Result<collection::CollectedRecord> record_in(Work& work, CaseId const& id, RecordId const& record_id) {
  auto found = work.records().find(record_id);
  if (!found || found->about != id) return refused("not_found", "There is no such record in this case.");
  return *found;
}

std::map<PersonId, CasePerson> people_by_id(Work& work, CaseId const& id) {
  std::map<PersonId, CasePerson> people;
  for (auto& person : work.reviews().people(id)) people.emplace(person.known.id, std::move(person));
  return people;
}

std::string words_at(document::Page const& page, redaction::Place const& place) {
  auto const words = tidied(slice(page.text, place.begin, place.end));
  return words.empty() ? "an area of the picture" : words;
}

struct ReadingOrder {
  std::string previous, next, next_unchecked, next_open;
  int checked = 0, total = 0;
  std::vector<PageState> strip;
};

/// The pages that wait for somebody: "record/page" with undecided proposals, and how many; 0 where it is an open remark alone.
std::map<std::string, int> waiting_pages(Work& work, CaseId const& id) {
  std::map<std::string, int> waiting;
  for (auto const& page : work.reviews().waiting(id)) waiting[page.record.str() + "/" + std::to_string(page.page)] = page.proposals;
  for (auto const& remark : work.review_log().remarks(id)) {
    if (!remark.closed_at && remark.scope.starts_with("page:")) waiting.emplace(remark.scope.substr(5), 0);
  }
  return waiting;
}

/// Where the page stands among all pages of the case's included records.
class OrderAround {
 public:
  OrderAround(Work& work, CaseId const& id, RecordId const& record, int page) : here_(record.str() + "/" + std::to_string(page)), record_(record), waiting_(waiting_pages(work, id)) {
    for (auto const& one : work.records().reading_order(id)) see(one);
    if (order_.next_unchecked.empty()) order_.next_unchecked = first_unchecked_;
    if (order_.next_open.empty()) order_.next_open = first_open_;
  }
  [[nodiscard]] ReadingOrder const& order() const { return order_; }

 private:
  void see(collection::PageMark const& page) {
    auto const where = page.record.str() + "/" + std::to_string(page.number);
    ++order_.total;
    order_.checked += page.checked ? 1 : 0;
    auto const waits = waiting_.find(where);
    if (page.record == record_) order_.strip.push_back({page.number, page.checked, page.withheld_whole, page.withheld_whole || waits == waiting_.end() ? 0 : waits->second});
    if (where == here_) {
      passed_ = true;
      return;
    }
    if (!passed_) order_.previous = where;
    if (passed_ && order_.next.empty()) order_.next = where;
    if (!page.checked) note(where, first_unchecked_, order_.next_unchecked);
    if (!page.withheld_whole && waits != waiting_.end()) note(where, first_open_, order_.next_open);
  }
  void note(std::string const& where, std::string& first, std::string& next) const {
    if (first.empty()) first = where;
    if (passed_ && next.empty()) next = where;
  }

  std::string here_;
  RecordId const& record_;
  std::map<std::string, int> waiting_;
  bool passed_ = false;
  std::string first_unchecked_, first_open_;
  ReadingOrder order_;
};

std::string who_is(std::map<PersonId, CasePerson> const& people, PersonId const& id) {
  auto const found = people.find(id);
  if (found == people.end()) return {};
  auto const& known = found->second.known;
  auto const name = known.described.names.empty() ? std::string{"somebody"} : known.described.names.front().full;
  return known.role.empty() ? name : name + ", " + known.role;
}

EntryGroup group_of(CasePerson const& person) {
  if (person.known.standing == redaction::Standing::subject) return EntryGroup::subject;
  if (person.known.standing == redaction::Standing::professional) return EntryGroup::professional;
  if (person.known.role == kNamedInRecords) return EntryGroup::named;
  auto const& names = person.known.described.names;
  bool const only_words = names.size() == 1 && names.front().given.empty() && names.front().family.empty();
  return only_words ? EntryGroup::detail : EntryGroup::known;
}

/// Those of the register whom these proposals are about.
std::map<PersonId, CasePerson> people_on(Work& work, std::vector<redaction::Proposal> const& proposals) {
  std::map<PersonId, CasePerson> people;
  for (auto const& proposal : proposals) {
    auto const& id = proposal.mention.person;
    if (id.empty() || people.count(id) > 0) continue;
    if (auto person = work.reviews().person(id)) people.emplace(id, std::move(*person));
  }
  return people;
}

/// A record about which something can still be decided.
Result<collection::CollectedRecord> record_to_decide(Work& work, CaseId const& id, RecordId const& record_id) {
  auto found = record_in(work, id, record_id);
  if (found && found->inclusion == collection::Inclusion::given) {
    return refused("already_sent", "This record was sent in an earlier part of the answer. It stays as it was sent.");
  }
  return found;
}

Done on_page(Office& office, CaseId const& id, Actor const& actor, RecordId const& record_id, int number,
             std::function<Done(Work&, casework::Case const&, collection::PageRow)> const& verb) {
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_under_review(work, office, id, actor);
    if (!about) return tl::unexpected(about.error());
    if (auto found = record_to_decide(work, id, record_id); !found) return tl::unexpected(found.error());
    auto row = work.records().page(record_id, number);
    if (!row) return refused("not_found", "There is no such page.");
    return verb(work, *about, std::move(*row));
  });
}

/// The end of the review, with the pages that were on the screen only briefly, where there are any.
Happened finished(Office const& office, BriefPages const& brief) {
  if (brief.count() == 0) return {"review_finished", office.clock.today()};
  auto const pages = std::to_string(brief.count()), explained = std::to_string(brief.explained());
  return {"review_finished", office.clock.today(), {{"brief_pages", pages}, {"explained", explained}}, "brief_pages=" + pages + " explained=" + explained};
}

}  // namespace

std::vector<PersonLine> people_of(Office& office, CaseId const& id) {
  std::vector<PersonLine> lines;
  office.works.look([&](Work& work) {
    lines.clear();
    struct Counted {
      int mentions = 0, surer = 0;
      std::set<RecordId> records;
    };
    std::map<PersonId, Counted> counts;
    for (auto const& proposal : work.reviews().marks_of_case(id)) {
      auto& count = counts[proposal.mention.person];
      ++count.mentions;
      count.surer += proposal.mention.tier == redaction::Tier::suspect ? 0 : 1;
      count.records.insert(proposal.mention.place.record);
    }
    for (auto& person : work.reviews().people(id)) {
      auto const& count = counts[person.known.id];
      auto const group = group_of(person);
      lines.push_back({std::move(person), group, count.mentions, static_cast<int>(count.records.size()), count.mentions > 0 && count.surer == 0});
    }
  });
  std::stable_sort(lines.begin(), lines.end(), [](PersonLine const& one, PersonLine const& other) {
    return std::tuple{one.group, one.suspected, -one.mentions} < std::tuple{other.group, other.suspected, -other.mentions};
  });
  return lines;
}

Done decide_people(Office& office, CaseId const& id, Actor const& actor, std::vector<PersonId> const& chosen, Ruling const& ruling) {
  if (chosen.empty()) return refused("missing", "Select at least one person.", "person");
  if (auto known = check_code(office, ruling.outcome, ruling.code); !known) return known;
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_under_review(work, office, id, actor);
    if (!about) return tl::unexpected(about.error());
    auto const people = people_by_id(work, id);
    Deed deed({work, office, *about, actor}, "people", ruling);
    std::string words;
    for (auto const& person : chosen) {
      auto const found = people.find(person);
      if (found == people.end()) return refused("not_found", "There is no such person in this case.");
      if (found->second.known.standing == redaction::Standing::subject) {
        return refused("subject", "This is the person who asks. Their own data is not withheld as another person’s.");
      }
      deed.person(found->second);
      words += (words.empty() ? "" : ", ") + who_is({*found}, person);
    }
    deed.kept("person_decided", words, chosen.size() == 1 ? std::map<std::string, std::string>{{"person", chosen.front().str()}} : std::map<std::string, std::string>{});
    return done();
  });
}

Done add_person(Office& office, CaseId const& id, Actor const& actor, NewPerson const& person) {
  if (tidied(person.name).empty()) return refused("missing", "Enter the person’s name.", "name");
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_under_review(work, office, id, actor);
    if (!about) return tl::unexpected(about.error());
    CasePerson added;
    added.about = id;
    added.origin = actor.id.str();
    added.known.id = PersonId::fresh();
    added.known.role = tidied(person.role);
    added.known.standing = person.standing;
    added.known.described.names.push_back(person::parse_name(tidied(person.name)));
    for (auto const& other : split(person.other_names, '\n')) {
      if (!tidied(other).empty()) added.known.described.names.push_back(person::parse_name(tidied(other)));
    }
    added.known.known_from.push_back({"reviewer", "Added by a reviewer"});
    work.reviews().put_person(added);
    work.jobs().add("propose", id, "", "propose:" + id.str() + ":" + added.known.id.str());
    record(work, office, *about, actor.id.str(),
           {"person_added", office.clock.today(), {{"person", added.known.id.str()}}, "person=" + added.known.id.str()});
    return done();
  });
}

std::vector<RecordLine> review_list(Office& office, CaseId const& id) {
  std::vector<RecordLine> lines;
  office.works.look([&](Work& work) {
    lines.clear();
    auto const about = work.cases().find(id);
    std::map<RecordId, RecordLine> counts;
    for (auto const& [record, proposals] : work.reviews().count(id)) counts[record].proposals = proposals;
    for (auto const& page : work.reviews().waiting(id)) counts[page.record].undecided += page.proposals;
    for (auto const& page : work.records().reading_order(id)) {
      ++counts[page.record].pages;
      counts[page.record].checked += page.checked ? 1 : 0;
    }
    for (auto& record_of : work.records().of_case(id)) {
      if (!collection::in_hand(record_of)) continue;
      auto& line = counts[record_of.id];
      line.newer = about && collection::is_newer_than(record_of, about->received);
      line.record = std::move(record_of);
      lines.push_back(std::move(line));
    }
  });
  return lines;
}

Result<ReviewPage> review_page(Office& office, CaseId const& id, RecordId const& record_id, int number) {
  Result<ReviewPage> result = refused("not_found", "There is no such page.");
  office.works.look([&](Work& work) {
    auto const found = record_in(work, id, record_id);
    if (!found || found->document.empty()) return;
    auto const row = work.records().page(record_id, number);
    if (!row) return;
    ReviewPage view;
    view.record = *found;
    view.row = *row;
    auto document = one_page_of(work, *found, *row);
    view.page = std::move(document.pages.front());
    view.hidden = std::move(document.hidden);
    view.proposals = work.reviews().proposals_on(record_id, number);
    auto const people = people_on(work, view.proposals);
    std::map<PersonId, redaction::Decision> decisions;
    for (auto const& [person, entry] : people) decisions[person] = entry.decision;
    for (auto const& proposal : view.proposals) {
      view.holds.push_back(redaction::decision_for(proposal, decisions));
      view.who.push_back(who_is(people, proposal.mention.person));
    }
    auto const order = OrderAround(work, id, record_id, number).order();
    view.previous = order.previous;
    view.next = order.next;
    view.next_unchecked = order.next_unchecked;
    view.next_open = order.next_open;
    view.pages_checked = order.checked;
    view.pages_total = order.total;
    view.strip = order.strip;
    result = std::move(view);
  });
  return result;
}

Result<document::PageImage> page_image(Office& office, CaseId const& id, RecordId const& record_id, int number) {
  Result<document::PageImage> result = refused("not_found", "There is no image of this page.");
  office.works.look([&](Work& work) {
    if (!record_in(work, id, record_id)) return;
    auto const row = work.records().page(record_id, number);
    if (!row || row->image.empty()) return;
    document::PageImage image;
    image.bytes = work.blobs().open(row->image);
    image.media_type = image.bytes.rfind("\x89PNG", 0) == 0 ? "image/png" : "image/jpeg";
    result = std::move(image);
  });
  return result;
}

Done decide_proposal(Office& office, CaseId const& id, Actor const& actor, RecordId const& record_id,
                     ProposalId const& proposal, Outcome outcome, std::string const& code, std::string const& reason) {
  if (auto known = check_code(office, outcome, code); !known) return known;
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_under_review(work, office, id, actor);
    if (!about) return tl::unexpected(about.error());
    for (auto& found : work.reviews().proposals(record_id)) {
      if (found.id != proposal) continue;
      auto const owner = record_to_decide(work, id, record_id);
      if (!owner) return tl::unexpected(owner.error());
      Deed deed({work, office, *about, actor}, "mention", {outcome, code, reason});
      auto const row = work.records().page(record_id, found.mention.place.page);
      ENSURE(row.has_value(), "a proposal on a page that is not there");
      auto const words = words_at(one_page_of(work, *owner, *row).pages.front(), found.mention.place);
      deed.mention(found);
      deed.kept("proposal_decided", words, {{"proposal", proposal.str()}});
      return done();
    }
    return refused("not_found", "There is no such proposal on this record.");
  });
}

Done withhold_place(Office& office, CaseId const& id, Actor const& actor, redaction::Place const& place,
                    std::string const& code, std::string const& reason) {
  if (auto known = check_code(office, Outcome::withhold, code); !known) return known;
  return on_page(office, id, actor, place.record, place.page,
                 [&](Work& work, casework::Case const& about, collection::PageRow const& row) -> Done {
    auto const found = record_in(work, id, place.record);
    auto const page = one_page_of(work, *found, row).pages.front();
    if (place.end < place.begin || place.end > count_code_points(page.text)) {
      return refused("out_of_page", "The words you chose are not on this page.");
    }
    if (place.begin == place.end && !place.region) return refused("missing", "Choose the words or draw the area to withhold.");
    Deed deed({work, office, about, actor}, "place", {Outcome::withhold, code, reason});
    deed.mark(place, place.begin == place.end ? "area" : "passage");
    deed.kept("place_withheld", words_at(page, place), {{"record", place.record.str()}, {"page", std::to_string(place.page)}});
    return done();
  });
}

Done check_page(Office& office, CaseId const& id, Actor const& actor, RecordId const& record_id, int number) {
  return on_page(office, id, actor, record_id, number,
                 [&](Work& work, casework::Case const& about, collection::PageRow row) -> Done {
    row.checked = true;
    row.checked_by = actor.id.str();
    work.records().set_page_review(row);
    note_page_left(work, office, id, actor);
    record(work, office, about, actor.id.str(),
           {"page_checked", office.clock.today(), {{"record", record_id.str()}, {"page", std::to_string(number)}},
            "record=" + record_id.str() + " page=" + std::to_string(number)});
    return done();
  });
}

Done withhold_page(Office& office, CaseId const& id, Actor const& actor, RecordId const& record_id, int number,
                   std::string const& code, std::string const& reason) {
  if (!code.empty()) {
    if (auto known = check_code(office, Outcome::withhold, code); !known) return known;
    if (tidied(reason).empty()) return refused("missing", "Say why the whole page is withheld.", "reason");
  }
  return on_page(office, id, actor, record_id, number,
                 [&](Work& work, casework::Case const& about, collection::PageRow row) -> Done {
    Deed deed({work, office, about, actor}, "whole_page", {code.empty() ? Outcome::release : Outcome::withhold, code, reason});
    auto const title = record_in(work, id, record_id)->title.reveal();
    deed.page(row);
    deed.kept(code.empty() ? "page_given_back" : "page_withheld", "“" + title + "”, page " + std::to_string(number),
              {{"record", record_id.str()}, {"page", std::to_string(number)}});
    return done();
  });
}

std::vector<OpenPoint> open_points(Office& office, CaseId const& id) {
  std::vector<OpenPoint> points;
  office.works.look([&](Work& work) {
    points = open_in_review(work, office, id);
  });
  return points;
}

bool awaits_pack(Office const& office, casework::Case const& about) {
  auto const open = workflow_of(office, about).open_events(about.state, {"reviewer", "case_officer"});
  return std::any_of(open.begin(), open.end(), [](std::string const& event) { return event == "review" || event == "build_pack"; });
}

std::vector<OpenPoint> open_points(Office& office, CaseId const& id, std::vector<Difference> const& differences) {
  std::vector<OpenPoint> points;
  office.works.look([&](Work& work) {
    points = open_in_review(work, office, id, differences);
  });
  return points;
}

Done finish_review(Office& office, CaseId const& id, Actor const& actor) {
  return in_one(office, [&](Work& work) -> Done {
    auto const about = case_in(work, id);
    if (!about) return tl::unexpected(about.error());
    auto moved = move(work, office, *about, actor, "finish_review", finished(office, brief_pages_in(work, office, id)));
    if (moved) {
      keep_for_later(work, office, id);
      draw_for_second_look(work, office, *about, actor);
    }
    return with_open_points(std::move(moved), "The review is not finished.", [&] { return open_in_review(work, office, id); });
  });
}

std::vector<law::Exemption> const& exemptions(Office const& office) { return office.rules.exemptions; }

}  // namespace rightsdesk::app
