#include "sandbox/filter.h"

#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>

#include "core/result.h"

namespace rightsdesk::sandbox {
namespace {

constexpr std::array kRefused{
    // network
    "socket", "bind", "listen", "accept", "accept4", "connect",
    // other processes
    "ptrace", "process_vm_readv", "process_vm_writev", "kcmp", "pidfd_getfd", "process_madvise",
    // mounts and namespaces
    "mount", "umount", "umount2", "pivot_root", "chroot", "unshare", "setns", "open_tree", "move_mount", "fsopen",
    "fsconfig", "fsmount", "fspick", "mount_setattr", "name_to_handle_at", "open_by_handle_at",
    // the kernel's keys, programs and counters
    "add_key", "request_key", "keyctl", "bpf", "perf_event_open", "userfaultfd", "io_uring_setup", "io_uring_enter",
    "io_uring_register", "fanotify_init", "lookup_dcookie",
    // the machine
    "init_module", "finit_module", "delete_module", "kexec_load", "kexec_file_load", "reboot", "swapon", "swapoff",
    "acct", "quotactl", "quotactl_fd", "syslog", "settimeofday", "clock_settime", "clock_adjtime", "adjtimex",
    "sethostname", "setdomainname", "iopl", "ioperm", "personality", "modify_ldt", "vhangup", "nfsservctl", "uselib",
    "mknod", "mknodat", "move_pages", "mbind", "set_mempolicy", "migrate_pages"};

constexpr std::array kNamespaces{CLONE_NEWUSER, CLONE_NEWNS, CLONE_NEWPID, CLONE_NEWNET,
                                 CLONE_NEWIPC,  CLONE_NEWUTS, CLONE_NEWCGROUP};

void must(int status) {
  if (status != 0) throw Fault("Files cannot be opened safely on this machine.", "seccomp: error " + std::to_string(-status));
}

using Context = std::unique_ptr<void, decltype(&seccomp_release)>;

void refuse(Context const& context, char const* name, int error) {
  auto const number = seccomp_syscall_resolve_name(name);
  if (number < 0) return;  // not a call of this architecture
  must(seccomp_rule_add(context.get(), SCMP_ACT_ERRNO(static_cast<std::uint16_t>(error)), number, 0));
}

std::string exported(Context const& context) {
  int const file = memfd_create("filter", MFD_CLOEXEC);
  if (file < 0) must(-errno);
  auto const status = seccomp_export_bpf(context.get(), file);
  std::string bytes(static_cast<std::size_t>(lseek(file, 0, SEEK_END)), '\0');
  auto const got = pread(file, bytes.data(), bytes.size(), 0);
  close(file);
  must(status);
  if (got != static_cast<ssize_t>(bytes.size()) || bytes.empty()) must(-EIO);
  return bytes;
}

std::string made() {
  Context const context(seccomp_init(SCMP_ACT_ALLOW), &seccomp_release);
  if (!context) must(-ENOMEM);
  for (auto const* name : kRefused) refuse(context, name, EPERM);
  // Its flags lie in memory, out of the filter's sight; ENOSYS makes the C library fall back to clone.
  refuse(context, "clone3", ENOSYS);
  for (auto const flag : kNamespaces) {
    auto const bit = static_cast<scmp_datum_t>(static_cast<unsigned>(flag));
    must(seccomp_rule_add(context.get(), SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1,
                          scmp_arg_cmp{0, SCMP_CMP_MASKED_EQ, bit, bit}));
  }
  for (scmp_datum_t const request : {scmp_datum_t{TIOCSTI}, scmp_datum_t{TIOCLINUX}}) {
    must(seccomp_rule_add(context.get(), SCMP_ACT_ERRNO(EPERM), SCMP_SYS(ioctl), 1,
                          scmp_arg_cmp{1, SCMP_CMP_MASKED_EQ, 0xFFFFFFFFU, request}));
  }
  return exported(context);
}

}  // namespace

std::string const& system_call_filter() {
  static std::string const filter = made();
  return filter;
}

}  // namespace rightsdesk::sandbox
