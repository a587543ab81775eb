#include "web/templates/templates.h"

#include <filesystem>
#include <fstream>
#include <kainjow/mustache.hpp>
#include <optional>
#include <regex>
#include <set>
#include <sstream>

#include "core/result.h"
#include "languages/template_words.h"

namespace rightsdesk::web {
namespace {

namespace mustache = kainjow::mustache;
namespace files = std::filesystem;

using languages::Language;

mustache::data to_data(View const& view, Language const& language);

/// Empty text counts as "no" in a section, and is written as nothing.
mustache::data text_data(std::string const& text) { return text.empty() ? mustache::data(false) : mustache::data(text); }

mustache::data to_data(View::Value const& value, Language const& language) {
  if (auto const* yes = std::get_if<bool>(&value)) return mustache::data(*yes);
  if (auto const* text = std::get_if<std::string>(&value)) return text_data(*text);
  if (auto const* words = std::get_if<View::Words>(&value)) return text_data(language.said(words->english));
  mustache::data list(mustache::data::type::list);
  for (auto const& item : std::get<std::vector<View>>(value)) list.push_back(to_data(item, language));
  return list;
}

mustache::data to_data(View const& view, Language const& language) {
  mustache::data object(mustache::data::type::object);
  for (auto const& [name, value] : view.values()) object.set(name, to_data(value, language));
  return object;
}

std::string contents(files::path const& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::vector<std::string> all_matches(std::string const& text, std::regex const& pattern) {
  std::vector<std::string> found;
  for (auto at = std::sregex_iterator(text.begin(), text.end(), pattern); at != std::sregex_iterator(); ++at) {
    found.push_back((*at)[1].str());
  }
  return found;
}

}  // namespace

struct Templates::State {
  using Texts = std::map<std::string, std::string>;
  /// The templates in one language, by name.
  struct Spoken {
    Language language;
    Texts texts;
    std::map<std::string, mustache::data> parts;
  };
  Texts texts;
  std::map<std::string, Spoken> spoken;

  void add(Language const& language, Texts all) {
    Spoken one{language, std::move(all), {}};
    for (auto const& [name, text] : one.texts) one.parts.emplace(name, mustache::data(mustache::partial([text = text] { return text; })));
    spoken.insert_or_assign(language.code(), std::move(one));
  }
};

namespace {

std::regex const& part_pattern() {
  static std::regex const part("\\{\\{>\\s*([^}\\s]+)\\s*\\}\\}");
  return part;
}

/// The pages of residents, with every part they show.
std::set<std::string> residents_templates(std::map<std::string, std::string> const& texts) {
  std::vector<std::string> next{"layout/resident", "layout/plain", "layout/error"};
  for (auto const& [name, text] : texts) {
    if (name.starts_with("portal/")) next.push_back(name);
  }
  std::set<std::string> names;
  while (!next.empty()) {
    auto const name = next.back();
    next.pop_back();
    auto const found = texts.find(name);
    if (found == texts.end() || !names.insert(name).second) continue;
    for (auto& part : all_matches(found->second, part_pattern())) next.push_back(std::move(part));
  }
  return names;
}

class StrictContext : public mustache::context<std::string> {
 public:
  StrictContext(std::string page, mustache::data const& root, std::map<std::string, mustache::data> const& parts)
      : mustache::context<std::string>(&root), page_(std::move(page)), parts_(parts) {}

  mustache::data const* get(std::string const& name) const override {
    if (auto const* value = mustache::context<std::string>::get(name)) return value;
    throw Bug("the template " + page_ + " asks for " + name + ", which it was not given");
  }
  mustache::data const* get_partial(std::string const& name) const override {
    auto const found = parts_.find(name);
    if (found == parts_.end()) throw Bug("the template " + page_ + " asks for the part " + name + ", which does not exist");
    return &found->second;
  }

 private:
  std::string page_;
  std::map<std::string, mustache::data> const& parts_;
};

std::string faults_in(std::string const& name, std::string const& text, std::map<std::string, std::string> const& all) {
  static std::regex const raw("(\\{\\{\\{|\\{\\{\\s*&)");
  std::string faults;
  mustache::mustache const parsed(text);
  if (!parsed.is_valid()) faults += name + ": " + parsed.error_message() + "\n";
  for (auto const& wanted : all_matches(text, part_pattern())) {
    if (!all.contains(wanted)) faults += name + ": there is no part " + wanted + "\n";
  }
  if (!name.starts_with("layout/") && !all_matches(text, raw).empty()) faults += name + ": raw output outside layout/\n";
  return faults;
}

}  // namespace

Templates::Templates(std::unique_ptr<State> state) : state_(std::move(state)) {}
Templates::Templates(Templates&&) noexcept = default;
Templates::~Templates() = default;

Templates Templates::from_folder(std::string const& folder) {
  auto state = std::make_unique<State>();
  std::error_code problem;
  for (auto const& entry : files::recursive_directory_iterator(folder, problem)) {
    if (entry.path().extension() != ".html") continue;
    auto const relative = files::relative(entry.path(), folder);
    if (relative.string().starts_with("pack/") || relative.string().starts_with("notices/")) continue;  // other readers'
    auto name = relative.string();
    name.resize(name.size() - 5);
    state->texts[name] = contents(entry.path());
  }
  if (problem || state->texts.empty()) throw Fault("The pages could not be loaded", "no templates in " + folder);
  std::string faults;
  for (auto const& [name, text] : state->texts) {
    faults += faults_in(name, text, state->texts);
  }
  if (!faults.empty()) throw Fault("The pages could not be loaded", faults);
  state->add(languages::english(), state->texts);
  return Templates(std::move(state));
}

languages::Messages Templates::messages() const {
  languages::Messages messages;
  for (auto const& name : residents_templates(state_->texts)) {
    for (auto& [words, places] : languages::messages_in("templates/" + name + ".html", state_->texts.at(name))) {
      messages[words].insert(messages[words].end(), places.begin(), places.end());
    }
  }
  return messages;
}

void Templates::add(Language const& language) {
  auto texts = state_->texts;
  for (auto const& name : residents_templates(state_->texts)) texts[name] = languages::page_in(language, texts[name]);
  state_->add(language, std::move(texts));
}

std::string Templates::render(std::string const& name, View const& view, std::string const& language) const {
  auto const spoken = state_->spoken.contains(language) ? state_->spoken.find(language) : state_->spoken.find("en");
  auto const found = spoken->second.texts.find(name);
  ENSURE(found != spoken->second.texts.end(), "there is a template " + name);
  auto const root = to_data(view, spoken->second.language);
  StrictContext context(name, root, spoken->second.parts);
  mustache::mustache page(found->second);
  return page.render(context);
}

std::string Templates::page(std::string const& layout, std::string const& name, View const& view, std::string const& language) const {
  View whole = view;
  whole.text("content", render(name, view, language));
  return render(layout, whole, language);
}

}  // namespace rightsdesk::web
