#include "store/review_log_store.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "store/purposes.h"
#include "store/sealed.h"
#include "store/secret.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

constexpr char kAct[] = "act", kRemark[] = "remark", kJustification[] = "justification", kSameText[] = "same_text", kStandings[] = "standings", kDraw[] = "draw", kLook[] = "look", kWarning[] = "warning";

std::string outcome_word(redaction::Outcome outcome) {
  if (outcome == redaction::Outcome::withhold) return "withhold";
  return outcome == redaction::Outcome::release ? "release" : "undecided";
}

redaction::Outcome outcome_from(std::string const& word) {
  for (auto const outcome : {redaction::Outcome::undecided, redaction::Outcome::withhold, redaction::Outcome::release}) {
    if (outcome_word(outcome) == word) return outcome;
  }
  throw Fault("The store holds a word this program does not know.", "unknown outcome \"" + word + "\"");
}

Json to_json(redaction::Decision const& decision) {
  return {outcome_word(decision.outcome), decision.code, decision.reason, decision.by.str(), to_iso(decision.at)};
}

redaction::Decision decision_from(Json const& json) {
  return {outcome_from(json.at(0)), json.at(1), json.at(2), StaffId(json.at(3).get<std::string>()),
          parse_instant(json.at(4).get<std::string>()).value_or(Instant{})};
}

Json content_of(app::ReviewAct const& act) {
  auto places = Json::array();
  for (auto const& place : act.places) places.push_back({{"scope", place.scope}, {"was", to_json(place.was)}, {"became", to_json(place.became)}, {"made", place.made}});
  return {{"what", act.what}, {"words", act.words.reveal()}, {"ruling", to_json(act.ruling)}, {"places", places}, {"undone_reason", act.undone_reason.reveal()}};
}

app::ReviewAct act_from(CaseId const& about, Row const& row, Json const& content) {
  app::ReviewAct act;
  act.id = row.text(0);
  act.about = about;
  act.what = content.at("what");
  act.words = Personal(content.at("words").get<std::string>());
  act.ruling = decision_from(content.at("ruling"));
  for (auto const& place : content.at("places")) {
    act.places.push_back({place.at("scope"), decision_from(place.at("was")), decision_from(place.at("became")), place.at("made")});
  }
  act.undone_by = row.text(4);
  act.undone_at = parse_instant(row.text(5));
  act.undone_reason = Personal(content.at("undone_reason").get<std::string>());
  return act;
}

Json content_of(app::Remark const& remark) {
  auto to = Json::array();
  for (auto const& colleague : remark.to) to.push_back(colleague.str());
  return {{"scope", remark.scope}, {"answers", remark.answers}, {"text", remark.text.reveal()}, {"to", to}};
}

/// One row of the log; what is not closed has nobody and no time there.
struct Entry {
  std::string id, kind, made_by;
  Instant made_at;
};

void add_entry(Connection& connection, Vault& vault, CaseId const& about, Entry const& entry, Json const& content) {
  auto const before = connection.row(sql("reviewlog.count"), {about.str(), entry.kind})->number(0);
  connection.execute(sql("reviewlog.add"), {entry.id, about.str(), entry.kind, before + 1, Sealed(vault, about).seal(content), entry.made_by,
                                            to_iso(entry.made_at), std::string{}, std::string{}});
}

app::PageShown shown_from(CaseId const& about, Row const& row) {
  return {about, RecordId(row.text(0)), static_cast<int>(row.number(1)), row.text(2), static_cast<int>(row.number(3)), parse_instant(row.text(4))};
}

}  // namespace

void StoredReviewLog::put(app::PageShown const& shown) {
  auto const since = shown.since ? to_iso(*shown.since) : std::string{};
  auto const met = connection_.execute(sql("shown.set"), {std::int64_t{shown.seconds}, since, shown.record.str(), std::int64_t{shown.page}, shown.who});
  if (met == 0) connection_.execute(sql("shown.add"), {shown.about.str(), shown.record.str(), std::int64_t{shown.page}, shown.who, std::int64_t{shown.seconds}, since});
}

std::vector<app::PageShown> StoredReviewLog::pages_shown(CaseId const& about) {
  std::vector<app::PageShown> all;
  connection_.query(sql("shown.of_case"), {about.str()}, [&](Row const& row) { all.push_back(shown_from(about, row)); });
  return all;
}

