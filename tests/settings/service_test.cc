#include "settings/service.h"

#include <gmock/gmock.h>

#include "files.h"

namespace rightsdesk::settings {
namespace {

using testing::Contains;
using testing::HasSubstr;

Result<Service, std::vector<std::string>> read(std::string const& more) {
  auto const file = write(fresh_folder("service") + "/service.yaml",
                          "tree: .\ncontroller: thamesbrook\nvault_key: key\nassets: assets\noutbox: outbox\ndatabase: { url: \"sqlite:x.db\" }\n" + more);
  return load_service(file);
}

TEST(LinksInLetters, BeginWithWhereThePublicFindsThePages) {
  EXPECT_EQ(read("public_url: https://rights.example.org\n")->public_url, "https://rights.example.org");
  EXPECT_EQ(read("hosts: [rights.example.org]\ncertificate: a.pem\n")->public_url, "https://rights.example.org") << "the first host, where nothing is said";
  EXPECT_EQ(read("port: 8181\n")->public_url, "http://127.0.0.1:8181");
}

TEST(LinksInLetters, AreWholeAddresses) {
  for (auto const* wrong : {"rights.example.org", "https://rights.example.org/", "ftp://rights.example.org"}) {
    auto const service = read("public_url: " + std::string(wrong) + "\n");
    ASSERT_FALSE(service) << wrong;
    EXPECT_THAT(service.error(), Contains(HasSubstr("service.yaml:7: \"public_url\" begins with https://")));
  }
}

}  // namespace
}  // namespace rightsdesk::settings
