#pragma once
// Targets, forms and cookies into plain values. Everything here throws Malformed rather than choose.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "web/edge/exchange.h"

namespace rightsdesk::web {

struct Target {
  std::string path;  ///< decoded once; starts with '/'; no empty, "." or ".." segment, no '\\', ';', '%' or control character
  Fields query;
};

/// Throws Malformed for encoded separators, traversal, double encoding, invalid UTF-8, and more than 100 query fields.
Target parse_target(std::string_view raw);

/// application/x-www-form-urlencoded. At most 2000 fields with names to 200 bytes; throws Malformed.
Fields parse_form(std::string_view body);

/// The boundary of a multipart/form-data Content-Type: 1 to 70 characters (RFC 2046 5.1.1). Throws Malformed.
std::string multipart_boundary(std::string_view content_type);

/// multipart/form-data into fields and files: at most 2000 parts, each closed. Throws Malformed (413 for too many parts).
void parse_multipart(std::string_view body, std::string_view boundary, Fields& fields, std::vector<UploadedFile>& files);

/// Throws Malformed when one name comes twice (security.md A24).
std::map<std::string, std::string> parse_cookies(std::string_view header);

/// Percent-encoding for one path segment or query value.
std::string percent_encoded(std::string_view text);

}  // namespace rightsdesk::web
