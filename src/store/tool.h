#pragma once
// A database's own program (mariadb-dump, mariadb) run with one end of a stream in our hands.
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace rightsdesk::store {

class Tool {
 public:
  /// What we do: read what it writes, or write what it reads.
  enum class We { read, write };
  /// Found on PATH; its environment is PATH alone, so that no secret travels there. Fault when it cannot be started.
  Tool(std::vector<std::string> const& argv, We we);
  /// Ends it when `end` was not called.
  ~Tool();
  Tool(Tool const&) = delete;
  Tool& operator=(Tool const&) = delete;
  /// Up to `most` bytes; empty at its end. Fault when the line breaks.
  std::string read(std::size_t most);
  /// Fault when it takes no more.
  void write(std::string_view bytes);
  /// Closes the stream and waits. Fault, with the last it said, when it did not end well.
  void end();

 private:
  [[nodiscard]] std::string last_words() const;
  std::string name_;
  pid_t pid_ = -1;
  int stream_ = -1, said_ = -1;
};

}  // namespace rightsdesk::store
