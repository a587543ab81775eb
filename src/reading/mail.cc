#include "reading/mail.h"

#include <gmime/gmime.h>

#include <array>
#include <memory>

#include "core/text.h"
#include "reading/charset.h"
#include "reading/draft.h"
#include "reading/html.h"
#include "reading/refusals.h"

namespace rightsdesk::reading {
namespace {

constexpr int kDeepest = 40;               ///< multiparts within multiparts
constexpr std::size_t kMostParts = 2'000;  ///< of one message
constexpr std::size_t kMostHeaders = 300;  ///< shown one by one

template <class T>
struct Unref {
  void operator()(T* object) const { g_object_unref(object); }
};
template <class T>
using Held = std::unique_ptr<T, Unref<T>>;

std::string owned(char* text) {
  std::string copy = text == nullptr ? "" : valid_utf8(text);
  g_free(text);
  return copy;
}

std::string shown(char const* text) { return text == nullptr ? std::string{} : tidied(decoded(text).text); }

/// Header lines are decoded by GMime (RFC 2047), which gives UTF-8.
std::string decoded_header(char const* raw) { return raw == nullptr ? std::string{} : tidied(owned(g_mime_utils_header_decode_text(nullptr, raw))); }

/// The bytes of a part, its transfer encoding undone.
std::string content_of(GMimePart* part) {
  auto* const wrapper = g_mime_part_get_content(part);
  if (wrapper == nullptr) return {};
  Held<GMimeStream> const stream(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(wrapper, stream.get());
  auto* const bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  return {reinterpret_cast<char const*>(bytes->data), bytes->len};
}

std::string written(GMimeObject* object) {
  Held<GMimeStream> const stream(g_mime_stream_mem_new());
  g_mime_object_write_to_stream(object, nullptr, stream.get());
  auto* const bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  return {reinterpret_cast<char const*>(bytes->data), bytes->len};
}

std::string type_of(GMimeObject* object) {
  auto* const type = g_mime_object_get_content_type(object);
  return type == nullptr ? std::string("text/plain") : lower_ascii(owned(g_mime_content_type_get_mime_type(type)));
}

std::string parameter(GMimeObject* object, char const* name) {
  auto* const value = g_mime_object_get_content_type_parameter(object, name);
  return value == nullptr ? std::string{} : lower_ascii(value);
}

/// "2019-03-04T09:15:00Z"; empty for a date that is absent or makes no sense.
std::string instant(GDateTime* date) {
  if (date == nullptr || g_date_time_get_year(date) < 1971 || g_date_time_get_year(date) > 2200) return {};
  auto* const utc = g_date_time_to_utc(date);
  auto const text = owned(g_date_time_format(utc, "%Y-%m-%dT%H:%M:%SZ"));
  g_date_time_unref(utc);
  return text;
}

/// Walks one message into a document.
class Message {
 public:
  Message(GMimeMessage* message, document::Document& document) : message_(message), document_(document) {}

  Reading read() {
    take_headers();
    if (auto* const root = g_mime_message_get_mime_part(message_); root != nullptr) take(root, 0);
    if (parts_ > kMostParts) return too_large("this e-mail has more than 2,000 parts");
    if (too_deep_) return too_large("its parts lie more than 40 deep in one another");
    if (locked_ && tidied(plain_ + html_).empty()) return needs_password();
    lay_out();
    return Extracted{std::move(document_), {}};
  }

 private:
  void take_headers() {
    document_.media_type = media_type(Format::mail);
    document_.title = decoded_header(g_mime_message_get_subject(message_));
    document_.dated = instant(g_mime_message_get_date(message_));
    auto* const list = g_mime_object_get_header_list(GMIME_OBJECT(message_));
    std::string rest;
    for (int i = 0; i < g_mime_header_list_get_count(list); ++i) {
      auto* const header = g_mime_header_list_get_header_at(list, i);
      take_header(shown(g_mime_header_get_name(header)), header, rest);
    }
    hide(document_, "header", "further headers", rest);
    if (document_.dated.empty()) warn(document_, "It states no date that makes sense.");
    for (auto const* name : {"From", "To", "Cc", "Date", "Subject"}) {
      for (auto const& [key, value] : top_) {
        if (lower_ascii(key) == lower_ascii(name)) text_.add(std::string(name) + ": " + value + "\n");
      }
    }
    text_.add("\n");
  }

  void take_header(std::string const& name, GMimeHeader* header, std::string& rest) {
    auto const lower = lower_ascii(name);
    auto value = decoded_header(g_mime_header_get_raw_value(header));
    if (value.empty()) value = shown(g_mime_header_get_value(header));
    if (lower == "from" && document_.author.empty()) document_.author = value;
    for (auto const* at_top : {"from", "to", "cc", "date", "subject"}) {
      if (lower == at_top) {
        top_.emplace_back(name, value);
        return;
      }
    }
    if (lower == "bcc") hide(document_, "bcc", "header Bcc", value);
    else if (++headers_ <= kMostHeaders) hide(document_, "header", "header " + name, value);
    else if (rest.size() < 200'000) rest += name + ": " + value + "\n";
  }

  void take(GMimeObject* object, int depth) {
    if (++parts_ > kMostParts) return;
    if (depth > kDeepest) {
      too_deep_ = true;
    } else if (GMIME_IS_MULTIPART(object)) {
      take_multipart(GMIME_MULTIPART(object), depth);
    } else if (GMIME_IS_MESSAGE_PART(object)) {
      take_message(GMIME_MESSAGE_PART(object));
    } else if (GMIME_IS_PART(object)) {
      take_part(GMIME_PART(object));
    }
  }

  void take_multipart(GMimeMultipart* multipart, int depth) {
    auto const type = type_of(GMIME_OBJECT(multipart));
    if (type == "multipart/encrypted") locked_ = true;
    if (type == "multipart/signed") warn(document_, "It is signed; the signature was not checked.");
    for (int i = 0; i < g_mime_multipart_get_count(multipart); ++i) take(g_mime_multipart_get_part(multipart, i), depth + 1);
  }

  void take_message(GMimeMessagePart* part) {
    auto* const inner = g_mime_message_part_get_message(part);
    if (inner == nullptr) return;
    auto subject = decoded_header(g_mime_message_get_subject(inner));
    document_.attachments.push_back({shown_name(subject.empty() ? "message" : subject) + ".eml", media_type(Format::mail), written(GMIME_OBJECT(inner))});
  }

  void take_part(GMimePart* part) {
    auto* const object = GMIME_OBJECT(part);
    auto const type = type_of(object);
    auto content = content_of(part);
    auto const* const file_name = g_mime_part_get_filename(part);
    auto const* const placed = g_mime_object_get_disposition(object);
    bool const attached = (placed != nullptr && lower_ascii(placed) == "attachment") || (file_name != nullptr && type != "text/html" && type != "text/plain");
    if (type == "application/pkcs7-mime" || type == "application/x-pkcs7-mime") {
      if (parameter(object, "smime-type") != "signed-data") locked_ = true;
      warn(document_, "It is an S/MIME message whose content lies in an attachment.");
    }
    if (!attached && type == "text/plain") {
      plain_ += text_in(content, object);
    } else if (!attached && type == "text/html") {
      html_ += html_text(text_in(content, object), document_) + "\n";
    } else {
      attach(shown_name(file_name == nullptr ? "" : decoded(file_name).text), type, std::move(content));
    }
  }

  std::string text_in(std::string const& content, GMimeObject* object) {
    auto charset = parameter(object, "charset");
    if (charset.empty() && type_of(object) == "text/html") charset = stated_charset(content);
    auto const text = decoded(content, charset);
    if (!text.certain) warn(document_, "Some letters of its text may be wrong: the encoding was taken for " + text.charset + ".");
    return text.text + "\n";
  }

  void attach(std::string name, std::string const& stated, std::string content) {
    auto const format = sniffed(content, name);
    auto const found = format == Format::unknown ? stated : std::string(media_type(format));
    document_.attachments.push_back({std::move(name), found, std::move(content)});
  }

  void lay_out() {
    if (tidied(plain_).empty()) std::swap(plain_, html_);
    text_.add(plain_);
    auto const same = [](std::string const& text) {
      auto letters = folded(text);
      std::erase_if(letters, [](char c) { return (c >= 0 && c < '0') || c == '>' || c == '<' || c == '_' || c == '|'; });
      return letters;
    };
    if (!tidied(html_).empty() && same(html_) != same(plain_)) {
      text_.page_break();
      text_.add("The same message in its HTML form:\n\n" + html_);
      warn(document_, "Its plain and its HTML form do not say the same; both are shown.");
    }
    if (!document_.attachments.empty()) {
      text_.end_line();
      text_.add("\nAttachments:\n");
      for (auto const& file : document_.attachments) text_.add("- " + file.name + "\n");
    }
    text_.pages_into(document_);
  }

  GMimeMessage* message_;
  document::Document& document_;
  FlowText text_;
  std::vector<std::pair<std::string, std::string>> top_;
  std::string plain_, html_;
  std::size_t parts_ = 0, headers_ = 0;
  bool locked_ = false, too_deep_ = false;
};

void start_gmime() {
  static bool const started = (g_mime_init(), true);
  (void)started;
}

Held<GMimeParser> parser_of(std::string_view bytes) {
  Held<GMimeStream> const stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  return Held<GMimeParser>(g_mime_parser_new_with_stream(stream.get()));
}

/// Messages and multiparts nest by lines like these; far more of them than of any sound mail would end the parser's stack.
bool nests_beyond_reason(std::string_view bytes) {
  std::size_t count = 0;
  for (auto at = bytes.find(':'); at != std::string_view::npos; at = bytes.find(':', at + 1)) {
    auto const value = lower_ascii(bytes.substr(at, 24));
    if (value.find("message/rfc822") != std::string::npos || value.find("multipart/") != std::string::npos) ++count;
  }
  return count > 1'500;
}

}  // namespace

Reading read_mail(Source const& source) {
  if (nests_beyond_reason(source.bytes)) return too_large("its parts lie too deep in one another");
  start_gmime();
  auto const parser = parser_of(source.bytes);
  Held<GMimeMessage> const message(g_mime_parser_construct_message(parser.get(), nullptr));
  if (!message) return damaged("no message can be made out in this e-mail");
  document::Document document;
  return Message(message.get(), document).read();
}

Reading read_mailbox(Source const& source) {
  start_gmime();
  Extracted extracted;
  auto& document = extracted.document;
  document.media_type = media_type(Format::mailbox);
  FlowText text;
  auto const& bytes = source.bytes;
  for (std::size_t at = 0; at < bytes.size();) {
    auto const from = bytes.find('\n', at);
    if (from == std::string_view::npos) break;
    auto const next = bytes.find("\nFrom ", from);
    auto const end = std::min(next, bytes.size());
    auto message = std::string(bytes.substr(from + 1, end - from));
    auto const subject_at = message.find("\nSubject:");
    auto const subject = subject_at == std::string::npos ? std::string("message") : decoded_header(message.substr(subject_at + 9, message.find('\n', subject_at + 1) - subject_at - 9).c_str());
    text.add("- " + shown_name(subject) + "\n");
    document.attachments.push_back({shown_name(subject) + ".eml", media_type(Format::mail), std::move(message)});
    if (document.attachments.size() > 5'000) return too_large("it holds more than 5,000 messages");
    at = next == std::string_view::npos ? bytes.size() : next + 1;
  }
  text.pages_into(document);
  return extracted;
}

}  // namespace rightsdesk::reading
