#pragma once
// What every page stands on: the desk's verbs, the templates, the ports, and the frame round a page.
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "app/office.h"
#include "web/edge/dispatch.h"
#include "web/ports.h"
#include "web/templates/templates.h"
#include "web/visits.h"

namespace rightsdesk::web {

struct SiteSettings {
  std::string templates_folder;  ///< tree/templates
  std::string assets_folder;     ///< what tools/build-assets made
  std::string controller;        ///< config/controllers/<id>: whose site this is
  std::string council;           ///< its name as people say it
  std::string exit_url = "https://www.bbc.co.uk/weather";  ///< where "Exit this page" leads; https
  std::string secret;            ///< at least 32 bytes, kept between starts
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

/// Shared by all requests. Everything it refers to must outlive it.
class Site {
 public:
  Site(app::Office& to_office, StaffDoor& to_door, Drafts& to_drafts, SiteSettings from);

  /// A resident's page. `exit`: with the button that leaves at once.
  enum class Exit { shown, absent };
  [[nodiscard]] Reply resident_page(Exchange const& exchange, PageSpec const& spec, Exit exit = Exit::shown) const;
  [[nodiscard]] Reply staff_page(Exchange const& exchange, PageSpec const& spec) const;
  [[nodiscard]] std::string error_page(int status, std::string const& incident) const;

  app::Office& office;
  StaffDoor& door;
  Drafts& drafts;
  SiteSettings const settings;
  Visits visits;      ///< residents who came in with a code
  Attempts attempts;  ///< counts tries of codes and passwords by address
  std::map<std::string, std::string> assets;  ///< file name to bytes: nothing else can be asked for

 private:
  [[nodiscard]] std::string framed(std::string const& layout, PageSpec const& spec, View frame) const;
  Templates templates_;
  std::string assets_version_;
};

/// The member of staff who sent this request, as the verbs know them.
app::Actor actor_of(Exchange const& exchange);

/// The settings of the dispatcher that serves `site`.
DispatchSettings dispatch_settings(Site& site, std::function<void(LogLine const&)> log);

}  // namespace rightsdesk::web
