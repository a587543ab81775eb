#include "connectors/protocols/mail_store.h"

#include <sys/stat.h>

#include <filesystem>

#include "core/text.h"

namespace rightsdesk::connectors {
namespace {

class MboxFile final : public MailStore {
 public:
  MboxFile(std::string title, std::string path) : title_(std::move(title)), path_(std::move(path)) {}
  void each(MailQuestion const&, std::size_t most, Deadline const& deadline,
            std::function<Onwards(Mail const&)> const& take) override {
    each_message(title_, path_, most, deadline, [&](MboxMessage const& message) {
      Mail mail;
      mail.number = message.number;
      mail.bytes = message.bytes;
      mail.whole = message.whole;
      mail.where = {{"path", path_}, {"offset", std::to_string(message.offset)}};
      return take(mail);
    });
  }
  [[nodiscard]] std::vector<Stamp> stamps(Deadline const&) override { return {stamp_of(title_, path_)}; }

 private:
  std::string title_, path_;
};

/// What a path is shows when it is read: it may not be there yet when the source is opened.
class AtAPath final : public MailStore {
 public:
  AtAPath(std::string title, std::string path, MailProfile profile)
      : title_(std::move(title)), path_(std::move(path)), profile_(std::move(profile)) {}
  void each(MailQuestion const& question, std::size_t most, Deadline const& deadline,
            std::function<Onwards(Mail const&)> const& take) override {
    store_ = fitting();
    store_->each(question, most, deadline, take);
  }
  [[nodiscard]] std::vector<Stamp> stamps(Deadline const& deadline) override { return fitting()->stamps(deadline); }
  [[nodiscard]] std::vector<std::string> terms() const override {
    return store_ == nullptr ? std::vector<std::string>() : store_->terms();
  }

 private:
  [[nodiscard]] std::unique_ptr<MailStore> fitting() const {
    std::error_code error;
    if (std::filesystem::is_directory(path_, error)) return mail_folder(title_, path_);
    auto const name = lower_ascii(path_);
    if (name.ends_with(".pst")) return outlook_file(title_, path_);
    if (name.ends_with(".zip")) return export_package(title_, path_, profile_);
    return std::make_unique<MboxFile>(title_, path_);
  }
  std::string title_, path_;
  MailProfile profile_;
  std::unique_ptr<MailStore> store_;
};

}  // namespace

Stamp stamp_of(std::string const& title, std::string const& path) {
  struct stat state {};
  if (::stat(path.c_str(), &state) != 0)
    fail(sources::SourceFailure::Kind::unreachable, title + " could not be opened: its file is not there or may not be read.", path);
  auto const ns = [](timespec const& at) { return std::int64_t{at.tv_sec} * 1'000'000'000 + at.tv_nsec; };
  return {path, std::int64_t{state.st_size}, ns(state.st_mtim), ns(state.st_ctim)};
}

std::unique_ptr<MailStore> open_mail_store(std::string const& title, MailProfile const& profile,
                                           Endpoint const& endpoint) {
  if (!endpoint.text("url").empty()) return mail_server(title, endpoint);
  auto const path = endpoint.text("path");
  if (path.empty())
    fail(sources::SourceFailure::Kind::unreachable, title + " is not connected: its settings need path, or url.",
         "endpoint incomplete");
  return std::make_unique<AtAPath>(title, path, profile);
}

}  // namespace rightsdesk::connectors
