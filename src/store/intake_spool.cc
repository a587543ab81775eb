#include "store/intake_spool.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <unordered_set>

#include "core/durable_file.h"
#include "core/json.h"
#include "core/original.h"
#include "core/same_secret.h"
#include "core/text.h"
#include "store/secret.h"
#include "store/statements.h"

namespace rightsdesk::store {
namespace {

namespace fs = std::filesystem;
constexpr char kVersion[] = "1";
constexpr std::size_t kFields = 6;
constexpr char kRequests[] = "intake requests", kLines[] = "intake journal", kSealed[] = ".sealed", kFresh[] = ".sealed-again";

std::string place_for(std::string const& reference) { return "request " + reference; }

std::string json_of(app::Acknowledged const& request) {
  auto answers = Json::object();
  for (auto const& [field, values] : request.answers.reveal()) answers[field] = values;
  return Json{{"key", request.key}, {"references", request.references}, {"controller", request.arrival.controller},
              {"channel", request.arrival.channel}, {"at", to_iso(request.arrival.at)}, {"answers", std::move(answers)}}.dump();
}

std::optional<app::Acknowledged> request_from(std::string const& text) {
  auto const json = parse_json(text);
  auto const at = json && json->is_object() ? parse_instant(json->value("at", "")) : std::nullopt;
  if (!at) return std::nullopt;
  app::Acknowledged request{json->at("key"), json->at("references"), {json->at("controller"), json->at("channel"), *at}, {}};
  request.answers = Personal(json->at("answers").get<intake::FormAnswers>());
  return request;
}

}  // namespace

IntakeSpool::IntakeSpool(std::string folder, VaultKey const& key, Clock const& clock) : folder_(std::move(folder)), key_(key), clock_(clock) {}

std::string IntakeSpool::path_of(std::string const& reference) const { return folder_ + "/" + reference + kSealed; }
/// Where a change of the key writes it first: the line names the one or the other by its hash.
std::string IntakeSpool::fresh_path_of(std::string const& reference) const { return folder_ + "/" + reference + kFresh; }
std::string IntakeSpool::signed_off(std::string const& line) const { return line + " " + key_.once_hashed(kLines, line).front(); }

bool IntakeSpool::stands(std::string const& reference) const {
  if (!fs::exists(path_of(reference))) return false;
  auto const lines = read().lines;
  return std::any_of(lines.begin(), lines.end(), [&](JournalLine const& line) { return line.references.front() == reference; });
}

void IntakeSpool::keep(app::Acknowledged const& request) {
  ENSURE(!request.references.empty(), "a request without a reference");
  std::lock_guard const lock(guard_);
  make_private_folder(folder_);
  auto const& reference = request.references.front();
  if (stands(reference)) return;
  auto const sealed = key_.seal_for(kRequests, place_for(reference), json_of(request));
  replace_file(path_of(reference), sealed);
  auto const line = std::string(kVersion) + " " + request.arrival.controller + " " + joined(request.references, ",") + " " + sha256_hex(sealed) + " " + to_iso(clock_.now());
  append_line(folder_ + "/journal", signed_off(line));
}

std::optional<JournalLine> IntakeSpool::line_from(std::string const& text) const {
  auto const fields = split(text, ' ');
  if (fields.size() != kFields || fields[0] != kVersion) return std::nullopt;
  auto const right = key_.once_hashed(kLines, text.substr(0, text.rfind(' ')));
  if (std::none_of(right.begin(), right.end(), [&](std::string const& mac) { return same_secret(mac, fields[5]); })) return std::nullopt;
  auto const at = parse_instant(fields[4]);
  return at ? std::optional{JournalLine{fields[1], split(fields[2], ','), fields[3], *at}} : std::nullopt;
}

JournalRead IntakeSpool::read() const {
  JournalRead journal;
  auto const path = folder_ + "/journal";
  if (!fs::exists(path)) return journal;
  std::int64_t number = 0;
  for (auto const& text : split(whole_file(path), '\n')) {
    ++number;
    if (text.empty()) continue;
    if (auto line = line_from(text)) journal.lines.push_back(std::move(*line));
    else journal.damaged.push_back(number);
  }
  return journal;
}

Result<app::Acknowledged> IntakeSpool::request(JournalLine const& line) const {
  auto const& reference = line.references.front();
  auto const file = file_of(line);
  if (file.empty()) return refused("gone", "The request itself is not kept any more: " + reference);
  auto const sealed = whole_file(file);
  if (sha256_hex(sealed) != line.sha256) return refused("damaged", "The request is not what the journal says: " + reference);
  auto request = request_from(key_.open_for(kRequests, place_for(reference), sealed));
  if (!request || request->references != line.references) return refused("damaged", "The request is not what the journal says: " + reference);
  return std::move(*request);
}

/// Empty when it is gone.
std::string IntakeSpool::file_of(JournalLine const& line) const {
  auto const kept = path_of(line.references.front()), fresh = fresh_path_of(line.references.front());
  if (fs::exists(fresh) && sha256_hex(whole_file(fresh)) == line.sha256) return fresh;
  return fs::exists(kept) ? kept : std::string{};
}

/// The line of the request as it is sealed by the key in use, in a file beside the one that stands.
std::string IntakeSpool::sealed_again(std::string const& text) {
  auto const line = line_from(text);
  if (!line || signed_off(text.substr(0, text.rfind(' '))) == text) return text;
  auto hash = line->sha256;
  auto const& reference = line->references.front();
  if (auto const file = file_of(*line); !file.empty() && sha256_hex(whole_file(file)) == line->sha256) {
    auto const fresh = key_.seal_for(kRequests, place_for(reference), key_.open_for(kRequests, place_for(reference), whole_file(file)));
    replace_file(fresh_path_of(reference), fresh);
    hash = sha256_hex(fresh);
  }
  return signed_off(std::string(kVersion) + " " + line->controller + " " + joined(line->references, ",") + " " + hash + " " + to_iso(line->at));
}

/// What a change that was killed left beside: the line names it, and it takes the place; or no line does, and it goes.
void IntakeSpool::take_fresh_files() const {
  if (!fs::exists(folder_)) return;
  std::unordered_set<std::string> named;
  for (auto const& line : read().lines) named.insert(line.sha256);
  std::vector<std::string> left;
  for (auto const& entry : fs::directory_iterator(folder_))
    if (entry.path().string().ends_with(kFresh)) left.push_back(entry.path().string());
  for (auto const& fresh : left) {
    auto const kept = fresh.substr(0, fresh.size() - std::string_view(kFresh).size()) + kSealed;
    if (!named.contains(sha256_hex(whole_file(fresh)))) fs::remove(fresh);
    else fs::rename(fresh, kept);
  }
}

std::int64_t IntakeSpool::seal_again() {
  std::lock_guard const lock(guard_);
  take_fresh_files();
  auto const path = folder_ + "/journal";
  std::int64_t count = 0;
  rewrite_lines(path, [&](std::string const& text) {
    auto fresh = sealed_again(text);
    count += fresh == text ? 0 : 1;
    return fresh;
  });
  take_fresh_files();
  return count;
}

void IntakeSpool::sweep(Connection& connection, JournalRead const& journal, Instant now) const {
  std::unordered_set<std::string> missing;
  for (auto const& line : missing_requests(connection, journal)) missing.insert(line.references.front());
  for (auto const& line : journal.lines) {
    auto const path = file_of(line);
    if (missing.contains(line.references.front()) || path.empty()) continue;
    bool const over = now - line.at > kSpooledFor;
    bool const standing = std::any_of(line.references.begin(), line.references.end(),
                                      [&](std::string const& one) { return connection.row(sql("cases.by_reference"), {one}).has_value(); });
    std::error_code ignored;
    if (over || !standing) fs::remove(path, ignored);
  }
}

std::vector<JournalLine> missing_requests(Connection& connection, JournalRead const& journal) {
  constexpr std::int64_t kPage = 1000;
  if (journal.lines.empty()) return {};
  std::unordered_set<std::string> known;
  std::string after;
  for (std::int64_t read = kPage; read == kPage;) {
    read = 0;
    connection.query(sql("acknowledged.page"), {after, kPage}, [&](Row const& row) {
      ++read;
      after = row.text(0);
      known.insert(after);
    });
  }
  std::vector<JournalLine> missing;
  for (auto const& line : journal.lines) {
    bool const there = std::all_of(line.references.begin(), line.references.end(), [&](std::string const& one) { return known.contains(sha256_hex(one)); });
    if (!there) missing.push_back(line);
  }
  return missing;
}

}  // namespace rightsdesk::store
