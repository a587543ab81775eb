#include "reading/pdf_inside.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <nlohmann/json.hpp>
#include <qpdf/Buffer.hh>
#include <qpdf/JSON.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFOutlineDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <set>

#include "core/text.h"
#include "reading/draft.h"
#include "reading/files.h"

namespace rightsdesk::reading {
namespace {

constexpr unsigned kSeconds = 10;  ///< and one more for every ten pages
constexpr std::size_t kMostAttachments = 500;
constexpr std::size_t kMostAttached = 200U << 20U;

std::string text_of(QPDFObjectHandle object, char const* key) {
  if (!object.isDictionary() || !object.hasKey(key)) return {};
  auto value = object.getKey(key);
  if (value.isString()) return value.getUTF8Value();
  return value.isName() ? value.getName().substr(1) : std::string{};
}

/// What is found, before it is told to the parent.
class Finder {
 public:
  Finder(QPDF& pdf, std::string folder) : pdf_(pdf), folder_(std::move(folder)) {}

  document::Document look() {
    at_all_objects();
    at_pages();
    at_embedded_files();
    for (auto& bookmark : QPDFOutlineDocumentHelper(pdf_).getTopLevelOutlines()) at_bookmark(bookmark, 0);
    if (pdf_.getRoot().hasKey("/OCProperties")) warn(found_, "It has layers, which may be switched off and on: some of its content may not show.");
    return std::move(found_);
  }

 private:
  void at_all_objects() {
    for (auto object : pdf_.getAllObjects()) {
      at_object(object.isStream() ? object.getDict() : object, 0);
    }
  }

  /// And what lies in it directly; what it refers to is met as an object of its own.
  void at_object(QPDFObjectHandle object, int depth) {
    if (depth > 12) return;
    if (object.isDictionary()) {
      at_dictionary(object);
      for (auto const& [key, value] : object.getDictAsMap()) at_value(value, depth);
    } else if (object.isArray() && depth < 3) {
      for (auto const& value : object.getArrayAsVector()) at_value(value, depth);
    }
  }

  void at_value(QPDFObjectHandle value, int depth) {
    if (!value.isIndirect() && (value.isDictionary() || value.isArray())) at_object(value, depth + 1);
  }

  void at_dictionary(QPDFObjectHandle dictionary) {
    auto const kind = text_of(dictionary, "/S");
    if (dictionary.getDictAsMap().count("/JS") > 0 || kind == "JavaScript") warn(found_, "It holds a script, which was not run.");
    if (kind == "Launch") warn(found_, "It tries to start a program; that was not done.");
    if (kind == "SubmitForm" || kind == "ImportData") warn(found_, "It tries to send or fetch form data; that was not done.");
    if (kind == "GoToR" || kind == "GoToE") warn(found_, "It refers to another file, which was not opened.");
    if (dictionary.getDictAsMap().count("/XFA") > 0) warn(found_, "It holds an XFA form, whose content may differ from its pages.");
    if (dictionary.getDictAsMap().count("/RichMedia") > 0 || text_of(dictionary, "/Subtype") == "RichMedia") warn(found_, "It holds sound or film, which was not played.");
    if (kind == "URI") hide(found_, "link", "link", text_of(dictionary, "/URI"));
    hide(found_, "alt_text", "alternative text", text_of(dictionary, "/Alt"));
    hide(found_, "alt_text", "replacement text", text_of(dictionary, "/ActualText"));
    if (text_of(dictionary, "/Type") == "Filespec") at_file(dictionary);
    if (text_of(dictionary, "/FT") == "Tx" || text_of(dictionary, "/FT") == "Ch") {
      hide(found_, "form_value", "field " + shown_name(text_of(dictionary, "/T")), text_of(dictionary, "/V"));
    }
  }

  void at_pages() {
    int number = 0;
    for (auto& page : QPDFPageDocumentHelper(pdf_).getAllPages()) {
      ++number;
      auto annotations = page.getObjectHandle().getKey("/Annots");
      if (!annotations.isArray()) continue;
      for (auto const& annotation : annotations.getArrayAsVector()) at_annotation(annotation, number);
    }
    count_ = number;
    hide(found_, "page_count", "qpdf", std::to_string(number));
  }

  void at_annotation(QPDFObjectHandle const& annotation, int page) {
    auto const where = "page " + std::to_string(page);
    auto const author = text_of(annotation, "/T");
    auto const kind = text_of(annotation, "/Subtype");
    if (kind == "Widget" || kind == "Popup") return;
    auto const text = text_of(annotation, "/Contents");
    if (!text.empty()) hide(found_, "comment", author.empty() ? where : where + ", by " + author, text);
  }

