#pragma once
// The pages' templates: read and checked once, at start. A name a template asks for and is not given is a bug that names both.
#include <map>
#include <memory>
#include <string>

#include "languages/language.h"
#include "web/templates/view.h"

namespace rightsdesk::web {

class Templates {
 public:
  /// Reads every .html under `folder`; a template's name is its path without the ending ("portal/start"). Throws Fault
  /// naming every fault at once: a template that does not parse, a part that is not there, raw output outside layout/.
  static Templates from_folder(std::string const& folder);
  Templates(Templates&&) noexcept;
  ~Templates();

  /// What the pages of residents say: theirs, their frames, and every part of these. A place is the file under templates/ with its line.
  [[nodiscard]] languages::Messages messages() const;
  /// Has the pages of residents in this language too. The others stay English.
  void add(languages::Language const& language);

  /// The template `name` with its values; throws Bug when there is no such template or it asks for a value it was not given. `language`:
  /// the code of one that was added, else English.
  [[nodiscard]] std::string render(std::string const& name, View const& view, std::string const& language = "en") const;
  /// `name` within `layout`, which shows it as {{{content}}}.
  [[nodiscard]] std::string page(std::string const& layout, std::string const& name, View const& view, std::string const& language = "en") const;

 private:
  struct State;
  explicit Templates(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace rightsdesk::web
