#pragma once
// The frame round every page: templates, assets, the council's name, the error summary, the pages for errors.
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/result.h"
#include "web/edge/exchange.h"
#include "web/edge/reply.h"
#include "web/templates/templates.h"

namespace rightsdesk::web {

struct SiteSettings {
  std::string templates_folder;  ///< tree/templates
  std::string assets_folder;     ///< what tools/build-assets made
  std::string controller;        ///< config/controllers/<id>: whose site this is
  std::string council;           ///< its name as people say it
  std::string exit_url = "https://www.bbc.co.uk/weather";  ///< where "Exit this page" leads; https
  std::string mailbox = {};      ///< settings::RequestMailbox::name(): whose reading the inbox tells of; empty: none is read
  std::string secret = {};       ///< at least 32 bytes, kept between starts
  std::vector<std::string> languages = {"en"};  ///< of residents, the first for whoever chose none: "en", a file of templates/languages, or a made one (languages/pseudo.h)
  languages::Messages own_words = {};  ///< what config/ says to residents, with the place of each
};


/// One page to be shown: the template, what the browser's tab says, the values.
struct PageSpec {
  std::string name;   ///< "portal/start"
  std::string title;
  View view;
  std::vector<Refusal> mistakes = {};  ///< shown in the error summary; the title then begins with "Error: "
  std::string back = {};               ///< where the back link leads; empty: no back link
  int status = 200;
};

class Frame {
 public:
  /// Throws Fault when templates, assets or catalogues are missing or wrong, with every fault of a catalogue. A copy shares them.
  explicit Frame(SiteSettings from);

  /// A resident's page. `exit`: with the button that leaves at once.
  enum class Exit { shown, absent };
  [[nodiscard]] Reply resident_page(Exchange const& exchange, PageSpec const& spec, Exit exit = Exit::shown) const;
  [[nodiscard]] Reply staff_page(Exchange const& exchange, PageSpec const& spec) const;
  /// `language`: of a resident; the council's first where it is none of its languages.
  [[nodiscard]] std::string error_page(int status, std::string const& incident, std::string const& language = {}) const;
  /// The language of a resident's pages: what they chose, where it is one of the council's; else its first. It lives as long as this frame or a copy of it.
  [[nodiscard]] languages::Language const& spoken_to(Exchange const& exchange) const;
  /// Its code.
  [[nodiscard]] std::string const& language_of(Exchange const& exchange) const { return spoken_to(exchange).code(); }
  /// What they chose themselves; empty: nothing, or none of the council's.
  [[nodiscard]] std::string language_chosen(Exchange const& exchange) const;
  [[nodiscard]] bool speaks(std::string const& code) const;

  SiteSettings const settings;

 private:
  struct Built;
  [[nodiscard]] std::string framed(std::string const& layout, PageSpec const& spec, View frame, std::string const& language) const;
  std::shared_ptr<Built const> built_;

 public:
  std::map<std::string, std::string> const& assets;  ///< file name to bytes: nothing else can be asked for
};

}  // namespace rightsdesk::web
