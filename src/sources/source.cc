#include "sources/source.h"

namespace rightsdesk::sources {

std::string to_string(SourceFailure::Kind kind) {
  switch (kind) {
    case SourceFailure::Kind::unreachable:
      return "unreachable";
    case SourceFailure::Kind::timed_out:
      return "timed out";
    case SourceFailure::Kind::sign_in_refused:
      return "sign-in refused";
    case SourceFailure::Kind::nonsense:
      return "answered nonsense";
    case SourceFailure::Kind::schema_changed:
      return "its fields have changed";
    case SourceFailure::Kind::too_large:
      return "too large";
  }
  throw Bug("a kind of source failure without a name");
}

}  // namespace rightsdesk::sources