std::vector<app::PageShown> StoredReviewLog::on_screen(CaseId const& about, std::string const& who, RecordId const& record, int page) {
  std::vector<app::PageShown> all;
  connection_.query(sql("shown.of_reader"), {about.str(), who, record.str(), std::int64_t{page}}, [&](Row const& row) { all.push_back(shown_from(about, row)); });
  return all;
}

void StoredReviewLog::add(app::ReviewAct const& act) {
  add_entry(connection_, vault_, act.about, {act.id, kAct, act.ruling.by.str(), act.ruling.at}, content_of(act));
}

void StoredReviewLog::set_undone(app::ReviewAct const& act) {
  connection_.execute(sql("reviewlog.close"), {Sealed(vault_, act.about).seal(content_of(act)), act.undone_by, instant_text(act.undone_at), act.id});
}

std::vector<app::ReviewAct> StoredReviewLog::acts(CaseId const& about) {
  std::vector<app::ReviewAct> acts;
  Sealed sealed(vault_, about);
  for (auto const& row : connection_.rows(sql("reviewlog.of_case"), {about.str(), std::string(kAct)})) {
    acts.push_back(act_from(about, row, sealed.json(row.text(1))));
  }
  std::reverse(acts.begin(), acts.end());
  return acts;
}

void StoredReviewLog::add(app::Remark const& remark) {
  add_entry(connection_, vault_, remark.about, {remark.id, kRemark, remark.made_by, remark.made_at},
            content_of(remark));
}

void StoredReviewLog::set_closed(app::Remark const& remark) {
  connection_.execute(sql("reviewlog.close"), {Sealed(vault_, remark.about).seal(content_of(remark)), remark.closed_by, instant_text(remark.closed_at), remark.id});
}

std::vector<app::Remark> StoredReviewLog::remarks(CaseId const& about) {
  std::vector<app::Remark> remarks;
  Sealed sealed(vault_, about);
  for (auto const& row : connection_.rows(sql("reviewlog.of_case"), {about.str(), std::string(kRemark)})) {
    auto const content = sealed.json(row.text(1));
    app::Remark remark{row.text(0), about, content.at("scope"), content.at("answers"), Personal(content.at("text").get<std::string>()), row.text(2),
                       parse_instant(row.text(3)).value(), row.text(4), parse_instant(row.text(5))};
    for (auto const& colleague : content.value("to", std::vector<std::string>{})) remark.to.emplace_back(colleague);
    remarks.push_back(std::move(remark));
  }
  return remarks;
}

void StoredReviewLog::add(app::Justification const& one) {
  add_entry(connection_, vault_, one.about, {one.id, kJustification, one.made_by, one.made_at},
            {{"key", one.key}, {"standing", one.standing}, {"reason", one.reason.reveal()}});
}

std::vector<app::Justification> StoredReviewLog::justifications(CaseId const& about) {
  std::vector<app::Justification> all;
  Sealed sealed(vault_, about);
  for (auto const& row : connection_.rows(sql("reviewlog.of_case"), {about.str(), std::string(kJustification)})) {
    auto const content = sealed.json(row.text(1));
    all.push_back({row.text(0), about, content.at("key"), content.at("standing"), Personal(content.at("reason").get<std::string>()), row.text(2),
                   parse_instant(row.text(3)).value()});
  }
  std::reverse(all.begin(), all.end());
  return all;
}

void StoredReviewLog::add(app::PageDraw const& draw) {
  add_entry(connection_, vault_, draw.about, {draw.id, kDraw, draw.made_by, draw.made_at}, {{"seed", draw.seed}, {"pages", draw.pages}, {"drawn", draw.drawn}});
}

std::vector<app::PageDraw> StoredReviewLog::draws(CaseId const& about) {
  std::vector<app::PageDraw> all;
  Sealed sealed(vault_, about);
  for (auto const& row : connection_.rows(sql("reviewlog.of_case"), {about.str(), std::string(kDraw)})) {
    auto const content = sealed.json(row.text(1));
    all.push_back({row.text(0), about, content.at("seed"), content.at("pages"), content.at("drawn"), row.text(2), parse_instant(row.text(3)).value()});
  }
  std::reverse(all.begin(), all.end());
  return all;
}

void StoredReviewLog::add(app::PageLook const& look) {
  add_entry(connection_, vault_, look.about, {look.id, kLook, look.made_by, look.made_at},
            {{"draw", look.draw}, {"where", look.where}, {"wrong", look.found == app::PageLook::Found::wrong}, {"reason", look.reason.reveal()}});
}

