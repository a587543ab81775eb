// Mail in one large file that another program takes apart, where it can do no harm.
#include <algorithm>
#include <filesystem>

#include "connectors/protocols/csv.h"
#include "connectors/protocols/decoding.h"
#include "connectors/protocols/folder.h"
#include "connectors/protocols/mail_store.h"
#include "core/text.h"
#include "sandbox/folder.h"
#include "sandbox/run.h"

namespace rightsdesk::connectors {
namespace {

namespace fs = std::filesystem;
using Kind = sources::SourceFailure::Kind;

constexpr std::uintmax_t kMost = 4ULL << 30U;
constexpr std::size_t kMostLoadFile = 64U << 20U;

class Package {
 public:
  Package(std::string const& title, std::string const& path, Deadline const& deadline)
      : title_(title), deadline_(deadline) {
    std::error_code error;
    auto const size = fs::is_regular_file(fs::symlink_status(path, error)) ? fs::file_size(path, error) : 0;
    if (error || size == 0)
      fail(Kind::unreachable, title + " could not be opened: its file is not there or may not be read.", path);
    if (size > kMost)
      fail(Kind::too_large, title + ": its file is larger than we take apart (4 GiB); split the export.", std::to_string(size));
    size_ = size;
    fs::copy_file(path, inside_.path() + "/package", error);
    if (error) fail(Kind::unreachable, title + " could not be read.", error.message());
  }
  [[nodiscard]] std::string const& path() const { return inside_.path(); }

  void take_apart(std::vector<std::string> argv) {
    deadline_.check(title_);
    sandbox::Command command;
    auto const program = argv.front();
    command.argv = std::move(argv);
    command.folder = inside_.path();
    command.bounds.wall = deadline_.left();
    command.bounds.cpu_seconds = static_cast<int>(deadline_.left().count() / 1000 + 1);
    command.bounds.file_bytes = std::max<std::size_t>(256U << 20U, static_cast<std::size_t>(size_) * 4);
    auto const outcome = sandbox::run(command);
    if (outcome.ending == sandbox::Ending::timed_out || deadline_.passed()) throw timed_out(title_, deadline_.total());
    if (outcome.ok()) return;
    fail(Kind::nonsense, title_ + ": its file cannot be taken apart; it may be damaged, locked or of another kind.",
         program + " ended with " + std::to_string(outcome.status) + ": " + tidied(outcome.errors.substr(0, 200)));
  }
  void forget(std::string const& file) const {
    std::error_code error;
    fs::remove(inside_.path() + "/" + file, error);
  }

 private:
  std::string const& title_;
  Deadline const& deadline_;
  sandbox::Folder inside_;
  std::uintmax_t size_ = 0;
};

std::vector<std::string> readpst(std::string const& file, std::string const& into) {
  return {"readpst", "-e", "-D", "-q", "-j", "0", "-o", into, file};
}

class MailPackage : public MailStore {
 public:
  MailPackage(std::string title, std::string path) : title_(std::move(title)), path_(std::move(path)) {}
  void each(MailQuestion const& question, std::size_t most, Deadline const& deadline,
            std::function<Onwards(Mail const&)> const& take) override {
    Package package(title_, path_, deadline);
    take_apart(package, deadline);
    package.forget("package");
    auto const folder = mail_folder(title_, package.path());
    folder->each(question, most, deadline, [&](Mail const& mail) {
      auto given = mail;
      given.where["path"] = path_ + given.where["path"].substr(package.path().size());
      return take(given);
    });
    terms_ = folder->terms();
  }
  [[nodiscard]] std::vector<Stamp> stamps(Deadline const&) override { return {stamp_of(title_, path_)}; }
  [[nodiscard]] std::vector<std::string> terms() const override { return terms_; }

 protected:
  virtual void take_apart(Package& package, Deadline const& deadline) const = 0;
  std::string title_, path_;

 private:
  std::vector<std::string> terms_;
};

class OutlookFile final : public MailPackage {
 public:
  using MailPackage::MailPackage;

 private:
  void take_apart(Package& package, Deadline const&) const override {
    package.take_apart(readpst("package", "."));
  }
};

class ExportPackage final : public MailPackage {
 public:
  ExportPackage(std::string title, std::string path, MailProfile profile)
      : MailPackage(std::move(title), std::move(path)), profile_(std::move(profile)) {}

 private:
  void take_apart(Package& package, Deadline const& deadline) const override {
    package.take_apart({"unzip", "-q", "-o", "package"});
    package.forget("package");
    Folder const folder(title_, package.path());
    std::vector<std::string> passed_over;
    auto const files = folder.files(passed_over, deadline);
    check_load_file(folder, files, deadline);
    for (auto const& file : files)
      if (lower_ascii(file).ends_with(".pst"))
        package.take_apart(readpst("./" + file, "."));
  }

  void check_load_file(Folder const& folder, std::vector<std::string> const& files, Deadline const& deadline) const {
    if (profile_.load_file.empty()) return;
    auto const list = std::find_if(files.begin(), files.end(), [&](std::string const& file) {
      return file == profile_.load_file || file.ends_with("/" + profile_.load_file);
    });
    if (list == files.end())
      fail(Kind::schema_changed, title_ + " has changed: its export has no " + profile_.load_file + ".", path_);
    auto const rows = read_csv(decoded(folder.read(*list, kMostLoadFile, deadline)).text);
    if (!rows || rows->empty())
      fail(Kind::nonsense, title_ + ": " + profile_.load_file + " of its export cannot be read.", path_);
    auto const& head = rows->front().fields;
    auto const column = static_cast<std::size_t>(
        std::find_if(head.begin(), head.end(), [&](auto const& name) { return tidied(name) == profile_.load_column; }) -
        head.begin());
    if (column == head.size())
      fail(Kind::schema_changed,
           title_ + " has changed: its export's list has no column \"" + profile_.load_column + "\".", path_);
    std::size_t gone = 0;
    for (std::size_t i = 1; i < rows->size(); ++i) {
      auto const& fields = (*rows)[i].fields;
      auto named = column < fields.size() ? tidied(fields[column]) : std::string();
      std::replace(named.begin(), named.end(), '\\', '/');
      if (!std::binary_search(files.begin(), files.end(), named)) ++gone;
    }
    if (gone > 0) {
      fail(Kind::nonsense,
           title_ + ": its export lists " + std::to_string(rows->size() - 1) + " items, and " + std::to_string(gone) +
               " of them are not in it. Export it again.",
           path_);
    }
  }

  MailProfile profile_;
};

}  // namespace

std::unique_ptr<MailStore> outlook_file(std::string title, std::string path) {
  return std::make_unique<OutlookFile>(std::move(title), std::move(path));
}

std::unique_ptr<MailStore> export_package(std::string title, std::string path, MailProfile profile) {
  return std::make_unique<ExportPackage>(std::move(title), std::move(path), std::move(profile));
}

}  // namespace rightsdesk::connectors
