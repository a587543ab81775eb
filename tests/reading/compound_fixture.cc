#include <map>

#include "core/text.h"
#include "reading/fixtures.h"

namespace rightsdesk::reading::fixtures {
namespace {

constexpr std::uint32_t kEnd = 0xFFFFFFFE, kFree = 0xFFFFFFFF, kTable = 0xFFFFFFFD;

std::string padded(std::string bytes, std::size_t size) {
  bytes.resize((bytes.size() + size - 1) / size * size, '\0');
  return bytes;
}

struct Node {
  std::string name;
  int type = 2;  // 1 storage, 2 stream, 5 root
  std::string bytes = {};
  std::uint32_t next = kFree, child = kFree, start = kEnd;
};

/// Streams below 4,096 bytes lie in the small stream of the root, in sectors of 64.
class Writer {
 public:
  explicit Writer(Members const& streams) {
    nodes_.push_back({"Root Entry", 5, {}, kFree, kFree, kEnd});
    for (auto const& [path, bytes] : streams) add(path, bytes);
  }

  std::string written() {
    std::string sectors;
    std::vector<std::uint32_t> table, small_table;
    std::string small;
    for (auto& node : nodes_) {
      if (node.type != 2 || node.bytes.empty()) continue;
      if (node.bytes.size() < 4096) node.start = append(small, small_table, node.bytes, 64);
      else node.start = append(sectors, table, node.bytes, 512);
    }
    nodes_[0].start = append(sectors, table, small, 512);
    nodes_[0].bytes = small;
    std::string small_numbers;
    for (auto const number : small_table) small_numbers += little(number, 4);
    auto const small_at = append(sectors, table, padded(small_numbers, 512), 512);
    auto const directory_at = append(sectors, table, directory(), 512);
    auto const table_sectors = (table.size() + 1 + 127) / 128;
    auto const table_at = static_cast<std::uint32_t>(table.size());
    for (std::size_t i = 0; i < table_sectors; ++i) table.push_back(kTable);
    std::string numbers;
    for (auto const number : table) numbers += little(number, 4);
    numbers.resize(table_sectors * 512, '\xFF');
    return header(table_at, table_sectors, directory_at, small_at) + sectors + numbers;
  }

 private:
  void add(std::string const& path, std::string const& bytes) {
    std::size_t parent = 0, from = 0;
    for (auto slash = path.find('/'); slash != std::string::npos; slash = path.find('/', from)) {
      parent = folder(parent, path.substr(from, slash - from));
      from = slash + 1;
    }
    link(parent, {path.substr(from), 2, bytes, kFree, kFree, kEnd});
  }

  std::size_t folder(std::size_t parent, std::string const& name) {
    for (auto at = nodes_[parent].child; at != kFree; at = nodes_[at].next) {
      if (nodes_[at].name == name) return at;
    }
    return link(parent, {name, 1, {}, kFree, kFree, kEnd});
  }

  /// Brothers in a row to the right: unbalanced, and allowed.
  std::size_t link(std::size_t parent, Node node) {
    node.next = nodes_[parent].child;
    nodes_.push_back(std::move(node));
    nodes_[parent].child = static_cast<std::uint32_t>(nodes_.size() - 1);
    return nodes_.size() - 1;
  }

  static std::uint32_t append(std::string& sectors, std::vector<std::uint32_t>& table, std::string const& bytes, std::size_t size) {
    if (bytes.empty()) return kEnd;
    auto const first = static_cast<std::uint32_t>(table.size());
    auto const whole = padded(bytes, size);
    for (std::size_t i = 1; i < whole.size() / size; ++i) table.push_back(first + static_cast<std::uint32_t>(i));
    table.push_back(kEnd);
    sectors += whole;
    return first;
  }

  std::string directory() const {
    std::string all;
    for (auto const& node : nodes_) {
      auto name = utf16(node.name);
      auto const length = name.size() + 2;
      name.resize(64, '\0');
      all += name + little(length, 2) + little(static_cast<std::uint64_t>(node.type), 1) + little(1, 1) + little(kFree, 4) + little(node.next, 4) + little(node.child, 4);
      all += std::string(36, '\0') + little(node.start, 4) + little(node.bytes.size(), 8);
    }
    return padded(all, 512);
  }

  static std::string header(std::uint32_t table_at, std::size_t table_sectors, std::uint32_t directory_at, std::uint32_t small_at) {
    std::string head = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(16, '\0') + little(0x3E, 2) + little(3, 2) + little(0xFFFE, 2) + little(9, 2) + little(6, 2);
    head += std::string(10, '\0') + little(table_sectors, 4) + little(directory_at, 4) + little(0, 4) + little(4096, 4) + little(small_at, 4) + little(1, 4) + little(kEnd, 4) + little(0, 4);
    for (std::size_t i = 0; i < 109; ++i) head += little(i < table_sectors ? table_at + i : kFree, 4);
    return head;
  }

  std::vector<Node> nodes_;
};

}  // namespace

std::string little(std::uint64_t number, std::size_t size) {
  std::string bytes;
  for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(number >> (8 * i) & 0xFFU);
  return bytes;
}

std::string utf16(std::string const& utf8) {
  std::string bytes;
  for (auto const c : to_code_points(utf8)) bytes += little(c, 2);
  return bytes;
}

std::string compound_of(Members const& streams) { return Writer(streams).written(); }

}  // namespace rightsdesk::reading::fixtures
