#include "posting/folder.h"

#include <filesystem>
#include <fstream>

#include "core/text.h"

namespace rightsdesk::posting {

Handed FolderCarrier::hand_over(Parcel const& parcel, Instant) {
  auto const path = std::filesystem::path(folder_) / (parcel.reference + ".eml");
  auto const unfinished = path.string() + ".part";
  {
    std::ofstream out(unfinished, std::ios::binary);
    // A header value cannot start a new header.
    out << "To: " << tidied(parcel.to.reveal()) << "\r\nSubject: " << tidied(parcel.subject.reveal()) << "\r\nMessage-ID: <" << parcel.reference
        << "@rightsdesk>\r\nX-Channel: " << parcel.channel << "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        << parcel.body.reveal();
    if (!out.flush()) return try_again("cannot write into " + folder_);
  }
  std::error_code failure;
  std::filesystem::rename(unfinished, path, failure);
  return failure ? try_again(failure.message()) : taken();
}

}  // namespace rightsdesk::posting
