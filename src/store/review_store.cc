#include "store/review_store.h"

#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "store/person_json.h"
#include "store/sealed.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

using redaction::Outcome;
using redaction::Standing;
using redaction::Tier;

template <class Value, std::size_t N>
std::string name_of(std::array<std::pair<Value, char const*>, N> const& table, Value value) {
  for (auto const& [known, name] : table) {
    if (known == value) return name;
  }
  throw Bug("a value without a name");
}

template <class Value, std::size_t N>
Value value_of(std::array<std::pair<Value, char const*>, N> const& table, std::string const& text) {
  for (auto const& [known, name] : table) {
    if (text == name) return known;
  }
  throw Fault("The store holds a word this program does not know.", "unknown word \"" + text + "\"");
}

constexpr std::array<std::pair<Outcome, char const*>, 3> kOutcomes{
    {{Outcome::undecided, "undecided"}, {Outcome::withhold, "withhold"}, {Outcome::release, "release"}}};
constexpr std::array<std::pair<Standing, char const*>, 3> kStandings{
    {{Standing::subject, "subject"}, {Standing::professional, "professional"}, {Standing::third_party, "third_party"}}};
constexpr std::array<std::pair<Tier, char const*>, 3> kTiers{
    {{Tier::confident, "confident"}, {Tier::possible, "possible"}, {Tier::suspect, "suspect"}}};

Json known_json(redaction::KnownPerson const& known) {
  return {{"role", known.role}, {"described", to_json(known.described)}, {"known_from", rightsdesk::to_json(known.known_from)}};
}

constexpr std::array<std::pair<app::AboutThem::Consent, char const*>, 5> kConsents{
    {{app::AboutThem::Consent::not_asked, "not_asked"}, {app::AboutThem::Consent::asked, "asked"}, {app::AboutThem::Consent::given, "given"},
     {app::AboutThem::Consent::refused, "refused"}, {app::AboutThem::Consent::not_to_be_asked, "not_to_be_asked"}}};

Json asked_json(app::AboutThem const& asked) {
  return {{"consent", name_of(kConsents, asked.consent)}, {"on", asked.consent_on ? to_iso(*asked.consent_on) : std::string{}},
          {"note", asked.consent_note}, {"known", asked.known_to_subject}, {"safeguarding", asked.safeguarding}};
}

app::AboutThem asked_from(Json const& json) {
  return {value_of(kConsents, json.at("consent")), parse_date(json.at("on").get<std::string>()), json.at("note"), json.at("known"), json.at("safeguarding")};
}

std::string region_text(std::optional<document::Region> const& region) {
  if (!region) return {};
  char text[96];
  std::snprintf(text, sizeof text, "%.3f %.3f %.3f %.3f", region->x, region->y, region->width, region->height);
  return text;
}

std::optional<document::Region> region_from(std::string const& text) {
  document::Region region;
  if (std::sscanf(text.c_str(), "%lf %lf %lf %lf", &region.x, &region.y, &region.width, &region.height) != 4) return std::nullopt;
  return region;
}

std::string at_text(redaction::Decision const& decision) {
  return decision.outcome == Outcome::undecided ? std::string{} : to_iso(decision.at);
}

redaction::Decision decision_from(Sealed& sealed, Row const& row, std::size_t outcome_column) {
  redaction::Decision decision;
  decision.outcome = value_of(kOutcomes, row.text(outcome_column));
  decision.code = row.text(outcome_column + 1);
  decision.reason = sealed.text(row.text(outcome_column + 2));
  decision.by = StaffId(row.text(outcome_column + 3));
  decision.at = parse_instant(row.text(outcome_column + 4)).value_or(Instant{});
  return decision;
}

app::CasePerson person_from(Sealed& sealed, Row const& row) {
  app::CasePerson person;
  person.about = CaseId(row.text(1));
  person.known.id = PersonId(row.text(0));
  person.known.standing = value_of(kStandings, row.text(2));
  auto const known = sealed.json(row.text(3));
  person.known.role = known.at("role");
  person.known.described = description_from(known.at("described"));
  person.known.known_from = because_from(known.at("known_from"));
  person.origin = row.text(4);
  person.decision = decision_from(sealed, row, 5);
  if (auto const asked = row.text(10); !asked.empty()) person.about_them = asked_from(sealed.json(asked));
  return person;
}

}  // namespace

void StoredReviews::put_person(app::CasePerson const& person) {
  Sealed sealed(vault_, person.about);
  auto const standing = name_of(kStandings, person.known.standing);
  if (connection_.row(sql("people.exists"), {person.known.id.str()})) {
    connection_.execute(sql("people.describe"), {standing, sealed.seal(known_json(person.known)), person.known.id.str()});
    return;
  }
  connection_.execute(sql("people.insert"),
                      {person.known.id.str(), person.about.str(), standing, sealed.seal(known_json(person.known)), person.origin,
                       name_of(kOutcomes, person.decision.outcome), person.decision.code,
                       sealed.seal(std::string_view(person.decision.reason)), person.decision.by.str(), at_text(person.decision)});
}

void StoredReviews::add_person(app::CasePerson const& person) {
  if (!connection_.row(sql("people.exists"), {person.known.id.str()})) put_person(person);
}

std::vector<app::CasePerson> StoredReviews::people(CaseId const& about) {
  std::vector<app::CasePerson> people;
  Sealed sealed(vault_, about);
  for (auto const& row : connection_.rows(sql("people.of_case"), {about.str()})) people.push_back(person_from(sealed, row));
  return people;
}

std::optional<app::CasePerson> StoredReviews::person(PersonId const& id) {
  auto const row = connection_.row(sql("people.by_id"), {id.str()});
  if (!row) return std::nullopt;
  Sealed sealed(vault_, CaseId(row->text(1)));
  return person_from(sealed, *row);
}

