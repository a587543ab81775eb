#pragma once
// A site without people: nobody signs in, nothing typed is kept, a style sheet that says nothing.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <string>

#include "web/site.h"

namespace rightsdesk::web::testing {

class NoDoor : public StaffDoor {
 public:
  explicit NoDoor(std::string name = {}) : name_(std::move(name)) {}
  Result<SignInStep> sign_in(std::string const&, std::string const&) override { return refused("refused", "Nobody signs in here."); }
  std::optional<DeviceToAdd> device_to_add(std::string const&) override { return std::nullopt; }
  Result<Entered> add_device(std::string const&, std::string const&) override { return refused("sign_in_over", "Nobody signs in here."); }
  Result<Entered> give_code(std::string const&, std::string const&) override { return refused("sign_in_over", "Nobody signs in here."); }
  SignedIn who(std::string const&) override { return {}; }
  Left sign_out(std::string const&) override { return Left::here; }
  std::string name_of(std::string const&) override { return name_; }
  std::vector<ColleagueLine> colleagues() override {
    return {{"01staff0000000000000000001", "Mary Osei", "mary", {"case_officer"}}, {"01staff0000000000000000002", "Rhys Vaughan", "rhys", {"reviewer"}}};
  }

 private:
  std::string name_;
};
class NoDrafts final : public Drafts {
 public:
  intake::FormAnswers load(std::string const&) override { return {}; }
  void save(std::string const&, intake::FormAnswers const&) override {}
  void forget(std::string const&) override {}
};

inline std::string asset_folder(std::string const& name) {
  auto const folder = ::testing::TempDir() + "rightsdesk-" + name + "-assets";
  ::mkdir(folder.c_str(), 0700);
  std::ofstream(folder + "/app.css") << "body{}";
  return folder;
}

}  // namespace rightsdesk::web::testing
