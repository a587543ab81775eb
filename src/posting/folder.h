#pragma once
// Messages as files, for trying out and for a gateway that takes them from there.
#include "posting/carrier.h"

namespace rightsdesk::posting {

/// Each parcel is a file <reference>.eml in `folder`, whole or not at all.
class FolderCarrier final : public Carrier {
 public:
  explicit FolderCarrier(std::string folder) : folder_(std::move(folder)) {}
  Handed hand_over(Parcel const& parcel, Instant now) override;

 private:
  std::string folder_;
};

}  // namespace rightsdesk::posting
