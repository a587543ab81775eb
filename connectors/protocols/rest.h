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
    /// parameter -> ":placeholder", fixed text, or an OData filter with placeholders in it ("Surname eq ':family'")
    std::map<std::string, std::string> query;
    std::set<std::string> placeholders;
  };
  struct Items {
    std::string name;                       ///< what they are: "repair"
    std::string at;                         ///< pointer to one value or a list; "" is the whole answer
    std::set<std::string> without;          ///< keys of the whole that have entries of their own
    std::string key, title, dated, author;  ///< pointers inside one; key may be empty for the whole
    std::string heading;                    ///< "Repair"
  };
  /// One thing that the system can be told, and where it shows.
  struct Way {
    sources::Act act = sources::Act::mark;
    std::string field;                        ///< correct: which
    std::string method, path;                 ///< PUT, POST, PATCH or DELETE; the path with {key}
    std::map<std::string, std::string> body;  ///< field of a JSON object -> ":words", ":value" or fixed text
    std::string proof;                        ///< the path, with {key}, whose answer shows it
  };
  std::string api_key_header;  ///< empty: none; the endpoint holds the key
  enum class SignIn { none, basic, client_credentials } sign_in = SignIn::none;
  std::string search_path;     ///< "/v1/tenancies"
  std::vector<Probe> probes;
  /// Pages have numbers, or each answer says where the next is: by a word for the next question, or by a whole address.
  enum class Paging { numbers, cursor, link } paging = Paging::numbers;
  std::string page, page_size;  ///< parameter names; page is the cursor's for Paging::cursor
  int size = 50;
  std::string next;                      ///< pointer to the cursor or address of the next page; absent there: the last
  std::string items, total;              ///< pointers in an answer; total may be empty but for Paging::numbers
  std::string kind;                      ///< of a candidate: "tenancy"
  std::string record_key, record_title;  ///< pointers in an item
  std::map<std::string, std::string>
      shared;          ///< person field -> pointer in an item: of everybody in it (an address)
  std::string people;  ///< pointer to a list of people in an item; empty: the item is one person
  std::map<std::string, std::string> person;  ///< person field -> pointer in one of them
  std::string relation, person_key;           ///< pointers in one of them; may be empty
  std::string record_path;                    ///< "/v1/tenancies/{key}"
  std::vector<Items> collect;
  std::vector<Way> write;  ///< only with a key of its own (write_api_key)
};

RestProfile read_rest_profile(Section& yaml);

/// A probe's text with its placeholders filled in: alone as it is, in a filter with every ' doubled.
std::string filled_in(std::string const& text, std::map<std::string, std::string> const& binding);

/// Nothing is asked of the server until the first call. `endpoint` is filled in already.
std::unique_ptr<Connector> open_rest(sources::SourceCard card, RestProfile profile, Endpoint const& endpoint);

}  // namespace rightsdesk::connectors
