#include "store/checkpoints.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "core/durable_file.h"
#include "store/ledger_store.h"
#include "store/vault.h"

namespace rightsdesk::store {
namespace {

namespace fs = std::filesystem;
constexpr char kEnding[] = ".checkpoint";

std::string name_for(std::int64_t size) {
  char text[40];
  std::snprintf(text, sizeof text, "%012lld%s", static_cast<long long>(size), kEnding);
  return text;
}

std::string name_of(std::string const& controller) { return "rightsdesk/" + controller; }

audit::Checkpoint nothing_seen() {
  audit::Checkpoint none;
  none.head = std::string(64, '0');
  return none;
}

}  // namespace

std::unique_ptr<audit::CheckpointKey> checkpoint_key(std::string const& file, std::string const& controller) {
  auto const seed = VaultKey::from_file(file);
  return std::make_unique<audit::CheckpointKey>(name_of(controller), seed.bytes());
}

void make_checkpoint_key(std::string const& file, std::string const& controller) {
  VaultKey::make_key_file(file);
  if (!fs::exists(file + ".pub")) write_new_file(file + ".pub", checkpoint_key(file, controller)->verifier() + "\n");
}

std::vector<std::string> Checkpoints::names() const {
  std::vector<std::string> names;
  std::error_code absent;
  for (auto const& file : fs::directory_iterator(folder_, absent)) {
    if (file.path().extension() == kEnding) names.push_back(file.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

audit::Checkpoint Checkpoints::opened(std::string const& name) const {
  auto const path = folder_ + "/" + name;
  auto checkpoint = audit::opened_note(whole_file(path), key_.verifier());
  if (!checkpoint) throw Fault("The record of who did what cannot be checked.", path + ": " + checkpoint.error().text);
  if (name_for(checkpoint->size) != name) throw Fault("The record of who did what cannot be checked.", path + ": it is the checkpoint of another size");
  return *checkpoint;
}

std::vector<audit::Checkpoint> Checkpoints::all() const {
  std::vector<audit::Checkpoint> out;
  for (auto const& name : names()) out.push_back(opened(name));
  return out;
}

std::optional<audit::Checkpoint> Checkpoints::newest() const {
  auto const found = names();
  return found.empty() ? std::nullopt : std::optional{opened(found.back())};
}

void Checkpoints::keep(audit::Checkpoint const& checkpoint) const {
  make_private_folder(folder_);
  auto const path = folder_ + "/" + name_for(checkpoint.size);
  if (!fs::exists(path)) write_new_file(path, key_.note(checkpoint));
}

Pinned pin(Connection& connection, Checkpoints const& checkpoints, audit::CheckpointKey const& key, Instant now) {
  auto const last = checkpoints.newest().value_or(nothing_seen());
  auto const head = ledger_head(connection);
  if (auto broken = verify_since(connection, last)) return {{}, broken};
  if (head.number == last.size) return {};
  audit::Checkpoint const seen{key.name(), head.number, head.hash, now};
  if (auto broken = differs(connection, seen)) return {{}, broken};
  checkpoints.keep(seen);
  return {seen, {}};
}

Pinned pin_when_due(Connection& connection, Checkpoints const& checkpoints, audit::CheckpointKey const& key, Instant now) {
  auto const last = checkpoints.newest().value_or(nothing_seen());
  if (auto broken = differs(connection, last)) return {{}, broken};
  auto const head = ledger_head(connection);
  if (head.number == last.size) return {};
  bool const due = now - last.at >= kCheckpointEvery || marked_since(connection, last.size);
  return due ? pin(connection, checkpoints, key, now) : Pinned{};
}

}  // namespace rightsdesk::store