  void at_embedded_files() {
    for (auto const& [name, file] : QPDFEmbeddedFileDocumentHelper(pdf_).getEmbeddedFiles()) at_file(file->getObjectHandle());
  }

  void at_file(QPDFObjectHandle specification) {
    if (!specification.hasKey("/EF") || !specification.getKey("/EF").isDictionary()) return;
    auto name = text_of(specification, "/UF");
    if (name.empty()) name = text_of(specification, "/F");
    auto files = specification.getKey("/EF").getDictAsMap();
    for (auto const* key : {"/UF", "/F"}) {
      auto entry = files.find(key);
      if (entry == files.end() || !entry->second.isStream()) continue;
      if (!seen_.insert(entry->second.getObjGen()).second) return;
      keep(shown_name(name), entry->second);
      return;
    }
  }

  void keep(std::string const& name, QPDFObjectHandle stream) {
    if (found_.attachments.size() == kMostAttachments || kept_ > kMostAttached) {
      warn(found_, "It holds more files than are taken out; look at the original.");
      return;
    }
    auto const data = stream.getStreamData(qpdf_dl_generalized);
    std::string_view const bytes(reinterpret_cast<char const*>(data->getBuffer()), data->getSize());
    kept_ += bytes.size();
    write_file(folder_ + "/inside-" + std::to_string(found_.attachments.size()), bytes);
    found_.attachments.push_back({name, media_type(sniffed(bytes, name)), {}});
  }

  void at_bookmark(QPDFOutlineObjectHelper& bookmark, int depth) {
    if (depth > 20 || ++bookmarks_ > 5000) return;
    hide(found_, "bookmark", "bookmark", bookmark.getTitle());
    for (auto& child : bookmark.getKids()) at_bookmark(child, depth + 1);
  }

  QPDF& pdf_;
  std::string folder_;
  document::Document found_;
  std::set<QPDFObjGen> seen_;
  std::size_t kept_ = 0;
  int bookmarks_ = 0;
  int count_ = 0;
};

void open(QPDF& pdf, std::string const& path, std::string const& password) {
  pdf.setSuppressWarnings(true);
  pdf.processFile(path.c_str(), password.empty() ? nullptr : password.c_str());
}

/// The work of the process of its own.
int found_in(std::string const& path, std::string const& folder) {
  try {
    QPDF pdf;
    open(pdf, path, {});
    write_file(folder + "/inside.json", document::to_json(Finder(pdf, folder).look()).dump());
    return 0;
  } catch (std::exception const&) {
    return 1;
  }
}

bool done_in_a_process_of_its_own(std::string const& path, std::string const& folder, int pages) {
  auto const pid = fork();
  if (pid == 0) {
    alarm(kSeconds + static_cast<unsigned>(pages) / 10);
    _exit(found_in(path, folder));
  }
  int status = 0;
  while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return pid > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

void take(document::Document& document, document::Document found, std::string const& folder, int pages) {
  for (std::size_t i = 0; i < found.attachments.size(); ++i) {
    found.attachments[i].bytes = file_bytes(folder + "/inside-" + std::to_string(i));
    document.attachments.push_back(std::move(found.attachments[i]));
  }
  std::set<std::pair<std::string, std::string>> told;
  for (auto& part : found.hidden) {
    if (part.kind == "page_count") {
      if (part.text != std::to_string(pages)) warn(document, "Two readers count its pages differently: " + std::to_string(pages) + " and " + part.text + ".");
    } else if (told.emplace(part.kind + part.where, part.text).second) {
      document.hidden.push_back(std::move(part));
    }
  }
  for (auto const& sentence : found.warnings) warn(document, sentence);
}

std::size_t endings(std::string_view bytes) {
  std::size_t count = 0;
  for (auto at = bytes.find("%%EOF"); at != std::string_view::npos; at = bytes.find("%%EOF", at + 5)) ++count;
  return count;
}

}  // namespace

void look_inside(Source const& source, int pages, document::Document& document) {
  if (done_in_a_process_of_its_own(source.path, source.folder, pages)) {
    take(document, document::document_from(Json::parse(file_bytes(source.folder + "/inside.json"))), source.folder, pages);
  } else {
    warn(document, "What this PDF holds beside its pages (comments, files, scripts) could not be looked at.");
  }
  bool const fast_web_view = source.bytes.substr(0, 2048).find("/Linearized") != std::string_view::npos;
  if (endings(source.bytes) > (fast_web_view ? 2U : 1U)) {
    warn(document, "It was changed after it was first saved: earlier versions inside it may hold other text.");
  }
}

}  // namespace rightsdesk::reading
