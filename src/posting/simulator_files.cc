#include "posting/simulator_files.h"

#include <array>
#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "core/base64.h"
#include "core/text.h"

namespace rightsdesk::posting {
namespace {

constexpr std::size_t kMostBytes = 2U << 20U, kLongestName = 100;
constexpr std::array kTypes{"csv", "doc", "docx", "jpeg", "jpg", "json", "odt", "pdf", "png", "rtf", "txt", "xlsx"};
constexpr int kMostWeeks = 78;

bool is_file(Json const& value) { return value.is_object() && value.contains("file"); }

std::string wrong_with_name(Json const& value) {
  if (!value.contains("filename") || value["filename"].is_null()) return {};
  if (!value["filename"].is_string()) return "`filename` must be a string";
  auto const name = value["filename"].get<std::string>();
  if (count_code_points(name) > kLongestName) return "`filename` cannot be longer than 100 characters";
  auto const dot = name.rfind('.');
  if (dot == std::string::npos || dot + 1 == name.size()) return "`filename` must end with a file extension. For example, filename.csv";
  auto const type = lower_ascii(name.substr(dot + 1));
  bool const known = std::any_of(kTypes.begin(), kTypes.end(), [&](auto const* one) { return type == one; });
  if (known) return {};
  std::string all;
  for (auto const* one : kTypes) all += (all.empty() ? "'" : ", '") + std::string(one) + "'";
  return "Unsupported file type '" + type + "'. Supported types are: " + all;
}

/// "1 week" or "78 weeks".
bool is_period(std::string const& text) {
  int weeks = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), weeks);
  std::string const unit(end, text.data() + text.size());
  return error == std::errc{} && (unit == " weeks" || unit == " week") && weeks >= 1 && weeks <= kMostWeeks;
}

std::string wrong_with_file(Json const& value) {
  for (auto const& [name, ignored] : value.items()) {
    if (name != "file" && name != "filename" && name != "confirm_email_before_download" && name != "retention_period") return "Additional properties are not allowed (" + name + " was unexpected)";
  }
  auto const bytes = value["file"].is_string() ? bytes_of_base64(value["file"].get<std::string>()) : std::nullopt;
  if (!bytes || bytes->empty()) return "The file must be base64";
  if (bytes->size() > kMostBytes) return "File is larger than 2MB";
  if (auto const wrong = wrong_with_name(value); !wrong.empty()) return wrong;
  auto const confirm = value.value("confirm_email_before_download", Json());
  if (!confirm.is_null() && !confirm.is_boolean()) return "Unsupported value for confirm_email_before_download: '" + confirm.dump() + "'. Use a boolean true or false value.";
  auto const period = value.value("retention_period", Json());
  if (period.is_null() || (period.is_string() && is_period(period.get<std::string>()))) return {};
  return "Unsupported value for retention_period '" + (period.is_string() ? period.get<std::string>() : period.dump()) + "'. Supported periods are from 1 to 78 weeks.";
}

}  // namespace

std::string wrong_with_files(std::string const& kind, Json const& personalisation) {
  for (auto const& [name, value] : personalisation.items()) {
    if (!is_file(value)) continue;
    if (kind != "email") return "Can only send a file by email";
    if (auto wrong = wrong_with_file(value); !wrong.empty()) return wrong;
  }
  return {};
}

Json with_links_to_files(Json personalisation, std::string const& id) {
  for (auto& [name, value] : personalisation.items()) {
    if (is_file(value)) value = "https://documents.service.gov.uk/d/" + id + "/" + name;
  }
  return personalisation;
}

}  // namespace rightsdesk::posting
