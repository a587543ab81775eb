#pragma once
#include <string>

namespace rightsdesk::sandbox {

/// The seccomp program (BPF bytes) every sandboxed command runs under: system calls no reader of documents needs
/// (sockets, tracing, mounting, namespaces, keys, kernel modules, io_uring, …) fail with EPERM. Made once.
/// Throws Fault when libseccomp cannot make it.
std::string const& system_call_filter();

}  // namespace rightsdesk::sandbox
