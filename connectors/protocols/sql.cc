#include "connectors/protocols/sql.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "connectors/protocols/bindings.h"
#include "connectors/protocols/database.h"
#include "connectors/protocols/describe.h"
#include "connectors/protocols/mentions.h"
#include "connectors/protocols/plain.h"
#include "connectors/protocols/sql_text.h"
#include "core/text.h"

namespace rightsdesk::connectors {
namespace {

using Kind = sources::SourceFailure::Kind;
using sources::CandidateRecord;
using sources::CollectedItem;
using sources::Limits;
using sources::SearchAnswer;
using Values = std::map<std::string, std::string>;  ///< a row by column label; NULL is absent

constexpr std::string_view kMentioned =
    "found:";  ///< begins the keys of text finds, apart from persons' keys

bool is_item_column(std::string const& column) {
  static std::set<std::string> const known{"item_key",  "item_title",   "item_dated",      "item_author",
                                           "item_text", "item_content", "item_media_type", "item_file_name"};
  return known.contains(column);
}

std::string dated_in_words(std::string const& dated) {
  auto const day = parse_date(dated.substr(0, 10));
  if (!day) return dated;
  return rightsdesk::in_words(*day) + (dated.size() > 10 ? ", " + dated.substr(11, 5) : "");
}

/// What the database chooses texts by, before each is judged here.
std::vector<std::string> choosing(Mentions const& mentions, Dialect dialect) {
  if (dialect != Dialect::other) return {expression_for(dialect, mentions.regular_expression())};
  std::vector<std::string> patterns;
  for (auto const& word : mentions.telling_words()) patterns.push_back("%" + word + "%");
  return patterns;
}

class SqlSource final : public Connector {
 public:
  SqlSource(sources::SourceCard card, SqlProfile profile, DatabaseAddress address, DatabaseAddress writer)
      : card_(std::move(card)), profile_(std::move(profile)), address_(std::move(address)), writer_(std::move(writer)) {}
  [[nodiscard]] sources::SourceCard const& card() const override { return card_; }
  SearchAnswer search(person::Description const& subject, Limits const& limits) override;
  void collect(std::string const& key, Limits const& limits,
               std::function<void(CollectedItem)> const& take) override;
  std::vector<person::Related> around(std::string const& key, Limits const& limits) override;
  Result<sources::Proof> carry_out(sources::Instruction const& told, Limits const& limits) override;
  void sign_in(Limits const& limits) override;
  std::vector<std::string> check_fields(Limits const& limits) override;

 private:
  using Lists = std::map<std::string, std::vector<std::string>>;
  void need(std::vector<std::string> const& columns, std::vector<std::string> const& needed) const;
  void each(Visit& visit, Query const& query, Lists const& values, std::vector<std::string> const& needed,
            std::function<Visit::Next(Values const&)> const& take) const;
  SearchAnswer search_once(Visit& visit, person::Description const& subject, std::size_t most) const;
  void probe(Visit& visit, Query const& probe, Binding const& binding, std::size_t most,
             SearchAnswer& answer) const;
  void add_details(Visit& visit, std::map<std::string, person::Description*> const& people) const;
  void find_mentions(Visit& visit, person::Description const& subject, std::size_t most,
                     SearchAnswer& answer) const;
  [[nodiscard]] CollectedItem item_from(Values const& row, Query const& query, Limits const& limits) const;
  std::vector<person::Related> around_person(Visit& visit, std::string const& key) const;
  void merge_related(std::vector<person::Related>& all, Values const& row) const;
  std::string file_of(Visit& visit, std::string const& found_key) const;

