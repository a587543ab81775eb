// Where SQLite's file must not lie (security.md S12): its locks hold on no network share.
#include "main/network_share.h"

#include <gtest/gtest.h>

namespace rightsdesk {
namespace {

TEST(ANetworkShare, IsKnownByTheKindOfItsFileSystem) {
  EXPECT_EQ(share_of_kind(0x6969), "NFS");
  EXPECT_EQ(share_of_kind(static_cast<long>(0xFF534D42)), "SMB");
  EXPECT_EQ(share_of_kind(static_cast<int>(0xFE534D42)), "SMB") << "as a machine of 32 bits gives it";
  EXPECT_EQ(share_of_kind(0x65735546), "FUSE");
  EXPECT_EQ(share_of_kind(0xEF53), std::nullopt) << "ext4";
  EXPECT_EQ(share_of_kind(0x58465342), std::nullopt) << "XFS";
  EXPECT_EQ(share_of_kind(0x01021994), std::nullopt) << "tmpfs";
}

TEST(ANetworkShare, IsAskedOfThePathItself) {
  EXPECT_EQ(share_at("/proc"), std::nullopt);
  EXPECT_EQ(share_at("/no/such/folder"), std::nullopt);
}

}  // namespace
}  // namespace rightsdesk
