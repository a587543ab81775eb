#include "connectors/protocols/message.h"

#include <gmime/gmime.h>

#include <cstdlib>
#include <memory>
#include <mutex>

#include "connectors/protocols/decoding.h"
#include "core/date.h"
#include "core/text.h"

namespace rightsdesk::connectors {
namespace {

template <class T>
struct Unref {
  void operator()(T* object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref<T>>;

void start_gmime() {
  static std::once_flag once;
  std::call_once(once, [] { g_mime_init(); });
}

std::string text_or_empty(char const* text) { return text == nullptr ? "" : valid_utf8(text); }

std::string addresses(InternetAddressList* list) {
  if (list == nullptr) return {};
  std::unique_ptr<char, decltype(&g_free)> const words(internet_address_list_to_string(list, nullptr, FALSE),
                                                       g_free);
  return text_or_empty(words.get());
}

std::string decoded_content(GMimePart* part) {
  GMimeDataWrapper* const content = g_mime_part_get_content(part);
  if (content == nullptr) return {};
  Owned<GMimeStream> const memory(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, memory.get());
  GByteArray const* const bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(memory.get()));
  return {reinterpret_cast<char const*>(bytes->data), bytes->len};
}

/// In the charset the part names, when it names one and the bytes fit it; else by looking at the bytes.
std::string in_utf8(std::string const& bytes, char const* charset) {
  if (charset != nullptr && lower_ascii(charset) != "utf-8" && lower_ascii(charset) != "us-ascii") {
    gsize written = 0;
    std::unique_ptr<char, decltype(&g_free)> const converted(
        g_convert(bytes.data(), static_cast<gssize>(bytes.size()), "UTF-8", charset, nullptr, &written,
                  nullptr),
        g_free);
    if (converted != nullptr) return valid_utf8({converted.get(), written});
  }
  return decoded(bytes).text;
}

void add_part(GMimeObject* object, MessageText& message, int depth);

void add_headers(GMimeMessage* mail, MessageText& message) {
  for (auto* const list :
       {g_mime_message_get_from(mail), g_mime_message_get_to(mail), g_mime_message_get_cc(mail),
        g_mime_message_get_bcc(mail), g_mime_message_get_reply_to(mail)}) {
    message.text += addresses(list) + "\n";
  }
  message.text += text_or_empty(g_mime_message_get_subject(mail)) + "\n";
}

void add_leaf(GMimePart* part, MessageText& message) {
  auto* const type = g_mime_object_get_content_type(GMIME_OBJECT(part));
  auto const* const name = g_mime_part_get_filename(part);
  if (name != nullptr) message.text += text_or_empty(name) + "\n";
  bool const html = g_mime_content_type_is_type(type, "text", "html") != 0;
  if (name != nullptr || (!html && g_mime_content_type_is_type(type, "text", "*") == 0))
    ++message.attachments;
  if (g_mime_content_type_is_type(type, "text", "*") == 0) return;
  auto const text = in_utf8(decoded_content(part), g_mime_content_type_get_parameter(type, "charset"));
  message.text += (html ? text_of_html(text) : text) + "\n";
}

void add_part(GMimeObject* object, MessageText& message, int depth) {
  if (object == nullptr || depth > 20) return;
  if (GMIME_IS_MULTIPART(object)) {
    auto* const parts = GMIME_MULTIPART(object);
    for (int i = 0; i < g_mime_multipart_get_count(parts); ++i)
      add_part(g_mime_multipart_get_part(parts, i), message, depth + 1);
  } else if (GMIME_IS_MESSAGE_PART(object)) {
    auto* const inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
    if (inner == nullptr) return;
    add_headers(inner, message);
    add_part(g_mime_message_get_mime_part(inner), message, depth + 1);
  } else if (GMIME_IS_PART(object)) {
    add_leaf(GMIME_PART(object), message);
  }
}

void add_mailboxes(InternetAddressList* list, MessageText& message) {
  for (int i = 0; list != nullptr && i < internet_address_list_length(list); ++i) {
    auto* const address = internet_address_list_get_address(list, i);
    if (!INTERNET_ADDRESS_IS_MAILBOX(address)) continue;
    message.mailboxes.push_back(
        lower_ascii(text_or_empty(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)))));
  }
}

void add_thread(GMimeMessage* mail, MessageText& message) {
  for (auto const* header : {"In-Reply-To", "References"}) {
    std::string const ids = text_or_empty(g_mime_object_get_header(GMIME_OBJECT(mail), header));
    for (auto open = ids.find('<'); open != std::string::npos; open = ids.find('<', open + 1)) {
      auto const close = ids.find('>', open);
      if (close != std::string::npos) message.thread.push_back(ids.substr(open + 1, close - open - 1));
    }
  }
}

std::string day_of(GMimeMessage* mail) {
  GDateTime* const date = g_mime_message_get_date(mail);
  if (date == nullptr) return {};
  Date const day{std::chrono::year(g_date_time_get_year(date)),
                 std::chrono::month(static_cast<unsigned>(g_date_time_get_month(date))),
                 std::chrono::day(static_cast<unsigned>(g_date_time_get_day_of_month(date)))};
  return day.ok() ? to_iso(day) : "";
}

std::string entity(std::string const& name) {
  if (name == "amp") return "&";
  if (name == "lt") return "<";
  if (name == "gt") return ">";
  if (name == "quot") return "\"";
  if (name == "apos") return "'";
  if (name == "nbsp") return " ";
  if (name.size() < 2 || name[0] != '#') return "&" + name + ";";
  bool const hex = name[1] == 'x' || name[1] == 'X';
  auto const code = std::strtoul(name.c_str() + (hex ? 2 : 1), nullptr, hex ? 16 : 10);
  return code == 0 || code > 0x10FFFF ? " " : to_utf8(std::u32string(1, static_cast<char32_t>(code)));
}

}  // namespace

