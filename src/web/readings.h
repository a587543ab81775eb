#pragma once
// Packs that residents read on the website: unpacked once for a visit, page by page from disk, gone when the visit ends.
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/spool.h"
#include "web/visits.h"

namespace rightsdesk::web {

/// At most 40 at a time; the one unused for longest is closed for the next. Ends 30 minutes after it was last used. Thread-safe.
class Readings {
 public:
  struct Page {
    std::string name, bytes;
  };
  /// One pack for a visit: another takes its place.
  void open(std::string const& visit, int version, std::vector<Page> const& pages, Moment now);
  /// Nothing where the visit reads no such pack, or it has no such page.
  std::optional<std::string> page(std::string const& visit, int version, std::string const& name, Moment now);
  void leave(std::string const& visit);

 private:
  struct Open {
    int version = 0;
    std::set<std::string> names;
    std::shared_ptr<Spool> spool;
    Moment used;
  };
  void make_room(Moment now);
  std::mutex mutex_;
  std::map<std::string, Open> open_;
};

}  // namespace rightsdesk::web
