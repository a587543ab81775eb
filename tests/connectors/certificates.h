#pragma once
// Certificates made for the tests by openssl.
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace rightsdesk::connectors::test {

/// An authority, a certificate it gave to 127.0.0.1, one it gave to somebody else, and another authority.
class Certificates {
 public:
  static Certificates const& shared() {
    static Certificates const all;
    return all;
  }
  [[nodiscard]] std::string path(std::string const& name) const { return folder_ + "/" + name; }
  Certificates(Certificates const&) = delete;
  Certificates& operator=(Certificates const&) = delete;
  ~Certificates() { std::filesystem::remove_all(folder_); }

 private:
  Certificates() {
    std::string pattern = "/tmp/rd-tls-XXXXXX";
    folder_ = ::mkdtemp(pattern.data());
    for (std::string const name : {"ca", "otherca"}) {
      run("openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=" + name + " -keyout " + name +
          ".key -out " + name + ".pem");
    }
    for (std::string const name : {"127.0.0.1", "elsewhere.example.org"}) {
      run("openssl req -newkey rsa:2048 -nodes -subj /CN=" + name + " -keyout " + name + ".key -out " + name +
          ".csr");
      auto const kind = name == "127.0.0.1" ? "IP:" : "DNS:";
      run("printf 'subjectAltName=" + std::string(kind) + name + "' > ext && openssl x509 -req -in " + name +
          ".csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile ext -out " + name + ".pem");
    }
    run("chmod -R a+rX . && chmod a+r *.key");
  }
  void run(std::string const& command) const {
    if (std::system(("cd " + folder_ + " && (" + command + ") >/dev/null 2>&1").c_str()) != 0)
      throw std::runtime_error(command);
  }
  std::string folder_;
};

}  // namespace rightsdesk::connectors::test
