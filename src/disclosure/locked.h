#pragma once
#include <string>

namespace rightsdesk::disclosure {

/// The PDF behind a password (AES-256, revision 6 of ISO 32000-2), tags and all; screen readers keep their access. Its bytes differ each time.
/// Throws Fault for what is not a PDF.
std::string locked(std::string const& pdf, std::string const& password);

}  // namespace rightsdesk::disclosure
