#pragma once
// What every page stands on: the frame, the desk's verbs, the ports.
#include <functional>
#include <memory>
#include <string>

#include "app/clients.h"
#include "app/hooks.h"
#include "app/inbox.h"
#include "app/office.h"
#include "web/edge/dispatch.h"
#include "web/frame.h"
#include "web/ports.h"
#include "web/readings.h"
#include "web/visits.h"

namespace rightsdesk::web {

/// What lives longer than one request, shared by the copies of a site.
struct Lasting {
  Visits visits, senders;
  Readings readings;
  Attempts attempts;
  AskedForCode asked_for_code;
  InVain in_vain;
};

/// Everything it refers to must outlive it.
class Site : public Frame {
 public:
  Site(app::Office& to_office, StaffDoor& to_door, Drafts& to_drafts, SiteSettings from)
      : Frame(std::move(from)), office(to_office), door(to_door), drafts(to_drafts) {}
  /// The same site over another office: the one that a colleague sees.
  Site(Site const& from, app::Office& to_office)
      : Frame(from), office(to_office), door(from.door), drafts(from.drafts), archives(from.archives), clients(from.clients), hooks(from.hooks), wrong_with_hook(from.wrong_with_hook), inbox(from.inbox), sheets(from.sheets), lasting_(from.lasting_) {}

  /// The frame's page as this colleague wants it (app/own_settings.h).
  [[nodiscard]] Reply staff_page(Exchange const& exchange, PageSpec spec) const;

  app::Office& office;
  StaffDoor& door;
  Drafts& drafts;
  CaseArchives* archives = nullptr;  ///< without it no case can be taken away
  app::ClientDesk* clients = nullptr;  ///< without it no other system comes in
  app::HookDesk* hooks = nullptr;  ///< with clients
  std::function<std::string(std::string const&)> wrong_with_hook = {};  ///< what is wrong with a webhook's address; empty: nothing
  app::Inbox* inbox = nullptr;       ///< without it no e-mail is read
  SheetMaker* sheets = nullptr;      ///< without it tables are given as CSV only

 private:
  std::shared_ptr<Lasting> lasting_ = std::make_shared<Lasting>();

 public:
  Visits& visits = lasting_->visits;      ///< residents who came in with a code
  Visits& senders = lasting_->senders;    ///< residents who sent a request a moment ago: they may add files to it, and see nothing of it
  Readings& readings = lasting_->readings;  ///< packs that they read here
  AskedForCode& asked_for_code = lasting_->asked_for_code;
  InVain& in_vain = lasting_->in_vain;  ///< what colleagues and systems ask for that is not theirs
  Attempts& attempts = lasting_->attempts;  ///< counts tries of codes and passwords by address
};

/// Answers a page of the staff over the works as this colleague sees them: a case that is kept to others, or is another controller's, is
/// the same 404 as one that never was.
Reply answer_seen(Site& site, Exchange const& exchange, Reply (*page)(Site&, Exchange const&));

/// The member of staff who sent this request, as the verbs know them.
app::Actor actor_of(Exchange const& exchange);

/// The settings of the dispatcher that serves `site`.
DispatchSettings dispatch_settings(Site& site, std::function<void(LogLine const&)> log);

}  // namespace rightsdesk::web
