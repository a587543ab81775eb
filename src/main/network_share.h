#pragma once
#include <optional>
#include <string>

namespace rightsdesk {

/// What a file system of this kind (statfs, f_type) is called where other machines serve it: "NFS", "SMB", "CephFS", …; nothing for a disk of this machine, and for a kind that is
/// not known. FUSE is named too: sshfs and most object stores are mounted by it.
std::optional<std::string> share_of_kind(long kind);
/// The same for the file system that holds this path; nothing where it cannot be asked.
std::optional<std::string> share_at(std::string const& path);

}  // namespace rightsdesk
