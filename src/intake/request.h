#pragma once
// Form answers -> Request. Every answer is kept as given, beside the cleaned value. Opens no case.
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/id.h"
#include "core/personal.h"
#include "core/result.h"
#include "intake/questions.h"
#include "law/timeline.h"
#include "person/description.h"

namespace rightsdesk::intake {

/// "SRR-7K4M-29QD-X": 40 random bits in Crockford base32 and a check character (a weighted sum mod 32); discloses no volume.
std::string fresh_reference();
/// The canonical form of what somebody typed (case, spaces, hyphens, O/0, I/L/1 forgiven); nullopt when the check character is wrong.
std::optional<std::string> reference_from(std::string_view typed);

struct Requester {
  person::Name name;
  std::string relation;  ///< "self", or how they say they know the subject
  std::string standing = {};  ///< "self", "parent" (a parent or carer of a child) or "acts" (for somebody else)
  std::string email, phone, address, postcode;
  std::string preferred_channel;  ///< "email", "post", "phone"
};

/// The answers to one right's own questions, by field name: "wrong", "situation", "consent-for".
using Particulars = std::map<std::string, std::string>;

/// One thing asked for; a request that asks for several becomes one case for each.
struct Asked {
  std::string workflow;  ///< config/workflow/<workflow>.yaml
  law::Right right = law::Right::access;  ///< whose clock runs
  Personal<std::string> wanted = {};
  Personal<Particulars> particulars = {};
};

/// What was asked, as received; never changed after.
struct Request {
  RequestId id;
  std::string reference;
  law::Right right = law::Right::access;  ///< of the first thing asked
  std::vector<Asked> asked;               ///< never empty, in the order of the form
  std::string controller;  ///< config/controllers/<id>
  std::string channel;     ///< "online", "phone", "post", "email", "in_person"
  Date received;
  Instant received_at;
  Personal<FormAnswers> answers;
  Personal<person::Description> subject;
  Personal<Requester> requester;
  std::vector<std::string> services;  ///< the connections ticked
  Personal<std::string> wanted;       ///< of the first thing asked, in the requester's words
};

struct Arrival {
  std::string controller;
  std::string channel;
  Instant at;
};

/// The request, or every mistake with its field, in the form's order. By another channel than "online" it may lack all but what is asked, for whom, and the names.
Result<Request, std::vector<Refusal>> make_request(FormAnswers const& answers, Arrival const& arrival);

}  // namespace rightsdesk::intake