  sources::SourceCard card_;
  SqlProfile profile_;
  DatabaseAddress address_;
  DatabaseAddress writer_;  ///< without a user: nothing is ever written
};

void SqlSource::need(std::vector<std::string> const& columns, std::vector<std::string> const& needed) const {
  for (auto const& name : needed) {
    if (std::find(columns.begin(), columns.end(), name) == columns.end()) {
      fail(Kind::schema_changed, card_.title + " has changed: its answer has no column \"" + name + "\".",
           "column missing: " + name);
    }
  }
}

void SqlSource::each(Visit& visit, Query const& query, Lists const& values,
                     std::vector<std::string> const& needed,
                     std::function<Visit::Next(Values const&)> const& take) const {
  auto const ready = bound(query.text, values, visit.dialect());
  visit.rows(
      ready.text, ready.values, [&](auto const& columns) { need(columns, needed); },
      [&](DatabaseRow const& row) {
        Values held;
        for (std::size_t i = 0; i < row.columns().size(); ++i)
          if (auto value = row.value(i)) held[row.columns()[i]] = std::move(*value);
        for (auto const& name : needed) {
          if (!held.contains(name))
            fail(Kind::nonsense, card_.title + " answered a row without \"" + name + "\".",
                 "NULL in " + name);
        }
        return take(held);
      });
}

void SqlSource::probe(Visit& visit, Query const& probe, Binding const& binding, std::size_t most,
                      SearchAnswer& answer) const {
  Lists values;
  for (auto const& [name, value] : binding) values[name] = {value};
  Query const query{
      probe.name, profile_.person + " WHERE (" + probe.text + ")" + limit_clause(visit.dialect(), most + 1), {}};
  answer.terms.push_back(probe.name + ": " + in_words(binding));
  each(visit, query, values, {"record_key"}, [&](Values const& row) {
    auto const& key = row.at("record_key");
    auto const same = [&](CandidateRecord const& other) { return other.key == key; };
    if (std::any_of(answer.candidates.begin(), answer.candidates.end(), same)) return Visit::Next::more;
    if (answer.candidates.size() == most) {
      answer.truncated = true;
      return Visit::Next::stop;
    }
    CandidateRecord found{card_.id, key, "person", {}};
    PersonRow person;
    for (auto const& [column, value] : row) {
      if (column == "record_title") found.title = tidied(valid_utf8(value));
      if (column == "record_items") std::from_chars(value.data(), value.data() + value.size(), found.items);
      if (!column.starts_with("record_") && !person.set(column, value)) {
        fail(Kind::schema_changed,
             card_.title + ": the profile has a column nobody knows, \"" + column + "\".",
             "unknown " + column);
      }
    }
    person.add_to(found.described);
    if (found.title.empty())
      found.title = found.described.names.empty() ? key : found.described.names.front().full;
    answer.candidates.push_back(std::move(found));
    return Visit::Next::more;
  });
}

void SqlSource::add_details(Visit& visit, std::map<std::string, person::Description*> const& people) const {
  if (people.empty()) return;
  std::vector<std::string> keys;
  for (auto const& [key, description] : people) keys.push_back(key);
  for (auto const& query : profile_.details) {
    each(visit, query, {{"keys", keys}}, {"record_key"}, [&](Values const& row) {
      auto const whose = people.find(row.at("record_key"));
      if (whose == people.end()) return Visit::Next::more;
      PersonRow person;
      for (auto const& [column, value] : row) {
        if (column != "record_key" && !person.set(column, value)) {
          fail(Kind::schema_changed,
               card_.title + ": the profile has a column nobody knows, \"" + column + "\".",
               "unknown " + column);
        }
      }
      person.add_to(*whose->second);
      return Visit::Next::more;
    });
  }
}

/// Texts on the file of somebody who bears one of the subject's names are not offered one by one: that name
/// there is most likely theirs, and their whole file is a candidate already. How many there were is said in
/// the terms.
void SqlSource::find_mentions(Visit& visit, person::Description const& subject, std::size_t most,
                              SearchAnswer& answer) const {
  Mentions const mentions(subject);
  if (!profile_.mentions || mentions.empty()) return;
  std::set<std::string> subject_names, same_name_files;
  for (auto const& name : subject.names) subject_names.insert(folded(name.full));
  for (auto const& person : answer.candidates)
    for (auto const& name : person.described.names)
      if (subject_names.contains(folded(name.full))) same_name_files.insert(person.key);
  std::size_t found = 0, left_out = 0;
  each(visit, *profile_.mentions, {{"mentions_in", choosing(mentions, visit.dialect())}},
       {"record_key", "file_key", "record_text"}, [&](Values const& row) {
         auto const text = valid_utf8(row.at("record_text"));
         auto const find = mentions.find(text);
         if (!find) return Visit::Next::more;
         if (same_name_files.contains(row.at("file_key"))) return ++left_out, Visit::Next::more;
         if (found == most) return answer.truncated = true, Visit::Next::stop;
         CandidateRecord note{card_.id, std::string(kMentioned) + row.at("record_key"), "note", {}};
         auto const title = row.find("record_title");
         note.title = title == row.end() ? row.at("record_key") : tidied(valid_utf8(title->second));
         note.described = find->described;
         note.excerpt = excerpt(text, find->begin, find->end);
         answer.candidates.push_back(std::move(note));
         return ++found, Visit::Next::more;
       });
  std::string what;
  for (auto const& sought : mentions.sought()) what += (what.empty() ? "" : "; ") + sought;
  answer.terms.push_back(profile_.mentions->name + ": " + what);
  if (left_out > 0) {
    answer.terms.push_back(std::to_string(left_out) +
                           " more lie on files of people of that name, which are listed as people");
  }
}

SearchAnswer SqlSource::search_once(Visit& visit, person::Description const& subject,
                                    std::size_t most) const {
  SearchAnswer answer;
  for (auto const& query : profile_.probes)
    for (auto const& binding : bindings_of(subject, query.placeholders))
      probe(visit, query, binding, most, answer);
  std::map<std::string, person::Description*> people;
  for (auto& candidate : answer.candidates) people[candidate.key] = &candidate.described;
  add_details(visit, people);
  find_mentions(visit, subject, most, answer);
  if (answer.terms.empty()) {
    fail(Kind::nonsense,
         card_.title +
             " was not searched: too little is known to ask it anything (a name and date of birth at least).",
         "no probe could be filled in");
  }
  return answer;
}

SearchAnswer SqlSource::search(person::Description const& subject, Limits const& limits) {
  Deadline const deadline(limits.total);
  SearchAnswer answer;
  with_attempts(limits.attempts, deadline, [&] {
    Visit visit(address_, deadline);
    answer = search_once(visit, subject, limits.candidates);
  });
  return answer;
}

CollectedItem SqlSource::item_from(Values const& row, Query const& query, Limits const& limits) const {
  auto const value = [&](std::string const& column) {
    auto const found = row.find(column);
    return found == row.end() ? std::string() : found->second;
  };
  auto const title = tidied(valid_utf8(value("item_title"))),
             author = tidied(valid_utf8(value("item_author")));
  auto const dated = value("item_dated");
  std::string bytes = value("item_content"), media_type = value("item_media_type");
  if (!row.contains("item_content")) {
    media_type = "text/plain; charset=utf-8";
    if (!title.empty()) bytes += title + "\n";
    if (!dated.empty()) bytes += "Date: " + dated_in_words(dated) + "\n";
    if (!author.empty()) bytes += "Author: " + author + "\n";
    for (auto const& [column, text] : row)
      if (!is_item_column(column) && column != "file_key" && !text.empty())
        bytes += heading(column) + ": " + text + "\n";
    if (auto const text = value("item_text"); !text.empty())
      bytes += "\n" + text + (text.ends_with('\n') ? "" : "\n");
  }
  if (bytes.size() > limits.item_bytes) {
    fail(Kind::too_large, card_.title + ": the item \"" + row.at("item_key") + "\" is larger than we take.",
         std::to_string(bytes.size()));
  }
  auto file_name = value("item_file_name");
  if (file_name.empty()) file_name = row.at("item_key") + ".txt";
  return {row.at("item_key"),
          title.empty() ? query.name : title,
          media_type,
          file_name,
          author,
          dated,
          {{"system", card_.title},
           {"database", address_.database},
           {"table", query.name},
           {"key", row.at("item_key")}},
          Original(std::move(bytes))};
}

void SqlSource::collect(std::string const& key, Limits const& limits,
                        std::function<void(CollectedItem)> const& take) {
  Deadline const deadline(limits.total);
  bool const mentioned = key.starts_with(kMentioned);
  std::set<std::string> taken;
  with_attempts(limits.attempts, deadline, [&] {
    Visit visit(address_, deadline);
    std::set<std::string> seen;
    auto const run = [&](Query const& query, std::string const& bare) {
      each(visit, query, {{"key", {bare}}}, {"item_key"}, [&](Values const& row) {
        auto const& item = row.at("item_key");
        if (!seen.insert(item).second)
          fail(Kind::nonsense, card_.title + " gave the item \"" + item + "\" twice.", query.name);
        if (!taken.contains(item)) take(item_from(row, query, limits));
        taken.insert(item);
        return Visit::Next::more;
      });
    };
    if (mentioned && profile_.one_mentioned) run(*profile_.one_mentioned, key.substr(kMentioned.size()));
    if (!mentioned)
      for (auto const& query : profile_.collect) run(query, key);
  });
}

std::string SqlSource::file_of(Visit& visit, std::string const& found_key) const {
  std::string file;
  if (!profile_.one_mentioned) return file;
  each(visit, *profile_.one_mentioned, {{"key", {found_key.substr(kMentioned.size())}}}, {"file_key"},
       [&](Values const& row) {
         file = row.at("file_key");
         return Visit::Next::stop;
       });
  return file;
}

void SqlSource::merge_related(std::vector<person::Related>& all, Values const& row) const {
  person::Related related;
  PersonRow person;
  for (auto const& [column, value] : row) {
    if (column == "person_key")
      related.key = value;
    else if (column == "role")
      related.role = lower_ascii(tidied(valid_utf8(value)));
    else if (column == "professional")
      related.professional = value == "yes" || value == "1";
    else if (!person.set(column, value)) {
      fail(Kind::schema_changed, card_.title + ": the profile has a column nobody knows, \"" + column + "\".",
           "unknown " + column);
    }
  }
  auto const same = std::find_if(all.begin(), all.end(), [&](person::Related const& other) {
    return !related.key.empty() && other.key == related.key && other.role == related.role;
  });
  auto& into = same == all.end() ? all.emplace_back(std::move(related)) : *same;
  person.add_to(into.described);
}

std::vector<person::Related> SqlSource::around_person(Visit& visit, std::string const& key) const {
  std::vector<person::Related> all;
  for (auto const& query : profile_.around) {
    each(visit, query, {{"key", {key}}}, {"role"},
         [&](Values const& row) { return merge_related(all, row), Visit::Next::more; });
  }
  std::map<std::string, person::Description*> people;
  for (auto& related : all)
    if (!related.professional && !related.key.empty()) people.emplace(related.key, &related.described);
  add_details(visit, people);
  for (auto& related : all)
    if (auto const found = people.find(related.key); found != people.end())
      related.described = *found->second;
  return all;
}

std::vector<person::Related> SqlSource::around(std::string const& key, Limits const& limits) {
  Deadline const deadline(limits.total);
  std::vector<person::Related> all;
  with_attempts(limits.attempts, deadline, [&] {
    Visit visit(address_, deadline);
    if (!key.starts_with(kMentioned)) {
      all = around_person(visit, key);
      return;
    }
    auto const file = file_of(visit, key);
    if (file.empty()) return;
    all = around_person(visit, file);
    Query const owner{"file", profile_.person + " WHERE " + profile_.person_key + " = :key", {}};
    each(visit, owner, {{"key", {file}}}, {"record_key"}, [&](Values row) {
      row["person_key"] = row.at("record_key");
      row["role"] = "person whose file it lies on";
      std::erase_if(row, [](auto const& pair) { return pair.first.starts_with("record_"); });
      return merge_related(all, row), Visit::Next::more;
    });
  });
  return all;
}

Result<sources::Proof> SqlSource::carry_out(sources::Instruction const& told, Limits const& limits) {
  auto const way = std::find_if(profile_.write.begin(), profile_.write.end(), [&](SqlWay const& one) {
    return one.act == told.act && one.field == told.field;
  });
  if (way == profile_.write.end() || writer_.user.empty() || told.key.starts_with(kMentioned)) return Source::carry_out(told, limits);
  Lists const values{{"key", {told.key}}, {"words", {told.words}}, {"value", {told.value}}};
  auto const proof = bound(way->proof.text, values), change = bound(way->change.text, values);
  auto const changed = mysql_change(writer_, Deadline(limits.total), {proof.text, change.text, proof.values, change.values});
  if (changed.rows == 0) return refused("no_change", card_.title + " has no record " + told.key + ", or nothing there to change.");
  return sources::Proof{changed.before, changed.after};
}

void SqlSource::sign_in(Limits const& limits) { Visit(address_, Deadline(limits.total)); }

std::vector<std::string> SqlSource::check_fields(Limits const& limits) {
  Visit visit(address_, Deadline(limits.total));
  std::string const nobody = "-";
  auto const none = [](Values const&) { return Visit::Next::more; };
  for (auto const& probe : profile_.probes) {
    Lists values;
    for (auto const& name : probe.placeholders)
      values[name] = {name.starts_with("born") ? "1800-01-01" : nobody};
    each(visit, {probe.name, profile_.person + " WHERE (" + probe.text + ")" + limit_clause(visit.dialect(), 1), {}}, values,
         {"record_key"}, none);
  }
  for (auto const& query : profile_.details) each(visit, query, {{"keys", {nobody}}}, {"record_key"}, none);
  if (profile_.mentions) visit.prepare_only(bound(profile_.mentions->text, {{"mentions_in", {nobody}}}, visit.dialect()).text);
  if (profile_.one_mentioned)
    each(visit, *profile_.one_mentioned, {{"key", {nobody}}}, {"item_key", "file_key"}, none);
  for (auto const& query : profile_.collect) each(visit, query, {{"key", {nobody}}}, {"item_key"}, none);
  for (auto const& query : profile_.around) each(visit, query, {{"key", {nobody}}}, {"role"}, none);
  std::vector<std::string> warnings;
  std::string powers;
  for (auto const& power : visit.powers_beyond_reading()) powers += (powers.empty() ? "" : ", ") + power;
  if (!powers.empty())
    warnings.push_back("The account may do more than read: " + powers + ". It should have SELECT only.");
  return warnings;
}

}  // namespace

std::unique_ptr<Connector> open_sql(sources::SourceCard card, SqlProfile profile, Endpoint const& endpoint) {
  DatabaseAddress address{card.title,
                          endpoint.text("host"),
                          3306,
                          endpoint.text("database"),
                          endpoint.text("user"),
                          endpoint.text("password"),
                          endpoint.text("ca"),
                          endpoint.text("driver"),
                          endpoint.text("dsn")};
  auto const port = endpoint.text("port", "3306");
  auto const [stopped, error] = std::from_chars(port.data(), port.data() + port.size(), address.port);
  bool const placed = !address.host.empty() || !address.dsn.empty();
  if (error != std::errc() || stopped != port.data() + port.size() || !placed || address.user.empty()) {
    fail(Kind::unreachable,
         card.title + " is not connected: its settings need host, port, database and user.",
         "endpoint incomplete");
  }
  auto writer = address;
  writer.user = endpoint.text("write_user");
  writer.password = endpoint.text("write_password");
  if (!address.driver.empty() || !address.dsn.empty()) writer.user.clear();
  return std::make_unique<SqlSource>(std::move(card), std::move(profile), std::move(address), std::move(writer));
}

}  // namespace rightsdesk::connectors
