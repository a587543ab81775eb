#pragma once
// Our work to answer one request: its state, its clock, its people. It holds no records; they hold its CaseId.
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/id.h"
#include "core/personal.h"
#include "intake/request.h"
#include "law/timeline.h"
#include "person/description.h"

namespace rightsdesk::casework {

struct Case {
  CaseId id;
  RequestId request;
  std::string reference;
  law::Right right = law::Right::access;  ///< whose clock it runs on
  std::string workflow = {};              ///< config/workflow/<workflow>.yaml; empty: the right's own
  CaseId arose_from = {};                 ///< the case that this one complains about or follows from; may be empty
  std::string controller;
  law::Jurisdiction jurisdiction = law::Jurisdiction::england_and_wales;
  std::string state;  ///< a state of its workflow
  std::int64_t version = 1;
  Date received;
  Instant opened_at;
  Personal<person::Description> subject;
  Personal<intake::Requester> requester;
  std::vector<std::string> services;
  Personal<std::string> wanted;
  Personal<intake::Particulars> particulars = {};  ///< what this right's questions were answered with
  StaffId officer = {};
};
/// The name of the workflow the case is worked by.
std::string workflow_name(Case const& about);

/// What happened, insert-only. Clock events carry law.md's event names; the rest are verbs of the work.
struct CaseEvent {
  CaseId about;
  std::int64_t number = 0;  ///< from 1 within the case
  std::string what;         ///< "request", "id_requested", "identity_verified", "search_started", …
  Date on;                  ///< the local day it counts from
  Instant at;
  std::string actor;        ///< StaffId text, "requester" or "program"
  std::map<std::string, std::string> detail = {};  ///< may hold personal data: shown to staff, never logged
};

/// A detail of the event by its name; empty when it has none of that name.
std::string detail_of(CaseEvent const& event, std::string const& name);

/// The timeline the clock runs on: derived from the events, nothing else.
law::Timeline timeline_of(Case const& about, std::vector<CaseEvent> const& events);

/// The port the store implements. All within the caller's transaction.
class CaseStore {
 public:
  virtual ~CaseStore() = default;
  /// The same without regard to who looks: for what the law weighs across all cases of a person. A case that is in it and not in this
  /// is never named to whoever acts.
  virtual CaseStore& for_rules() { return *this; }
  /// False (and nothing written) when a request with this idempotency key is already there. The case opened so has the
  /// request's reference.
  virtual bool add(intake::Request const& request, Case const& opened, std::string const& idempotency_key) = 0;
  /// A further case of a request that is already there, under a reference of its own.
  virtual void add_beside(Case const& opened) = 0;
  virtual std::vector<Case> arisen_from(CaseId const& first) = 0;      ///< in the order in which they were opened
  virtual std::vector<Case> of_request(RequestId const& request) = 0;  ///< in the order in which they were opened
  virtual std::optional<Case> find(CaseId const& id) = 0;
  virtual std::optional<Case> find_by_reference(std::string const& reference) = 0;
  virtual std::optional<Case> find_by_key(std::string const& idempotency_key) = 0;
  virtual std::vector<Case> all() = 0;  ///< newest first
  /// Moves the state if the version still is `seen.version`; false when somebody else was first.
  virtual bool move(Case const& seen, std::string const& to_state) = 0;
  /// Gives the case to somebody (empty: to nobody) if the version still is `seen.version`; false when somebody else was first.
  virtual bool set_officer(Case const& seen, StaffId const& officer) = 0;
  /// In place of who asks and how they are reached if the version still is `seen.version`; false when somebody else was first.
  virtual bool set_requester(Case const& seen, Personal<intake::Requester> const& requester) = 0;
  virtual void append(CaseEvent event) = 0;  ///< numbers it
  virtual std::vector<CaseEvent> events(CaseId const& about) = 0;
};

}  // namespace rightsdesk::casework