std::vector<app::PageLook> StoredReviewLog::looks(CaseId const& about) {
  std::vector<app::PageLook> all;
  Sealed sealed(vault_, about);
  for (auto const& row : connection_.rows(sql("reviewlog.of_case"), {about.str(), std::string(kLook)})) {
    auto const content = sealed.json(row.text(1));
    auto const found = content.at("wrong").get<bool>() ? app::PageLook::Found::wrong : app::PageLook::Found::right;
    all.push_back({row.text(0), about, content.at("draw"), content.at("where"), found, Personal(content.at("reason").get<std::string>()), row.text(2), parse_instant(row.text(3)).value()});
  }
  return all;
}

namespace {

Json content_of(app::ContentWarning const& warning) { return {{"record", warning.record.str()}, {"words", warning.words.reveal()}}; }

}  // namespace

void StoredReviewLog::add(app::ContentWarning const& warning) {
  add_entry(connection_, vault_, warning.about, {warning.id, kWarning, warning.made_by, warning.made_at}, content_of(warning));
}

void StoredReviewLog::set_closed(app::ContentWarning const& warning) {
  connection_.execute(sql("reviewlog.close"), {Sealed(vault_, warning.about).seal(content_of(warning)), warning.closed_by, instant_text(warning.closed_at), warning.id});
}

std::vector<app::ContentWarning> StoredReviewLog::warnings(CaseId const& about) {
  std::vector<app::ContentWarning> all;
  Sealed sealed(vault_, about);
  for (auto const& row : connection_.rows(sql("reviewlog.of_case"), {about.str(), std::string(kWarning)})) {
    auto const content = sealed.json(row.text(1));
    all.push_back({row.text(0), about, RecordId(content.at("record").get<std::string>()), Personal(content.at("words").get<std::string>()), row.text(2),
                   parse_instant(row.text(3)).value(), row.text(4), parse_instant(row.text(5))});
  }
  return all;
}

void StoredReviewLog::put_found(CaseId const& about, char const* kind, std::string const& json, Instant now) {
  connection_.execute(sql("reviewlog.drop_kind"), {about.str(), std::string(kind)});
  add_entry(connection_, vault_, about, {fresh_id_text(), kind, "program", now}, {{"found", json}});
}

std::string StoredReviewLog::found(CaseId const& about, char const* kind) {
  auto const row = connection_.row(sql("reviewlog.of_case"), {about.str(), std::string(kind)});
  return row ? Sealed(vault_, about).json(row->text(1)).at("found").get<std::string>() : std::string{};
}

void StoredReviewLog::put_same_text(CaseId const& about, std::string const& json, Instant now) { put_found(about, kSameText, json, now); }
std::string StoredReviewLog::same_text(CaseId const& about) { return found(about, kSameText); }
void StoredReviewLog::put_standings(CaseId const& about, std::string const& json, Instant now) { put_found(about, kStandings, json, now); }
std::string StoredReviewLog::standings(CaseId const& about) { return found(about, kStandings); }

void StoredEarlierDecisions::put(CaseId const& about, std::vector<Kept> const& decisions) {
  connection_.execute(sql("earlier.drop"), {about.str()});
  for (auto const& kept : decisions) {
    auto const hashes = key_.hashed_through(kEarlierPurpose, kept.of);
    connection_.execute(sql("earlier.add"), {hashes.back(), about.str(), outcome_word(kept.decision.outcome), kept.decision.code,
                                             kept.decision.by.str(), to_iso(kept.decision.at), static_cast<std::int64_t>(hashes.size() - 1)});
  }
}

std::vector<app::EarlierDecision> StoredEarlierDecisions::of(std::string const& what) {
  std::vector<app::EarlierDecision> found;
  auto const hashes = key_.hashed_through(kEarlierPurpose, what);
  for (auto const& hash : hashes) {
    for (auto const& row : connection_.rows(sql("earlier.of"), {hash})) {
      found.push_back({CaseId(row.text(0)), {outcome_from(row.text(1)), row.text(2), {}, StaffId(row.text(3)), parse_instant(row.text(4)).value_or(Instant{})}});
    }
  }
  if (hashes.size() > 1) std::stable_sort(found.begin(), found.end(), [](auto const& one, auto const& other) { return one.decision.at > other.decision.at; });
  return found;
}

}  // namespace rightsdesk::store
