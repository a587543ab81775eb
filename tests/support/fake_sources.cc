#include "support/fake_sources.h"

#include <algorithm>

namespace rightsdesk::test {
namespace {

constexpr std::string_view kOnlyBy = "only by ";

bool asks_with(person::Description const& who, std::string const& thing) {
  bool const phone = std::find(who.phones.begin(), who.phones.end(), thing) != who.phones.end();
  return phone || std::any_of(who.addresses.begin(), who.addresses.end(), [&](auto const& one) { return one.postcode == thing; });
}

class FakeSource final : public sources::Source {
 public:
  explicit FakeSource(FakeSystem& system) : system_(system) {}
  [[nodiscard]] sources::SourceCard const& card() const override { return system_.card; }

  sources::SearchAnswer search(person::Description const& who, sources::Limits const&) override {
    fail_if_told_to();
    sources::SearchAnswer answer;
    answer.terms = {"the name and the date of birth"};
    for (auto const& file : system_.files) {
      bool const kept = file.offered.excerpt.starts_with(kOnlyBy);
      auto const thing = kept ? file.offered.excerpt.substr(kOnlyBy.size()) : std::string{};
      if (kept && !asks_with(who, thing)) continue;
      if (kept) answer.terms.push_back("one thing more: " + thing);
      answer.candidates.push_back(file.offered);
    }
    return answer;
  }

  void collect(std::string const& key, sources::Limits const&, std::function<void(sources::CollectedItem)> const& take) override {
    fail_if_told_to();
    for (auto const& item : file(key).items) take(item);
  }

  Result<sources::Proof> carry_out(sources::Instruction const& told, sources::Limits const& limits) override {
    fail_if_told_to();
    auto const act = sources::to_string(told.act) + (told.field.empty() ? "" : " " + told.field);
    if (std::find(system_.card.acts.begin(), system_.card.acts.end(), act) == system_.card.acts.end()) return Source::carry_out(told, limits);
    bool const held = std::any_of(system_.files.begin(), system_.files.end(), [&](HeldFile const& one) { return one.offered.key == told.key; });
    if (!held) return refused("no_change", system_.card.title + " has no record " + told.key + ".");
    auto& written = system_.told[told.key];
    auto const before = written.empty() ? std::string("Nothing") : written;
    written = told.act == sources::Act::correct ? told.field + ": " + told.value : told.words;
    return sources::Proof{before, written};
  }

  std::vector<person::Related> around(std::string const& key, sources::Limits const&) override { return file(key).around; }

 private:
  void fail_if_told_to() const {
    if (system_.failure.empty()) return;
    throw sources::SourceFailure(sources::SourceFailure::Kind::timed_out, system_.failure, "told to fail");
  }
  [[nodiscard]] HeldFile const& file(std::string const& key) const {
    for (auto const& held : system_.files) {
      if (held.offered.key == key) return held;
    }
    throw Bug("a key this system never offered: " + key);
  }
  FakeSystem& system_;
};

}  // namespace

std::vector<sources::SourceCard> FakeSources::cards() const {
  std::vector<sources::SourceCard> cards;
  for (auto const& one : systems_) cards.push_back(one.card);
  return cards;
}

std::unique_ptr<sources::Source> FakeSources::open(std::string const& id) { return std::make_unique<FakeSource>(found(id)); }

std::vector<sources::Tried> FakeSources::try_out(std::string const& id, sources::Limits const& limits) {
  try {
    (void)open(id)->search({}, limits);
  } catch (sources::SourceFailure const& failure) {
    return {{"nil search", sources::Tried::Outcome::failed, failure.what()}};
  }
  return {{"nil search", sources::Tried::Outcome::good, "It answered."}};
}

FakeSystem& FakeSources::system(std::string const& id) {
  touched_ = true;
  return found(id);
}

std::vector<FakeSystem>& FakeSources::systems() {
  touched_ = true;
  return systems_;
}

void FakeSources::put_in(std::vector<FakeSystem> systems) {
  systems_ = std::move(systems);
  touched_ = false;
}

FakeSystem& FakeSources::found(std::string const& id) {
  for (auto& one : systems_) {
    if (one.card.id == id) return one;
  }
  throw Bug("no such system: " + id);
}

sources::CollectedItem text_item(std::string const& key, std::string const& title, std::string const& dated, std::string const& text) {
  return {key, title, "text/plain", key + ".txt", "", dated, {{"system", "a test"}}, Original(text)};
}

}  // namespace rightsdesk::test