std::string text_of_html(std::string const& html) {
  std::string out;
  auto const lower = lower_ascii(html);
  for (std::size_t i = 0; i < html.size();) {
    if (html[i] == '<') {
      for (std::string const hidden : {"script", "style"}) {
        if (lower.compare(i + 1, hidden.size(), hidden) == 0)
          i = std::min(lower.find("</" + hidden, i), html.size() - 1);
      }
      auto const name_at = i + (i + 1 < html.size() && html[i + 1] == '/' ? 2 : 1);
      auto const name_end = lower.find_first_of(" >/\t\n", name_at);
      auto const name = name_end == std::string::npos ? "" : lower.substr(name_at, name_end - name_at);
      // Words joined by inline tags stay one word: "O<b>Brien</b>" must be found.
      if (name != "b" && name != "i" && name != "em" && name != "strong" && name != "span" && name != "u" &&
          !name.empty())
        out += ' ';
      auto const close = html.find('>', i);
      i = close == std::string::npos ? html.size() : close + 1;
    } else if (auto const end = html[i] == '&' ? html.find(';', i) : std::string::npos;
               end != std::string::npos && end - i < 12) {
      out += entity(html.substr(i + 1, end - i - 1));
      i = end + 1;
    } else {
      out += html[i++];
    }
  }
  return out;
}

MessageText read_message(std::string const& bytes) {
  start_gmime();
  Owned<GMimeStream> const stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  Owned<GMimeParser> const parser(g_mime_parser_new_with_stream(stream.get()));
  Owned<GMimeMessage> const mail(g_mime_parser_construct_message(parser.get(), nullptr));
  MessageText message;
  if (mail == nullptr) {
    message.text = decoded(bytes).text;
    return message;
  }
  message.id = text_or_empty(g_mime_message_get_message_id(mail.get()));
  message.subject = text_or_empty(g_mime_message_get_subject(mail.get()));
  message.from = addresses(g_mime_message_get_from(mail.get()));
  message.to = addresses(g_mime_message_get_to(mail.get()));
  message.dated = day_of(mail.get());
  add_thread(mail.get(), message);
  for (auto* const list : {g_mime_message_get_from(mail.get()), g_mime_message_get_to(mail.get()),
                           g_mime_message_get_cc(mail.get())})
    add_mailboxes(list, message);
  add_headers(mail.get(), message);
  add_part(g_mime_message_get_mime_part(mail.get()), message, 0);
  message.text = valid_utf8(message.text);
  return message;
}

}  // namespace rightsdesk::connectors
