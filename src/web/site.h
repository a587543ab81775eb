#pragma once
// What every page stands on: the frame, the desk's verbs, the ports.
#include <functional>
#include <string>

#include "app/office.h"
#include "web/edge/dispatch.h"
#include "web/frame.h"
#include "web/ports.h"
#include "web/readings.h"
#include "web/visits.h"

namespace rightsdesk::web {

/// Shared by all requests. Everything it refers to must outlive it.
class Site : public Frame {
 public:
  Site(app::Office& to_office, StaffDoor& to_door, Drafts& to_drafts, SiteSettings from)
      : Frame(std::move(from)), office(to_office), door(to_door), drafts(to_drafts) {}

  app::Office& office;
  StaffDoor& door;
  Drafts& drafts;
  CaseArchives* archives = nullptr;  ///< without it no case can be taken away
  Visits visits;      ///< residents who came in with a code
  Readings readings;  ///< packs that they read here
  Attempts attempts;  ///< counts tries of codes and passwords by address
};

/// The member of staff who sent this request, as the verbs know them.
app::Actor actor_of(Exchange const& exchange);

/// The settings of the dispatcher that serves `site`.
DispatchSettings dispatch_settings(Site& site, std::function<void(LogLine const&)> log);

}  // namespace rightsdesk::web
