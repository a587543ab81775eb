#include "store/commission_store.h"

#include <nlohmann/json.hpp>

#include "store/purposes.h"
#include "store/sealed.h"
#include "store/secret.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

using commission::Asked;
using commission::Commission;
using commission::File;
using commission::Reply;

Json asked_json(Asked const& asked) {
  return {{"team", asked.team}, {"channel", asked.channel}, {"to", asked.to}, {"about", asked.about}, {"what", asked.what}};
}

Asked asked_from(Json const& json) {
  return {json.at("team"), json.at("channel"), json.at("to"), json.at("about").get<std::vector<std::string>>(), json.at("what").get<std::vector<std::string>>()};
}

Json file_json(File const& file) {
  return {{"key", file.key}, {"title", file.title}, {"dated", file.dated}, {"file_name", file.file_name}, {"media_type", file.media_type},
          {"bytes", file.bytes.str()}, {"sha256", file.sha256}, {"size", file.size}};
}

File file_from(Json const& json) {
  return {json.at("key"), json.at("title"), json.at("dated"), json.at("file_name"), json.at("media_type"), BlobId(json.at("bytes").get<std::string>()),
          json.at("sha256"), json.at("size").get<std::int64_t>()};
}

Json reply_json(Reply const& reply) {
  Json files = Json::array();
  for (auto const& file : reply.files) files.push_back(file_json(file));
  return {{"name", reply.name}, {"role", reply.role}, {"words", reply.words}, {"before", reply.before}, {"after", reply.after},
          {"how_seen", reply.how_seen}, {"files", std::move(files)}};
}

Reply reply_from(Json const& json) {
  Reply reply{json.at("name"), json.at("role"), json.at("words"), json.at("before"), json.at("after"), json.at("how_seen"), {}};
  for (auto const& file : json.at("files")) reply.files.push_back(file_from(file));
  return reply;
}

std::string day_text(std::optional<Date> const& day) { return day ? to_iso(*day) : std::string{}; }

}  // namespace

std::vector<std::string> StoredCommissions::hashed(std::string const& token) const { return key_.once_hashed(kLinkPurpose, token); }

void StoredCommissions::add(Commission const& fresh) {
  Sealed sealed(vault_, fresh.about);
  auto const number = connection_.row(sql("commissions.next_number"), {fresh.about.str()})->number(0);
  connection_.execute(sql("commissions.insert"),
                      {fresh.id.str(), number, fresh.about.str(), commission::to_string(fresh.purpose), fresh.source, fresh.title, fresh.task.str(),
                       commission::to_string(fresh.state), commission::to_string(fresh.answer), to_iso(fresh.asked_on), to_iso(fresh.answer_by),
                       std::int64_t{fresh.chased}, day_text(fresh.chased_on), day_text(fresh.escalated_on), instant_text(fresh.opened_at),
                       instant_text(fresh.answered_at), sealed.seal(asked_json(fresh.asked.reveal())), sealed.seal(reply_json(fresh.reply.reveal()))});
}

bool StoredCommissions::update(Commission const& seen) {
  return connection_.execute(sql("commissions.update"),
                             {commission::to_string(seen.state), commission::to_string(seen.answer), to_iso(seen.answer_by), std::int64_t{seen.chased},
                              day_text(seen.chased_on), day_text(seen.escalated_on), instant_text(seen.opened_at), instant_text(seen.answered_at),
                              Sealed(vault_, seen.about).seal(reply_json(seen.reply.reveal())), seen.id.str(), seen.version}) == 1;
}

Commission StoredCommissions::commission_from(Row const& row) {
  Commission found;
  found.id = CommissionId(row.text(0));
  found.about = CaseId(row.text(1));
  found.purpose = commission::purpose_from(row.text(2));
  found.source = row.text(3);
  found.title = row.text(4);
  found.task = TaskId(row.text(5));
  found.state = commission::state_from(row.text(6));
  found.answer = commission::answer_from(row.text(7));
  found.asked_on = parse_date(row.text(8)).value();
  found.answer_by = parse_date(row.text(9)).value();
  found.chased = static_cast<int>(row.number(10));
  found.chased_on = parse_date(row.text(11));
  found.escalated_on = parse_date(row.text(12));
  found.opened_at = parse_instant(row.text(13));
  found.answered_at = parse_instant(row.text(14));
  found.version = row.number(15);
  Sealed sealed(vault_, found.about);
  found.asked = Personal(asked_from(sealed.json(row.text(16))));
  found.reply = Personal(reply_from(sealed.json(row.text(17))));
  return found;
}

std::vector<Commission> StoredCommissions::all_of(std::vector<Row> const& rows) {
  std::vector<Commission> all;
  for (auto const& row : rows) all.push_back(commission_from(row));
  return all;
}

std::optional<Commission> StoredCommissions::find(CommissionId const& id) {
  auto const row = connection_.row(sql("commissions.by_id"), {id.str()});
  return row ? std::optional{commission_from(*row)} : std::nullopt;
}

std::vector<Commission> StoredCommissions::of_case(CaseId const& about) { return all_of(connection_.rows(sql("commissions.of_case"), {about.str()})); }

std::vector<Commission> StoredCommissions::waiting() { return all_of(connection_.rows(sql("commissions.waiting"))); }

std::string StoredCommissions::fresh_link(Commission const& of, Instant now) {
  auto token = fresh_id_text() + fresh_id_text();
  connection_.execute(sql("commissions.add_link"), {hashed(token).front(), of.id.str(), of.about.str(), to_iso(now)});
  return token;
}

std::optional<CommissionId> StoredCommissions::by_link(std::string const& token) {
  std::optional<Row> row;
  for (auto const& hash : hashed(token)) {
    if (!row) row = connection_.row(sql("commissions.by_link"), {hash});
  }
  return row ? std::optional{CommissionId(row->text(0))} : std::nullopt;
}

}  // namespace rightsdesk::store
