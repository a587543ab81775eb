#pragma once
// The pages' templates: read and checked once, at start. A name a template asks for and is not given is a bug that names both.
#include <map>
#include <memory>
#include <string>

#include "web/templates/view.h"

namespace rightsdesk::web {

class Templates {
 public:
  /// Reads every .html under `folder`; a template's name is its path without the ending ("portal/start"). Throws Fault
  /// naming every fault at once: a template that does not parse, a part that is not there, raw output outside layout/.
  static Templates from_folder(std::string const& folder);
  Templates(Templates&&) noexcept;
  ~Templates();

  /// The template `name` with its values; throws Bug when there is no such template or it asks for a value it was not given.
  [[nodiscard]] std::string render(std::string const& name, View const& view) const;
  /// `name` within `layout`, which shows it as {{{content}}}.
  [[nodiscard]] std::string page(std::string const& layout, std::string const& name, View const& view) const;

 private:
  struct State;
  explicit Templates(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace rightsdesk::web
