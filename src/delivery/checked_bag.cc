#include "delivery/checked_bag.h"

#include <set>

#include "core/text.h"

namespace rightsdesk::delivery {
namespace {

using disclosure::PackFile;

class Look {
 public:
  Look(std::vector<PackFile> const& files, std::string const& certificate_pem) : files_(files) {
    auto const* const bagit = file_named(files_, "bagit.txt");
    if (bagit == nullptr || !bagit->bytes.starts_with("BagIt-Version: ")) fault("bagit.txt: not a bag");
    named_by(kManifest);
    named_by(kTagManifest);
    nothing_more();
    signature(certificate_pem);
  }
  BagVerdict said() { return std::move(verdict_); }

 private:
  void fault(std::string words) { verdict_.faults.push_back(std::move(words)); }

  void named_by(char const* manifest) {
    auto const* const file = file_named(files_, manifest);
    if (file == nullptr) return fault(std::string(manifest) + ": missing");
    int number = 0;
    for (auto const& line : split(file->bytes, '\n')) {
      ++number;
      if (!line.empty()) named(line, std::string(manifest) + ":" + std::to_string(number));
    }
  }
  void named(std::string const& line, std::string const& where) {
    constexpr std::size_t kSum = 128;
    auto const name_at = line.find_first_not_of(" *", kSum);
    if (line.size() <= kSum || line[kSum] != ' ' || name_at == std::string::npos) return fault(where + ": not a sum and a name");
    auto const name = line.substr(name_at);
    if (!named_.emplace(name).second) return fault(where + ": " + name + " stands there twice");
    auto const* const file = file_named(files_, name);
    if (file == nullptr) return fault(name + ": missing");
    if (sha512_hex(file->bytes) != lower_ascii(line.substr(0, kSum))) fault(name + ": changed since it was sealed");
  }
  void nothing_more() {
    for (auto const& file : files_) {
      bool const own = file.name == kTagManifest || file.name == kSignature;
      if (!own && !named_.contains(file.name)) fault(file.name + ": no manifest names it");
    }
  }
  void signature(std::string const& certificate_pem) {
    auto const* const sums = file_named(files_, kTagManifest);
    auto const* const signature = file_named(files_, kSignature);
    if (sums == nullptr) return;
    if (signature == nullptr) {
      if (!certificate_pem.empty()) fault(std::string(kSignature) + ": missing");
      return;
    }
    auto signer = signer_of(sums->bytes, signature->bytes, certificate_pem);
    if (signer) verdict_.signer = std::move(*signer);
    else fault(std::string(kSignature) + ": " + signer.error().text);
  }

  std::vector<PackFile> const& files_;
  std::set<std::string> named_ = {};
  BagVerdict verdict_ = {};
};

}  // namespace

BagVerdict checked_bag(std::vector<PackFile> const& files, std::string const& certificate_pem) { return Look(files, certificate_pem).said(); }

}  // namespace rightsdesk::delivery
