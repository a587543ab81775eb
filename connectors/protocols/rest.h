#pragma once
// Case systems behind a JSON interface over HTTPS.
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "connectors/endpoint.h"
#include "connectors/protocols/connector.h"

namespace rightsdesk::connectors {

/// The block "rest:" of a connector.yaml; connectors/README.md says what each key means. Pointers are JSON
/// pointers (RFC 6901).
struct RestProfile {
  struct Probe {
    std::string name;                          ///< in words
    std::map<std::string, std::string> query;  ///< parameter -> text with :placeholders
    std::set<std::string> placeholders;
  };
  struct Items {
    std::string name;                       ///< what they are: "repair"
    std::string at;                         ///< pointer to one value or a list; "" is the whole answer
    std::set<std::string> without;          ///< keys of the whole that have entries of their own
    std::string key, title, dated, author;  ///< pointers inside one; key may be empty for the whole
    std::string heading;                    ///< "Repair"
  };
  std::string api_key_header;  ///< empty: none; the endpoint holds the key
  std::string search_path;     ///< "/v1/tenancies"
  std::vector<Probe> probes;
  std::string page, page_size;  ///< parameter names
  int size = 50;
  std::string items, total;              ///< pointers in an answer
  std::string kind;                      ///< of a candidate: "tenancy"
  std::string record_key, record_title;  ///< pointers in an item
  std::map<std::string, std::string>
      shared;          ///< person field -> pointer in an item: of everybody in it (an address)
  std::string people;  ///< pointer to a list of people in an item; empty: the item is one person
  std::map<std::string, std::string> person;  ///< person field -> pointer in one of them
  std::string relation, person_key;           ///< pointers in one of them; may be empty
  std::string record_path;                    ///< "/v1/tenancies/{key}"
  std::vector<Items> collect;
};

RestProfile read_rest_profile(Section& yaml);

/// Nothing is asked of the server until the first call. `endpoint` is filled in already.
std::unique_ptr<Connector> open_rest(sources::SourceCard card, RestProfile profile, Endpoint const& endpoint);

}  // namespace rightsdesk::connectors
