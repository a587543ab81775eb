#include "connectors/protocols/local_index.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <thread>

#include "core/date.h"
#include "core/json.h"

namespace rightsdesk::connectors {
namespace {

constexpr auto kMakingLimit = std::chrono::minutes(30);
constexpr int kVersion = 1;  ///< of what the protocols put in

/// One at a time makes the index of a source, whichever process it is in.
class Turn {
 public:
  Turn(Workroom const& room, Export const& of, Deadline const& deadline) {
    std::error_code error;
    std::filesystem::create_directories(room.folder, error);
    auto const path = index_path(room, of.source) + ".turn";
    descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor_ < 0) throw Fault("A local index cannot be kept on this machine.", path);
    while (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
      if (deadline.passed()) {
        ::close(descriptor_);
        throw timed_out(of.title, deadline.total());
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
  }
  ~Turn() { ::close(descriptor_); }
  Turn(Turn const&) = delete;
  Turn& operator=(Turn const&) = delete;

 private:
  int descriptor_ = -1;
};

/// [[path, size, written, changed, hash], …]
Json written(std::vector<Stamp> const& stamps, Json const& hashes) {
  auto all = Json::array();
  for (std::size_t i = 0; i < stamps.size(); ++i) {
    auto const& one = stamps[i];
    all.push_back({one.path, one.size, one.written_ns, one.changed_ns, hashes.at(i)});
  }
  return all;
}

Json hashes_of(Export const& of, std::vector<Stamp> const& stamps) {
  auto hashes = Json::array();
  for (auto const& stamp : stamps) hashes.push_back(of.hash ? of.hash(stamp.path) : "");
  return hashes;
}

Json head_of(Workroom const& room, Json stamps, std::string own) {
  return {{"version", kVersion}, {"profile", room.profile}, {"stamps", std::move(stamps)}, {"own", std::move(own)}};
}

enum class Fit { yes, saved_anew, no };

/// `saved_anew`: every file has its name and size, but was written or changed since; only its hash can say.
Fit fit_of(Json const& head, Workroom const& room, std::vector<Stamp> const& now) {
  if (head.value("version", 0) != kVersion || head.value("profile", "") != room.profile) return Fit::no;
  auto const& then = head.at("stamps");
  if (then.size() != now.size()) return Fit::no;
  auto fit = Fit::yes;
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (then[i][0] != now[i].path || then[i][1] != now[i].size) return Fit::no;
    if (then[i][2] != now[i].written_ns || then[i][3] != now[i].changed_ns) fit = Fit::saved_anew;
  }
  return fit;
}

std::unique_ptr<IndexFile> fitting(Workroom const& room, Export const& of, std::vector<Stamp> const& now) {
  auto file = IndexFile::open(room, of.source);
  if (file == nullptr) return nullptr;
  auto head = Json::parse(file->facts());
  auto const fit = fit_of(head, room, now);
  if (fit == Fit::yes) return file;
  if (fit == Fit::no || !of.hash) return nullptr;
  auto const hashes = hashes_of(of, now);
  for (std::size_t i = 0; i < now.size(); ++i)
    if (head.at("stamps")[i][4] != hashes[i]) return nullptr;
  file->restate(head_of(room, written(now, hashes), head.at("own").get<std::string>()).dump());
  return file;
}

std::unique_ptr<IndexFile> made(Workroom const& room, Export const& of) {
  Deadline const deadline(kMakingLimit);
  Turn const turn(room, of, deadline);
  auto const stamps = of.look(deadline);
  if (auto file = fitting(room, of, stamps)) return file;  // somebody else has made it meanwhile
  auto const hashes = hashes_of(of, stamps);
  IndexWriter writer(room, of.source);
  auto own = of.read_in(writer, deadline);
  writer.finish(head_of(room, written(stamps, hashes), std::move(own)).dump());
  if (of.look(deadline) != stamps) fail(sources::SourceFailure::Kind::nonsense, of.title + ": its export changed while it was read. Ask again.", "changed");
  auto file = IndexFile::open(room, of.source);
  if (file == nullptr) throw Fault("A local index cannot be kept on this machine.", "it cannot be opened again");
  return file;
}

std::unique_ptr<IndexFile> fresh(Workroom const& room, Export const& of) {
  if (auto file = fitting(room, of, of.look(Deadline(of.limit)))) return file;
  return made(room, of);
}

/// The entries that have all of one of the lists of signs.
std::vector<std::uint32_t> with_all_of_one(IndexFile const& index, std::vector<std::vector<Sign>> const& lists) {
  std::vector<std::uint32_t> found;
  for (auto const& together : lists) {
    std::optional<std::vector<std::uint32_t>> all;
    for (auto const sign : together) {
      auto const some = index.with(sign);
      std::vector<std::uint32_t> both;
      if (all) std::set_intersection(all->begin(), all->end(), some.begin(), some.end(), std::back_inserter(both));
      all = all ? std::move(both) : some;
      if (all->empty()) break;
    }
    if (all) found.insert(found.end(), all->begin(), all->end());
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::string when(std::int64_t seconds) { return in_words(Instant(std::chrono::seconds(seconds))); }

}  // namespace

LocalIndex::LocalIndex(std::unique_ptr<IndexFile> file) : file_(std::move(file)) {
  auto const head = Json::parse(file_->facts());
  facts_ = head.at("own").get<std::string>();
  for (auto const& stamp : head.at("stamps")) saved_ = std::max(saved_, stamp[2].get<std::int64_t>() / 1'000'000'000);
}

std::string LocalIndex::freshness() const {
  if (saved_ == 0) return "searched in an index made on " + when(file_->made()) + " and made again whenever what it was made of changes";
  return "searched in an index of the export as it was saved on " + when(saved_) + ", made on " + when(file_->made()) +
         " and made again whenever the export changes";
}

void with_local_index(Workroom const& room, Export const& of, std::function<void(LocalIndex&, Deadline const&)> const& use) {
  try {
    LocalIndex index(fresh(room, of));
    return use(index, Deadline(of.limit));
  } catch (sources::SourceFailure const&) {
    throw;
  } catch (Fault const&) {
    ::unlink(index_path(room, of.source).c_str());  // a block of it does not open: from the export again
  }
  LocalIndex index(fresh(room, of));
  use(index, Deadline(of.limit));
}

std::vector<std::uint32_t> entries_naming(IndexFile const& index, Mentions const& mentions) {
  return with_all_of_one(index, mentions.words_together());
}

std::vector<std::uint32_t> entries_with_given(IndexFile const& index, Mentions const& mentions) {
  return with_all_of_one(index, mentions.given_words());
}

}  // namespace rightsdesk::connectors
