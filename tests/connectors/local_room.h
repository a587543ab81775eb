#pragma once
// A workroom of the tests: indexes in a folder of their own, sealed by something that notices every change.
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <string>

#include "connectors/workroom.h"
#include "core/original.h"
#include "core/result.h"

namespace rightsdesk::connectors::test {

/// Not for keeping secrets: turns the bits of every byte by a key, and binds the result to its place by a hash.
class TestSealing final : public Sealing {
 public:
  explicit TestSealing(std::string key) : key_(std::move(key)) {}
  [[nodiscard]] std::string seal(std::string_view place, std::string_view plain) const override {
    return sha256_hex(key_ + std::string(place) + "\n" + std::string(plain)) + turned(plain);
  }
  [[nodiscard]] std::string open(std::string_view place, std::string_view sealed) const override {
    if (sealed.size() < 64) throw Fault("It cannot be opened.", "too short");
    auto plain = turned(sealed.substr(64));
    if (sha256_hex(key_ + std::string(place) + "\n" + plain) != sealed.substr(0, 64)) throw Fault("It cannot be opened.", "changed");
    return plain;
  }

 private:
  [[nodiscard]] std::string turned(std::string_view bytes) const {
    std::string out(bytes);
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<char>(out[i] ^ key_[i % key_.size()]);
    return out;
  }
  std::string key_;
};

/// Gone at the end.
class LocalRoom {
 public:
  explicit LocalRoom(std::string const& key = "\x5a\x17\x33") {
    std::string pattern = "/tmp/rd-indexes-XXXXXX";
    path_ = ::mkdtemp(pattern.data());
    room_ = {RIGHTSDESK_READER, path_ + "/indexes", std::make_shared<TestSealing>(key)};
  }
  ~LocalRoom() { std::filesystem::remove_all(path_); }
  LocalRoom(LocalRoom const&) = delete;
  LocalRoom& operator=(LocalRoom const&) = delete;
  [[nodiscard]] Workroom const& room() const { return room_; }
  [[nodiscard]] std::string index_of(std::string const& source) const { return room_.folder + "/" + source + ".index"; }

 private:
  std::string path_;
  Workroom room_;
};

}  // namespace rightsdesk::connectors::test
