#include "app/letter_words.h"

#include "app/acts.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

using notices::Letter;

constexpr std::size_t kLongestWords = 20000;

Letter const* file_of(Office const& office, std::string const& id) {
  auto const found = office.rules.letters.by_id.find(id);
  return found == office.rules.letters.by_id.end() ? nullptr : &found->second;
}

/// As a form sends it: lines end with one sign, and the last one ends.
std::string as_words(std::string const& typed) {
  std::string words;
  for (char const c : typed) {
    if (c != '\r') words += c;
  }
  while (words.ends_with('\n')) words.pop_back();
  return words + "\n";
}

Refusal no_letter(std::string const& id) { return {"no_letter", "There is no letter " + id + ".", {}, {}}; }

/// The letter that a version makes, and what keeps it from being sent.
struct Made {
  Letter letter;
  std::vector<notices::WordFault> unfit;
};
Made made_of(Letter const& file, std::optional<RuleVersion> const& version) {
  if (!version || version->content.empty()) return {file, {}};
  auto changed = notices::with_words(file, version->content);
  auto unfit = notices::faults_in_words(changed);
  return unfit.empty() ? Made{std::move(changed), {}} : Made{file, std::move(unfit)};
}

Done fits_length(std::string const& words) {
  if (tidied(words).empty()) return refused("missing", "Enter the words of the letter.", "words");
  if (count_code_points(words) > kLongestWords) return refused("too_long", "The words must be 20,000 characters or fewer.", "words");
  return done();
}

Result<LetterWordsPreview> preview_in(Work& work, Office const& office, std::string const& id, std::string const& typed) {
  auto const* file = file_of(office, id);
  if (file == nullptr) return tl::unexpected(no_letter(id));
  if (auto fits = fits_length(typed); !fits) return tl::unexpected(fits.error());
  auto const latest = latest_rule(work, kLetterRule, id);
  LetterWordsPreview preview{made_of(*file, latest).letter, notices::with_words(*file, as_words(typed)), {}, seen_rule(latest, notices::version_of(*file))};
  if (preview.after.words == as_words(preview.before.words)) return refused("no_change", "These are the words in force.", "words");
  preview.faults = notices::faults_in_words(preview.after);
  return preview;
}

}  // namespace

std::shared_ptr<Letter const> letter_in_force(Work& work, Office const& office, std::string const& id) {
  auto const* file = file_of(office, id);
  if (file == nullptr) return nullptr;
  auto const latest = latest_rule(work, kLetterRule, id);
  if (!latest || latest->content.empty()) return {std::shared_ptr<void>(), file};
  return std::make_shared<Letter const>(made_of(*file, latest).letter);
}

notices::Letters letters_in_force(Office& office) {
  auto letters = office.rules.letters;
  office.works.look([&](Work& work) {
    for (auto const& version : work.rule_book().latest(kLetterRule)) {
      if (auto const found = letters.by_id.find(version.name); found != letters.by_id.end()) found->second = made_of(office.rules.letters.by_id.at(version.name), version).letter;
    }
  });
  return letters;
}

Result<LetterWords> letter_words(Office& office, Actor const& actor, std::string const& id) {
  if (auto may = may_change_rules(actor, "the words of letters"); !may) return tl::unexpected(may.error());
  auto const* file = file_of(office, id);
  if (file == nullptr) return tl::unexpected(no_letter(id));
  LetterWords shown{*file, *file, {}, {}, {}};
  office.works.look([&](Work& work) {
    shown.versions = work.rule_book().versions(kLetterRule, id);
    auto const latest = shown.versions.empty() ? std::nullopt : std::optional(shown.versions.back());
    auto made = made_of(*file, latest);
    shown.in_force = std::move(made.letter);
    shown.unfit = std::move(made.unfit);
    shown.seen = seen_rule(latest, notices::version_of(*file));
  });
  return shown;
}

Result<LetterWordsPreview> preview_letter_words(Office& office, Actor const& actor, std::string const& id, std::string const& words) {
  if (auto may = may_change_rules(actor, "the words of letters"); !may) return tl::unexpected(may.error());
  Result<LetterWordsPreview> preview = tl::unexpected(no_letter(id));
  office.works.look([&](Work& work) { preview = preview_in(work, office, id, words); });
  return preview;
}

Done change_letter_words(Office& office, Actor const& actor, std::string const& id, std::string const& words, std::string const& seen, std::string const& reason) {
  if (auto may = may_change_rules(actor, "the words of letters"); !may) return may;
  return in_one(office, [&](Work& work) -> Done {
    auto const preview = preview_in(work, office, id, words);
    if (!preview) return tl::unexpected(preview.error());
    if (!preview->faults.empty()) return refused("faulty", "These words cannot be sent: " + preview->faults.front().what + ".", "words");
    auto const& file = *file_of(office, id);
    auto const content = preview->after.words == as_words(file.words) ? std::string{} : preview->after.words;
    return put_rule(work, office, actor, {kLetterRule, id, content, notices::version_of(file), seen, reason, "version=" + notices::version_of(preview->after)});
  });
}

}  // namespace rightsdesk::app
