#pragma once
// Files that must outlive a power cut: what a function here has returned for is on the disk.
#include <functional>
#include <string>
#include <string_view>

namespace rightsdesk {

/// A new file, mode 0600, whole: written, synced, and its folder synced. Fault when it is there already, or the disk refuses (then nothing is left).
void write_new_file(std::string const& path, std::string_view bytes);

/// The same for a file that may stand already: it is the old one or the new one, never half of either.
void replace_file(std::string const& path, std::string_view bytes);

/// Adds the line and a line break to the end of the file, which is made (0600) when it is not there, and syncs it; one writer at a time, in every
/// process. A last line that a killed writer left half is ended first. Fault when the disk refuses any of it: the line then does not stand.
void append_line(std::string const& path, std::string_view line);

/// Each line of the file (not empty) as `changed` gives it, in its order, put in the file's place at once: killed before that, nothing has changed. Who
/// adds a line meanwhile waits, and adds it to the new file. Nothing where there is no file. Fault when the disk refuses.
void rewrite_lines(std::string const& path, std::function<std::string(std::string const&)> const& changed);

/// A folder, mode 0700, with those above it; one that is there is left as it is. Fault when it cannot be made.
void make_private_folder(std::string const& path);

/// The whole file; Fault when it cannot be read.
std::string whole_file(std::string const& path);

}  // namespace rightsdesk
