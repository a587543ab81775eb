#include <algorithm>

#include "connectors/protocols/folder.h"
#include "connectors/protocols/mail_store.h"
#include "core/text.h"

namespace rightsdesk::connectors {
namespace {

/// The folder of a Maildir that a path lies in: "cur" or "new", the last but one part.
bool lies_in_maildir(std::string const& path) {
  auto const parts = split(path, '/');
  return parts.size() >= 2 && (parts[parts.size() - 2] == "cur" || parts[parts.size() - 2] == "new");
}

class MailFolder final : public MailStore {
 public:
  MailFolder(std::string title, std::string path) : title_(std::move(title)), path_(std::move(path)) {}

  void each(MailQuestion const&, std::size_t most, Deadline const& deadline,
            std::function<Onwards(Mail const&)> const& take) override {
    terms_.clear();
    Folder const folder(title_, path_);
    std::vector<std::string> passed_over;
    auto files = folder.files(passed_over, deadline);
    auto const all = files.size();
    std::erase_if(files, [](std::string const& file) {
      return !lies_in_maildir(file) && !lower_ascii(file).ends_with(".eml");
    });
    if (files.empty() && all > 0)
      fail(sources::SourceFailure::Kind::nonsense, title_ + ": its folder holds no messages (Maildir or .eml).", path_);
    say(all - files.size(), passed_over.size());
    std::size_t number = 0, too_large = 0;
    for (auto const& file : files) {
      deadline.check(title_);
      Mail mail;
      mail.number = ++number;
      mail.where = {{"path", path_ + "/" + file}};
      try {
        mail.bytes = folder.read(file, most, deadline);
      } catch (sources::SourceFailure const& failure) {
        if (failure.kind() != sources::SourceFailure::Kind::too_large) throw;
        ++too_large;
        continue;
      }
      if (take(mail) == Onwards::stop) return;
    }
    if (too_large > 0) terms_.push_back(std::to_string(too_large) + " messages are larger than we take and were not searched");
  }
  /// One for all: a stamp for each of a hundred thousand messages would be much to keep.
  [[nodiscard]] std::vector<Stamp> stamps(Deadline const& deadline) override {
    Folder const folder(title_, path_);
    Gathered files;
    Stamp all;
    auto const look_at = [&](std::string const& file) {
      auto const one = folder.stamp(file);
      files.add(file + '\n' + std::to_string(one.size) + ' ' + std::to_string(one.written_ns) + ' ' + std::to_string(one.changed_ns));
      all.size += one.size;
      all.written_ns = std::max(all.written_ns, one.written_ns);
    };
    folder.each_file(deadline, look_at, [](std::string const&) {});
    all.path = "files in the folder: " + files.text();
    return {all};
  }
  [[nodiscard]] std::vector<std::string> terms() const override { return terms_; }

 private:
  void say(std::size_t others, std::size_t passed_over) {
    if (others > 0) terms_.push_back(std::to_string(others) + " files in its folder are no messages and were not looked into");
    if (passed_over > 0)
      terms_.push_back(std::to_string(passed_over) + " links or closed folders were not looked into");
  }
  std::string title_, path_;
  std::vector<std::string> terms_;
};

}  // namespace

std::unique_ptr<MailStore> mail_folder(std::string title, std::string path) {
  return std::make_unique<MailFolder>(std::move(title), std::move(path));
}

}  // namespace rightsdesk::connectors
