#include "app/letter_words.h"

#include <algorithm>
#include <array>
#include <map>

#include "app/acts.h"
#include "core/text.h"

namespace rightsdesk::app {
namespace {

using notices::Frame;
using notices::Letter;

constexpr std::size_t kLongestWords = 20000;
constexpr std::string_view kTitleMark = "--- title: ";  // the first line of a version that changed the title

Letter const* file_of(Office const& office, std::string const& id) {
  auto const found = office.rules.letters.by_id.find(id);
  return found == office.rules.letters.by_id.end() ? nullptr : &found->second;
}

std::optional<Frame> frame_of(std::string const& id) {
  if (id == kHeadOfLetters) return Frame::head;
  if (id == kRemediesOfLetters) return Frame::remedies;
  return id == kFootOfLetters ? std::optional(Frame::foot) : std::nullopt;
}

std::string file_of(Office const& office, Frame frame) { return notices::frame_text(frame, office.rules.letters); }

std::string id_of(Frame frame) {
  if (frame == Frame::head) return kHeadOfLetters;
  return frame == Frame::foot ? kFootOfLetters : kRemediesOfLetters;
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

/// What stands over the files of a letter.
struct Over {
  std::optional<RuleVersion> own;
  std::map<Frame, std::optional<RuleVersion>> frames = {};
};
constexpr std::array kFrames{Frame::head, Frame::remedies, Frame::foot};

Over over(Work& work, std::string const& id) {
  Over over{latest_rule(work, kLetterRule, id)};
  for (auto const frame : kFrames) over.frames[frame] = latest_rule(work, kLetterRule, id_of(frame));
  return over;
}

bool says(std::optional<RuleVersion> const& version) { return version && !version->content.empty(); }

bool frame_says(Over const& over) {
  return std::any_of(over.frames.begin(), over.frames.end(), [](auto const& one) { return says(one.second); });
}

Letter with_own(Letter const& file, Over const& over) { return says(over.own) ? of_version(file, *over.own) : file; }

Letter with_frame(Letter letter, Over const& over) {
  for (auto const& [frame, version] : over.frames) {
    if (says(version)) letter = notices::framed(std::move(letter), frame, version->content);
  }
  return letter;
}

/// Whether a letter has no faults: as it was found before, or looked at now and, in a transaction that writes, kept.
enum class Keeping { kept, not_kept };
bool fits(Work& work, Letter const& letter, Keeping keeping) {
  auto const digest = notices::definition_of(letter);
  if (auto const known = work.rule_book().fits(digest)) return *known;
  bool const found = notices::faults_in_words(letter).empty();
  if (keeping == Keeping::kept) work.rule_book().keep_fits(digest, found);
  return found;
}

/// The letter with all that stands over it; where that has faults, with as much of it as has none.
Letter made_of(Work& work, Letter const& file, Over const& over, Keeping keeping) {
  bool const own = says(over.own), frame = frame_says(over);
  if (!own && !frame) return file;
  if (auto whole = with_frame(with_own(file, over), over); fits(work, whole, keeping)) return whole;
  if (!own || !frame) return file;
  if (auto alone = with_own(file, over); fits(work, alone, keeping)) return alone;
  auto framed = with_frame(file, over);
  return fits(work, framed, keeping) ? framed : file;
}

/// The letters of which the frame that was last put over them would make one that cannot be sent.
std::vector<notices::WordFault> unfit_frame(Work& work, Office const& office, Over const& frame) {
  std::vector<notices::WordFault> faults;
  for (auto const& id : notices::ids_in_order(office.rules.letters)) {
    if (!fits(work, with_frame(*file_of(office, id), frame), Keeping::not_kept)) faults.push_back({0, "the letter " + id + " cannot be sent with it"});
  }
  return faults;
}

Done fits_length(std::string const& words) {
  if (tidied(words).empty()) return refused("missing", "Enter the words of the letter.", "words");
  if (count_code_points(words) > kLongestWords) return refused("too_long", "The words must be 20,000 characters or fewer.", "words");
  return done();
}

Refusal no_change() { return {"no_change", "These are the words in force.", "words", {}}; }

Result<LetterWordsPreview> preview_of_frame(Work& work, Office const& office, Frame frame, std::string const& typed) {
  auto const& letters = office.rules.letters;
  auto const latest = latest_rule(work, kLetterRule, id_of(frame));
  auto const before = notices::as_letter(frame, says(latest) ? latest->content : file_of(office, frame), letters);
  auto const after = notices::as_letter(frame, as_words(typed), letters);
  if (after.words == as_words(before.words)) return tl::unexpected(no_change());
  auto const ids = notices::ids_in_order(letters);
  auto const first = *std::find_if(ids.begin(), ids.end(), [&](auto const& id) { return frame != Frame::remedies || id == ids.back() || !file_of(office, id)->remedies.empty(); });
  auto const in_force = made_of(work, *file_of(office, first), over(work, first), Keeping::not_kept);
  auto const sample = notices::framed(in_force, frame, after.words);
  return LetterWordsPreview{before, after, sample, notices::faults_in_frame(frame, after.words, letters), {}, seen_rule(latest, rule_digits(file_of(office, frame)))};
}

Result<LetterWordsPreview> preview_of_letter(Work& work, Letter const& file, Wording const& wording) {
  auto const stored = over(work, file.id);
  auto const before = made_of(work, file, stored, Keeping::not_kept);
  auto const title = tidied(wording.title.value_or(before.title));
  auto const after = notices::with_title(notices::with_words(before, as_words(wording.words)), title);
  if (after.words == as_words(before.words) && after.title == before.title) return tl::unexpected(no_change());
  auto faults = notices::faults_in_words(after);
  if (after.words.starts_with(kTitleMark)) faults.push_back({1, "a letter does not begin with \"--- title:\""});
  return LetterWordsPreview{before, after, after, std::move(faults), notices::faults_in_title(title), seen_rule(stored.own, notices::version_of(file))};
}

Result<LetterWordsPreview> preview_in(Work& work, Office const& office, std::string const& id, Wording const& wording) {
  auto const frame = frame_of(id);
  auto const* file = file_of(office, id);
  if (!frame && file == nullptr) return tl::unexpected(no_letter(id));
  if (auto right = fits_length(wording.words); !right) return tl::unexpected(right.error());
  return frame ? preview_of_frame(work, office, *frame, wording.words) : preview_of_letter(work, *file, wording);
}

/// As a version keeps it.
std::string content_of(Letter const& file, Letter const& after) {
  bool const retitled = after.title != file.title;
  if (!retitled && after.words == as_words(file.words)) return {};
  return (retitled ? std::string(kTitleMark) + after.title + "\n" : std::string{}) + after.words;
}

/// Looks at every letter that the change reaches, so that no sending has to.
void keep_what_fits(Work& work, Office const& office, std::string const& id) {
  for (auto const& [each, file] : office.rules.letters.by_id) {
    if (frame_of(id) || each == id) (void)made_of(work, file, over(work, each), Keeping::kept);
  }
}

}  // namespace

Letter of_version(Letter const& file, RuleVersion const& version) {
  auto const& content = version.content;
  if (content.empty()) return file;
  if (!content.starts_with(kTitleMark)) return notices::with_words(file, content);
  auto const end = std::min(content.find('\n'), content.size() - 1);
  auto const title = content.substr(kTitleMark.size(), end - kTitleMark.size());
  return notices::with_title(notices::with_words(file, content.substr(end + 1)), title);
}

std::shared_ptr<Letter const> letter_in_force(Work& work, Office const& office, std::string const& id) {
  auto const* file = file_of(office, id);
  if (file == nullptr) return nullptr;
  auto const stored = over(work, id);
  if (!says(stored.own) && !frame_says(stored)) return {std::shared_ptr<void>(), file};
  return std::make_shared<Letter const>(made_of(work, *file, stored, Keeping::kept));
}

notices::Letters letters_in_force(Office& office) {
  auto letters = office.rules.letters;
  office.works.look([&](Work& work) {
    std::map<std::string, RuleVersion> latest;
    for (auto& version : work.rule_book().latest(kLetterRule)) latest.emplace(version.name, version);
    auto const last_of = [&](std::string const& name) { return latest.contains(name) ? std::optional(latest.at(name)) : std::nullopt; };
    Over over;
    for (auto const frame : kFrames) over.frames[frame] = last_of(id_of(frame));
    for (auto& [id, letter] : letters.by_id) {
      over.own = last_of(id);
      letter = made_of(work, office.rules.letters.by_id.at(id), over, Keeping::not_kept);
    }
  });
  return letters;
}

Result<LetterWords> letter_words(Office& office, Actor const& actor, std::string const& id) {
  if (auto may = may_change_rules(actor, "the words of letters"); !may) return tl::unexpected(may.error());
  auto const frame = frame_of(id);
  if (!frame && file_of(office, id) == nullptr) return tl::unexpected(no_letter(id));
  auto const file = frame ? notices::as_letter(*frame, file_of(office, *frame), office.rules.letters) : *file_of(office, id);
  LetterWords shown{file, file, {}, {}, {}};
  office.works.look([&](Work& work) {
    shown.versions = work.rule_book().versions(kLetterRule, id);
    auto const latest = shown.versions.empty() ? std::nullopt : std::optional(shown.versions.back());
    shown.seen = seen_rule(latest, frame ? rule_digits(file_of(office, *frame)) : notices::version_of(file));
    shown.unfit.clear();
    if (frame && says(latest)) {
      shown.in_force = notices::as_letter(*frame, latest->content, office.rules.letters);
      shown.unfit = unfit_frame(work, office, Over{{}, {{*frame, latest}}});
    } else if (!frame) {
      shown.in_force = made_of(work, file, over(work, id), Keeping::not_kept);
      if (says(latest)) shown.unfit = notices::faults_in_words(of_version(file, *latest));
    }
  });
  return shown;
}

Result<LetterWordsPreview> preview_letter_words(Office& office, Actor const& actor, std::string const& id, Wording const& wording) {
  if (auto may = may_change_rules(actor, "the words of letters"); !may) return tl::unexpected(may.error());
  Result<LetterWordsPreview> preview = tl::unexpected(no_letter(id));
  office.works.look([&](Work& work) { preview = preview_in(work, office, id, wording); });
  return preview;
}

Done change_letter_words(Office& office, Actor const& actor, std::string const& id, Wording const& wording, std::string const& seen, std::string const& reason) {
  if (auto may = may_change_rules(actor, "the words of letters"); !may) return may;
  return in_one(office, [&](Work& work) -> Done {
    auto const preview = preview_in(work, office, id, wording);
    if (!preview) return tl::unexpected(preview.error());
    if (!preview->faults.empty()) return refused("faulty", "These words cannot be sent: " + preview->faults.front().what + ".", "words");
    if (!preview->faults_in_title.empty()) return refused("faulty", "This title cannot be used: " + preview->faults_in_title.front().what + ".", "title");
    auto const frame = frame_of(id);
    auto const file = frame ? notices::as_letter(*frame, file_of(office, *frame), office.rules.letters) : *file_of(office, id);
    auto const digits = frame ? rule_digits(file_of(office, *frame)) : notices::version_of(file);
    auto put = put_rule(work, office, actor, {kLetterRule, id, content_of(file, preview->after), digits, seen, reason, "version=" + notices::version_of(preview->after)});
    if (put) keep_what_fits(work, office, id);
    return put;
  });
}

}  // namespace rightsdesk::app
