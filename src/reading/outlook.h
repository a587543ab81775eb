#pragma once
#include "reading/compound.h"

namespace rightsdesk::reading {

/// An Outlook message ([MS-OXMSG]), as the e-mail it stands for: see mail.h. Messages inside it become e-mails too.
Reading read_outlook(Compound const& file);

/// Compressed RTF ([MS-OXRTFCP]) unpacked; empty when it is none.
std::string unpacked_rtf(std::string_view packed);

}  // namespace rightsdesk::reading
