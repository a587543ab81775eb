#include "app/reviewers_differ.h"

#include <algorithm>
#include <map>

#include "app/review_deed.h"
#include "core/original.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

using redaction::Decision;
using redaction::Outcome;
using LastWords = std::vector<Decision>;  // one of each person, the newest first

bool the_same(Decision const& one, Decision const& other) { return one.outcome == other.outcome && one.code == other.code; }

/// What each person last said of each scope, of the acts that stand.
std::map<std::string, LastWords> last_words(Work& work, CaseId const& id) {
  std::map<std::string, LastWords> all;
  for (auto const& act : work.review_log().acts(id)) {
    if (act.undone_at) continue;
    for (auto const& place : act.places) {
      auto said = place.became;
      if (said.by.empty()) continue;
      said.at = act.ruling.at;
      auto& words = all[place.scope];
      if (std::none_of(words.begin(), words.end(), [&](auto const& one) { return one.by == said.by; })) words.push_back(std::move(said));
    }
  }
  std::erase_if(all, [](auto const& one) {
    auto const& words = one.second;
    return std::all_of(words.begin(), words.end(), [&](auto const& each) { return the_same(each, words.front()); });
  });
  return all;
}

/// What a scope is about, in words, and where it stands.
struct About {
  std::string words, where;
};

class Named {
 public:
  Named(Work& work, CaseId const& id) : work_(work), id_(id) {
    for (auto& record : work.records().of_case(id)) records_.emplace(record.id, std::move(record));
  }

  std::optional<About> of(std::string const& scope) {
    auto const colon = scope.find(':'), slash = scope.find('/');
    auto const kind = scope.substr(0, colon), first = scope.substr(colon + 1, slash == std::string::npos ? slash : slash - colon - 1);
    auto const second = slash == std::string::npos ? std::string{} : scope.substr(slash + 1);
    if (kind == "person") return person(PersonId(first));
    auto const record = records_.find(RecordId(first));
    if (record == records_.end() || !collection::in_hand(record->second)) return std::nullopt;
    if (kind == "page") return About{"“" + record->second.title.reveal() + "”, the whole of page " + second, first + "/" + second};
    return kind == "proposal" ? mention(record->second, ProposalId(second)) : std::nullopt;
  }

 private:
  std::optional<About> person(PersonId const& id) {
    auto const found = work_.reviews().person(id);
    if (!found || found->about != id_) return std::nullopt;
    auto const& names = found->known.described.names;
    return About{names.empty() ? "somebody" : names.front().full, "people"};
  }
  std::optional<About> mention(collection::CollectedRecord const& record, ProposalId const& id) {
    for (auto const& proposal : work_.reviews().proposals(record.id)) {
      if (proposal.id != id) continue;
      auto const& place = proposal.mention.place;
      auto const row = work_.records().page(record.id, place.page);
      if (!row) return std::nullopt;
      auto const words = tidied(slice(one_page_of(work_, record, *row).pages.front().text, place.begin, place.end));
      return About{words.empty() ? "an area of the picture" : words, record.id.str() + "/" + std::to_string(place.page)};
    }
    return std::nullopt;
  }

  Work& work_;
  CaseId const& id_;
  std::map<RecordId, collection::CollectedRecord> records_;
};

}  // namespace

std::vector<Difference> reviewers_differ(Work& work, CaseId const& id) {
  std::vector<Difference> all;
  auto const differing = last_words(work, id);
  if (differing.empty()) return all;
  Named named(work, id);
  for (auto const& [scope, said] : differing) {
    auto const about = named.of(scope);
    if (!about) continue;
    Difference line{Difference::Kind::reviewers};
    line.key = sha256_hex("reviewers\n" + scope).substr(0, 26);
    line.text = about->words;
    line.said = said;
    line.where_withheld = about->where;
    for (auto const& one : said) {
      ++(one.outcome == Outcome::withhold ? line.withheld : line.released);
      line.standing = sha256_hex(line.standing + one.by.str() + outcome_word(one.outcome) + one.code + to_iso(one.at));
    }
    all.push_back(std::move(line));
  }
  return all;
}

}  // namespace rightsdesk::app
