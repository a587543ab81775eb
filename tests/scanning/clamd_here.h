#pragma once
// A real clamd for tests, with one signature of our own for the EICAR test file: no network, no signatures of anybody else's.
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>

#include "core/hex.h"
#include "core/private_folder.h"
#include "scanning/clamd.h"

extern char** environ;

namespace rightsdesk::scanning::testing {

/// The 68 bytes of the EICAR test file, in two halves, so that a scanner lets this file be.
inline std::string eicar() { return std::string("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-") + "ANTIVIRUS-TEST-FILE!$H+H*"; }
/// What it says it found.
constexpr char kFound[] = "Own.Test.EICAR.UNOFFICIAL";

class ClamdHere {
 public:
  /// Throws std::runtime_error when it does not start (clamav-daemon of tools/packages.txt).
  ClamdHere() {
    auto const at = folder_.path().string();
    std::filesystem::create_directory(at + "/signatures");
    // A signature of type 0 (any file), at any offset: "name:0:*:hex".
    std::ofstream(at + "/signatures/own.ndb") << "Own.Test.EICAR:0:*:" << hex_of(eicar()) << "\n";
    std::ofstream(at + "/clamd.conf") << "LocalSocket " << socket() << "\nDatabaseDirectory " << at << "/signatures\nForeground yes\nPidFile " << at
                                      << "/pid\nTemporaryDirectory " << at << "\nStreamMaxLength 1M\nScanArchive yes\nScanMail yes\n";
    std::string const configuration = "--config-file=" + at + "/clamd.conf";
    char const* const words[] = {"/usr/sbin/clamd", configuration.c_str(), nullptr};
    if (::posix_spawn(&child_, words[0], nullptr, nullptr, const_cast<char* const*>(words), environ) != 0) throw std::runtime_error("clamd does not start");
    for (int i = 0; i < 300 && !Clamd(socket()).signatures(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  ~ClamdHere() {
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
  }
  ClamdHere(ClamdHere const&) = delete;
  ClamdHere& operator=(ClamdHere const&) = delete;
  [[nodiscard]] std::string socket() const { return (folder_.path() / "socket").string(); }
  [[nodiscard]] std::string path() const { return folder_.path().string(); }

 private:
  PrivateFolder folder_{"rightsdesk-clamd-"};
  pid_t child_ = 0;
};

}  // namespace rightsdesk::scanning::testing
