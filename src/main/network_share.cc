#include "main/network_share.h"

#include <sys/vfs.h>

#include <array>
#include <utility>

namespace rightsdesk {
namespace {

// include/uapi/linux/magic.h and the file systems' own headers
constexpr std::array<std::pair<unsigned long, char const*>, 11> kShares{{{0x6969, "NFS"}, {0xFF534D42, "SMB"}, {0xFE534D42, "SMB"}, {0x517B, "SMB"}, {0x00C36400, "CephFS"}, {0x5346414F, "AFS"}, {0x6B414653, "AFS"}, {0x01021997, "9P"}, {0x65735546, "FUSE"}, {0x47504653, "GPFS"}, {0x0BD00BD0, "Lustre"}}};

}  // namespace

std::optional<std::string> share_of_kind(long kind) {
  for (auto const& [number, name] : kShares)
    if (number == (static_cast<unsigned long>(kind) & 0xFFFFFFFFUL)) return name;
  return std::nullopt;
}

std::optional<std::string> share_at(std::string const& path) {
  struct statfs found {};
  if (::statfs(path.c_str(), &found) != 0) return std::nullopt;
  return share_of_kind(static_cast<long>(found.f_type));
}

}  // namespace rightsdesk
