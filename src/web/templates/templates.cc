#include "web/templates/templates.h"

#include <filesystem>
#include <fstream>
#include <kainjow/mustache.hpp>
#include <regex>
#include <sstream>

#include "core/result.h"

namespace rightsdesk::web {
namespace {

namespace mustache = kainjow::mustache;
namespace files = std::filesystem;

mustache::data to_data(View const& view);

mustache::data to_data(View::Value const& value) {
  if (auto const* yes = std::get_if<bool>(&value)) return mustache::data(*yes);
  if (auto const* text = std::get_if<std::string>(&value)) {
    // Empty text counts as "no" in a section, and is written as nothing.
    return text->empty() ? mustache::data(false) : mustache::data(*text);
  }
  mustache::data list(mustache::data::type::list);
  for (auto const& item : std::get<std::vector<View>>(value)) list.push_back(to_data(item));
  return list;
}

mustache::data to_data(View const& view) {
  mustache::data object(mustache::data::type::object);
  for (auto const& [name, value] : view.values()) object.set(name, to_data(value));
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
  std::map<std::string, std::string> texts;
  std::map<std::string, mustache::data> parts;
};

namespace {

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
  static std::regex const part("\\{\\{>\\s*([^}\\s]+)\\s*\\}\\}"), raw("(\\{\\{\\{|\\{\\{\\s*&)");
  std::string faults;
  mustache::mustache const parsed(text);
  if (!parsed.is_valid()) faults += name + ": " + parsed.error_message() + "\n";
  for (auto const& wanted : all_matches(text, part)) {
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
    state->parts.emplace(name, mustache::data(mustache::partial([text = text] { return text; })));
  }
  if (!faults.empty()) throw Fault("The pages could not be loaded", faults);
  return Templates(std::move(state));
}

std::string Templates::render(std::string const& name, View const& view) const {
  auto const found = state_->texts.find(name);
  ENSURE(found != state_->texts.end(), "there is a template " + name);
  auto const root = to_data(view);
  StrictContext context(name, root, state_->parts);
  mustache::mustache page(found->second);
  return page.render(context);
}

std::string Templates::page(std::string const& layout, std::string const& name, View const& view) const {
  View whole = view;
  whole.text("content", render(name, view));
  return render(layout, whole);
}

}  // namespace rightsdesk::web
