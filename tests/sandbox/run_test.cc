#include "sandbox/run.h"

#include <gmock/gmock.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <thread>

#include "core/result.h"
#include "sandbox/folder.h"
#include "sandbox/give_way.h"

namespace rightsdesk::sandbox {
namespace {

using testing::HasSubstr;
using testing::Not;

Command shell(std::string const& script, Folder const& folder) {
  Command command;
  command.argv = {"/bin/sh", "-c", script};
  command.folder = folder.path();
  command.bounds.wall = std::chrono::seconds(20);
  command.bounds.memory_bytes = 256U << 20U;
  return command;
}

TEST(Sandbox, RunsAProgramWithItsInputAndKeepsItsOutput) {
  Command command;
  command.argv = {"/usr/bin/tr", "a-z", "A-Z"};
  command.input = "referral";
  auto const outcome = run(command);
  EXPECT_TRUE(outcome.ok()) << outcome.errors;
  EXPECT_EQ(outcome.output, "REFERRAL");
}

TEST(Sandbox, PassesArgumentsWithoutAShell) {
  Command command;
  command.argv = {"/usr/bin/printf", "%s", "$(id); `id` \"'"};
  EXPECT_EQ(run(command).output, "$(id); `id` \"'");
}

TEST(Sandbox, RunsAProgramNicerThanWhoeverWaitsForIt) {
  Folder const folder;
  auto const ours = getpriority(PRIO_PROCESS, 0);
  EXPECT_EQ(run(shell("nice", folder)).output, std::to_string(std::min(ours + 5, 19)) + "\n");
}

TEST(Sandbox, OfAWorkerThatGivesWayRunsNicerStill) {
  auto const before = getpriority(PRIO_PROCESS, 0);
  std::thread([&] {
    Folder const folder;
    give_way();
    give_way();  // once is enough
    auto const nicer = std::max(before, 5);
    EXPECT_EQ(getpriority(PRIO_PROCESS, static_cast<id_t>(gettid())), nicer);
    EXPECT_EQ(run(shell("nice", folder)).output, std::to_string(std::min(nicer + 5, 19)) + "\n");
    int inherited = 0;
    std::thread([&] { inherited = getpriority(PRIO_PROCESS, static_cast<id_t>(gettid())); }).join();
    EXPECT_EQ(inherited, nicer);
  }).join();
  EXPECT_EQ(getpriority(PRIO_PROCESS, 0), before) << "the service itself keeps its place";
}

TEST(Sandbox, TellsTheExitStatusAndTheErrors) {
  Folder const folder;
  auto const outcome = run(shell("echo wrong >&2; exit 7", folder));
  EXPECT_EQ(outcome.ending, Ending::exited);
  EXPECT_EQ(outcome.status, 7);
  EXPECT_EQ(outcome.errors, "wrong\n");
}

TEST(Sandbox, TellsTheSignalThatEndedTheProgram) {
  Folder const folder;
  auto const outcome = run(shell("sh -c 'kill -SEGV $$'; exit $?", folder));
  EXPECT_EQ(outcome.ending, Ending::killed);
  EXPECT_EQ(outcome.status, SIGSEGV);
}

TEST(Sandbox, LetsTheCommandWriteInItsOwnFolder) {
  Folder const folder;
  EXPECT_TRUE(run(shell("echo kept > result", folder)).ok());
  EXPECT_EQ(folder.read("result", 100).value(), "kept\n");
}

TEST(Sandbox, GivesTheFolderAgainToTheNextCommand) {
  Folder const folder;
  ASSERT_TRUE(run(shell("echo one > result; chmod 600 result", folder)).ok());
  ASSERT_TRUE(run(shell("echo two >> result", folder)).ok());
  EXPECT_EQ(folder.read("result", 100).value(), "one\ntwo\n");
}

TEST(Sandbox, RefusesWritingAnywhereElse) {
  Folder const folder;
  auto const outcome = run(shell("for d in / /usr /usr/bin /dev /dev/shm /etc /proc; do touch $d/x 2>/dev/null && echo $d; done; true", folder));
  EXPECT_TRUE(outcome.ok()) << outcome.errors;
  EXPECT_EQ(outcome.output, "");
}

TEST(Sandbox, ShowsNoFileOfTheMachineButPrograms) {
  Folder const folder;
  auto const outcome = run(shell("cat /etc/passwd /etc/shadow /root/.profile; ls /home /var /work /root; ls /", folder));
  EXPECT_THAT(outcome.output, Not(HasSubstr("root:")));
  EXPECT_THAT(outcome.output, Not(HasSubstr("home")));
  EXPECT_THAT(outcome.output, HasSubstr("usr"));
}

TEST(Sandbox, ReachesNoNetwork) {
  Folder const folder;
  Command command = shell("", folder);
  command.argv = {"/usr/bin/perl", "-MSocket", "-e",
                  "print socket(S, AF_INET, SOCK_STREAM, 0) ? 'open' : \"refused: $!\";"
                  "print socket(U, AF_UNIX, SOCK_STREAM, 0) ? 'open' : \" refused: $!\";"};
  auto const outcome = run(command);
  EXPECT_EQ(outcome.output, "refused: Operation not permitted refused: Operation not permitted") << outcome.errors;
}

TEST(Sandbox, RefusesNamespacesAndMounts) {
  Folder const folder;
  auto const outcome = run(shell("unshare -U true && echo namespace; mount -t tmpfs none /tmp && echo mount; true", folder));
  EXPECT_EQ(outcome.output, "");
}

TEST(Sandbox, HoldsNoPrivilege) {
  Folder const folder;
  auto const outcome = run(shell("grep -E '^(CapEff|CapPrm|CapBnd|NoNewPrivs)' /proc/self/status | tr -d '\\t\\n'", folder));
  EXPECT_THAT(outcome.output, HasSubstr("CapPrm:0000000000000000CapEff:0000000000000000"));
  EXPECT_THAT(outcome.output, HasSubstr("NoNewPrivs:1"));
}

TEST(Sandbox, HandsOverNoEnvironmentAndNoOpenFile) {
  Folder const folder;
  std::ifstream const kept_open("/etc/hostname");
  setenv("RIGHTSDESK_SECRET", "do not tell", 1);
  auto const outcome = run(shell("env; ls -l /proc/self/fd", folder));
  unsetenv("RIGHTSDESK_SECRET");
  EXPECT_THAT(outcome.output, Not(HasSubstr("SECRET")));
  EXPECT_THAT(outcome.output, Not(HasSubstr("hostname")));
}

TEST(Sandbox, SeesNoOtherProcess) {
  Folder const folder;
  auto const outcome = run(shell("kill -9 " + std::to_string(getpid()) + "; ls /proc | grep -c '^[0-9]'", folder));
  EXPECT_LE(std::stoi(outcome.output), 4) << outcome.output;
}

TEST(Sandbox, EndsASleeperAtItsTime) {
  Folder const folder;
  auto command = shell("sleep 600 & sleep 600", folder);
  command.bounds.wall = std::chrono::milliseconds(300);
  EXPECT_EQ(run(command).ending, Ending::timed_out);
}

std::string sleeper(int minutes) { return "sleep " + std::to_string(minutes * 60) + "." + std::to_string(getpid()); }
bool runs(std::string const& words) { return system(("pgrep -fx '" + words + "' >/dev/null").c_str()) == 0; }
/// Waits two seconds at most for it to begin, or to end.
bool comes_to(bool running, std::string const& words) {
  for (int tries = 0; runs(words) != running; ++tries) {
    if (tries == 100) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return true;
}

TEST(Sandbox, LeavesNoProcessBehind) {
  Folder const folder;
  auto const marker = sleeper(9);
  auto command = shell("(setsid " + marker + " &) ; " + marker, folder);
  command.bounds.wall = std::chrono::milliseconds(500);
  run(command);
  EXPECT_TRUE(comes_to(false, marker));
}

TEST(Sandbox, LeavesNoProcessBehindItsTimeWhenTheServiceItselfIsKilled) {
  Folder const folder;
  auto const marker = sleeper(10);
  auto command = shell(marker, folder);
  command.bounds.wall = std::chrono::milliseconds(500);
  pid_t const service = fork();
  if (service == 0) {
    run(command);
    _exit(0);
  }
  ASSERT_TRUE(comes_to(true, marker)) << "the command runs";
  kill(service, SIGKILL);
  waitpid(service, nullptr, 0);
  EXPECT_TRUE(comes_to(false, marker));
}

TEST(Sandbox, EndsABusyProgramAtItsCpuTime) {
  Folder const folder;
  auto command = shell("while :; do :; done", folder);
  command.bounds.cpu_seconds = 1;
  auto const outcome = run(command);
  EXPECT_EQ(outcome.ending, Ending::killed);
  EXPECT_GE(outcome.cpu_seconds, 0.5);
}

TEST(Sandbox, EndsEndlessOutput) {
  Folder const folder;
  auto command = shell("yes", folder);
  command.bounds.output_bytes = 1000;
  auto const outcome = run(command);
  EXPECT_EQ(outcome.ending, Ending::too_much_output);
  EXPECT_EQ(outcome.output.size(), 1000U);
}

TEST(Sandbox, KeepsTheFirstOfEndlessErrors) {
  Folder const folder;
  auto command = shell("yes >&2", folder);
  command.bounds.wall = std::chrono::milliseconds(300);
  auto const outcome = run(command);
  EXPECT_EQ(outcome.ending, Ending::timed_out);
  EXPECT_EQ(outcome.errors.size(), 65536U);
}

TEST(Sandbox, BoundsTheNumberOfProcesses) {
  Folder const folder;
  auto command = shell("", folder);
  command.argv = {"/usr/bin/perl", "-e",
                  "for (1..200) { my $p = fork; last unless defined $p; if (!$p) { sleep 30; exit } $n++ } print $n; kill 9, -1;"};
  command.bounds.processes = 20;
  EXPECT_EQ(run(command).output, "19");
}

TEST(Sandbox, OutlivesAForkBomb) {
  Folder const folder;
  auto command = shell("b() { b | b & }; b; sleep 600", folder);
  command.bounds.wall = std::chrono::seconds(1);
  auto const outcome = run(command);
  EXPECT_FALSE(outcome.ok());
  EXPECT_THAT(outcome.errors, HasSubstr("fork"));
}

TEST(Sandbox, StopsOneMemoryEater) {
  Folder const folder;
  auto command = shell("", folder);
  command.argv = {"/usr/bin/perl", "-e", "my $x = 'a' x (1 << 30); print length $x;"};
  auto const outcome = run(command);
  EXPECT_FALSE(outcome.ok());
  EXPECT_EQ(outcome.output, "");
}

TEST(Sandbox, StopsManySmallMemoryEatersTogether) {
  Folder const folder;
  auto command = shell("for i in 1 2 3 4 5; do perl -e 'my $x = \"a\" x (60 << 20); sleep 30;' & done; wait", folder);
  command.bounds.memory_bytes = 200U << 20U;
  EXPECT_EQ(run(command).ending, Ending::killed);
}

TEST(Sandbox, StopsAFileThatGrowsTooLarge) {
  Folder const folder;
  auto command = shell("dd if=/dev/zero of=big bs=64k count=1000 2>/dev/null; wc -c < big", folder);
  command.bounds.file_bytes = 1U << 20U;
  EXPECT_EQ(run(command).output, "1048576\n");
}

TEST(Sandbox, StopsManyFilesThatFillTheDisk) {
  Folder const folder;
  auto command = shell("i=0; while :; do i=$((i+1)); dd if=/dev/zero of=f$i bs=64k count=8 2>/dev/null; done", folder);
  command.bounds.file_bytes = 1U << 20U;
  command.bounds.cpu_seconds = 15;
  EXPECT_EQ(run(command).ending, Ending::killed);
}

TEST(Sandbox, BindsFurtherFilesReadOnly) {
  Folder const folder, other;
  other.write("model", "words");
  ASSERT_EQ(chmod(other.path().c_str(), 0755), 0);
  ASSERT_EQ(chmod((other.path() + "/model").c_str(), 0644), 0);
  auto command = shell("cat " + other.path() + "/model; echo x > " + other.path() + "/model", folder);
  command.readable = {other.path()};
  auto const outcome = run(command);
  EXPECT_EQ(outcome.output, "words");
  EXPECT_NE(outcome.status, 0);
}

TEST(Sandbox, ReachesAFolderDeepInFoldersOfOthers) {
  Folder const outer;
  setenv("TMPDIR", outer.path().c_str(), 1);
  {
    Folder const inner;
    unsetenv("TMPDIR");
    EXPECT_EQ(run(shell("pwd; cat /etc/fonts/fonts.conf | head -c 5", inner)).output, inner.path() + "\n<?xml");
  }
}

TEST(Sandbox, IsAFaultWhenItCannotBeMade) {
  Folder const folder;
  auto command = shell("echo ran", folder);
  command.readable = {"/no/such/folder"};
  EXPECT_THROW(run(command), Fault);
}

TEST(Sandbox, EndsWith127WhenThereIsNoSuchProgram) {
  Command command;
  command.argv = {"/usr/bin/no-such-program"};
  EXPECT_EQ(run(command).status, 127);
}

TEST(Sandbox, RunsFromSeveralThreadsAtOnce) {
  std::vector<std::thread> threads;
  std::vector<std::string> outputs(4);
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    threads.emplace_back([&outputs, i] {
      Command command;
      command.argv = {"/usr/bin/printf", "%s", std::to_string(i)};
      outputs[i] = run(command).output;
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_THAT(outputs, testing::ElementsAre("0", "1", "2", "3"));
}

}  // namespace
}  // namespace rightsdesk::sandbox
