#pragma once
// A key in a file of its own: 64 hexadecimal characters, mode 0600.
#include <string>

namespace rightsdesk::store {

/// Its 32 bytes. Fault: missing, a link, open to others, not 64 hexadecimal characters; the words name the file, never what it holds.
std::string key_in_file(std::string const& path);
/// A fresh one: O_EXCL, 0600, synced. Keeps an existing file. Fault when the disk refuses.
void make_key_file(std::string const& path);

/// `fresh` is `path` from now on, on the disk too. Fault when the disk refuses.
void take_the_place(std::string const& fresh, std::string const& path);

}  // namespace rightsdesk::store
