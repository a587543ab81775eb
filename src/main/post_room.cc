#include "main/post_room.h"

#include <filesystem>
#include <fstream>

#include "core/text.h"
#include "store/outbox_store.h"

namespace rightsdesk {
namespace {

/// A header value cannot start a new header.
std::string one_line(std::string const& text) { return tidied(text); }

void write_message(std::string const& folder, store::Message const& message) {
  auto const path = std::filesystem::path(folder) / (message.id + ".eml");
  auto const unfinished = path.string() + ".part";
  {
    std::ofstream out(unfinished, std::ios::binary);
    out << "To: " << one_line(message.to) << "\r\nSubject: " << one_line(message.subject) << "\r\nMessage-ID: <" << message.id
        << "@rightsdesk>\r\nX-Channel: " << message.channel
        << "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" << message.body;
    if (!out.flush()) throw Fault("A message could not be written.", "cannot write " + unfinished);
  }
  std::filesystem::rename(unfinished, path);
}

void send_one(store::Database& database, store::VaultKey const& key, store::Message const& message, Instant now,
              std::string const& folder) {
  std::string error;
  try {
    write_message(folder, message);
  } catch (Fault const& fault) {
    error = fault.internal();
  } catch (std::filesystem::filesystem_error const& failure) {
    error = failure.code().message();
  }
  store::in_transaction(database, [&](store::Connection& connection) {
    store::Outbox outbox(connection, key);
    if (error.empty()) {
      outbox.sent(message.id);
    } else {
      outbox.failed(message.id, error, now + std::chrono::seconds(30));
    }
  });
}

}  // namespace

void send_waiting(store::Database& database, store::VaultKey const& key, Clock const& clock, std::string const& folder) {
  try {
    auto const now = clock.now();
    std::vector<store::Message> waiting;
    store::in_transaction(database, [&](store::Connection& connection) {
      waiting.clear();
      store::Outbox outbox(connection, key);
      for (auto& message : outbox.waiting(now, 20)) {
        if (outbox.take(message, now + std::chrono::seconds(60))) waiting.push_back(std::move(message));
      }
    });
    for (auto const& message : waiting) send_one(database, key, message, now, folder);
  } catch (Fault const&) {
    // The database is away: the messages stay waiting and the next round tries again.
  }
}

}  // namespace rightsdesk
