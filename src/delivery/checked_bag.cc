#include "delivery/checked_bag.h"

#include <algorithm>
#include <set>

#include "core/text.h"

namespace rightsdesk::delivery {
namespace {

using disclosure::PackFile;

class Look {
 public:
  Look(std::vector<BagFile> const& files, std::string const& certificate_pem) : files_(files) {
    auto const bagit = opened("bagit.txt");
    if (!bagit || !bagit->starts_with("BagIt-Version: ")) fault("bagit.txt: not a bag");
    named_by(kManifest);
    named_by(kTagManifest);
    nothing_more();
    signature(certificate_pem);
  }
  BagVerdict said() { return std::move(verdict_); }

 private:
  void fault(std::string words) { verdict_.faults.push_back(std::move(words)); }

  [[nodiscard]] std::optional<std::string> opened(std::string const& name) const {
    auto const found = std::find_if(files_.begin(), files_.end(), [&](BagFile const& file) { return file.name == name; });
    if (found == files_.end()) return std::nullopt;
    return found->open();
  }

  void named_by(char const* manifest) {
    auto const file = opened(manifest);
    if (!file) return fault(std::string(manifest) + ": missing");
    int number = 0;
    for (auto const& line : split(*file, '\n')) {
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
    auto const file = opened(name);
    if (!file) return fault(name + ": missing");
    if (sha512_hex(*file) != lower_ascii(line.substr(0, kSum))) fault(name + ": changed since it was sealed");
  }
  void nothing_more() {
    for (auto const& file : files_) {
      bool const own = file.name == kTagManifest || file.name == kSignature;
      if (!own && !named_.contains(file.name)) fault(file.name + ": no manifest names it");
    }
  }
  void signature(std::string const& certificate_pem) {
    auto const sums = opened(kTagManifest), signature = opened(kSignature);
    if (!sums) return;
    if (!signature) {
      if (!certificate_pem.empty()) fault(std::string(kSignature) + ": missing");
      return;
    }
    auto signer = signer_of(*sums, *signature, certificate_pem);
    if (signer) verdict_.signer = std::move(*signer);
    else fault(std::string(kSignature) + ": " + signer.error().text);
  }

  std::vector<BagFile> const& files_;
  std::set<std::string> named_ = {};
  BagVerdict verdict_ = {};
};

}  // namespace

BagVerdict checked_bag(std::vector<PackFile> const& files, std::string const& certificate_pem) {
  std::vector<BagFile> opened;
  for (auto const& file : files) opened.push_back({file.name, [&file] { return file.bytes; }});
  return checked_bag(opened, certificate_pem);
}

BagVerdict checked_bag(std::vector<BagFile> const& files, std::string const& certificate_pem) { return Look(files, certificate_pem).said(); }

}  // namespace rightsdesk::delivery
