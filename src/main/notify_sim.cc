#include <signal.h>

#include <cstdio>

#include "core/clock.h"
#include "core/result.h"
#include "main/commands.h"
#include "posting/simulator_server.h"

namespace rightsdesk {
namespace {

int simulate(std::uint16_t port, std::string const& api_key) {
  auto const key = posting::notify_key(api_key);
  if (!key) throw Fault("The API key is not one of Notify’s.", "it ends with two UUIDs: name-service-secret");
  sigset_t wanted;
  sigemptyset(&wanted);
  sigaddset(&wanted, SIGTERM);
  sigaddset(&wanted, SIGINT);
  pthread_sigmask(SIG_BLOCK, &wanted, nullptr);  // before the server's threads are made
  SystemClock const clock;
  posting::SimulatorServer const server(*key, clock, {port});
  std::printf("url: %s\nkey: %s\nemail template: %s\nsms template: %s\nletter template: %s\n", server.url().c_str(), api_key.c_str(), posting::kEmailTemplate, posting::kTextTemplate,
              posting::kLetterTemplate);
  std::fflush(stdout);
  int came = 0;
  sigwait(&wanted, &came);
  return 0;
}

}  // namespace

void add_notify_sim(CLI::App& program, Chosen& chosen) {
  auto* command = program.add_subcommand("notify-sim", "GOV.UK Notify as its documentation describes it, on this machine: for trying out. It sends nothing.");
  static std::uint16_t port = 0;
  static std::string key = posting::kSimulatorKey;
  command->add_option("--port", port, "Where to listen; absent: a free port, which is printed");
  command->add_option("--api-key", key, "The API key it takes");
  command->callback([&chosen] { chosen = [] { return simulate(port, key); }; });
}

}  // namespace rightsdesk
