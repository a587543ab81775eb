#pragma once
// What the tests of this room share. All people are invented.
#include <string>
#include <vector>

#include "core/text.h"
#include "redaction/propose.h"

namespace rightsdesk::redaction {

inline Recognisers const& our_recognisers() {
  static Recognisers const kOurs = Recognisers::from_folder(std::string(RIGHTSDESK_TREE) + "/redaction/recognisers");
  return kOurs;
}

inline KnownPerson known(std::string const& id, std::string const& role, std::vector<std::string> const& names,
                         Standing standing = Standing::third_party) {
  KnownPerson out{PersonId(id), role, standing, {}, {}};
  for (auto const& name : names) out.described.names.push_back({name});
  return out;
}

inline KnownPerson subject(std::vector<std::string> const& names) { return known("subject", "subject", names, Standing::subject); }

inline document::Document flow(std::string const& text) {
  document::Document out;
  out.media_type = "text/plain";
  out.pages.push_back({1, document::Layout::flow, 595.276, 841.89, text});
  return out;
}

inline std::vector<Mention> mentions_in(std::string const& text, std::vector<KnownPerson> const& people) {
  return propose(flow(text), RecordId("r"), people, our_recognisers());
}

/// "text/kind/tier" of each mention, suspects left out unless asked for: easy to compare and to read.
inline std::vector<std::string> found(std::string const& text, std::vector<KnownPerson> const& people = {}, Tier least = Tier::possible) {
  static std::string const kTiers[]{"confident", "possible", "suspect"};
  std::vector<std::string> out;
  for (auto const& mention : mentions_in(text, people)) {
    if (mention.tier > least) continue;
    out.push_back(slice(text, mention.place.begin, mention.place.end) + "/" + mention.kind + "/" + kTiers[static_cast<int>(mention.tier)]);
  }
  return out;
}

}  // namespace rightsdesk::redaction
