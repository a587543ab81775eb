#pragma once
// The mailing lists, one subscriber a line (README.md, Mailings).
#include <fstream>
#include <string>
#include <vector>

#include "crowd.h"
#include "truth.h"

namespace rightsdesk::make_demo {

struct Subscriber {
  std::string id;
  std::string given, family, email, phone, postcode;
  std::vector<std::string> lists;  ///< "family-hub-news", "holiday-activities"
  std::string consent_given;       ///< ISO day
};

class MailingsWriter {
 public:
  explicit MailingsWriter(std::string const& path);
  void subscriber(Subscriber const& one);
  /// The first adult of about every third household who has an e-mail address or a mobile.
  void crowd_subscriber(std::size_t number, Household const& household);
  /// Returns how many were written; throws Fault when the file is not whole.
  std::size_t close();

 private:
  std::string path_;
  std::ofstream file_;
  std::size_t count_ = 0;
};

/// The subject of the story said yes to news of the family hub.
void write_story_mailings(MailingsWriter& mailings, Truth& truth);

}  // namespace rightsdesk::make_demo
