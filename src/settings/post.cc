#include "settings/post.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "yaml/section.h"

namespace rightsdesk::settings {
namespace {

constexpr char kNotify[] = "https://api.notifications.service.gov.uk";

std::string beside(std::string const& file, std::string const& path) {
  return path.empty() ? path : (std::filesystem::absolute(file).parent_path() / path).lexically_normal().string();
}

bool is_here(std::string const& host) { return host == "127.0.0.1" || host == "::1" || host == "localhost"; }

bool is_uuid(std::string const& text) {
  constexpr std::size_t kLength = 36;
  bool const signs = std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isxdigit(c) != 0 || c == '-'; });
  return text.size() == kLength && signs && std::count(text.begin(), text.end(), '-') == 4;
}

void read_smtp(yaml::Section& of, std::string const& file, Carrier& carrier) {
  carrier.host = of.text("host");
  carrier.port = static_cast<std::uint16_t>(of.number_or("port", carrier.port));
  auto const tls = of.text_or("tls", "starttls");
  if (tls == "from_the_start") carrier.tls = Carrier::Tls::from_the_start;
  else if (tls == "none") carrier.tls = Carrier::Tls::none;
  else if (tls != "starttls") of.complain_at("tls", "\"tls\" is starttls, from_the_start or none");
  if (carrier.tls == Carrier::Tls::none && !is_here(carrier.host)) of.complain_at("tls", "\"tls\" is none to this machine alone");
  carrier.user = of.text_or("user", "");
  carrier.password_file = beside(file, of.text_or("password_file", ""));
  if (carrier.user.empty() != carrier.password_file.empty()) of.complain("\"user\" and \"password_file\" come together");
  carrier.from = of.text("from");
  if (std::count(carrier.from.begin(), carrier.from.end(), '@') != 1 || carrier.from.find_first_of(" <>,;\"") != std::string::npos) of.complain_at("from", "\"from\" is one address, without a name");
}

enum class Channel { email, sms, letters };

void read_notify(yaml::Section& of, std::string const& file, Channel channel, Carrier& carrier) {
  carrier.url = of.text_or("url", kNotify);
  if (!carrier.url.starts_with("https://") && !carrier.url.starts_with("http://127.0.0.1:")) of.complain_at("url", "\"url\" begins with https://");
  carrier.key_file = beside(file, of.text("key_file"));
  if (channel == Channel::letters) {
    static std::set<std::string> const kPostage{"first", "second", "economy"};
    carrier.postage = of.text_or("postage", "second");
    if (!kPostage.contains(carrier.postage)) of.complain_at("postage", "\"postage\" is first, second or economy");
    return;
  }
  carrier.template_id = of.text("template");
  if (!is_uuid(carrier.template_id)) of.complain_at("template", "\"template\" is the id of a template of GOV.UK Notify");
}

Carrier carrier_in(yaml::Section& of, std::string const& file, Channel channel) {
  Carrier carrier;
  auto const by = of.text("carrier");
  if (by == "smtp" && channel == Channel::email) carrier.by = Carrier::By::smtp;
  else if (by == "notify") carrier.by = Carrier::By::notify;
  else if (by != "folder") of.complain_at("carrier", channel == Channel::email ? "\"carrier\" is smtp, notify or folder" : "\"carrier\" is notify or folder");
  if (carrier.by == Carrier::By::smtp) read_smtp(of, file, carrier);
  if (carrier.by == Carrier::By::notify) read_notify(of, file, channel, carrier);
  if (carrier.by != Carrier::By::folder) carrier.ca = beside(file, of.text_or("ca", ""));
  of.no_more();
  return carrier;
}

}  // namespace

Post post_in(yaml::Section& of, std::string const& file) {
  Post post;
  auto email = of.section("email");
  post.email = carrier_in(email, file, Channel::email);
  if (auto sms = of.section_if("sms")) post.sms = carrier_in(*sms, file, Channel::sms);
  if (auto letters = of.section_if("letters")) post.letters = carrier_in(*letters, file, Channel::letters);
  post.receipts_token_file = beside(file, of.text_or("receipts_token_file", ""));
  of.no_more();
  return post;
}

}  // namespace rightsdesk::settings
