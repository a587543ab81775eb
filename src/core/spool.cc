#include "core/spool.h"

#include <sodium.h>

#include <chrono>
#include <fstream>
#include <iterator>

#include "core/result.h"

namespace rightsdesk {
namespace {

constexpr char kOurs[] = "rightsdesk-spool-";

unsigned char* at(std::string& bytes, std::size_t offset = 0) { return reinterpret_cast<unsigned char*>(bytes.data()) + offset; }
unsigned char const* at(std::string_view bytes, std::size_t offset = 0) { return reinterpret_cast<unsigned char const*>(bytes.data()) + offset; }

}  // namespace

Spool::Spool() : folder_(kOurs), key_(crypto_secretbox_KEYBYTES, '\0') {
  sweep_private_folders(kOurs, std::chrono::hours(24));
  crypto_secretbox_keygen(at(key_));
}

Spool::~Spool() { sodium_memzero(key_.data(), key_.size()); }

void Spool::keep(std::string const& name, std::string_view bytes) {
  std::string sealed(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + bytes.size(), '\0');
  randombytes_buf(at(sealed), crypto_secretbox_NONCEBYTES);
  crypto_secretbox_easy(at(sealed, crypto_secretbox_NONCEBYTES), at(bytes), bytes.size(), at(sealed), at(key_));
  std::size_t number = 0;
  {
    std::lock_guard const lock(guard_);
    number = numbers_.try_emplace(name, numbers_.size()).first->second;
  }
  std::ofstream out(folder_.path() / std::to_string(number), std::ios::binary | std::ios::trunc);
  out.write(sealed.data(), static_cast<std::streamsize>(sealed.size()));
  if (!out.flush()) throw Fault("There is no room to work in.", "cannot write to " + folder_.path().string());
}

std::size_t Spool::number_of(std::string const& name) const {
  std::lock_guard const lock(guard_);
  auto const found = numbers_.find(name);
  ENSURE(found != numbers_.end(), "nothing was put aside under this name");
  return found->second;
}

std::string Spool::open(std::string const& name) const {
  std::ifstream in(folder_.path() / std::to_string(number_of(name)), std::ios::binary);
  std::string const sealed{std::istreambuf_iterator<char>(in), {}};
  constexpr std::size_t before = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
  bool opened = sealed.size() >= before;
  std::string bytes(opened ? sealed.size() - before : 0, '\0');
  opened = opened && crypto_secretbox_open_easy(at(bytes), at(sealed, crypto_secretbox_NONCEBYTES), sealed.size() - crypto_secretbox_NONCEBYTES, at(sealed), at(key_)) == 0;
  if (!opened) throw Fault("What was put aside is no longer there as it was.", "a file of " + folder_.path().string());
  return bytes;
}

}  // namespace rightsdesk
