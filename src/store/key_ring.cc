#include "store/key_ring.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <nlohmann/json.hpp>

#include "core/durable_file.h"
#include "core/hex.h"
#include "core/json.h"
#include "store/key_file.h"
#include "store/secret.h"

namespace rightsdesk::store {
namespace {

constexpr char kNotConfigured[] = "The service is not configured.";
constexpr std::string_view kVariable = "env:";

[[noreturn]] void refuse_ring(std::string const& path, std::string const& why) { throw Fault(kNotConfigured, "key ring " + path + ": " + why); }

std::string place_of_ring(std::string const& controller) { return place_of({"key ring", controller}); }

/// Empty for what is no hexadecimal text: no key, and nothing that can be opened.
std::string unhexed(std::string const& hex) { return bytes_of_hex(hex).value_or(""); }

Json words_of(std::vector<ServiceKeyOfBefore> const& before) {
  auto all = Json::array();
  for (auto const& key : before) {
    auto hashing = Json::object();
    for (auto const& [purpose, bytes] : key.hashing) hashing[purpose] = hex_of(bytes);
    all.push_back({{"key", hex_of(key.bytes)}, {"retired", to_iso(key.retired)}, {"hashing", std::move(hashing)}});
  }
  return all;
}

std::string words_of(RingContent const& content) {
  auto keys = Json::array();
  for (auto const& key : content.wrapping)
    keys.push_back({{"id", key.id}, {"key", hex_of(key.bytes)}, {"since", to_iso(key.since)}, {"retired", key.retired ? to_iso(*key.retired) : ""}});
  return Json{{"service", hex_of(content.service)}, {"wrapping", std::move(keys)}, {"service_before", words_of(content.service_before)},
              {"service_change_open", content.service_change_open}}.dump();
}

/// A ring of before any change of the service's key says nothing of it.
std::vector<ServiceKeyOfBefore> keys_of_before(Json const& ring) {
  std::vector<ServiceKeyOfBefore> all;
  for (auto const& one : ring.value("service_before", Json::array())) {
    ServiceKeyOfBefore before{unhexed(one.at("key")), parse_instant(one.at("retired").get<std::string>()).value()};
    for (auto const& [purpose, key] : one.at("hashing").items()) before.hashing[purpose] = unhexed(key);
    all.push_back(std::move(before));
  }
  return all;
}

RingContent content_from(std::string const& words) {
  auto const json = Json::parse(words);
  RingContent content{unhexed(json.at("service")), {}, keys_of_before(json), json.value("service_change_open", false)};
  for (auto const& key : json.at("wrapping"))
    content.wrapping.push_back({key.at("id"), unhexed(key.at("key")), parse_instant(key.at("since").get<std::string>()).value(),
                                parse_instant(key.at("retired").get<std::string>())});
  return content;
}

/// Read whole, and of the form that is written.
Json ring_file(std::string const& path) {
  auto const json = parse_json(whole_file(path));
  bool const known = json && json->is_object() && json->value("ring", 0) == 1 && json->contains("controller") && json->contains("copies") &&
                     json->at("copies").is_array();
  if (!known) refuse_ring(path, "it is not a key ring, or damaged");
  return *json;
}

Json copy_for(InstallationKey const& key, std::string const& controller, std::string const& words) {
  return {{"key", key.mark()}, {"sealed", hex_of(seal(key.bytes(), place_of_ring(controller), words))}};
}

Json ring_of(std::string const& controller, Json copies) { return {{"ring", 1}, {"controller", controller}, {"copies", std::move(copies)}}; }

std::string stamp_of(std::string const& path) {
  struct stat state {};
  if (::stat(path.c_str(), &state) != 0) refuse_ring(path, std::strerror(errno));
  return std::to_string(state.st_ino) + " " + std::to_string(state.st_mtim.tv_sec) + "." + std::to_string(state.st_mtim.tv_nsec) + " " + std::to_string(state.st_size);
}

void make_ring(std::string const& path, InstallationKey const& key, std::string const& controller, RingContent const& content) {
  if (KeyRing::stands(path)) return;
  write_new_file(path, ring_of(controller, Json::array({copy_for(key, controller, words_of(content))})).dump(1) + "\n");
}

}  // namespace

InstallationKey InstallationKey::at(std::string const& place) {
  InstallationKey key;
  key.place_ = place;
  if (!place.starts_with(kVariable)) {
    key.bytes_ = key_in_file(place);
    return key;
  }
  auto const* value = std::getenv(place.substr(kVariable.size()).c_str());
  if (value == nullptr) throw Fault(kNotConfigured, "installation key " + place + ": there is no such variable");
  key.bytes_ = unhexed(value);
  if (key.bytes_.size() != kKeyBytes) throw Fault(kNotConfigured, "installation key " + place + ": it does not hold 64 hexadecimal characters");
  return key;
}

InstallationKey::~InstallationKey() { wipe(bytes_); }

std::string InstallationKey::mark() const { return keyed_hash(bytes_, "which installation key").substr(0, 16); }

WrappingKey const& RingContent::current() const {
  auto const found = std::find_if(wrapping.begin(), wrapping.end(), [](WrappingKey const& key) { return !key.retired; });
  ENSURE(found != wrapping.end(), "a key ring has a key that seals");
  return *found;
}

WrappingKey const* RingContent::find(std::string const& id) const {
  auto const found = std::find_if(wrapping.begin(), wrapping.end(), [&](WrappingKey const& key) { return key.id == id; });
  return found == wrapping.end() ? nullptr : &*found;
}

KeyRing::KeyRing(std::string path, InstallationKey key) : path_(std::move(path)), controller_(ring_file(path_).at("controller")), key_(std::move(key)) {
  (void)content();
}

KeyRing::~KeyRing() {
  wipe(content_.service);
  for (auto& key : content_.service_before) wipe(key.bytes);
  for (auto& key : content_.wrapping) wipe(key.bytes);
}

bool KeyRing::stands(std::string const& path) { return ::access(path.c_str(), F_OK) == 0; }

void KeyRing::make(std::string const& path, InstallationKey const& key, std::string const& controller, Instant now) {
  make_ring(path, key, controller, {fresh_key(), {{"k1", fresh_key(), now, {}}}});
}

void KeyRing::make_of_one_key(std::string const& path, InstallationKey const& key, std::string const& controller, std::string const& one_key) {
  make_ring(path, key, controller, {one_key, {{"", one_key, Instant{}, {}}}});
}

std::optional<RingContent> KeyRing::read() const {
  auto const json = ring_file(path_);
  for (auto const& copy : json.at("copies")) {
    if (copy.at("key") != key_.mark()) continue;
    auto words = open_sealed(key_.bytes(), place_of_ring(json.at("controller")), unhexed(copy.at("sealed")));
    auto content = content_from(words);
    wipe(words);
    return content;
  }
  return std::nullopt;
}

RingContent KeyRing::content() const {
  std::lock_guard const alone(guard_);
  auto const stamp = stamp_of(path_);
  if (stamp == stamp_) return content_;
  auto fresh = read();
  if (!fresh) {
    key_ = InstallationKey::at(key_.place());
    fresh = read();
  }
  if (fresh) {
    content_ = std::move(*fresh);
    stamp_ = stamp;
  } else if (stamp_.empty()) {
    refuse_ring(path_, "it is sealed under another installation key than the one that is named");
  }
  return content_;
}

InstallationKey KeyRing::key() const {
  std::lock_guard const alone(guard_);
  return key_;
}

std::vector<std::string> KeyRing::opened_by() const {
  std::vector<std::string> marks;
  auto const json = ring_file(path_);
  for (auto const& copy : json.at("copies")) marks.push_back(copy.at("key"));
  return marks;
}

void KeyRing::add_copy(InstallationKey const& another) const {
  auto json = ring_file(path_);
  for (auto const& copy : json.at("copies"))
    if (copy.at("key") == another.mark()) return;
  json["copies"].push_back(copy_for(another, controller_, words_of(content())));
  replace_file(path_, json.dump(1) + "\n");
}

void KeyRing::drop_other_copies() const {
  if (opened_by().size() == 1) return;
  replace_file(path_, ring_of(controller_, Json::array({copy_for(key(), controller_, words_of(content()))})).dump(1) + "\n");
}

Result<void> KeyRing::replace(RingContent const& content) const {
  if (opened_by().size() != 1)
    return refused("change_under_way", "The installation key is being changed: two keys open the ring. End that first (rightsdesk keys rotate --finish).");
  replace_file(path_, ring_of(controller_, Json::array({copy_for(key(), controller_, words_of(content))})).dump(1) + "\n");
  return {};
}

RingTurn::RingTurn(std::string const& ring) : file_(::open((ring + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)) {
  if (file_ >= 0 && ::flock(file_, LOCK_EX | LOCK_NB) == 0) return;
  auto const why = std::string(errno == EWOULDBLOCK ? "another command is changing it" : std::strerror(errno));
  if (file_ >= 0) ::close(file_);
  refuse_ring(ring, why);
}

RingTurn::~RingTurn() { ::close(file_); }

}  // namespace rightsdesk::store
