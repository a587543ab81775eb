#include "app/undelivered.h"

#include <algorithm>

#include "app/acts.h"
#include "app/reaching.h"

namespace rightsdesk::app {
namespace {

std::string channel_words(std::string const& channel) {
  if (channel == "sms") return "text message";
  return channel == "email" ? "email" : "post";
}

std::string thing_words(Office const& office, std::string const& what) {
  if (what == "code") return "The code to follow the request";
  auto const letter = office.rules.letters.by_id.find(what);
  if (letter != office.rules.letters.by_id.end()) return "The letter " + what + ", " + letter->second.title;
  return what.empty() ? "A message" : "The letter to the owner of a source (" + what + ")";
}

casework::Task task_for(Office const& office, casework::Case const& about, Undelivered const& undelivered) {
  casework::Task task;
  task.id = TaskId::fresh();
  task.about = undelivered.about;
  task.kind = kMessageFailed;
  task.concerns = undelivered.what + " " + undelivered.channel;
  task.concerns_title = thing_words(office, undelivered.what) + ", by " + channel_words(undelivered.channel);
  auto const heed = heed_on_the_phone(safe_contact_of(about));
  task.words = Personal<std::string>(task.concerns_title + ", did not arrive: " + (undelivered.why.empty() ? "no reason was given" : undelivered.why) + "." + (heed.empty() ? "" : " " + heed));
  task.made_by = "program";
  task.made_on = office.clock.today();
  return task;
}

bool stands_already(Work& work, casework::Task const& task) {
  auto const tasks = work.tasks().of_case(task.about);
  return std::any_of(tasks.begin(), tasks.end(), [&](auto const& one) {
    return one.state == casework::TaskState::open && one.kind == task.kind && one.concerns == task.concerns;
  });
}

}  // namespace

bool message_failed(Office& office, Undelivered const& undelivered) {
  bool ended = false;
  office.works.in_one([&](Work& work) {
    ended = work.outbox().fail(undelivered.message, undelivered.why);
    auto const about = ended && !undelivered.about.empty() ? work.cases().find(undelivered.about) : std::nullopt;
    if (!about) return;
    record(work, office, *about, "program",
           {kMessageFailed, office.clock.today(), {{"what", undelivered.what}, {"channel", undelivered.channel}, {"why", undelivered.why}},
            "what=" + undelivered.what + " channel=" + undelivered.channel + " message=" + undelivered.message});
    auto const task = task_for(office, *about, undelivered);
    if (!stands_already(work, task)) work.tasks().add(task);
  });
  return ended;
}

}  // namespace rightsdesk::app