void StoredReviews::decide_person(app::CasePerson const& person) {
  connection_.execute(sql("people.decide"),
                      {name_of(kOutcomes, person.decision.outcome), person.decision.code,
                       Sealed(vault_, person.about).seal(std::string_view(person.decision.reason)), person.decision.by.str(),
                       at_text(person.decision), person.known.id.str()});
}

void StoredReviews::describe_about(app::CasePerson const& person) {
  connection_.execute(sql("people.ask"), {Sealed(vault_, person.about).seal(asked_json(person.about_them)), person.known.id.str()});
}

void StoredReviews::drop_proposal(ProposalId const& proposal) { connection_.execute(sql("proposals.drop"), {proposal.str()}); }

void StoredReviews::add_proposal(app::CaseProposal const& added) {
  auto const& proposal = added.proposal;
  auto const& mention = proposal.mention;
  Sealed sealed(vault_, added.about);
  connection_.execute(
      sql("proposals.insert"),
      {proposal.id.str(), added.about.str(), mention.place.record.str(), std::int64_t{mention.place.page},
       static_cast<std::int64_t>(mention.place.begin), static_cast<std::int64_t>(mention.place.end), region_text(mention.place.region),
       mention.kind, name_of(kTiers, mention.tier), mention.person.str(), sealed.seal(rightsdesk::to_json(mention.because)),
       proposal.origin, name_of(kOutcomes, proposal.decision.outcome), proposal.decision.code,
       sealed.seal(std::string_view(proposal.decision.reason)), proposal.decision.by.str(), at_text(proposal.decision)});
}

redaction::Proposal StoredReviews::proposal_from(Row const& row) {
  redaction::Proposal found;
  Sealed sealed(vault_, CaseId(row.text(1)));
  found.id = ProposalId(row.text(0));
  auto& mention = found.mention;
  mention.place = {RecordId(row.text(2)), static_cast<int>(row.number(3)), static_cast<std::size_t>(row.number(4)),
                   static_cast<std::size_t>(row.number(5)), region_from(row.text(6))};
  mention.kind = row.text(7);
  mention.tier = value_of(kTiers, row.text(8));
  mention.person = PersonId(row.text(9));
  mention.because = because_from(sealed.json(row.text(10)));
  found.origin = row.text(11);
  found.decision = decision_from(sealed, row, 12);
  return found;
}

std::vector<redaction::Proposal> StoredReviews::proposals(RecordId const& record) {
  std::vector<redaction::Proposal> found;
  for (auto const& row : connection_.rows(sql("proposals.of_record"), {record.str()})) found.push_back(proposal_from(row));
  return found;
}

std::vector<redaction::Proposal> StoredReviews::proposals_of_case(CaseId const& about) {
  std::vector<redaction::Proposal> found;
  for (auto const& row : connection_.rows(sql("proposals.of_case"), {about.str()})) found.push_back(proposal_from(row));
  return found;
}

std::vector<redaction::Proposal> StoredReviews::marks_of_case(CaseId const& about) {
  std::vector<redaction::Proposal> found;
  connection_.query(sql("proposals.marks_of_case"), {about.str()}, [&](Row const& row) {
    redaction::Proposal mark;
    mark.id = ProposalId(row.text(0));
    mark.mention.place = {RecordId(row.text(1)), static_cast<int>(row.number(2)), static_cast<std::size_t>(row.number(3)), static_cast<std::size_t>(row.number(4)),
                          region_from(row.text(5))};
    mark.mention.kind = row.text(6);
    mark.mention.tier = value_of(kTiers, row.text(7));
    mark.mention.person = PersonId(row.text(8));
    mark.origin = row.text(9);
    mark.decision = {value_of(kOutcomes, row.text(10)), row.text(11), {}, StaffId(row.text(12)), parse_instant(row.text(13)).value_or(Instant{})};
    found.push_back(std::move(mark));
  });
  return found;
}

std::vector<redaction::Proposal> StoredReviews::proposals_on(RecordId const& record, int page) {
  std::vector<redaction::Proposal> found;
  for (auto const& row : connection_.rows(sql("proposals.on_page"), {record.str(), std::int64_t{page}})) found.push_back(proposal_from(row));
  return found;
}

std::map<RecordId, int> StoredReviews::count(CaseId const& about) {
  std::map<RecordId, int> counted;
  for (auto const& row : connection_.rows(sql("proposals.count"), {about.str()})) counted[RecordId(row.text(0))] = static_cast<int>(row.number(1));
  return counted;
}

std::vector<app::WaitingPage> StoredReviews::waiting(CaseId const& about) {
  std::vector<app::WaitingPage> found;
  for (auto const& row : connection_.rows(sql("proposals.waiting"), {about.str(), about.str()})) {
    found.push_back({RecordId(row.text(0)), static_cast<int>(row.number(1)), static_cast<int>(row.number(2))});
  }
  return found;
}

void StoredReviews::decide_proposal(redaction::Proposal const& proposal) {
  auto const owner = connection_.row(sql("records.owner"), {proposal.mention.place.record.str()});
  ENSURE(owner.has_value(), "a proposal on a record that is not there");
  connection_.execute(sql("proposals.decide"),
                      {name_of(kOutcomes, proposal.decision.outcome), proposal.decision.code,
                       Sealed(vault_, CaseId(owner->text(0))).seal(std::string_view(proposal.decision.reason)),
                       proposal.decision.by.str(), at_text(proposal.decision), proposal.id.str()});
}

void StoredReviews::drop_undecided(RecordId const& record) {
  connection_.execute(sql("proposals.drop_undecided"), {record.str()});
}

}  // namespace rightsdesk::store
