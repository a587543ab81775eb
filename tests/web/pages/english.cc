#include "web/pages/english.h"

#include <libxml/HTMLparser.h>

#include <memory>
#include <regex>

namespace rightsdesk::web::testing {
namespace {

std::string attribute(xmlNode* node, char const* name) {
  std::unique_ptr<xmlChar, decltype(xmlFree)> const value(xmlGetProp(node, reinterpret_cast<xmlChar const*>(name)), xmlFree);
  return value ? reinterpret_cast<char const*>(value.get()) : "";
}

bool is(xmlNode* node, char const* name) { return xmlStrEqual(node->name, reinterpret_cast<xmlChar const*>(name)) != 0; }

void gather(xmlNode* node, std::string& words) {
  for (; node != nullptr; node = node->next) {
    if (node->type == XML_TEXT_NODE) words += " " + std::string(reinterpret_cast<char const*>(node->content));
    if (node->type != XML_ELEMENT_NODE || attribute(node, "lang") == "en") continue;
    if (is(node, "script") || is(node, "style") || is(node, "svg") || is(node, "textarea")) continue;
    for (auto* one = node->properties; one != nullptr; one = one->next) {
      std::string const name = reinterpret_cast<char const*>(one->name);
      if (name == "title" || name == "alt" || name == "aria-label" || name == "placeholder" || name.starts_with("data-i18n")) words += " " + attribute(node, name.c_str());
    }
    gather(node->children, words);
  }
}

}  // namespace

std::vector<std::string> english_on(std::string page, std::vector<std::string> const& values) {
  std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> const read(
      htmlReadMemory(page.data(), static_cast<int>(page.size()), nullptr, "UTF-8", HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET), &xmlFreeDoc);
  std::string words;
  gather(xmlDocGetRootElement(read.get()), words);
  for (auto const& value : values) {
    for (std::size_t at = 0; (at = words.find(value, at)) != std::string::npos;) words.replace(at, value.size(), " ");
  }
  std::vector<std::string> found;
  // A letter beside an accented one (a byte of 128 and more) belongs to no English word.
  static std::regex const plain("(^|[^A-Za-z\x80-\xff])([A-Za-z]{2,})(?![A-Za-z\x80-\xff])");
  for (auto at = std::sregex_iterator(words.begin(), words.end(), plain); at != std::sregex_iterator(); ++at) found.push_back((*at)[2].str());
  return found;
}

}  // namespace rightsdesk::web::testing
