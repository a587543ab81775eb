#include "main/notify_receipts.h"

#include "app/undelivered.h"
#include "core/same_secret.h"
#include "core/text.h"
#include "posting/notify.h"
#include "store/outbox_store.h"

namespace rightsdesk {
namespace {

constexpr std::size_t kShortestToken = 20;
constexpr char kReturned[] = "returned";

}  // namespace

bool NotifyReceipts::is_theirs(std::string_view token) const { return same_secret(token, token_); }

bool NotifyReceipts::take(web::Receipt const& receipt) {
  using State = posting::Fate::State;
  bool const returned = receipt.status == kReturned;
  auto const fate = returned ? posting::Fate{State::failed, "the letter came back in the post"} : posting::fate_in(receipt.status);
  std::optional<store::Message> message;
  store::in_transaction(database_, [&](store::Connection& connection) {
    store::Outbox outbox(connection, key_);
    message = outbox.find(receipt.message);
    if (message && message->carrier_id != receipt.carrier_id) message.reset();
    if (message && fate.state == State::delivered) outbox.delivered(message->id);
  });
  if (!message) return false;
  if (fate.state != State::failed) return true;
  if (returned) store::in_transaction(database_, [&](store::Connection& connection) { store::Outbox(connection, key_).came_back(message->id); });
  app::message_failed(office_, {message->id, message->about, message->what, message->channel, fate.words});
  return true;
}

std::string receipts_token(settings::Service const& service) {
  if (!service.post || service.post->receipts_token_file.empty()) return {};
  auto token = tidied(settings::file_text(service.post->receipts_token_file));
  if (token.size() < kShortestToken) throw Fault("The service is not configured.", service.post->receipts_token_file + ": the token of receipts has 20 characters or more");
  return token;
}

}  // namespace rightsdesk
