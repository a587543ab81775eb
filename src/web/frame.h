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
  /// Throws Fault when templates or assets are missing or wrong. A copy shares them.
  explicit Frame(SiteSettings from);

  /// A resident's page. `exit`: with the button that leaves at once.
  enum class Exit { shown, absent };
  [[nodiscard]] Reply resident_page(Exchange const& exchange, PageSpec const& spec, Exit exit = Exit::shown) const;
  [[nodiscard]] Reply staff_page(Exchange const& exchange, PageSpec const& spec) const;
  [[nodiscard]] std::string error_page(int status, std::string const& incident) const;

  SiteSettings const settings;

 private:
  struct Built;
  [[nodiscard]] std::string framed(std::string const& layout, PageSpec const& spec, View frame) const;
  std::shared_ptr<Built const> built_;

 public:
  std::map<std::string, std::string> const& assets;  ///< file name to bytes: nothing else can be asked for
};

}  // namespace rightsdesk::web
