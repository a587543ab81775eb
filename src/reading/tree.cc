#include "reading/tree.h"

#include "core/original.h"
#include "reading/refusals.h"

namespace rightsdesk::reading {
namespace {

constexpr int kDeepest = 12;
constexpr int kMostFiles = 3'000;

class Grower {
 public:
  Grower(Options const& options, TakePage const& take) : options_(options), take_(take) {}

  Result<Tree> grow(std::string const& bytes, std::string const& name, std::string const& place, int depth) {
    if (depth > kDeepest) return beyond("files lie more than 12 deep in one another");
    if (++files_ > kMostFiles) return beyond("it holds more than 3,000 files");
    auto document = read(bytes, name, options_, [&](std::vector<document::Page>& pages) {
      for (auto& page : pages) {
        if (take_) take_(place, page);
      }
    });
    if (!document) return tl::unexpected(document.error());
    Tree tree{std::move(*document), {}};
    for (auto const& file : tree.document.attachments) {
      auto const inner = place + "-a" + std::to_string(tree.branches.size() + 1);
      tree.branches.push_back({file.name, grow(file.bytes, file.name, inner, depth + 1)});
      if (beyond_) break;
    }
    return tree;
  }
  [[nodiscard]] std::optional<Refusal> const& beyond() const { return beyond_; }

 private:
  tl::unexpected<Refusal> beyond(std::string const& why) {
    auto refusal = too_large(why);
    beyond_ = refusal.value();
    return refusal;
  }

  Options options_;
  TakePage take_;
  int files_ = 0;
  std::optional<Refusal> beyond_;
};

}  // namespace

Result<Tree> read_tree(std::string const& bytes, std::string const& name, Options const& options, TakePage const& take) {
  Grower grower(options, take);
  auto tree = grower.grow(bytes, name, {}, 0);
  if (grower.beyond()) return tl::unexpected(*grower.beyond());
  return tree;
}

}  // namespace rightsdesk::reading
